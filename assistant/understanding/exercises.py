"""The exercises we know by name: physiotherapy, rehabilitation and everyday fitness."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

_COUNTED = """
heel slides: heal slide, hill slide, heels slide
quad sets: quad set, quads set, quad squeeze, quad contraction
straight leg raises: straight leg raise, straight leg lift
side leg raises: side leg raise, side leg lift, lateral leg raise, hip abduction
leg raises: leg raise, leg lift
leg curls: leg curl
leg extensions: leg extension, knee extension, long arc quad
leg presses: leg press
short arc quads: short arc quad
mini squats: mini squat, many squat, half squat
wall squats: wall squat
split squats: split squat
squats: squat, squad
sit to stands: sit to stand, chair stand, chair rise
lunges: lunge
glute bridges: glute bridge, blue bridge, glue bridge, hip bridge, bridge
glute squeezes: glute squeeze, glute set
clamshells: clamshell, clam shell, clam
donkey kicks: donkey kick
hip thrusts: hip thrust
hip circles: hip circle
hip hikes: hip hike
fire hydrants: fire hydrant
calf raises: calf raise, calve raise, heel raise, heel lift
toe raises: toe raise
toe curls: toe curl, towel curl, towel scrunch
ankle pumps: ankle pump
ankle circles: ankle circle
ankle alphabets: ankle alphabet
hamstring curls: hamstring curl, hand string curl, ham string curl
step ups: step up, stepup
step downs: step down
wall slides: wall slide
knee bends: knee bend, knee flexion
marches: march, high knee
pendulums: pendulum, pendulum swing
shoulder rolls: shoulder roll, shoulder circle
shoulder presses: shoulder press, overhead press
shoulder shrugs: shoulder shrug
shoulder flexions: shoulder flexion
arm raises: arm raise, lateral raise, front raise
scapular squeezes: scapular squeeze, shoulder blade squeeze, scap squeeze
external rotations: external rotation
internal rotations: internal rotation
wall crawls: wall crawl, wall walk, finger walk
band rows: band row, band roll, seated row
band pull aparts: band pull apart, pull apart
rows: row
biceps curls: bicep curl, biceps curl, arm curl
wrist curls: wrist curl
grip squeezes: grip squeeze, ball squeeze, putty squeeze
chin tucks: chin tuck
neck turns: neck turn, neck rotation, neck stretch
pelvic tilts: pelvic tilt
pelvic floor lifts: pelvic floor lift, kegel
bird dogs: bird dog
dead bugs: dead bug
cat cows: cat cow, cat camel
knee hugs: knee hug, knee to chest
sit ups: sit up
crunches: crunch
push ups: push up, pushup, press up, wall push up
pull ups: pull up, pullup, chin up
dips: dip
deadlifts: deadlift, dead lift
bench presses: bench press
kettlebell swings: kettlebell swing
burpees: burpee
jumping jacks: jumping jack, star jump
"""

_LASTING = """
planks: plank
side planks: side plank
wall sits: wall sit
single leg stands: single leg stand, one leg stand, single leg balance, balance exercise
hamstring stretches: hamstring stretch
calf stretches: calf stretch
quad stretches: quad stretch
"""

_GOING = """
walking: walk, walks, walked
running: run, runs, ran, jog, jogs, jogged, jogging
cycling: bike, biked, biking, cycled, bike ride, stationary bike, exercise bike
swimming: swim, swam
stairs: stair climbing, climbing stairs
hiking: hike, hiked
rowing: rowed, rowing machine
elliptical: cross trainer
stretching: stretch, stretches, stretched
yoga:
tai chi:
pilates:
meditation: meditate, meditated, meditating
breathing exercises: breathing, breathing exercise
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in table.strip().splitlines())
    return {name: tuple(v.strip() for v in said.split(",") if v.strip()) for name, _, said in lines}


COUNTED: Mapping[str, tuple[str, ...]] = MappingProxyType(_read(_COUNTED))
"""Done a number of times ("ten heel slides")."""

LASTING: Mapping[str, tuple[str, ...]] = MappingProxyType(_read(_LASTING))
"""Held for a while ("thirty second plank"); may be counted too."""

GOING: Mapping[str, tuple[str, ...]] = MappingProxyType(_read(_GOING))
"""Done for a time or a distance; a bare number before one of these is not a count ("at seven walked ...")."""

EXERCISES: Mapping[str, tuple[str, ...]] = MappingProxyType({**COUNTED, **LASTING, **GOING})
"""Each canonical name, with what else is said for it, or heard by a recogniser when it is said."""


def exercise_names() -> tuple[str, ...]:
    """Every canonical name once, for a recogniser's prompt or grammar."""
    return tuple(EXERCISES)


def _plural(said: str) -> str:
    return said + ("es" if said.endswith(("ch", "sh", "ss", "x")) else "s")


def _by_what_is_said() -> dict[str, str]:
    names = {said: name for name, variants in EXERCISES.items() for said in (name, *variants)}
    counted = (*COUNTED.items(), *LASTING.items())
    return {_plural(said): name for name, variants in counted for said in variants} | names


_NAME = _by_what_is_said()


def spoken_for(names: Sequence[str]) -> str:
    """A pattern matching whatever is said for any of `names` in a `spoken` text, the longest first."""
    said = sorted((s for s, name in _NAME.items() if name in names), key=len, reverse=True)
    return "|".join(re.escape(s) for s in said)


def canonical(said: str) -> str:
    """The one name of what is said for an exercise. Raises KeyError for anything else."""
    return _NAME[said]
