"""`python -m scc_wall`."""

from scc_wall.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
