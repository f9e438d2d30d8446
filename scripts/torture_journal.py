"""Kill those who write to a journal, and look what is left: `python -m scripts.torture_journal --faults`.

*Acknowledged* is an entry whose id its writer told through a pipe after the journal had returned. All that
was acknowledged, entries and changes, must be found, once, as it was acknowledged last; what was only begun
may be there or not. What was dropped or forgotten must be in no file beside the journal. Rows in a database
file which somebody then took away, or replaced by an older one, are counted apart: they are in that file.
"""

import argparse
import random
import shutil
import signal
import sys
import tempfile
from itertools import cycle
from pathlib import Path

from assistant.journal import Journal
from scripts.torture import faults
from scripts.torture.broken import BROKEN
from scripts.torture.themes import FAULTS, PLAIN
from scripts.torture.trial import BAD, Tally, Trial

COUNTED = (
    *("journals", "rounds", "kills", "acknowledged", "found", "taken away, as asked"),
    *("gone with a file that was taken away", "changes acknowledged", "salvages needed"),
)


def main() -> None:
    given = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the small disk is given back
    tally = Tally(given.keep)
    with tempfile.TemporaryDirectory() as home, faults.small_disk(Path(home) / "disk", "48m") as disk:
        themes = [theme for theme in PLAIN + FAULTS * given.faults if theme.name.startswith(given.only)]
        if not disk and any(theme.disk for theme in themes):
            print("No disk was filled up: only root can have a small one (tmpfs, Linux).")
            themes = [theme for theme in themes if not theme.disk]
        if not themes:
            sys.exit("There is nothing else to do.")
        chance = random.Random(given.seed)
        kind, found_out_by = BROKEN.get(given.broken, (Journal, ""))
        for number, theme in enumerate(cycle(themes)):
            if tally.of["kills"] >= given.kills or (found_out_by and tally.of[found_out_by]):
                break
            place = Path(home) / ("disk" if theme.disk else "") / str(number)
            place.mkdir()
            well = Trial(place, theme, chance, kind, tally).go(given.kills)
            if given.keep and not well:
                shutil.copytree(place, given.keep / str(number))
            shutil.rmtree(place)
    table(tally)
    sys.exit(1 if tally.bad else 0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="at least so many")
    parser.add_argument("--faults", action="store_true", help="also broken disks, locks, files that go away")
    parser.add_argument("--seed", type=int, default=0, help="what is done; when it is killed still differs")
    parser.add_argument("--only", default="", metavar="NAME", help="only what is called like this")
    parser.add_argument("--broken", choices=BROKEN, default="", help="a journal that is broken on purpose")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="for journals in which something is wrong"
    )
    return parser.parse_args()


def table(tally: Tally) -> None:
    for trouble in tally.troubles:
        print(trouble, file=sys.stderr)
    for what, many in sorted(tally.notes.items()):
        print(f"{many:>8}  {what}")
    for what in COUNTED:
        print(f"{tally.of[what]:>8}  {what}")
    for what in BAD:
        print(f"{tally.of[what]:>8}  {what} (must be 0)")


if __name__ == "__main__":
    main()
