"""The panel of events: what happened, what lasts, what waits for a person.

Owns no thread; pulls what it shows on the wall's slow tick. Imported by `app` and, for the desk window, by `ui`.
"""
