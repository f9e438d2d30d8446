"""Out and in: what is taken away is all of it, and comes back as it was."""

import csv
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from importlib import resources
from pathlib import Path
from shutil import copyfile
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assistant.core.model import Care, Entry, Kind, Measure, Side, Unit, Utterance
from assistant.errors import JournalError
from assistant.journal import Journal, checked, diary
from assistant.journal.database import in_memory, quoted, reading, writing
from assistant.journal.export import Format, export
from assistant.journal.tables import TABLES
from assistant.journal.taking_in import TakenIn, take_in

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))
NOW = datetime(2026, 12, 1, tzinfo=UTC)
CANARY = "marmalade"
WHOLE = Measure("heel slide", Side.LEFT, 12, 10.5, Unit.REPS, 2.5, "red", 4.0, 95.0, "strap", True)
LEFT_BEHIND = {"seq", "offset_min"}
"""Columns that no JSON and no CSV has: the order of the rows and `said_at` tell as much."""

MOMENTS = (
    datetime(2026, 7, 1, 23, 30, tzinfo=ZoneInfo("Asia/Kathmandu")),
    datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=ZoneInfo("Europe/Berlin")),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
    datetime(2026, 1, 1, 0, 5, 6, 789, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=2, seconds=30))),
    datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")),
    datetime(2026, 6, 1, 12, tzinfo=UTC),
)
TEXTS = (
    "",
    " \t ",
    "line\none\r\ntwo\u2028three\rfour \"quoted\", and; 'so'",
    "nul \0 inside",
    "Dehnübung 무릎 ركبة 🦵🏽 \ufeff",
    "# not a heading\n- [no](link) <b>bold</b> =1+1",
    "long " * 50_000,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with everything in it, to be copied: it takes a while to say it all."""
    path = tmp_path_factory.mktemp("made") / "journal.duckdb"
    fill(path)
    return path


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    return Path(copyfile(made, tmp_path / "journal.duckdb"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.duckdb"


def remember(journal: Journal, entry: Entry) -> Entry:
    journal.keep(Utterance(entry.id, entry.words, entry.said_at, entry.said_at, "whisper"))
    journal.file(entry)
    return entry


def said(words: str, at: datetime = MORNING, **more: Any) -> Entry:
    return Entry(uuid4(), Kind.STEP, words, at, at.date(), **more)


def fill(path: Path) -> None:
    """Everything that can be in a journal, in all tables of it."""
    with closing(Journal(path)) as journal:
        for moment in MOMENTS:
            remember(journal, said("a walk", moment))
        for text in TEXTS:
            remember(journal, said(text, journey=text or None, measures=(Measure(exercise=text or None),)))
        for kind, care in ((None, Care.CRISIS), (Kind.STUMBLE, Care.URGE), (Kind.CELEBRATION, None)):
            told = said("both", care=care, measures=(WHOLE, Measure()), pain=3.0, pain_before=6.5)
            remember(journal, replace(told, kind=kind, for_date=date(2026, 2, 28)))
        first, second, third = (remember(journal, said(words)) for words in ("one", "two", "three"))
        journal.settle()
        journal.relabel(first.id, None, MORNING)
        journal.amend(replace(first, words='"Dehnübung"\n🦵', measures=(WHOLE,)), MOMENTS[3])
        journal.append(first.id, "and back", MORNING)
        journal.delete(second.id, MORNING)
        for _ in range(4):
            assert journal.undo(MORNING)
        assert journal.redo(MORNING)
        journal.delete(second.id, MORNING)
        journal.settle()
        journal.forget({third.id: "me"})


def taken(path: Path, source: Path, person: str = "nobody") -> TakenIn:
    return take_in(path, source, person=person, progress=lambda done, total: None)


def fresh(path: Path) -> Path:
    """An empty journal in a folder of its own."""
    Journal(path).close()
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with reading(path) as connection:
        return connection.execute(sql).fetchall()


def columns(path: Path, table: str) -> set[str]:
    return {row[0] for row in rows(path, f"DESCRIBE {table}")}


def written(folder: Path, document: object) -> Path:
    file = folder / "given.json"
    file.write_text(json.dumps(document))
    return file


# --- there and back ------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [Format.JSON, Format.CSV, Format.PARQUET])
def test_an_export_that_is_taken_in_and_exported_again_is_the_same(filled: Path, how: Format) -> None:
    out, again = filled.with_name("out"), filled.with_name("again")
    exported = export(filled, out, how, "me")
    hidden = 0 if how is not Format.PARQUET else 1
    assert exported.entries == len(MOMENTS) + len(TEXTS) + 3 + 2 - hidden
    other = fresh(filled.with_name("other.duckdb"))
    report = taken(other, out)
    assert report == TakenIn(exported.entries, 0, 0, (), ("me",), ())
    export(other, again, how, "me")
    assert contents(out) == contents(again)
    assert set(exported.files) == {out / name for name in contents(out)}
    report = taken(other, out)
    assert report == TakenIn(0, exported.entries, 0, (), (), ()), "and again: nothing happens"
    export(other, again, how, "me")
    assert contents(out) == contents(again)


@pytest.mark.parametrize("how", [Format.JSON, Format.CSV])
def test_every_value_comes_back_but_for_the_numbers_of_the_rows(filled: Path, how: Format) -> None:
    export(filled, filled.with_name("out"), how, "me")
    other = fresh(filled.with_name("other.duckdb"))
    taken(other, filled.with_name("out"))
    for table in TABLES:
        left = "* EXCLUDE (seq)" if table.order == "seq" else "*"
        sql = f"SELECT {left} FROM {table.name} ORDER BY {table.order}"
        assert rows(filled, sql) == rows(other, sql)
        assert rows(filled, sql), f"a test with no {table.name} shows nothing"


def test_parquet_brings_back_what_it_carries(filled: Path) -> None:
    export(filled, filled.with_name("out"), Format.PARQUET, "me")
    other = fresh(filled.with_name("other.duckdb"))
    taken(other, filled.with_name("out"))
    sql = "SELECT * EXCLUDE (seq) FROM entries WHERE NOT hidden ORDER BY id"
    assert rows(filled, sql) == rows(other, sql)
    adds = rows(other, "SELECT id = entry_id, what FROM history")
    assert adds == [(True, "add")] * len(rows(other, sql))


_TEXT = st.text(st.characters(codec="utf-8"))  # half an emoji never gets into a journal


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.tuples(_TEXT, _TEXT.filter(bool)), max_size=20), how=st.sampled_from(["json", "csv"])
)
def test_any_words_go_out_and_in(tmp_path: Path, texts: list[tuple[str, str]], how: str) -> None:
    folder = tmp_path / uuid4().hex
    folder.mkdir()
    path, other = folder / "journal.duckdb", fresh(folder / "other.duckdb")
    with closing(Journal(path)) as journal:
        told = [remember(journal, said(words, journey=journey)) for words, journey in texts]
    export(path, folder / "out", Format(how), "me")
    assert taken(other, folder / "out").taken == len(texts)
    with closing(Journal(other)) as journal:
        assert journal.entries() == told
    export(other, folder / "again", Format(how), "me")
    assert contents(folder / "out") == contents(folder / "again")


# --- everything, and nobody else's ---------------------------------------------------------------------


def test_the_json_is_as_its_schema_says(filled: Path) -> None:
    out = filled.with_name("out")
    export(filled, out, Format.JSON, "me")
    schema = json.loads((out / "journal.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    document = json.loads((out / "journal.json").read_text())
    check.validate(document)
    for table, column, wrong in (
        ("entries", "kind", "triumph"),
        ("entries", "said_at", "2026-03-02T08:00:00"),
        ("entries", "measures", [{}]),
        ("history", "what", "rewrite"),
        ("tombstones", "entry_id", None),
    ):
        row = document[table][-1]
        assert not check.is_valid({**document, table: [{**row, column: wrong}]}), column
        assert not check.is_valid({**document, table: [{k: v for k, v in row.items() if k != column}]})


def test_every_table_and_column_goes_out_and_can_come_in(filled: Path) -> None:
    out = filled.with_name("out")
    export(filled, out, Format.JSON, "me")
    export(filled, out, Format.CSV, "me")
    document = json.loads((out / "journal.json").read_text())
    schema = json.loads(resources.files("assistant.journal").joinpath("journal.schema.json").read_text())
    assert list(document) == ["schema", "person", *(table.name for table in TABLES)]
    for table in TABLES:
        expected = columns(filled, table.name) - LEFT_BEHIND
        with (out / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            assert set(next(csv.reader(file))) == expected
        assert {*document[table.name][0]} == expected
        described = schema["properties"][table.name]["items"]["$ref"].rpartition("/")[2]
        assert {*schema["$defs"][described]["properties"]} == expected
        assert {*checked.COLUMNS[table.name]} - LEFT_BEHIND == expected
    with in_memory() as connection:
        export(filled, out, Format.PARQUET, "me")
        tree = quoted(out / "entries/**/*.parquet")
        found = {row[0] for row in connection.execute(f"DESCRIBE FROM read_parquet({tree})").fetchall()}
    assert found == columns(filled, "entries") - {"seq", "hidden"} | {"month"}


def test_a_line_a_row_so_that_two_exports_can_be_compared(path: Path) -> None:
    with closing(Journal(path)) as journal:
        first = remember(journal, said("one\ntwo\u2028three"))
        export(path, path.with_name("before"), Format.JSON, "me")
        journal.settle()
        before = path.with_name("before")
        export(path, before, Format.JSON, "me")
        journal.relabel(first.id, Kind.STUMBLE, MORNING)
        journal.settle()
    export(path, path.with_name("after"), Format.JSON, "me")
    old, new = (
        (folder / "journal.json").read_text().split("\n") for folder in (before, path.with_name("after"))
    )
    assert [line[:1] for line in new if line not in old] == ["{", "{", "{"], (
        "the entry, its add (,) and the change"
    )


@pytest.mark.parametrize("how", Format)
def test_what_somebody_else_said_stays_here(filled: Path, how: Format) -> None:
    for person in (CANARY, "me "):
        with closing(Journal(filled, person=person)) as journal:
            told = remember(journal, said(f"{CANARY} and"))
            gone = remember(journal, said(f"{CANARY} gone"))
            journal.settle()
            journal.append(told.id, CANARY, MORNING)
            journal.settle()
            journal.forget({gone.id: person})
    out = filled.with_name("out")
    export(filled, out, how, "me")
    for name, content in contents(out).items():
        assert CANARY.encode() not in content, name
        assert CANARY not in name
    if how is Format.PARQUET:  # where a text may be compressed
        with in_memory() as connection:
            tree = quoted(out / "entries/**/*.parquet")
            people = connection.execute(f"SELECT DISTINCT person FROM read_parquet({tree})").fetchall()
        assert people == [("me",)]
    export(filled, out, how, CANARY)
    assert any(CANARY.encode() in content for content in contents(out).values()) or how is Format.PARQUET


@pytest.mark.parametrize("how", Format)
def test_files_are_private_and_whole(filled: Path, how: Format) -> None:
    before = os.umask(0)
    try:
        export(filled, filled.parent / "a" / "b", how, "me")
    finally:
        os.umask(before)
    for found in (filled.parent / "a", *(filled.parent / "a").rglob("*")):
        assert found.stat().st_mode & 0o777 == (0o700 if found.is_dir() else 0o600), found
        assert not found.name.startswith("."), found
        assert not found.name.endswith(".new"), found


def test_a_folder_that_was_there_keeps_its_mode(path: Path) -> None:
    out = path.with_name("out")
    out.mkdir(mode=0o755)
    fresh(path)
    export(path, out, Format.JSON, "me")
    assert out.stat().st_mode & 0o777 == 0o755


# --- a diary -------------------------------------------------------------------------------------------


def test_markdown_reads_like_a_diary(path: Path) -> None:
    with closing(Journal(path)) as journal:
        last_night = said("slept badly", datetime(2026, 3, 3, 0, 30, tzinfo=MORNING.tzinfo))
        remember(journal, replace(last_night, for_date=MORNING.date(), kind=Kind.STUMBLE))
        slides = Measure("heel slide", Side.LEFT, 3, 10, Unit.REPS, doubtful=True)
        remember(
            journal, said("three sets", measures=(slides, Measure(sets=1), WHOLE), pain=3.0, pain_before=6.5)
        )
        remember(journal, replace(said("no crutches", MORNING + timedelta(days=3)), kind=Kind.CELEBRATION))
        deleted = remember(journal, said(CANARY))
        journal.settle()
        journal.delete(deleted.id, MORNING)
        journal.settle()
    export(path, path.with_name("out"), Format.MARKDOWN, "me")
    assert path.with_name("out").joinpath("diary.md").read_text() == (
        """# Diary

## Monday, 2 March 2026

**08:00**, a step

three sets

- perhaps 3 x 10 reps, heel slide, left
- 1 set
- perhaps 12 x 10.5 reps, heel slide, left, 2.5 kg, red band, hold 4 s, 95°, with strap
- pain 3, before 6.5

**00:30**, said on Tuesday, 3 March 2026, a pause

slept badly

## Thursday, 5 March 2026

**08:00**, something to enjoy

no crutches
"""
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("# one\n\n## two", "\\# one\\\n\\## two"),
        ("- a\n+ b\n* c\n1. d\n22) e", "\\- a\\\n\\+ b\\\n\\* c\\\n1\\. d\\\n22\\) e"),
        ("a\n===\n---\n> b", "a\\\n\\===\\\n\\---\\\n\\> b"),
        ("    code\n\tcode\n```\n~~~", "code\\\ncode\\\n\\`\\`\\`\\\n\\~\\~\\~"),
        ("<b>&amp;</b> [x](y) a_b_ $x$", "\\<b\\>\\&amp;\\</b\\> \\[x\\](y) a\\_b\\_ \\$x\\$"),
        ("at 8:30, 2.5 kg - fine.", "at 8:30, 2.5 kg - fine."),
        ("http://x.y www.x.y a@b.c", "http\\://x.y www\\.x.y a\\@b.c"),
        ("bell \a, escape \x1b[31m, nul \0.", "bell  , escape  \\[31m, nul  ."),
        ("one\u2028two\x0bthree", "one\\\ntwo\\\nthree"),
        (" \n ", ""),
    ],
)
def test_words_are_no_more_than_words(words: str, told: str) -> None:
    page = "".join(diary.pages([replace(said(words), kind=None)]))
    assert page == "\n\n".join(filter(None, ["# Diary", "## Monday, 2 March 2026", "**08:00**", told])) + "\n"


# --- Parquet, many people's ----------------------------------------------------------------------------


@pytest.mark.parametrize("person", ["zoë 無/%41", "..", "007", "a=b&c", "it's", 'q"', "無" * 20])
def test_any_name_has_a_folder_of_its_own(path: Path, person: str) -> None:
    with closing(Journal(path, person=person)) as journal:
        told = remember(journal, said("a walk"))
    out, other = path.with_name("ou't [x]*"), fresh(path.with_name("other.duckdb"))
    exported = export(path, out, Format.PARQUET, person)
    assert [file.parent.parent.parent for file in exported.files] == [out / "entries"]
    assert all(file.exists() for file in exported.files)
    assert taken(other, out).people == (person,)
    with closing(Journal(other, person=person)) as journal:
        assert journal.entries() == [told]


def test_a_persons_folder_is_replaced_and_others_stay(path: Path) -> None:
    out = path.with_name("out")
    entries = out / "entries"
    for person in ("ana", "me"):
        with closing(Journal(path, person=person)) as journal:
            for month in range(3):
                remember(journal, said("a walk", MORNING + timedelta(days=31 * month)))
        export(path, out, Format.PARQUET, person)
    (entries / ".person=me.new" / "person=me").mkdir(parents=True)  # as a crash leaves it
    (entries / ".person=me.old").mkdir()
    (entries / "person=me" / "month=1999-01").mkdir()
    ana = contents(entries / "person=ana")
    with closing(Journal(path, person="me")) as journal:
        journal.forget({entry.id: "me" for entry in journal.entries(until=date(2026, 3, 31))})
    export(path, out, Format.PARQUET, "me")
    assert {file.name for file in entries.iterdir()} == {"person=ana", "person=me"}
    assert {file.name for file in (entries / "person=me").iterdir()} == {"month=2026-04", "month=2026-05"}
    assert contents(entries / "person=ana") == ana
    with closing(Journal(path, person="me")) as journal:
        journal.forget({entry.id: "me" for entry in journal.entries()})
    assert export(path, out, Format.PARQUET, "me").files == ()
    assert {file.name for file in entries.iterdir()} == {"person=ana"}, "nothing is left to be there"


def test_months_are_of_the_day_that_was_meant_and_ids_are_text(path: Path) -> None:
    with closing(Journal(path)) as journal:
        told = said("last night", datetime(2026, 4, 1, 0, 30, tzinfo=MORNING.tzinfo))
        remember(journal, replace(told, for_date=date(2026, 3, 31)))
    (file,) = export(path, path.with_name("out"), Format.PARQUET, "me").files
    assert file.parent.name == "month=2026-03"
    with in_memory() as connection:
        found = connection.execute(f"SELECT id FROM read_parquet({quoted(file)})").fetchall()
    assert found == [(str(told.id),)]


# --- made elsewhere ------------------------------------------------------------------------------------


def test_a_table_made_elsewhere_needs_no_more_than_when_and_what(path: Path) -> None:
    fresh(path)
    file = path.with_name("elsewhere.csv")
    file.write_text(
        "\ufeffsaid_at,words,mood\r\n"
        '2026-03-02T08:00:00+01:00,"a walk,\r\nand back",fine\r\n'
        "\r\n"
        "2026-03-02T23:30:00-05:00,late,\r\n",
        newline="",
    )
    report = taken(path, file, "ana")
    assert report == TakenIn(2, 0, 0, (), ("ana",), ("mood",))
    told = "words, tz, offset_min, local_date, for_date, kind, engine, measures, hidden"
    day = date(2026, 3, 2)
    assert rows(path, f"SELECT {told} FROM entries ORDER BY seq") == [
        ("a walk,\r\nand back", "UTC+01:00", 60, day, day, None, "import", [], False),
        ("late", "UTC-05:00", -300, day, day, None, "import", [], False),
    ]
    assert taken(path, file, "ana") == TakenIn(0, 2, 0, (), (), ("mood",)), "known by what they say"
    assert taken(path, file, "bob").taken == 2, "somebody else said the same"


def test_the_same_row_is_one_entry_in_every_form(path: Path) -> None:
    fresh(path)
    row = {"said_at": "2026-03-02 08:00:00", "tz": "Europe/Berlin", "words": "a walk", "person": "ana"}
    table = path.with_name("x.csv")
    table.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n")
    parquet = path.with_name("x.parquet")
    with in_memory() as connection:
        connection.execute(
            f"""COPY (SELECT TIMESTAMPTZ '2026-03-02 07:00:00+00' AS said_at, 'Europe/Berlin' AS tz,
            'a walk' AS words, 'ana' AS person, '[]' AS measures) TO {quoted(parquet)}"""
        )
    given = written(path.parent, [row, {**row, "said_at": "2026-03-02T07:00:00Z"}])
    nested = path.with_name("nested.json")
    nested.write_text(
        json.dumps({"person": "ana", "entries": [{k: row[k] for k in ("said_at", "tz", "words")}]})
    )
    assert taken(path, given) == TakenIn(1, 1, 0, (), ("ana",), ())
    for source in (table, parquet, nested):
        assert taken(path, source) == TakenIn(0, 1, 0, (), (), ()), source
    ((entry_id, local),) = rows(path, "SELECT id, (said_at + to_minutes(offset_min))::VARCHAR FROM entries")
    assert local == "2026-03-02 08:00:00"
    assert entry_id == uuid5(UUID("6d5f3c0e-1b7a-5f0c-9a54-2f6b8f1f7c11"), "ana\n2026-03-02T07:00:00\na walk")
    assert entry_id.version == 5


GOOD = {"said_at": "2026-03-02T08:00:00+01:00", "words": CANARY, "person": "me"}


WRONG_ROWS: list[tuple[dict[str, Any], str]] = [
    ({"said_at": None}, "said_at is missing"),
    ({"said_at": CANARY}, "said_at is not a moment like 2026-03-02T08:00+01:00"),
    ({"said_at": 5}, "said_at is not a moment like 2026-03-02T08:00+01:00"),
    ({"said_at": "0001-01-01T00:00:00+14:00"}, "said_at is not a moment like 2026-03-02T08:00+01:00"),
    ({"said_at": "2026-03-02T08:00"}, "said_at has no offset, and there is no tz that is known here"),
    (
        {"said_at": "2026-03-02T08:00", "tz": "Mars/Olympus"},
        "said_at has no offset, and there is no tz that is known here",
    ),
    ({"words": None}, "words is missing"),
    ({"words": ["a"]}, "words is not text"),
    ({"id": CANARY}, "id is not a UUID"),
    ({"id": 7}, "id is not a UUID"),
    ({"person": " "}, "person is not a name"),
    ({"tz": ""}, "tz is not the name of a time zone"),
    ({"offset_min": 10**9}, "offset_min is not a number of minutes"),
    ({"for_date": CANARY}, "for_date is not a date like 2026-03-02"),
    ({"local_date": "9999-12-31"}, "local_date is not a date like 2026-03-02"),
    ({"kind": CANARY}, "kind is not one of step, stumble, celebration"),
    ({"kind": ["step"]}, "kind is not one of step, stumble, celebration"),
    ({"care": "mild"}, "care is not one of crisis, red_flag, urge"),
    ({"hidden": "perhaps"}, "hidden is not true or false"),
    ({"pain": CANARY}, "pain is not a number"),
    ({"pain": float("nan")}, "pain is not a number"),
    ({"pain": 10**400}, "pain is not a number"),
    ({"pain_before": True}, "pain_before is not a number"),
    ({"measures": CANARY}, "measures is not a list of measures like those of an export"),
    ({"measures": [CANARY]}, "measures is not a list of measures like those of an export"),
    ({"measures": [{"sets": 2.5}]}, "measures is not a list of measures like those of an export"),
    ({"measures": [{"sets": 2**63}]}, "measures is not a list of measures like those of an export"),
    ({"measures": [{"unit": "miles"}]}, "measures is not a list of measures like those of an export"),
]


def test_a_row_that_does_not_fit_is_refused_alone_and_its_words_are_not_told(path: Path) -> None:
    rows = [GOOD, *({**GOOD, **wrong} for wrong, _ in WRONG_ROWS), {**GOOD, "words": "more"}]
    report = taken(fresh(path), written(path.parent, rows))
    why = tuple((f"entries, row {number}", why) for number, (_, why) in enumerate(WRONG_ROWS, start=2))
    assert report == TakenIn(2, 0, 0, why, ("me",), ())
    assert CANARY not in str(report)


def test_what_is_no_row_is_refused_where_it_is(path: Path) -> None:
    fresh(path)
    file = path.with_name("x.csv")
    file.write_text(
        'said_at,words\n2026-03-02T08:00Z,"one\ntwo"\n2026-03-02T08:00Z,cut\n2026-03-02T08:01Z\n2026,a,b\n'
    )
    report = taken(path, file)
    no_row = "this is no row like the others"
    assert report == TakenIn(2, 0, 0, (("x.csv, line 5", no_row), ("x.csv, line 6", no_row)), ("nobody",), ())
    assert taken(path, written(path.parent, [CANARY])).refused == (("entries, row 1", no_row),)


def test_columns_that_nobody_knows_are_told_once_and_only_by_a_plain_name(path: Path) -> None:
    fresh(path)
    strange = {**GOOD, "mood": 1, f"I said {CANARY}": 2, "measures": [{"tempo": 3, "sets": 1}]}
    report = taken(path, written(path.parent, [strange, strange]))
    assert report.unknown == ("(without a plain name)", "measures.tempo", "mood")
    assert report.taken == 1


def test_numbers_and_half_letters_come_as_the_journal_can_hold_them(path: Path) -> None:
    fresh(path)
    measure = {"sets": 2**63 - 1, "amount": 10, "doubtful": None}
    row = {**GOOD, "words": "half \ud83e", "pain": 10**25, "measures": [measure, {"amount": 1e308}]}
    assert taken(path, written(path.parent, [row, {**GOOD, "pain": "3"}])).taken == 2
    sql = "SELECT words, pain, measures[1].sets, measures[2].amount FROM entries ORDER BY seq"
    assert rows(path, sql) == [("half ?", 1e25, 2**63 - 1, 1e308), (CANARY, 3.0, None, None)]
    with closing(Journal(path)) as journal:
        assert [len(entry.measures) for entry in journal.entries()] == [2, 0]


# --- what cannot be read -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("x.json", b"", "not JSON (line 1)"),
        ("x.json", b'[\n{"words": "marmalade"', "not JSON (line 2)"),
        ("x.json", b'["\xff"]', "not UTF-8"),
        ("x.json", b"[" * 100_000, "no entries"),
        ("x.json", b"[1" + b"0" * 5000 + b"]", "no entries"),
        ("x.json", b'"marmalade"', "no entries"),
        ("x.json", b'{"entries": {}}', "no entries"),
        ("x.json", b'{"schema": 2, "entries": []}', "newer version"),
        ("x.json", b'{"schema": "2", "entries": []}', "newer version"),
        ("x.csv", b"said_at,words\nx,\xff", "not UTF-8"),
        ("x.csv", b'said_at,words\nx,"marmalade', "not CSV"),
        ("x.CSV", "said_at,words\n".encode("utf-16"), "not UTF-8"),
        ("x.parquet", b"PAR1marmalade", "not Parquet"),
        ("x.txt", b"marmalade", "kind of file"),
        ("x", b"marmalade", "kind of file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    path: Path, name: str, content: bytes, what: str
) -> None:
    file = path.with_name(name)
    file.write_bytes(content)
    with pytest.raises(JournalError) as error:
        taken(path, file)
    assert what in str(error.value)
    assert error.value.hint
    assert CANARY not in f"{error.value}{error.value.hint}"


@pytest.mark.parametrize("size", [0.3, 0.9])
def test_half_a_file_is_refused_whole(filled: Path, size: float) -> None:
    other = fresh(filled.with_name("other.duckdb"))
    for how in (Format.JSON, Format.PARQUET):
        file = export(filled, filled.with_name(how.value), how, "me").files[0]
        os.truncate(file, int(file.stat().st_size * size))
        with pytest.raises(JournalError):
            taken(other, filled.with_name(how.value))
    assert rows(other, "SELECT count(*) FROM entries") == [(0,)]


def test_what_is_not_there_or_nothing_is_refused(path: Path) -> None:
    fresh(path)
    empty = path.with_name("empty")
    (empty / "entries" / ".person=me.new").mkdir(parents=True)
    (empty / "entries" / ".person=me.new" / "x.parquet").touch()
    for missing in (
        empty,
        path.with_name("none.json"),
        path.with_name("none.csv"),
        path.with_name("none.parquet"),
    ):
        with pytest.raises(JournalError):
            taken(path, missing)


@pytest.mark.parametrize("address", ["s3://bucket/x.json", "https://x.y/z.csv", "file:///x.parquet"])
def test_an_address_is_no_file(path: Path, address: str) -> None:
    with pytest.raises(JournalError, match="file on this computer"):
        taken(path, Path(address))
    with pytest.raises(JournalError, match="file on this computer"):
        export(path, Path(address), Format.JSON, "me")


@pytest.mark.parametrize("how", Format)
def test_where_nothing_can_be_written_nothing_is_harmed(filled: Path, how: Format) -> None:
    filled.with_name("file").write_text("mine")
    with pytest.raises(JournalError, match="cannot be"):
        export(filled, filled.with_name("file"), how, "me")
    assert filled.with_name("file").read_text() == "mine"


# --- who is here already, and who was forgotten --------------------------------------------------------


def test_what_is_here_stays_as_it_is(path: Path) -> None:
    with closing(Journal(path)) as journal:
        told = [remember(journal, said(words)) for words in ("kept", "deleted", "forgotten")]
    out = path.with_name("out")
    export(path, out, Format.JSON, "me")
    with closing(Journal(path)) as journal:
        journal.relabel(told[0].id, Kind.CELEBRATION, MORNING)
        journal.delete(told[1].id, MORNING)
        journal.settle()
        journal.forget({told[2].id: "me"})
    before = rows(path, "FROM history ORDER BY seq")
    assert taken(path, out) == TakenIn(0, 2, 1, (), (), ())
    with closing(Journal(path)) as journal:
        assert journal.entries() == [replace(told[0], kind=Kind.CELEBRATION)]
    assert rows(path, "FROM history ORDER BY seq") == before


def test_what_was_forgotten_elsewhere_stays_away_but_nothing_is_erased_here(path: Path) -> None:
    with closing(Journal(path)) as journal:
        here, gone = remember(journal, said("here")), remember(journal, said("gone"))
    old, new = path.with_name("old"), path.with_name("new")
    export(path, old, Format.CSV, "me")
    with closing(Journal(path)) as journal:
        journal.forget({here.id: "me", gone.id: "me"})
    export(path, new, Format.JSON, "me")
    document = json.loads((new / "journal.json").read_text())
    away = str(uuid4())
    document["tombstones"] += [{"entry_id": away}, document["tombstones"][0], {"person": "me"}]
    other = path.with_name("other.duckdb")
    with closing(Journal(other)) as journal:
        remember(journal, here)
    report = taken(other, written(path.parent, document))
    assert report == TakenIn(0, 0, 0, (("tombstones, row 5", "entry_id is missing"),), (), ())
    assert taken(other, old) == TakenIn(0, 1, 1, (), (), ())
    with closing(Journal(other)) as journal:
        assert journal.entries() == [here]
    remembered = dict(rows(other, "SELECT entry_id, person FROM tombstones"))
    assert remembered == {gone.id: "me", UUID(away): "nobody"}


# --- history -------------------------------------------------------------------------------------------


def test_what_was_said_here_is_taken_back_before_what_came_in(path: Path) -> None:
    other = path.with_name("other.duckdb")
    with closing(Journal(other)) as journal:
        walk = remember(journal, said("walk"))
        remember(journal, said("swim"))
        journal.settle()
        journal.relabel(walk.id, Kind.STUMBLE, MORNING)
    export(other, path.with_name("out"), Format.CSV, "me")
    with closing(Journal(path)) as journal:
        remember(journal, said("here"))
        journal.settle()
        assert taken(path, path.with_name("out")).taken == 2
        words = []
        while back := journal.undo(NOW):
            words.append((back.what, back.entry.words))
        assert words == [("add", "here"), ("relabel", "walk"), ("add", "swim"), ("add", "walk")]


def add(entry_id: str, **more: Any) -> dict[str, Any]:
    return {"id": entry_id, "entry_id": entry_id, "what": "add", "changed_at": "2026-03-02T07:00:00Z", **more}


def relabel(entry_id: str, **more: Any) -> dict[str, Any]:
    change = {"before": '{"kind": null}', "after": '{"kind": "step"}', "id": str(uuid4())}
    return {**add(entry_id), "what": "relabel", **change, **more}


A_CHANGE = "the JSON text of what was changed"


WRONG_CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"entry_id": None}, "entry_id is missing"),
    ({"changed_at": "2026-03-02T07:00"}, "changed_at is not a moment like 2026-03-02T08:00+01:00"),
    ({"what": CANARY}, "what is not one of add, relabel, amend, append, delete, undo, redo"),
    ({"after": f'{{"{CANARY}": 1}}'}, f"after is not {A_CHANGE}"),
    ({"after": f'{{"kind": "{CANARY}"}}'}, f"after is not {A_CHANGE}"),
    ({"after": '{"words": null}'}, f"after is not {A_CHANGE}"),
    ({"after": '{"words": "\\ud83e"}'}, f"after is not {A_CHANGE}"),
    ({"before": CANARY}, f"before is not {A_CHANGE}"),
    ({"before": "[]"}, f"before is not {A_CHANGE}"),
    ({"before": {"kind": None}}, f"before is not {A_CHANGE}"),
    ({"before": None}, "a change has an id of its own, and what was there before and after it"),
    ({"id": None}, "a change has an id of its own, and what was there before and after it"),
    ({"what": "undo"}, "an undo or a redo has a target, and nothing else has"),
    ({"target": str(uuid4())}, "an undo or a redo has a target, and nothing else has"),
    ({"what": "add"}, "an add has the id of its entry, and nothing before or after it"),
]


def test_a_change_that_could_not_be_taken_back_is_refused(path: Path) -> None:
    entry_id = str(uuid4())
    wrong = [{**relabel(entry_id), **wrong} for wrong, _ in WRONG_CHANGES]
    changes = [add(entry_id), *wrong, relabel(entry_id)]
    report = taken(
        fresh(path), written(path.parent, {"entries": [{**GOOD, "id": entry_id}], "history": changes})
    )
    why = tuple((f"history, row {number}", why) for number, (_, why) in enumerate(WRONG_CHANGES, start=2))
    assert report == TakenIn(1, 0, 0, why, ("me",), ())
    with closing(Journal(path)) as journal:
        assert [journal.undo(NOW) is not None for _ in range(3)] == [True, True, False]


def test_no_entry_is_without_history_and_no_change_without_its_entry(path: Path) -> None:
    fresh(path)
    one, two, away = (str(uuid4()) for _ in range(3))
    changes = [relabel(one), relabel(one, id=two), add(away), relabel(away), *[relabel(one, id=away)] * 2]
    entries = [{**GOOD, "id": one}, {**GOOD, "id": two}]
    taken(path, written(path.parent, {"entries": entries, "history": changes}))
    found = rows(path, "SELECT id::VARCHAR, entry_id::VARCHAR, what FROM history ORDER BY seq")
    adds = [(one, one, "add"), (two, two, "add")]
    assert found == [*adds, (changes[0]["id"], one, "relabel"), (away, one, "relabel")]


# --- interrupted ---------------------------------------------------------------------------------------

MANY = 4_500
"""Of entries: more than two batches."""


MADE = """
    INSERT INTO entries BY NAME
    SELECT uuid() AS id, n AS seq, TIMESTAMP '2026-03-02 07:00:00' + to_minutes(n::INTEGER) AS said_at,
           'UTC' AS tz, 0 AS offset_min, said_at::DATE AS local_date, local_date AS for_date,
           'words ' || n AS words, 'step' AS kind, 'vosk' AS engine, [] AS measures
    FROM range(?) AS numbers(n)
"""
ADDED = "INSERT INTO history SELECT seq, id, id, 'add', NULL, said_at, NULL, NULL FROM entries"
RELABELLED = """
    INSERT INTO history
    SELECT seq + ?, uuid(), id, 'relabel', NULL, said_at, '{"kind": null}', '{"kind": "step"}' FROM entries
"""


def many(path: Path) -> Path:
    """A journal of many entries, all of them relabelled after the last was said, exported as JSON."""
    with writing(fresh(path)) as connection:
        connection.execute(MADE, [MANY])
        connection.execute(ADDED)
        connection.execute(RELABELLED, [MANY])
    export(path, path.with_name("out"), Format.JSON, "me")
    return path.with_name("out")


KILLED = """
import os, signal, sys
from pathlib import Path
from assistant.journal.taking_in import take_in

def progress(done, total):
    if done > total * 0.7:
        os.kill(os.getpid(), signal.SIGKILL)

take_in(Path(sys.argv[1]), Path(sys.argv[2]), person="me", progress=progress)
"""


def test_an_import_that_is_killed_is_completed_by_doing_it_again(path: Path) -> None:
    out = many(path)
    other = fresh(path.with_name("other.duckdb"))
    killed = subprocess.run([sys.executable, "-c", KILLED, other, out], check=False)
    assert killed.returncode == -9
    ((some,),) = rows(other, "SELECT count(*) FROM entries")
    assert 0 < some < MANY
    odd = "SELECT count(*) FROM history GROUP BY entry_id HAVING count(*) <> 2"
    assert rows(other, odd) == [], "each with its history"
    report = taken(other, out)
    assert (report.taken, report.skipped) == (MANY - some, some)
    export(other, path.with_name("again"), Format.JSON, "me")
    assert contents(path.with_name("again")) == contents(out)


def test_two_imports_at_once_lose_nothing(path: Path) -> None:
    document = json.loads((many(path) / "journal.json").read_text())
    document["entries"].reverse()  # so that the first batch leaves room below its changes
    out = path.with_name("reversed.json")
    out.write_text(json.dumps(document))
    other = fresh(path.with_name("other.duckdb"))
    given = written(path.parent, [{**GOOD, "words": str(number)} for number in range(50)])
    counts: list[int] = []

    def between(done: int, total: int) -> None:
        if done > total * 0.7 and not counts:
            counts.append(taken(other, given).taken)

    report = take_in(other, out, person="me", progress=between)
    assert (counts, report.taken) == ([50], MANY)
    assert rows(other, "SELECT count(*) FROM history") == [(2 * MANY + 50,)]


def test_progress_goes_from_nothing_to_all(path: Path) -> None:
    fresh(path)
    seen: list[tuple[int, int]] = []
    given = written(path.parent, [*[{**GOOD, "words": str(number)} for number in range(2500)], CANARY])
    take_in(path, given, person="me", progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert {total for _, total in seen} == {2 * 2501}
    assert seen[0][0] == 0
    assert seen[-1] == (2 * 2501, 2 * 2501)
