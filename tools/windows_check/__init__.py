"""`dev.py windows-check`: the tests, the package and its installer as Windows programs under wine; never part of CI.

The rig (a Windows CPython under Debian's wine) is set up by a script that is shared with other work. What wine lacks is
listed in `gaps`, each with its reason; what the check found stands in docs/windows-check.md.
"""
