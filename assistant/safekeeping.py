"""The commands that look after the words: out and in, backups, salvage, and forgetting."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from assistant.errors import JournalError
from assistant.housekeeping import Progress, warn
from assistant.journal import Journal, backup, describe
from assistant.journal.export import Format
from assistant.options import JournalOption, PersonOption, Place, SettingsOption, day

YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def export_(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")],
    how: Annotated[Format, typer.Option("--format", help="In which form.")] = Format.JSON,
    journal: JournalOption = None,
    settings: SettingsOption = None,
    person: PersonOption = None,
) -> None:
    """Everything you said, in files that other programs read. Markdown reads like a diary."""
    from assistant.journal.export import export

    place = Place.of(journal, settings, person=person)
    with place.looking_back(warn) as view:
        if view is None:
            raise JournalError(f"There is no journal yet: {place.journal}", hint="Say something first.")
        written = export(view.path, folder, how, view.person)
    for file in written.files:
        print(file)
    print(
        f"{count(written.entries)}. What lies in {folder} is yours to look after: `forget` cannot reach it."
    )


def import_(
    source: Annotated[
        Path, typer.Argument(help="A folder or file that export wrote; or JSON, CSV, Parquet.")
    ],
    journal: JournalOption = None,
    settings: SettingsOption = None,
    person: PersonOption = None,
) -> None:
    """Take in what was exported, here or elsewhere. What is here already stays as it is."""
    from assistant.journal.taking_in import take_in

    with Place.of(journal, settings, person=person).writing() as kept:
        report = take_in(kept.path, source, person=kept.person, progress=Progress(sys.stderr))
    print(f"Taken in: {count(report.taken)}. Here already: {report.skipped}.")
    if others := set(report.people) - {kept.person}:
        print(f"Whose they are: {', '.join(sorted(others))} (--person).")
    if report.unknown:
        print(f"Not taken in, because a journal has no such column: {', '.join(report.unknown)}.")
    if report.forgotten:
        print(f"Forgotten before, and left so: {report.forgotten}.")
    for where, why in report.refused:
        print(f"Refused: {where}: {why}")
    if report.refused:
        raise typer.Exit(1)


def backup_(journal: JournalOption = None, settings: SettingsOption = None) -> None:
    """A whole copy of the journal, every row of it read. One is made each day by itself; seven are kept."""
    place = Place.of(journal, settings)
    if not describe(place.journal).exists:
        raise JournalError(f"There is no journal yet: {place.journal}", hint="Say something first.")
    with place.writing() as kept:
        print(backup.make(kept.path, backup.Why.ASKED, datetime.now(UTC)))
    print("It lies on the same disk: copy it to another one to be safe from losing this one.")


def restore_(
    file: Annotated[
        Path | None, typer.Argument(help="Which backup; without it, the newest that is not from a restore.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only show which backups there are.")] = False,
    journal: JournalOption = None,
    settings: SettingsOption = None,
) -> None:
    """Let the journal be as it was in a backup, less what you have forgotten since. As it is now is kept."""
    place = Place.of(journal, settings)
    found = backup.backups(place.journal)
    if listed:
        for one in found:
            print(f"{one.at:%Y-%m-%d %H:%M} UTC  {one.why:<10} {one.path}")
        return
    file = file or next((one.path for one in found if one.why is not backup.Why.RESTORE), None)
    if file is None:
        raise JournalError(f"There is no backup of {place.journal}.", hint="Give the path of one.")
    before = backup.restore(place.journal, file, datetime.now(UTC))
    print(f"The journal is as it was in {file}.")
    if before:
        print(f"As it was until now, it is in {before}.")


def salvage_(journal: JournalOption = None, settings: SettingsOption = None) -> None:
    """Bring back what can be read of a journal that no longer opens. It works on copies."""
    from assistant.journal.salvage import salvage

    place = Place.of(journal, settings)
    copies = [one.path for one in backup.backups(place.journal)]
    for line in salvage(place.journal, copies, datetime.now(UTC)).lines:
        print(line)


def forget_(
    entry: Annotated[str | None, typer.Argument(help="The id of an entry, or how it begins.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything you ever said.")] = False,
    before: Annotated[str | None, typer.Option("--before", help="All said before this day.")] = None,
    yes: YesOption = False,
    journal: JournalOption = None,
    settings: SettingsOption = None,
    person: PersonOption = None,
) -> None:
    """Erase for good: from the journal, its history and every backup. This cannot be undone."""
    if [bool(entry), everything, bool(before)].count(True) != 1:
        raise typer.BadParameter("say which: ID, --before DATE, or --all")
    place = Place.of(journal, settings, person=person)
    state = describe(place.journal)
    if not state.exists and not state.waiting:
        print("There is nothing to forget.")
        return
    with place.writing() as kept:
        gone = chosen(kept, entry, day(before, "--before") if before else date.max)
        if not gone and not (everything and kept.has_remains()):
            print("There is nothing to forget.")
            return
        print(
            f"This erases {count(len(gone))} for good, from the journal, its history and every backup,"
            " and what salvage has set aside. It cannot be undone.",
            flush=True,
        )
        if not yes and not typer.confirm("Forget?"):
            print("Nothing was forgotten.")
            return
        kept.forget(gone)
    print(f"Forgotten: {count(len(gone))}.")


def chosen(kept: Journal, entry: str | None, before: date) -> dict[UUID, str]:
    if entry is None:
        return kept.said_before(before)
    gone = kept.matching(entry)
    if len(gone) != 1:
        what = "No entry has" if not gone else f"{len(gone)} entries have"
        raise JournalError(f"{what} an id that begins so: {entry}", hint="`babysteps entries` shows the ids.")
    return gone


def clinic_(folder: Annotated[Path, typer.Argument(help="Where many people's Parquet exports lie.")]) -> None:
    """Adherence, pain and momentum of everybody whose Parquet export lies in a folder."""
    from assistant.journal.clinic import answers, summary

    for line in summary(answers(folder)):
        print(line)


def count(entries: int) -> str:
    return f"{entries} {'entry' if entries == 1 else 'entries'}"


COMMANDS = (export_, import_, backup_, restore_, salvage_, forget_, clinic_)
"""Each is called by its name without the underscore."""
