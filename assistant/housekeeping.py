"""The commands that look after the program itself: is everything here, and how to get what is not."""

import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from assistant.errors import AssistantError, DeviceError
from assistant.options import JournalOption, ModelOption, Place, SettingsOption
from assistant.report import error_line
from assistant.settings import Folders

models = typer.Typer(no_args_is_help=True, help="The speech models: which are here, and how to get one.")


def doctor(journal: JournalOption = None, settings: SettingsOption = None, model: ModelOption = None) -> None:
    """Is everything here that is needed? One line each; exit status 1 if something is missing."""
    from assistant.doctor import examine

    place = Place.of(journal, settings, model)
    healthy = True
    for finding in examine(place.settings, place.folders, place.journal):
        print(finding.line, flush=True)
        healthy = healthy and finding.ok
    if not healthy:
        raise typer.Exit(1)


def warn(error: AssistantError) -> None:
    """What happened in one line, what to do in another."""
    print(f"babysteps: {error}", file=sys.stderr)
    if error.hint:
        print(f"  {error.hint}", file=sys.stderr)


def microphone_is_here() -> bool:
    from assistant import sound

    try:
        return bool(sound.devices("input"))
    except DeviceError as error:
        print(error_line(error))
        return False


@models.command("list")
def list_models() -> None:
    """Every model Baby Steps knows, and whether it is here."""
    from assistant.ears.models import HOW_TO_GET, State, listing, models_root

    for found in listing(models_root(Folders.of_this_user().data), deep=True):
        model = found.model
        print(f"{model.engine:<8} {found.note}  ({model.licence}, {model.size / 1e6:.0f} MB)")
        if found.state is State.MISSING:
            print(f"{'':<8} {HOW_TO_GET[model.engine]}")


@models.command("fetch")
def fetch_model(
    source: Annotated[
        Path | None, typer.Option("--from", help="Take it from this zip or folder, not the network.")
    ] = None,
) -> None:
    """Get the Vosk model from its vendor: the one command that opens a connection."""
    from assistant.ears.fetch import adopt, fetch
    from assistant.ears.models import catalogue, models_root

    model = next(model for model in catalogue() if model.engine == "vosk")
    root = models_root(Folders.of_this_user().data)
    print(
        f"{model.name}, {model.licence}, {model.size / 1e6:.0f} MB, {source or 'from ' + model.source}",
        flush=True,
    )
    path = adopt(source, model, root) if source else fetch(model, root, Progress(sys.stderr))
    print(f"It is in {path}.")


class Progress:
    """A bar where there is a terminal, a line every tenth where there is none."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._told = out, -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        if self._out.isatty():
            print(f"\r  [{'#' * (percent // 4):<25}] {percent:3d} %", end="", file=self._out, flush=True)
            if done >= total:
                print(file=self._out)
        elif percent // 10 > self._told:
            self._told = percent // 10
            print(f"  {percent} %", file=self._out, flush=True)
