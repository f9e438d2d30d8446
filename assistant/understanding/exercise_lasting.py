"""What is held for a while ("thirty second plank"), written as in `exercise_table`; may be counted too."""

LASTING = """
planks: plank, planked, planking, front plank, forearm plank, elbow plank, kneeling plank
side planks: side plank
reverse planks: reverse plank
wall sits: wall sit, wall seat, wall sitting
romberg stances: romberg stance, romberg, romberg stand, feet together stand
squat holds: squat hold
bar holds: bar hold
single leg stands: single leg stand, one leg stand, single leg balance, balance exercise, one leg balance,
    flamingo stand, balance on one leg, balanced on one leg, balancing on one leg, stood on one leg,
    standing on one leg, stand on one leg, single leg stance
tandem stands: tandem stand, tandem stance, heel to toe stand, heel to toe stance
wobble boards: wobble board, balance board, bosu, balance pad, foam pad, wobble cushion, balance cushion
dead hangs: dead hang, bar hang, hung from the bar, hanging from the bar, hang from the bar
hollow holds: hollow hold, hollow body, hollow body hold
l sits: l sit
chair sits: chair pose
tree poses: tree pose
child's poses: child's pose, childs pose
downward dogs: downward dog, down dog
hamstring stretches: hamstring stretch
calf stretches: calf stretch, calve stretch, gastroc stretch, soleus stretch, heel cord stretch, achilles
    stretch
quad stretches: quad stretch
hip flexor stretches: hip flexor stretch, kneeling stretch, thomas stretch, couch stretch
piriformis stretches: piriformis stretch, figure 4 stretch, pigeon stretch, pigeon pose
glute stretches: glute stretch
groin stretches: groin stretch, butterfly stretch, adductor stretch, frog stretch
it band stretches: it band stretch
shoulder stretches: shoulder stretch, cross body stretch, posterior capsule stretch
upper trap stretches: upper trap stretch, trap stretch, trapezius stretch
lat stretches: lat stretch
prayer stretches: prayer stretch
side stretches: side stretch
doorway stretches: doorway stretch, pec stretch, chest stretch, corner stretch
triceps stretches: triceps stretch, tricep stretch
back stretches: back stretch, lower back stretch
plantar fascia stretches: plantar fascia stretch, foot stretch, arch stretch
towel stretches: towel stretch
heel props: heel prop, prone hang, prone knee hang, knee extension hang
knee extension stretches: knee extension stretch
prone lyings: prone lying, lying prone, tummy time
low lunges: low lunge
warrior poses: warrior pose, warrior 1, warrior 2, warrior 3
mountain poses: mountain pose
legs up the wall:
90 90 stretches: 90 90 stretch
strap stretches: strap stretch
overhead stretches: overhead stretch
finger stretches: finger stretch
elbow stretches: elbow stretch, elbow extension stretch
handstands: handstand
bear planks: bear plank, bear hold
front rack holds: front rack hold
lizard stretches: lizard stretch
sphinx poses: sphinx pose, prone prop
horse stances: horse stance
half kneelings: half kneeling, tall kneeling
"""
