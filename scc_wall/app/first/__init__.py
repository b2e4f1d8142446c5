"""Puts store, vault, access, cameras and websites behind the pages of the first start (`ui.first`).

Its reception lives on the UI thread and loads the pages when somebody needs them; its worker loads nothing of Qt.
"""
