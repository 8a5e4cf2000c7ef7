"""The one entry point of training: ``python -m legible_train --help``."""

from __future__ import annotations

import argparse
import json
import logging
import platform
from pathlib import Path

import torch
from torch.utils.data import DataLoader

from legible_train.average import register as register_average
from legible_train.config import CodecConfig
from legible_train.convert.cli import register as register_converters
from legible_train.corpus import load_corpus
from legible_train.data import DEFAULT_CACHE, DEFAULT_ROOT, CropSource, prepare_cache
from legible_train.detector import commands as detector
from legible_train.evaluate import evaluate, load_codec
from legible_train.export import export_bundle, raise_top
from legible_train.pack import pack_corpus
from legible_train.recogniser.cli import register as register_recogniser
from legible_train.statistics import collect
from legible_train.text_boxes import find_text
from legible_train.text_loss import KINDS as TEXT_LOSSES
from legible_train.train import BUNDLES, Trainer, TrainOptions
from legible_train.words import label_words

DEFAULT_BUNDLE = BUNDLES / "legible-1"


def parser() -> argparse.ArgumentParser:
    """Options of all subcommands."""
    top = argparse.ArgumentParser(prog="legible_train", description="Train, look at and export Legible's networks.")
    commands = top.add_subparsers(required=True)

    data = commands.add_parser("data", help="decode the training images and render synthetic pages, once")
    add_data_options(data)
    data.set_defaults(run_command=lambda o: prepare_cache(o.root, o.cache))

    pack = commands.add_parser("pack", help="pack a part of the images into few megabytes, for training elsewhere")
    add_data_options(pack)
    pack.add_argument("out", type=Path, help="folder to write; the --root of that training")
    pack.add_argument("--megabytes", type=float, default=44)
    pack.add_argument("--seed", type=int, default=0)
    pack.set_defaults(run_command=run_packing)

    label = commands.add_parser("label", help="let Tesseract read the training images, for the text networks; goes on where it stopped")
    label.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder of the decoded images; gets words.json")
    label.add_argument("--minutes", type=float, default=30, help="stop after so long")
    label.add_argument("--seed", type=int, default=0, help="of the order of the images")
    label.set_defaults(run_command=lambda o: label_words(o.cache, o.minutes, o.seed))

    boxes = commands.add_parser("boxes", help="let the detector find the words of all training images, for losses and maps that care about text")
    boxes.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder of the decoded images; gets boxes.npz")
    boxes.add_argument("--detector", type=Path, default=BUNDLES / "legible-detector-1", help="folder of the bundle")
    boxes.set_defaults(run_command=lambda o: find_text(o.cache, o.detector))

    train = commands.add_parser("train", help="train, or go on with a run that was interrupted")
    add_data_options(train)
    train.add_argument("run", type=Path, help="folder of the run: checkpoint, log")
    defaults = TrainOptions(Path(), Path(), Path())
    for name in ("minutes", "steps", "prior_minutes", "batch", "crop", "seed", "lr", "fast_lr", "threads", "workers", "device", "kappa", "text_words", "text_limit"):
        value = getattr(defaults, name)
        train.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    train.add_argument("--start", type=Path, help="checkpoint whose weights a new run starts from")
    train.add_argument("--text-loss", choices=TEXT_LOSSES, default=defaults.text_loss, help="what kappa weighs")
    train.add_argument("--mix", type=parse_mix, default=defaults.mix, help="shares of the kinds, as screens=0.6,photos=0.3")
    train.add_argument("--compile", action="store_true", help="torch.compile the codec (worth it on CUDA)")
    train.set_defaults(run_command=run_training)

    look = commands.add_parser("evaluate", help="estimated rate and PSNR of a checkpoint on a folder of PNG files")
    look.add_argument("checkpoint", type=Path)
    look.add_argument("folder", type=Path)
    look.add_argument("--qualities", type=float, nargs="+", default=[1, 15, 29, 43, 57, 72, 86, 100])
    look.add_argument("--every", type=int, default=1, help="take every n-th image only")
    look.add_argument("--text", action="store_true", help="error rates of the text as well, read by Tesseract")
    look.set_defaults(run_command=run_evaluation)

    export = commands.add_parser("export", help="write a model bundle from a checkpoint")
    add_data_options(export)
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--bundle", type=Path, default=DEFAULT_BUNDLE)
    export.add_argument("--batches", type=int, default=60, help="batches of 8 crops whose symbols shape the tables")
    export.add_argument("--headroom", type=float, default=0.1, help="log of the factor by which quality 100 is finer than trained")
    export.add_argument("--hardware", default=platform.processor() or platform.machine(), help="for the training card")
    export.set_defaults(run_command=run_export)
    register_average(commands)
    detector.register(commands)
    register_recogniser(commands)
    register_converters(commands)
    return top


def add_data_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--root", type=Path, default=DEFAULT_ROOT, help="folder of the training images")
    command.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder of the decoded images")


def run_packing(options: argparse.Namespace) -> None:
    print(json.dumps(pack_corpus(load_corpus(options.root, options.cache), options.out, options.megabytes, options.seed)))


def parse_mix(text: str) -> dict[str, float]:
    """``screens=0.6,photos=0.3`` as a dictionary; kinds left out are not drawn."""
    try:
        return {kind: float(share) for kind, share in (part.split("=") for part in text.split(","))}
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form screens=0.6,photos=0.3") from None


def run_training(options: argparse.Namespace) -> None:
    settings = {k: v for k, v in vars(options).items() if k in TrainOptions.__dataclass_fields__}
    trainer = Trainer(CodecConfig(), TrainOptions(**settings))
    logging.getLogger().addHandler(logging.FileHandler(options.run / "train.log"))
    trainer.run()


def run_evaluation(options: argparse.Namespace) -> None:
    for row in evaluate(options.checkpoint, options.folder, options.qualities, options.every, options.text):
        print(json.dumps(row))


def run_export(options: argparse.Namespace) -> None:
    codec, saved = load_codec(options.checkpoint)
    raise_top(codec, options.headroom)
    source = CropSource(load_corpus(options.root, options.cache), crop=256, seed=99)
    statistics = collect(codec, DataLoader(source, 8), options.batches, seed=99)
    figures = export_bundle(codec, statistics, training_card(saved, options), options.bundle)
    print(json.dumps(figures))


def training_card(saved: dict[str, object], options: argparse.Namespace) -> dict[str, object]:
    """What a reader of the bundle should know about where it comes from."""
    settings = dict(saved["options"])
    log = options.checkpoint.with_name("log.jsonl")
    last = json.loads(log.read_text().splitlines()[-1]) if log.exists() else {}
    return dict(
        data="1229 screens, 331 photographs, 94 scientific images, 300 rendered pages; sources and licences in the data set; "
        "words found by legible-detector-1, read by legible-reader-1",
        config=saved["config"],
        seed=settings["seed"],
        steps=saved["step"],
        batch=settings["batch"],
        crop=settings["crop"],
        minutes=round(saved["spent"] / 60, 1),
        headroom=options.headroom,
        hardware=options.hardware,
        software=f"PyTorch {torch.__version__}",
        mix=settings["mix"],
        earlierStages=saved["history"],
        optimiser=f"SOAP, {settings['lr']} (gains {settings['fast_lr']}), cosine",
        loss="(lambda 255^2 MSE + flat-region L1 + bits per pixel) / sqrt(lambda / 0.005) + kappa text",
        kappa=settings.get("kappa", 0.0),
        textLoss=settings.get("text_loss", "none") if settings.get("kappa") else "none",
        lastLosses=last,
        evaluation="docs/BENCHMARKS.md",
        licence="BSD-2-Clause",
    )


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options = parser().parse_args()
    options.run_command(options)
