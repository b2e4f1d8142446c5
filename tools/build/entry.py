"""Where the frozen program begins; decode processes begin here too, and `main` hands them on at once."""

import sys

from scc_wall.cli import main

if __name__ == "__main__":
    sys.exit(main())
