"""How long a search for a PSNR, a size or a CER takes beside one encoding at the quality that it found.

Every picture of a folder, cropped to its top left 1024x768, is encoded with each wish, and again with --quality, each in a process of its own.
Prints a line for each and the median and the largest ratio.

    python scripts/quality/closed_loop.py --images FOLDER [--wish target-psnr=36 target-bpp=0.3 max-cer=0.02] [--limit N]

Needs pillow.
"""
import argparse
import json
import statistics
import tempfile
from pathlib import Path

from max_cer import LEGIBLE, crop, run


def encode(original: Path, encoded: Path, *options: str) -> dict | str:
    done = run([LEGIBLE, "encode", original, encoded, "--json", *options])
    return json.loads(done.stdout) if done.returncode == 0 else (done.stderr.strip() or done.stdout.strip()).splitlines()[-1]


def measure(source: Path, wish: str) -> float | None:
    name, value = wish.split("=")
    with tempfile.TemporaryDirectory() as folder:
        original, encoded = Path(folder) / "original.png", Path(folder) / "picture.lgb"
        crop(source, original)
        found = encode(original, encoded, f"--{name}", value)
        if isinstance(found, str):
            print(f"{source.name} {wish}: refused. {found}", flush=True)
            return None
        once = encode(original, encoded, "--quality", str(found["quality"]))
    if isinstance(once, str):
        raise SystemExit(f"{source.name}: {once}")
    ratio = found["all_seconds"] / once["all_seconds"]
    print(f"{source.name} {wish}: quality {found['quality']:.2f}, {found['bytes']} bytes, PSNR {found['psnr']:.2f} dB, {found['trials']} trials, "
          f"{found['all_seconds']:.2f} s, {ratio:.1f} times one encoding", flush=True)
    return ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=Path, required=True)
    parser.add_argument("--wish", nargs="+", default=["target-psnr=36", "target-bpp=0.3"], help="options of encode with their values")
    parser.add_argument("--limit", type=int, help="take only the first N pictures")
    args = parser.parse_args()
    ratios = [measure(source, wish) for source in sorted(args.images.glob("*.png"))[: args.limit] for wish in args.wish]
    done = [ratio for ratio in ratios if ratio is not None]
    if done:
        print(f"{len(done)} searches take {statistics.median(done):.1f} times one encoding (median), at most {max(done):.1f}.")


if __name__ == "__main__":
    main()
