"""Renders one sentence and ends: `python espeak.py LIBRARY DATA VOICE WORDS_A_MINUTE`, text in, int16 out.

espeak-ng carries its state on from one sentence to the next, so that the same text never sounds the same
twice in one process. The first four bytes of the output are the sample rate.
"""

import ctypes
import sys
from typing import Any

_SYNCHRONOUS, _SPEED, _UTF8 = 2, 1, 1


def main(library_path: str, data: str, voice: str, words_a_minute: str) -> None:
    library = ctypes.CDLL(library_path)
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), 0)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"espeak-ng has no voice {voice}")
    library.espeak_SetParameter(_SPEED, int(words_a_minute), 0)
    sys.stdout.buffer.write(rate.to_bytes(4, "little"))

    def write(samples: Any, count: int, _events: Any) -> int:
        if samples and count:
            sys.stdout.buffer.write(ctypes.string_at(samples, count * 2))
        return 0

    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(write)
    library.espeak_SetSynthCallback(callback)
    text = sys.stdin.buffer.read() + b"\0"
    library.espeak_Synth(text, len(text), 0, 1, 0, _UTF8, None, None)


if __name__ == "__main__":
    main(*sys.argv[1:])
