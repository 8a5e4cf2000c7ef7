"""The subcommand ``convert``."""

from __future__ import annotations

import argparse
from pathlib import Path

from legible_train.convert import craft, parseq
from legible_train.convert.states import CheckpointError

CONVERTERS = {"craft": craft.convert, "parseq": parseq.convert}


def register(commands: argparse._SubParsersAction) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("convert", help="turn a public checkpoint of CRAFT or PARSeq into a bundle")
    command.add_argument("kind", choices=CONVERTERS)
    command.add_argument("checkpoint", type=Path, help="the .pth, .pt or .ckpt file")
    command.add_argument("out", type=Path, help="folder of the bundle to write")
    command.set_defaults(run_command=run)


def run(options: argparse.Namespace) -> None:
    try:
        CONVERTERS[options.kind](options.checkpoint, options.out)
    except CheckpointError as error:
        raise SystemExit(str(error)) from None
