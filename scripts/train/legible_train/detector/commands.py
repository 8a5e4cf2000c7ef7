"""Subcommands of the detector."""

from __future__ import annotations

import argparse
import json
import logging
import platform
from pathlib import Path

import torch

from legible_train.data import DEFAULT_CACHE
from legible_train.detector.data import HELD_OUT, build_pages, labelled
from legible_train.detector.evaluate import fresh_pages, open_folder, read_folder, score_scenes, score_screens
from legible_train.detector.export import THRESHOLDS, DetectorModule, export_detector, load_detector
from legible_train.detector.network import DetectorConfig, count_macs
from legible_train.detector.train import DetectorOptions, DetectorTrainer

BUNDLES = Path(__file__).resolve().parents[4] / "src/main/resources/org/legible/bundles"


def register(commands: argparse._SubParsersAction) -> None:
    """Adds ``detector`` with its own subcommands."""
    top = commands.add_parser("detector", help="the text detector: pages, train, evaluate, export")
    parts = top.add_subparsers(required=True)

    pages = parts.add_parser("pages", help="render pages with known characters into the cache, once")
    add_cache(pages)
    pages.add_argument("--pages", type=int, default=300)
    pages.add_argument("--seed", type=int, default=11)
    pages.set_defaults(run_command=lambda o: build_pages(o.cache, o.pages, o.seed))

    train = parts.add_parser("train", help="train, or go on with a run that was interrupted")
    add_cache(train)
    train.add_argument("run", type=Path, help="folder of the run: checkpoint, log")
    defaults = DetectorOptions(Path(), Path())
    for name in ("minutes", "batch", "crop", "seed", "lr", "threads", "workers", "device"):
        value = getattr(defaults, name)
        train.add_argument("--" + name, type=type(value), default=value)
    train.add_argument("--start", type=Path, help="checkpoint whose weights a new run starts from")
    train.set_defaults(run_command=run_training)

    look = parts.add_parser("evaluate", help="recall and precision on held-out screens, new pages and folders of PNG files")
    add_cache(look)
    look.add_argument("checkpoint", type=Path)
    look.add_argument("--pages", type=int, default=12, help="pages to render for it, with a seed of their own")
    look.add_argument("--screens", type=Path, help="another folder of screens, to be read by Tesseract now")
    look.add_argument("--scenes", type=Path, help="folder of pictures without text")
    for name, value in THRESHOLDS.items():
        look.add_argument("--" + name, type=float, default=value, help="threshold of CRAFT's post-processing")
    look.set_defaults(run_command=run_evaluation)

    export = parts.add_parser("export", help="write a model bundle from a checkpoint")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--bundle", type=Path, default=BUNDLES / DetectorConfig().name)
    export.add_argument("--hardware", default=platform.processor() or platform.machine(), help="for the training card")
    export.set_defaults(run_command=run_export)


def add_cache(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder of images, words and pages")


def run_training(options: argparse.Namespace) -> None:
    settings = {k: v for k, v in vars(options).items() if k in DetectorOptions.__dataclass_fields__}
    options.run.mkdir(parents=True, exist_ok=True)
    logging.getLogger().addHandler(logging.FileHandler(options.run / "train.log"))
    DetectorTrainer(DetectorConfig(), DetectorOptions(**settings)).run()


def run_evaluation(options: argparse.Namespace) -> None:
    """Prints the figures and leaves them beside the checkpoint, where the export finds them."""
    module = DetectorModule(load_detector(options.checkpoint)[0])
    thresholds = {name: getattr(options, name) for name in THRESHOLDS}
    held_out = [(pixels, words) for _, pixels, words in labelled(options.cache, textless=False)[::HELD_OUT]]
    figures: dict[str, object] = dict(thresholds=thresholds, heldOutScreens=score_screens(module, held_out, thresholds))
    figures["newPages"] = score_screens(module, fresh_pages(options.pages), thresholds)
    if options.screens:
        figures["screens"] = score_screens(module, read_folder(options.screens), thresholds)
    if options.scenes:
        figures["scenes"] = score_scenes(module, open_folder(options.scenes), thresholds)
    print(json.dumps(figures, indent=1))
    options.checkpoint.with_name("evaluation.json").write_text(json.dumps(figures, indent=1) + "\n")


def run_export(options: argparse.Namespace) -> None:
    network, saved = load_detector(options.checkpoint)
    export_detector(network, training_card(network, saved, options), options.bundle)


def training_card(network: torch.nn.Module, saved: dict[str, object], options: argparse.Namespace) -> dict[str, object]:
    """What a reader of the bundle should know about where it comes from."""
    settings = dict(saved["options"])
    log = options.checkpoint.with_name("log.jsonl")
    last = json.loads(log.read_text().splitlines()[-1]) if log.exists() else {}
    evaluation = options.checkpoint.with_name("evaluation.json")
    return dict(
        data="rendered pages with known characters; screens with words that Tesseract reads with confidence over 80; photographs "
        "and scientific images without text; sources and licences in the data set",
        mix=settings["mix"],
        config=saved["config"],
        parameters=sum(parameter.numel() for parameter in network.parameters()),
        macsPerPixel=round(count_macs(network)),
        earlierStages=saved["history"],
        seed=settings["seed"],
        steps=saved["step"],
        batch=settings["batch"],
        crop=settings["crop"],
        minutes=round(saved["spent"] / 60, 1),
        hardware=options.hardware,
        software=f"PyTorch {torch.__version__}",
        optimiser=f"SOAP, {settings['lr']}, cosine",
        loss="squared error of region and affinity, hardest background 3:1",
        lastLosses=last,
        evaluation=json.loads(evaluation.read_text()) if evaluation.exists() else {},
        licence="BSD-2-Clause",
    )
