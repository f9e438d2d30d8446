"""Where the time goes: seconds spent in each stage, for `timing` in the JSON and for the benchmarks."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Timing:
    """Stages may be entered from several threads, each stage from one."""

    def __init__(self) -> None:
        self._seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = perf_counter()
        try:
            yield
        finally:
            self._seconds[stage] += perf_counter() - began

    def milliseconds(self) -> dict[str, float]:
        """Stage → ms spent in it so far."""
        return {stage: round(seconds * 1000, 1) for stage, seconds in self._seconds.items()}
