"""How a command is stopped."""

import os
import signal

import pytest

from assistant.options import stopping_on_signals


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_an_interruption_also_when_a_library_makes_an_error_of_it(number: signal.Signals) -> None:
    def native_call() -> None:
        try:
            os.kill(os.getpid(), number)
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None

    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), stopping_on_signals():
        native_call()
    assert signal.getsignal(number) is before


def test_an_error_of_its_own_is_no_interruption() -> None:
    with pytest.raises(RuntimeError), stopping_on_signals():
        raise RuntimeError("Query failed")
