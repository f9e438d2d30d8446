"""What recognisers write for exercises, beyond likeness."""

HEARD = """
squats: squad, squads, squash, swats, squawks, squats us
lunges: lounges, lungers, launches, lunch is, lunge is
planks: blank, blanks, plancks, planks us, flanks
crunches: crunchers, crunch is
marches: marchers
pendulums: pendulous, pendulum is
deadlifts: dead lips, dead left
calf raises: cough raises, car phrases, cafe raises, half raises, have raises
glute bridges: loot bridges, glute breeches, clue bridges, britches, breeches
nordic curls: nor dicks, nordic girls, nor dick curls
knee bends: me bends, need bends
knee hugs: need hugs, me hugs
leg extensions: leg attentions, knee attentions, need extensions, me extensions, the extensions
neck turns: next turns
neck tilts: next tilts
pelvic tilts: public tilts, public guilt
pelvic floor lifts: public floor lifts, public floor
bird dogs: bird talks, bird docks
triceps dips: try set dips, tricep tips
clamshells: lamb shells
donkey kicks: monkey kicks
hamstring curls: ham string girls, hand string girls, hamster curls
hip hikes: hip heights
cat cows: cat house
calf stretches: cough stretches, cough stretch
wall sits: while sits
"""
"""What a recogniser writes where no likeness would find it: taken only where an exercise is expected."""

THINGS = """
wrist bands, arm bands, head bands, hip bands, night shifts, put downs, sit downs, let downs, wall lights
step sons, shoulder bags, hip replacements, knee replacements, chest pains, back pains, heel marks
ankle socks, set backs, leg bags, toe rings, nerve blocks, neck ties, finger nails, thumb nails,
toe nails, leg breaks
"""
"""What sounds like an exercise and can be counted, but is something else."""

IN_CONTEXT = """
single leg hops: hopped
skipping rope: skipping, skips, skipped
cycling: rode, ride, riding, spinning
rowing: rowed the machine
"""
"""What is an exercise in some sentences only: "skipped for two minutes", not "skipped two sets"."""
