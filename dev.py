#!/usr/bin/env python3
"""What a developer or newcomer starts: `python3 dev.py demo`, `test`, `check`, `bench`, `screenshots`, `build`, `lock`.

Standard library only, the same on Windows and Linux. This file stays readable to older Pythons, so that they can be
told what is wrong; the work is in `tools/dev/`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts it with an older Python must be told so, not shown a trace
    sys.exit(
        "SCC Wall needs Python 3.11 or newer; this is Python {}.{} ({}).\n"
        "Start dev.py with a newer one, for example: python3.11 dev.py {}".format(
            sys.version_info[0], sys.version_info[1], sys.executable, " ".join(sys.argv[1:])
        )
    )

from tools.dev.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
