"""Whether files that are encoded with a bound on the text errors keep it, read by another program than the one that set the bound.

Every picture of a folder, cropped to its top left 1024x768, is encoded with --max-cer, decoded, and compared by "peers.py --pair" (the
protocol of docs/BENCHMARKS.md with the installed tesseract). Prints a line for each picture and a summary: the share of pictures whose
bound holds, what the command said where it gave up or found no quality for the margin it aims at, how many encodings a search took and how long it took beside one encoding.

    python scripts/quality/max_cer.py --images FOLDER --peers PEERS.py [--max-cer 0.02] [--text sharp] [--limit N] [--json OUT]

Needs what peers.py needs: numpy, pillow, imagecodecs, rapidfuzz and the tesseract command.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

LEGIBLE = Path(__file__).resolve().parents[1] / "legible"
CROP = (1024, 768)


def run(command: list) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def crop(source: Path, target: Path) -> None:
    image = Image.open(source).convert("RGB")
    image.crop((0, 0, min(CROP[0], image.width), min(CROP[1], image.height))).save(target, compress_level=1)


def measure(source: Path, folder: Path, args: argparse.Namespace) -> dict:
    original, encoded, decoded = folder / "original.png", folder / "picture.lgb", folder / "decoded.png"
    crop(source, original)
    row = {"image": source.name}
    encode = run([LEGIBLE, "encode", original, encoded, "--max-cer", args.max_cer, "--text", args.text, "--json"])
    if encode.returncode != 0:
        return row | {"said": (encode.stderr.strip() or encode.stdout.strip()).splitlines()[-1]}
    figures = json.loads(encode.stdout)
    row |= {key: figures[key] for key in ("quality", "bpp", "cer", "aimed_cer", "trials", "seconds", "all_seconds")}
    decode = run([LEGIBLE, "decode", encoded, decoded])
    pair = run([sys.executable, args.peers, "--pair", original, decoded])
    if decode.returncode != 0 or pair.returncode != 0:
        raise SystemExit(f"{source.name}: {decode.stderr}{pair.stderr}")
    errors = json.loads(pair.stdout)
    return row | {"chars": errors["chars"], "checked": errors["char_errors"] / max(1, errors["chars"])}


def line(row: dict, bound: float) -> str:
    if "said" in row:
        return f"{row['image']}: refused. {row['said']}"
    verdict = "holds" if row["checked"] <= bound else "DOES NOT HOLD"
    margin = "" if row["cer"] <= row["aimed_cer"] else ", WHICH THE COMMAND SAID IT MISSED"
    return (f"{row['image']}: {verdict}, CER {row['checked']:.4f} (own {row['cer']:.4f}, aimed at {row['aimed_cer']:.4f}{margin}), "
            f"{row['bpp']:.3f} bpp, quality {row['quality']:.1f}, {row['trials']} encodings, {row['all_seconds']:.1f} s, {row['all_seconds'] / row['seconds']:.1f} times one encoding")


def summary(rows: list[dict], bound: float) -> str:
    done = [row for row in rows if "said" not in row]
    holding = [row for row in done if row["checked"] <= bound]
    warned = [row for row in done if row["cer"] > row["aimed_cer"]]
    silent = [row for row in done if row["checked"] > bound and row["cer"] <= row["aimed_cer"]]
    if not done:
        return f"All {len(rows)} pictures were refused."
    trials = [row["trials"] for row in done]
    times = sorted(row["all_seconds"] / row["seconds"] for row in done)
    return (f"The bound {bound} holds on {len(holding)} of {len(rows)} pictures ({100 * len(holding) / len(rows):.1f} %); {len(rows) - len(done)} "
            f"refused, {len(warned)} written with the remark that the margin was missed; neither held nor remarked on: "
            f"{len(silent)}. {sum(trials) / len(trials):.1f} encodings on average, at most {max(trials)}; a search takes "
            f"{times[len(times) // 2]:.1f} times one encoding (median), at most {times[-1]:.1f}, reading included.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=Path, required=True)
    parser.add_argument("--peers", type=Path, required=True, help="peers.py")
    parser.add_argument("--max-cer", type=float, default=0.02)
    parser.add_argument("--text", default="sharp", help="what encode is told about text (default: sharp)")
    parser.add_argument("--limit", type=int, help="take only the first N pictures")
    parser.add_argument("--json", type=Path, help="also write the rows to this file")
    args = parser.parse_args()
    rows = []
    for source in sorted(args.images.glob("*.png"))[: args.limit]:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(source, Path(folder), args))
        print(line(rows[-1], args.max_cer), flush=True)
    print(summary(rows, args.max_cer))
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
