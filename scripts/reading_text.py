"""The text that the reading is trained and judged by (models/reading/README.md says how it came to be)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.understanding import encoder

FOLDER = encoder.FOLDER
CLASSES = tuple(kind.value if kind else "none" for kind in encoder.CLASSES)
"""In the order of the model's logits."""


@dataclass(frozen=True, slots=True)
class Row:
    """One check-in, with what a careful listener takes it for."""

    id: str
    kind: str
    tags: tuple[str, ...]
    """Phenomena, the area, `also:KIND` for the other half, and for a contrast set its number."""
    text: str

    @property
    def label(self) -> int:
        return CLASSES.index(self.kind)

    @property
    def there(self) -> tuple[bool, ...]:
        """Of each kind, whether it is in the check-in, be it the one it is taken for or the other half."""
        return tuple(kind == self.kind or f"also:{kind}" in self.tags for kind in CLASSES[:-1])

    @property
    def contrast(self) -> str:
        """The contrast set that it belongs to, or nothing."""
        return next((tag for tag in self.tags if tag[-1].isdigit()), "")


def written(part: str) -> list[Row]:
    """The sentences of `train`, `dev` or `test`, as they were written."""
    files = sorted((FOLDER / part).glob("readings*.tsv"))
    return [row for path in files for row in _rows(path)]


def heard(part: str, noise: str = "") -> list[Row]:
    """Their copies as a recogniser wrote them down, of all noises or of one (`clean`, `20`, `10`, `5` dB)."""
    said = {row.id: row for row in written(part)}
    copies = FOLDER / part / "heard.tsv"
    return [
        replace(said[line["id"]], text=line["text"])
        for line in lines(copies)
        if line["id"] in said and noise in ("", line["noise"])
    ]


def _rows(path: Path) -> Iterator[Row]:
    for line in lines(path):
        yield Row(line["id"], line["kind"], tuple(line["tags"].split()), line["text"])


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, by the names in its first line."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
