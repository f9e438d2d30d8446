"""What is shown: every happening as one JSON object, or as a line to read.

The JSON is for other programs: one object a line, each with `schema` (a number that grows when a field
changes its meaning or goes away; new fields may come at any time) and, in a conversation, `event`:

    listening   engine: the microphone records
    heard       text, from_s, to_s (seconds since the first recording began, or since the first typed
                line), engine (vosk, whisper, keyboard)
    understood  skill, kind, also (the kind of the other half, where it has two), because, confidence,
                sure, measures, pain, pain_before, care, pain_unclear (pain three or pain-free: it asks)
    saved       id: the words are safe on the disk (a command keeps none, and has no such line)
    answered    text, technique, audio_s (seconds of sound; null where none was made)
    trouble     what, hint
    timing      last of all: the ms spent in each stage that was entered: hear (finding speech),
                transcribe, understand, remember (disk and journal), answer (finding words, and rendering)

The other commands print the same line over and over, without `event`:

    understand  text, and the fields of `understood`
    entries     id, kind, words, said_at, for_date, journey, measures, pain, pain_before, care
    week        from, to, text, steps, stumbles, celebrations, momentum, bounce_back_days
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from assistant.app import Answered, Happening, Listening, Saved, Trouble
from assistant.core.model import Answer, Entry, Meaning, Measure, Sure, Unit, Utterance, Week
from assistant.errors import AssistantError

SCHEMA = 1
Json = dict[str, Any]

ASSURANCE = {Sure.YES: "sure", Sure.FAIRLY: "fairly sure", Sure.NO: "not sure"}


def happening_json(happening: Happening, start: datetime) -> Json:
    match happening:
        case Listening(engine=engine):
            return event("listening", {"engine": engine})
        case Utterance(text=text, said_at=said_at, until=until, engine=engine):
            times = {"from_s": seconds(said_at, start), "to_s": seconds(until, start)}
            return event("heard", {"text": text, **times, "engine": engine})
        case Meaning():
            return event("understood", meaning_fields(happening))
        case Saved(id=id):
            return event("saved", {"id": str(id)})
        case Answered(answer=answer, audio_s=audio_s):
            length = None if audio_s is None else round(audio_s, 2)
            return event("answered", {"text": answer.text, "technique": answer.technique, "audio_s": length})
        case Trouble(error=error):
            return event("trouble", {"what": str(error), "hint": getattr(error, "hint", "")})


def timing_json(milliseconds: Mapping[str, float]) -> Json:
    return event("timing", milliseconds)


def understanding_json(text: str, meaning: Meaning) -> Json:
    return {"schema": SCHEMA, "text": text, **meaning_fields(meaning)}


def entry_json(entry: Entry) -> Json:
    return {
        "schema": SCHEMA,
        "id": str(entry.id),
        "kind": entry.kind,
        "words": entry.words,
        "said_at": entry.said_at.isoformat(),
        "for_date": entry.for_date.isoformat(),
        "journey": entry.journey,
        "measures": measures_json(entry.measures),
        "pain": entry.pain,
        "pain_before": entry.pain_before,
        "care": entry.care,
    }


def week_json(week: Week, answer: Answer) -> Json:
    return {
        "schema": SCHEMA,
        "from": week.from_date.isoformat(),
        "to": week.to_date.isoformat(),
        "text": answer.text,
        "steps": week.steps,
        "stumbles": week.stumbles,
        "celebrations": week.celebrations,
        "momentum": week.momentum,
        "bounce_back_days": week.bounce_back_days,
    }


def happening_line(happening: Happening) -> str:
    match happening:
        case Listening(engine=engine):
            return f"Listening, with {engine}. Say goodbye, or press Ctrl-C, to end.\n"
        case Utterance(text=text):
            return f"   you: {text}"
        case Meaning():
            return f"        {meaning_line(happening)}"
        case Saved():
            return "        kept"
        case Answered(answer=answer):
            return f" steps: {answer.text}\n"
        case Trouble(error=error):
            return f"     !  {error_line(error)}"


def meaning_line(meaning: Meaning) -> str:
    reading, numbers = meaning.reading, meaning.numbers
    because = f', because "{reading.because}"' if reading.because else ""
    kind = reading.kind or ("no check-in" if meaning.skill in ("reflect", "care") else meaning.skill)
    other = f" and {reading.also}" if reading.also else ""
    parts = [f"{kind}{other}{because} ({ASSURANCE[reading.sure]})", *map(measure_line, numbers.measures)]
    if numbers.pain is not None:
        before = "" if numbers.pain_before is None else f" (before: {numbers.pain_before:g})"
        parts.append(f"pain {numbers.pain:g}{before}")
    return "; ".join([*parts, *([meaning.care.value] if meaning.care else [])])


def measure_line(measure: Measure) -> str:
    """Everything but the band and the aid: "3 x 15 reps leg raises left 5 kg"."""
    unit = (measure.unit or "").removesuffix("s") if measure.amount == 1 else measure.unit or ""
    amount = "" if measure.amount is None else f"{measure.amount:g} {unit}".strip()
    counted = f"{measure.sets} x {amount}" if amount else f"{measure.sets} set{'s' * (measure.sets != 1)}"
    climbed = measure.exercise == "stairs" and measure.unit in (Unit.STAIRS, Unit.FLIGHTS)
    parts = (
        counted if measure.sets else amount,
        "" if climbed else measure.exercise,
        measure.side,
        "" if measure.hold_s is None else f"hold {measure.hold_s:g} s",
        "" if measure.load_kg is None else f"{measure.load_kg:g} kg",
        "" if measure.angle_deg is None else f"{measure.angle_deg:g}°",
    )
    return " ".join(part for part in parts if part)


def entry_line(entry: Entry) -> str:
    pain = "" if entry.pain is None else f"  (pain {entry.pain:g})"
    return f"{str(entry.id)[:8]}  {entry.said_at:%Y-%m-%d %H:%M}  {entry.kind or '-':<12} {entry.words}{pain}"


def error_line(error: Exception) -> str:
    hint = error.hint if isinstance(error, AssistantError) else ""
    return f"{error} {hint}".strip()


def meaning_fields(meaning: Meaning) -> Json:
    reading, numbers = meaning.reading, meaning.numbers
    return {
        "skill": meaning.skill,
        "kind": reading.kind,
        "also": reading.also,
        "because": reading.because,
        "confidence": round(reading.confidence, 3),
        "sure": reading.sure,
        "measures": measures_json(numbers.measures),
        "pain": numbers.pain,
        "pain_before": numbers.pain_before,
        "pain_unclear": numbers.pain_unclear,
        "care": meaning.care,
    }


def measures_json(measures: tuple[Measure, ...]) -> list[Json]:
    return [asdict(measure) for measure in measures]


def event(name: str, fields: Mapping[str, Any]) -> Json:
    return {"event": name, "schema": SCHEMA, **fields}


def seconds(moment: datetime, start: datetime) -> float:
    return round(moment.timestamp() - start.timestamp(), 2)  # a difference would miss summer time
