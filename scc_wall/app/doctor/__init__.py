"""`scc-wall doctor`: looks at the installation and says what is well and what is not; changes nothing.

home, machine, store, key, cameras ─→ one `Finding` a line ─→ terminal, JSON, support bundle. Its threads (those that
ask cameras) end with each examination. Imported by `cli` alone.
"""
