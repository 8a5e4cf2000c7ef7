"""Bjontegaard differences with scipy, as the reference for the package org.legible.quality.bd.

Needs: pip install "numpy>=1.26" "scipy>=1.11" (written with scipy 1.17.1; PchipInterpolator has had the same rules since 0.14).
Use:   python bd_reference.py PUBLISHED.json MEASURED.json > src/test/resources/quality/bd.json

PUBLISHED.json: {"codec": {"points": [[bpp, psnr], ...]}, ...}, published points for the 24 Kodak images.
MEASURED.json:  rows of file, codec, setting, bpp, psnr, chars, words, char_errors and word_errors. They are averaged over files:
                means of bpp and PSNR, sums of errors over sums of characters and of words.

The output holds the curves and, for pairs of them, both readings of the difference; null where it is refused.
"""
import json
import sys

import numpy as np
from scipy.interpolate import PchipInterpolator

LEAST_POINTS = 3
# Error rates as chance makes them: rising in places, equal, zero at several rates, two settings of one rate.
ROUGH = {
    "rough a": {"CER": [(0.1, 0.62), (0.15, 0.41), (0.21, 0.44), (0.3, 0.11), (0.42, 0.11), (0.6, 0.02), (0.8, 0.031), (1.1, 0.0), (1.5, 0.0)]},
    "rough b": {"CER": [(0.12, 0.5), (0.2, 0.55), (0.2, 0.35), (0.35, 0.08), (0.5, 0.012), (0.7, 0.012), (0.9, 0.004), (1.4, 0.007)]},
}
PUBLISHED_ANCHORS = ("vtm", "bpg_444_x265_ycbcr", "av1")


def distinct(points, sign):
    """One point for each rate, the best; sign is +1 where higher is better, else -1."""
    best = {}
    for rate, value in points:
        if rate not in best or sign * value > sign * best[rate]:
            best[rate] = value
    return sorted(best.items())


def undominated(points, sign):
    """Points that are better than all of lower or equal rate: what a running best would step to."""
    kept = []
    for rate, value in distinct(points, sign):
        if all(sign * value > sign * other for _, other in kept):
            kept.append((rate, value))
    return kept


def mean_difference(anchor, test):
    """Mean of test - anchor over the common range of two lists of (x, y), or None."""
    if min(len(anchor), len(test)) < LEAST_POINTS:
        return None
    first, second = (PchipInterpolator(*np.array(sorted(curve)).T) for curve in (anchor, test))
    low, high = max(first.x[0], second.x[0]), min(first.x[-1], second.x[-1])
    if not low < high:
        return None
    means = [float(curve.integrate(low, high)) / (high - low) for curve in (first, second)]
    return means[1] - means[0], means[0]


def rate_at_equal_value(anchor, test, sign):
    curves = [[(value, np.log10(rate)) for rate, value in undominated(points, sign)] for points in (anchor, test)]
    result = mean_difference(*curves)
    return None if result is None else 100 * (10 ** result[0] - 1)


def value_at_equal_rate(anchor, test, sign):
    curves = [[(np.log10(rate), value) for rate, value in distinct(points, sign)] for points in (anchor, test)]
    return mean_difference(*curves)


def averages(rows):
    groups = {}
    for row in rows:
        groups.setdefault((row["codec"], row["setting"]), []).append(row)
    curves = {}
    for (codec, _), some in groups.items():
        total = {key: sum(row[key] for row in some) for key in ("bpp", "psnr", "chars", "words", "char_errors", "word_errors")}
        point = curves.setdefault(codec, {"PSNR": [], "CER": [], "WER": []})
        rate = total["bpp"] / len(some)
        point["PSNR"].append((rate, total["psnr"] / len(some)))
        point["CER"].append((rate, total["char_errors"] / total["chars"]))
        point["WER"].append((rate, total["word_errors"] / total["words"]))
    return curves


def main(published, measured):
    with open(published) as file:
        curves = {name: {"PSNR": entry["points"]} for name, entry in json.load(file).items()}
    anchors = {name: PUBLISHED_ANCHORS for name in curves}
    with open(measured) as file:
        rows = averages(json.load(file))
    for name, some in rows.items():
        curves["measured " + name] = some
        anchors["measured " + name] = tuple("measured " + other for other in rows)
    for name in ROUGH:
        curves[name] = ROUGH[name]
        anchors[name] = tuple(ROUGH)
    figures = []
    for test, metrics in curves.items():
        for anchor in anchors[test]:
            if anchor == test:
                continue
            for metric, points in metrics.items():
                sign = 1 if metric == "PSNR" else -1
                gain = value_at_equal_rate(curves[anchor][metric], points, sign)
                figures.append({
                    "anchor": anchor, "test": test, "metric": metric,
                    "rate": rate_at_equal_value(curves[anchor][metric], points, sign),
                    "value": None if gain is None else gain[0],
                    "percent": None if gain is None or metric == "PSNR" or gain[1] == 0 else 100 * gain[0] / gain[1],
                })
    print('{"curves": {')
    print(",\n".join(f"{json.dumps(name)}: {json.dumps(points)}" for name, points in curves.items()))
    print('}, "figures": [')
    print(",\n".join(map(json.dumps, figures)))
    print("]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
