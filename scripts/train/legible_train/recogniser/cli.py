"""The subcommand ``recogniser``: render, train, evaluate, export."""

from __future__ import annotations

import argparse
import json
import logging
import platform
from pathlib import Path

from legible_train.average import register as register_average
from legible_train.data import DEFAULT_CACHE, DEFAULT_ROOT, TRAIN_FOLDER
from legible_train.recogniser.evaluate import evaluate
from legible_train.recogniser.export import export_bundle
from legible_train.recogniser.network import RecogniserConfig
from legible_train.recogniser.pool import EVALUATION_KINDS, SCREENS, TRAINING_KINDS, build_shard
from legible_train.recogniser.screens import build_screens
from legible_train.recogniser.train import RecogniserOptions, RecogniserTrainer

DEFAULT_BUNDLE = TRAIN_FOLDER.parents[1] / "src/main/resources/org/legible/bundles/legible-reader-1"


def register(commands: argparse._SubParsersAction) -> None:
    """Adds the subcommand with its own subcommands."""
    top = commands.add_parser("recogniser", help="the word recogniser legible-reader-1")
    parts = top.add_subparsers(required=True)

    render = parts.add_parser("render", help="draw crops of words into the pool, a file of them at a time")
    add_cache(render)
    render.add_argument("--root", type=Path, default=DEFAULT_ROOT, help="folder of the training images")
    render.add_argument("--kind", choices=TRAINING_KINDS + EVALUATION_KINDS, required=True)
    render.add_argument("--count", type=int, default=20000)
    render.add_argument("--seed", type=int, default=1, help="another seed adds another file")
    render.set_defaults(run_command=lambda o: build_shard(o.kind, o.count, o.seed, o.root, o.cache))

    screens = parts.add_parser("screens", help="let Tesseract read screens kept for evaluation, into the pool")
    add_cache(screens)
    screens.add_argument("folder", type=Path, help="folder of PNG files")
    screens.set_defaults(run_command=lambda o: build_screens(o.folder, o.cache))

    train = parts.add_parser("train", help="train, or go on with a run that was interrupted")
    add_cache(train)
    train.add_argument("run", type=Path, help="folder of the run: checkpoint, log")
    defaults = RecogniserOptions(Path(), Path())
    for name in ("words", "minutes", "batch", "others", "seed", "lr", "threads", "device"):
        value = getattr(defaults, name)
        train.add_argument("--" + name, type=type(value), default=value)
    train.add_argument("--start", type=Path, help="checkpoint whose weights a new run starts from")
    train.add_argument("--compile", action="store_true", help="torch.compile the networks (worth it on CUDA)")
    train.set_defaults(run_command=run_training)

    look = parts.add_parser("evaluate", help="word accuracy and readings of nothing, one row a kind of crops and way of reading")
    add_cache(look)
    look.add_argument("checkpoint", type=Path)
    look.add_argument("--kinds", nargs="+", choices=(*EVALUATION_KINDS, SCREENS), default=(*EVALUATION_KINDS, SCREENS))
    add_every(look)
    look.add_argument("--threads", type=int, default=1)
    look.set_defaults(run_command=run_evaluation)

    register_average(parts)

    export = parts.add_parser("export", help="choose the threshold and write a bundle from a checkpoint")
    add_cache(export)
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--bundle", type=Path, default=DEFAULT_BUNDLE)
    export.add_argument("--hardware", default=platform.processor() or platform.machine(), help="for the training card")
    add_every(export)
    export.set_defaults(run_command=run_export)


def add_cache(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder of the decoded images and the pool")


def add_every(command: argparse.ArgumentParser) -> None:
    command.add_argument("--every", type=int, default=1, help="measure on every n-th crop only")


def run_training(options: argparse.Namespace) -> None:
    settings = {k: v for k, v in vars(options).items() if k in RecogniserOptions.__dataclass_fields__}
    trainer = RecogniserTrainer(RecogniserConfig(), RecogniserOptions(**settings))
    logging.getLogger().addHandler(logging.FileHandler(options.run / "train.log"))
    trainer.run()


def run_evaluation(options: argparse.Namespace) -> None:
    for row in evaluate(options.checkpoint, options.cache, tuple(options.kinds), options.every, options.threads):
        print(json.dumps(row))


def run_export(options: argparse.Namespace) -> None:
    print(json.dumps(export_bundle(options.checkpoint, options.cache, options.bundle, options.hardware, options.every)))
