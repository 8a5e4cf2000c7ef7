"""The decoded training corpus: all pixels in one memory map, with a JSON index beside it."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

KINDS = ("screens", "photos", "science", "synthetic")
IMAGE_STORE = "images"
SYNTHETIC_STORE = "synthetic"
SUFFIXES = frozenset({".webp", ".jpg", ".jpeg", ".png"})
EXIF_ORIENTATION = 0x0112
EXIF_QUARTER_TURNS = frozenset({5, 6, 7, 8})


@dataclass(frozen=True)
class Entry:
    """One image of a store; ``height`` and ``width`` in pixels."""

    kind: str
    name: str
    height: int
    width: int

    @property
    def size(self) -> int:
        """Bytes of the image's RGB pixels."""
        return self.height * self.width * 3


class Store:
    """Images concatenated in one flat uint8 array, each (height, width, 3) in row-major order."""

    def __init__(self, pixels: np.ndarray, entries: Sequence[Entry]) -> None:
        sizes = [entry.size for entry in entries]
        if sum(sizes) != len(pixels):
            raise ValueError(f"the index describes {sum(sizes)} bytes of pixels, not {len(pixels)}")
        self.entries = tuple(entries)
        self._pixels = pixels
        self._offsets = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, position: int) -> np.ndarray:
        """A read-only uint8 view (height, width, 3) of one image."""
        entry = self.entries[position]
        start = self._offsets[position]
        return self._pixels[start : start + entry.size].reshape(entry.height, entry.width, 3)


class Corpus:
    """The images of one or more stores, grouped by kind."""

    def __init__(self, stores: Iterable[Store]) -> None:
        self._places: dict[str, list[tuple[Store, int]]] = {}
        for store in stores:
            for position, entry in enumerate(store.entries):
                self._places.setdefault(entry.kind, []).append((store, position))

    def count(self, kind: str) -> int:
        """Number of images of a kind."""
        return len(self._places.get(kind, ()))

    def image(self, kind: str, position: int) -> np.ndarray:
        """A read-only uint8 view (height, width, 3) of the kind's image at ``position``."""
        store, place = self._places[kind][position]
        return store[place]

    def name(self, kind: str, position: int) -> str:
        """The name of the kind's image at ``position``, as ``kind/file``."""
        store, place = self._places[kind][position]
        return store.entries[place].name


def write_store(
    folder: Path, name: str, entries: Sequence[Entry], images: Iterable[np.ndarray]
) -> None:
    """Write ``images``, uint8 (height, width, 3), in the order of ``entries`` as a store."""
    folder.mkdir(parents=True, exist_ok=True)
    index = folder / f"{name}.json"
    # A new file that then takes the name: a running training keeps the pixels it has mapped.
    partial = folder / f"{name}.{os.getpid()}.partial"
    total = sum(entry.size for entry in entries)
    pixels = np.lib.format.open_memmap(partial, "w+", np.uint8, (total,))
    start = 0
    for entry, image in zip(entries, images, strict=True):
        if image.shape != (entry.height, entry.width, 3):
            raise ValueError(
                f"{entry.name}: pixels {image.shape}, index {entry.height} x {entry.width}"
            )
        pixels[start : start + entry.size] = image.reshape(-1)
        start += entry.size
    pixels.flush()
    # The index comes last: a store without one is an interrupted build and gets rebuilt.
    index.unlink(missing_ok=True)
    partial.replace(folder / f"{name}.npy")
    index.write_text(json.dumps([asdict(entry) for entry in entries], indent=0))


def open_store(folder: Path, name: str) -> Store | None:
    """The store ``name`` of ``folder``, read-only; None where it has not been built."""
    index = folder / f"{name}.json"
    if not index.is_file():
        return None
    entries = [Entry(**fields) for fields in json.loads(index.read_text())]
    return Store(np.load(folder / f"{name}.npy", mmap_mode="r"), entries)


def find_images(root: Path) -> list[tuple[str, Path]]:
    """(kind, path) of every image in the kinds' folders of ``root``, in a fixed order."""
    return [
        (kind, path)
        for kind in KINDS
        for path in sorted((root / kind).rglob("*"))
        if path.suffix.lower() in SUFFIXES
    ]


def load_corpus(root: Path, cache: Path) -> Corpus:
    """
    The training images below ``root`` with the synthetic pages of ``cache``, if there are any.

    The images are decoded into ``cache`` once, and again when the list of files below ``root``
    changes. Without a folder ``root`` the cache is used as it is.
    """
    if root.is_dir():
        _update_images(root, cache)
    stores = [open_store(cache, name) for name in (IMAGE_STORE, SYNTHETIC_STORE)]
    corpus = Corpus(store for store in stores if store is not None)
    if not any(corpus.count(kind) for kind in KINDS):
        raise FileNotFoundError(f"no training images in {root} and no cache in {cache}")
    return corpus


def _update_images(root: Path, cache: Path) -> None:
    """Decode the images of ``root`` into ``cache`` unless it already holds exactly these."""
    found = find_images(root)
    names = [path.relative_to(root).as_posix() for _, path in found]
    store = open_store(cache, IMAGE_STORE)
    if store is not None and [entry.name for entry in store.entries] == names:
        return
    entries = [
        Entry(kind, name, *_read_shape(path))
        for (kind, path), name in zip(found, names, strict=True)
    ]
    write_store(cache, IMAGE_STORE, entries, (_decode(path) for _, path in found))


def _read_shape(path: Path) -> tuple[int, int]:
    """Height and width in upright orientation, from the file's header alone."""
    with Image.open(path) as image:
        turned = image.getexif().get(EXIF_ORIENTATION) in EXIF_QUARTER_TURNS
        return (image.width, image.height) if turned else (image.height, image.width)


def _decode(path: Path) -> np.ndarray:
    """Upright RGB pixels, uint8 (height, width, 3)."""
    with Image.open(path) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
