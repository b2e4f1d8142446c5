"""The parts of the desk window: its menus, its centre, the miniature of all screens, session panel, status line.

On the UI thread; `ui.desk_window` puts them together. Only `ui` and `app` import it.
"""
