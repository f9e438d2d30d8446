"""Errors a person can act on: what happened, and what to do. Anything else is a bug and should crash."""


class AssistantError(Exception):
    """What went wrong (`str(error)`), and what to try (`error.hint`). Never carries a person's words."""

    def __init__(self, what: str, *, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


class SettingsError(AssistantError):
    """The settings file, or an option on the command line, cannot be used as it is."""


class DeviceError(AssistantError):
    """A microphone, a loudspeaker, the voice engine or a sound file is not there or not usable."""


class ModelError(AssistantError):
    """A speech model is missing, damaged, or could not be fetched."""


class JournalError(AssistantError):
    """The journal cannot be opened, read or written just now."""


class JournalBusy(JournalError):
    """Another program has the journal open."""


class AlreadyListening(JournalError):
    """Another `listen` writes to this journal."""
