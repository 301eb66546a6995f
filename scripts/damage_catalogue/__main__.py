"""`python -m damage_catalogue` is the command `catalogue`."""

from damage_catalogue.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
