"""The panel of the websites: what the monitors know becomes rows, a tile on the wall, a banner and a detail page.

View only: it knows the words of `domain` and the protocol of `ui.sites.desk`, and owns no thread. `app` opens it.
"""
