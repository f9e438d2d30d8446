"""What is answered with more care than its label asks for."""

import pytest

from assistant.core.model import Kind, Sure
from assistant.understanding.reading import read
from assistant.understanding.spoken import spoken
from assistant.understanding.tender import clouds, grieves, is_tender

CLOUDED = """
First day without the crutches and I fell. / For the first time in months I drank. / I finally gave in.
First Christmas without my mom. / My first drink in a year. / Ninety days, and then I relapsed.
A whole year without my husband. / First day without my son. / My longest run ever and I fell at the end.
Six months clean and I blew it last night. / Finally had a cigarette. / I made it to Friday and then I caved.
"""
CLEAR = """
First day without the crutches! / One year since I drank. / A hundred days and I never gave in.
I walked all the way and didn't fall once. / I fell asleep without a pill for the first time.
I gave up smoking a year ago today. / First week I haven't smoked. / I drank water, first party sober.
My phone died, so I walked home, my longest walk yet. / Ten weeks without a drink.
"""


def sentences(table: str) -> list[str]:
    return [text.strip() for line in table.strip().splitlines() for text in line.split(" / ")]


@pytest.mark.parametrize("text", sentences(CLOUDED))
def test_joy_is_not_believed_beside_a_loss_a_slip_or_a_fall(text: str) -> None:
    assert clouds(spoken(text))
    reading = read(text)
    assert reading.kind is not Kind.CELEBRATION
    assert reading.sure is not Sure.YES or reading.kind in (Kind.STUMBLE, None)


@pytest.mark.parametrize("text", sentences(CLEAR))
def test_what_did_not_happen_is_no_cloud(text: str) -> None:
    assert not clouds(spoken(text))


@pytest.mark.parametrize(
    "text", ["His chair is empty today.", "The funeral was this morning.", "We buried my father on Tuesday."]
)
def test_grief_is_known_and_tender(text: str) -> None:
    assert grieves(spoken(text))
    assert is_tender(spoken(text))


@pytest.mark.parametrize(
    "text", ["I'm so ashamed.", "It hurts.", "I was scared on the stairs.", "I cried all the way home."]
)
def test_shame_pain_and_fear_are_tender(text: str) -> None:
    assert is_tender(spoken(text))
    assert not grieves(spoken(text))


@pytest.mark.parametrize("text", ["I walked to the shop.", "The battery died.", "I went to the usual place."])
def test_most_things_are_not(text: str) -> None:
    assert not is_tender(spoken(text))
