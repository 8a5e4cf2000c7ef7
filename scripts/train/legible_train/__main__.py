"""Lets ``python -m legible_train`` run the command line."""

from legible_train.cli import main

main()
