"""`python -m scc_wall`."""

if __name__ == "__main__":  # decode processes import this module too, and need nothing of it
    from scc_wall.cli import main

    raise SystemExit(main())
