"""`python -m dqlang`: the command line."""

from dqlang.cli import main

main()
