"""Words that Tesseract reads on the training images: weak labels for the text networks.

The file ``words.json`` of the cache maps an image's name in the corpus (``kind/file``) to a list of words::

    {"x", "y", "w", "h": pixels, "text", "conf": 0..100, "block", "par", "line": numbers of Tesseract's layout}

Words of any confidence are kept: where Tesseract is unsure, the networks are told neither "text" nor "background".
"""

from __future__ import annotations

import csv
import io
import json
import logging
import os
import subprocess
import time
from pathlib import Path

import numpy as np
from PIL import Image

from legible_train.corpus import IMAGE_STORE, Entry, open_store

WORD_FILE = "words.json"
WORD_LEVEL = "5"
# Sparse text in no particular order: what screens are, and the mode in which reports read them.
COMMAND = ("tesseract", "stdin", "stdout", "--psm", "11", "-l", "eng", "tsv")
SAVE_SECONDS = 20.0
# Of every eight images one is a photograph and one scientific, while they last.
ORDER = ("screens", "screens", "screens", "photos", "screens", "screens", "screens", "science")

Word = dict[str, object]
log = logging.getLogger("legible")


def load_words(cache: Path) -> dict[str, list[Word]]:
    """The words read so far, by image; empty where none have been."""
    path = cache / WORD_FILE
    return json.loads(path.read_text()) if path.exists() else {}


def label_words(cache: Path, minutes: float, seed: int = 0) -> dict[str, list[Word]]:
    """Reads the images of the cache that have not been read yet, for at most ``minutes``; saves as it goes.

    The order is random and mixes the kinds, so that a run that was stopped early leaves a fair sample.
    """
    store = open_store(cache, IMAGE_STORE)
    if store is None:
        raise FileNotFoundError(f"{cache} holds no decoded images; run the subcommand data first")
    words = load_words(cache)
    start = saved = time.monotonic()
    for position in sample_order(store.entries, seed):
        name = store.entries[position].name
        if name in words:
            continue
        words[name] = read_words(store[position])
        now = time.monotonic()
        if now - start > 60 * minutes:
            break
        if now - saved > SAVE_SECONDS:
            save_words(words, cache)
            saved = now
    save_words(words, cache)
    log.info("%d of %d images, %d words", len(words), len(store), sum(map(len, words.values())))
    return words


def sample_order(entries: tuple[Entry, ...], seed: int) -> list[int]:
    """Positions of all entries, shuffled within their kinds and mixed as ``ORDER`` says."""
    rng = np.random.default_rng(seed)
    queues = {kind: [p for p, entry in enumerate(entries) if entry.kind == kind] for kind in set(ORDER)}
    for queue in queues.values():
        rng.shuffle(queue)
    order: list[int] = []
    while any(queues.values()):
        order += [queues[kind].pop() for kind in ORDER if queues[kind]]
    return order


def read_words(pixels: np.ndarray) -> list[Word]:
    """Words of one image, uint8 (height, width, 3), in Tesseract's order."""
    picture = io.BytesIO()
    Image.fromarray(pixels).save(picture, "PPM")
    # One thread: on small images Tesseract's threads mostly wait for one another.
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    run = subprocess.run(COMMAND, input=picture.getvalue(), capture_output=True, check=True, env=environment)
    rows = csv.DictReader(io.StringIO(run.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [word_of(row) for row in rows if row["level"] == WORD_LEVEL and row["text"].strip()]


def word_of(row: dict[str, str]) -> Word:
    return dict(
        x=int(row["left"]),
        y=int(row["top"]),
        w=int(row["width"]),
        h=int(row["height"]),
        text=row["text"],
        conf=float(row["conf"]),
        block=int(row["block_num"]),
        par=int(row["par_num"]),
        line=int(row["line_num"]),
    )


def save_words(words: dict[str, list[Word]], cache: Path) -> None:
    """A new file that takes the name: readers never see half a file."""
    partial = cache / f"{WORD_FILE}.{os.getpid()}.partial"
    partial.write_text(json.dumps(words, separators=(",", ":"), ensure_ascii=False))
    partial.replace(cache / WORD_FILE)
