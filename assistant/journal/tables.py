"""Which tables hold something of a person: whatever walks through all of them walks through this list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and how its rows belong to an entry and a person."""

    name: str
    key: str
    """The column that tells its rows apart, in every copy of a journal."""
    entry: str
    """The column with the id of the entry that a row is about."""
    order: str
    """The columns by which its rows are told, the same on every machine."""
    has_person: bool = False
    """A column `person` of its own; otherwise a row is its entry's person's."""

    @property
    def of_person(self) -> str:
        """The rows of the person `$person`, as a condition."""
        own = "person = $person"
        return own if self.has_person else f"{self.entry} IN (SELECT id FROM entries WHERE {own})"


TABLES = (
    Table("entries", key="id", entry="id", order="seq", has_person=True),
    Table("history", key="id", entry="entry_id", order="seq"),
    Table("tombstones", key="entry_id", entry="entry_id", order="entry_id", has_person=True),
)
OF_THE_FILE = ("schema_versions",)
"""Tables about the file itself."""
