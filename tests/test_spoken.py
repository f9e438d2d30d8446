"""One spoken form: what Vosk and Whisper write of the same words becomes the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.spoken import spoken

PIECES = (
    "one two three five nine ten fifteen twenty thirty hundred thousand dozen a an and half point quarter of"
    " to x by pain pain-free free was 1 2 5 10 1/2 3/4 0.5 .5 2.50 4/10 10:30 at until past mile miles hour"
    " minutes sets second first third 22nd 1st 1,200 5-10 15kg p m a.m. um uh the no that don't o'clock % ½ °"
    " more day out leg raise 1e9 e - / :"
).split()


@pytest.mark.parametrize(
    ("vosk", "whisper", "form"),
    [
        (
            "three sets of fifteen heel slides pain four",
            "3 sets of 15 heel slides, pain 4.",
            "3 sets of 15 heel slides pain 4",
        ),
        ("i didn't skip it", "I didn\u2019t skip it!", "i didn't skip it"),
        ("twenty five step ups", "Twenty-five step-ups.", "25 step ups"),
        ("it was pain free", "It was pain-free.", "it was pain-free"),
        ("ten thousand steps", "10,000 steps", "10000 steps"),
        ("fifteen pounds", "15 pounds", "15 pounds"),
        ("ninety degrees", "90°", "90 degrees"),
        ("fifty percent", "50%", "50 percent"),
        ("pain four out of ten", "Pain 4/10.", "pain 4 out of 10"),
        ("five to ten reps", "5-10 reps", "5 to 10 reps"),
        ("at ten thirty i walked", "At 10:30, I walked.", "at 10:30 i walked"),
        ("at seven a m", "At 7 a.m.", "at 7 am"),
        ("ten o'clock", "10 o'clock", "10 o'clock"),
        ("half past ten", "Half past 10.", "half past 10"),
        ("on the third", "On the 3rd,", "on the third"),
        ("on the twenty first", "On the 21st.", "on the 21st"),
        ("thirty second plank", "30-second plank", "30 second plank"),
        ("half a mile", "1/2 mile", "0.5 mile"),
        ("um i uh walked", "I walked...", "i walked"),
    ],
)
def test_both_recognisers_come_to_one_form(vosk: str, whisper: str, form: str) -> None:
    assert spoken(vosk) == form
    assert spoken(whisper) == form


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("zero", "0"),
        ("a hundred and twenty", "120"),
        ("two hundred five", "205"),
        ("two thousand five hundred and ten", "2510"),
        ("fifteen hundred", "1500"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("five six", "5 6"),
        ("twenty five five six", "25 5 6"),
        ("two hundred five hundred", "200 500"),
        ("twenty twenty six", "20 26"),
        ("a hundred and i walked", "100 and i walked"),
        ("one and a half miles", "1.5 miles"),
        ("three and a half", "3.5"),
        ("3½ hours", "3.5 hours"),
        ("an hour and a half", "1.5 hours"),
        ("walked mile and a half", "walked 1.5 miles"),
        ("two miles and a half", "2.5 miles"),
        ("a minute and a quarter", "1.25 minutes"),
        ("half a mile and a half hour", "0.5 mile and 0.5 hour"),
        ("twenty twenty reps", "20 reps"),
        ("thigh minutes on the bike", "5 minutes on the bike"),
        ("walked the mile to the miles", "walked a mile to the miles"),
        ("knee flexion got to one forty", "knee flexion got to 140"),
        (
            "it bent to one ten degrees then one twenty minute walk",
            "it bent to 110 degrees then one 20 minute walk",
        ),
        ("twenty one way twenty the other", "20 one way 20 the other"),
        ("eight teen then for teen then a leven", "18 then 14 then 11"),
        ("twenty fife squats with my eight teen kids", "25 squats with my 8 teen kids"),
        ("three quarters of a mile", "0.75 mile"),
        ("a half", "0.5"),
        ("point five", "0.5"),
        ("two point five six kilos", "2.56 kilos"),
        ("at this point five people", "at this point 5 people"),
        ("fifty one leg squats", "50 one leg squats"),
        ("twenty one legged squats", "20 one legged squats"),
        ("fifty one leg raises", "51 leg raises"),
        ("1e9 squats", "1e9 squats"),
        ("15kg and 3x12", "15 kilos and 3 x 12"),
        ("walked 2 km in 30 min, pain a one", "walked 2 kilometers in 30 minutes pain a 1"),
        ("too tired to go for two laps", "too tired to go for 2 laps"),
    ],
)
def test_numbers_become_digits(said: str, figures: str) -> None:
    assert spoken(said) == figures


@pytest.mark.parametrize(
    "said",
    [
        "the stairs one",
        "that one was hard",
        "no one",
        "one day at a time",
        "one step at a time",
        "one more",
        "another one",
        "one of them",
        "one leg",
        "one by one",
        "pain on one side",
        "every one of them",
    ],
)
def test_one_may_stand_for_a_thing(said: str) -> None:
    assert spoken(said) == said


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("one set of ten", "1 set of 10"),
        ("one flight", "1 flight"),
        ("pain one", "pain 1"),
        ("the pain was a one", "the pain was a 1"),
        ("pain went from three to one", "pain went from 3 to 1"),
        ("one out of ten", "1 out of 10"),
        ("one o'clock", "1 o'clock"),
        ("one point five kilos", "1.5 kilos"),
        ("one hundred", "100"),
        ("twenty one", "21"),
        ("day one", "day 1"),
    ],
)
def test_one_may_be_a_number(said: str, figures: str) -> None:
    assert spoken(said) == figures


@pytest.mark.parametrize("text", ["", " ", "...", "um, uh", "—"])
def test_nothing_said(text: str) -> None:
    assert spoken(text) == ""


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_the_spoken_form_of_a_spoken_form_is_itself(text: str) -> None:
    assert spoken(spoken(text)) == spoken(text)


@pytest.mark.parametrize(
    ("heard", "figures"),
    [
        ("for sets of twelve", "4 sets of 12"),
        ("did for sets of ten", "did 4 sets of 10"),
        ("to sets of ten", "2 sets of 10"),
        ("Too sets of 10.", "2 sets of 10"),
        ("free sets of ten", "3 sets of 10"),
        ("a couple of sets of ten", "2 sets of 10"),
        ("a couple more laps", "2 more laps"),
        ("a couple of friends", "a couple of friends"),
        ("worked up to sets of ten", "worked up to sets of 10"),
        ("back to sets of ten", "back to sets of 10"),
        ("went for sets of ten", "went for sets of 10"),
        ("walked to blocks", "walked 2 blocks"),
        ("walked for blocks", "walked for blocks"),
        ("did for laps", "did 4 laps"),
        ("walked for miles", "walked for miles"),
        ("2 1/2 miles", "2.5 miles"),
        ("45\u00b0", "45 degrees"),
        ("$20 and \u00a35", "20 dollars and 5 pounds"),
    ],
)
def test_numbers_that_were_heard_as_other_words(heard: str, figures: str) -> None:
    assert spoken(heard) == figures
