"""`python -m tools.shots`: draws the scenes."""

import sys

from tools.shots.draw import main

if __name__ == "__main__":
    sys.exit(main())
