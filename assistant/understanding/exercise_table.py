"""What people do and how they call it: one line an exercise, its usual name first, then what else is said.

The first twenty are the commonest. Plurals of what is counted or held need not be written. A name stands here
only if it says the same thing wherever it is said: "march" may be a month, and is heard only as "marches".
"""

COUNTED = """
heel slides: heal slide, hill slide, heels slide, heel slider, supine heel slide, seated heel slide
quad sets: quad set, quad hold, quads set, quad squeeze, quad contraction, quad tightening,
    quadriceps set, static quad
straight leg raises: straight leg raise, straight leg lift, straight leg lift up, slr
side leg raises: side leg raise, side leg lift, lateral leg raise, hip abduction, side lying leg raise,
    abductor raise
leg raises: leg raise, leg lift
leg curls: leg curl
leg extensions: leg extension, knee extension, long arc quad, seated knee extension, knee straightening
leg presses: leg press
short arc quads: short arc quad, inner range quad, quad over a towel
mini squats: mini squat, many squat, many squats, half squat, quarter squat, partial squat, minnie squat
wall squats: wall squat
split squats: split squat, bulgarian squat, bulgarian split squat
squats: squat, squatted, air squat, bodyweight squat, body weight squat, chair squat, box squat, deep squat
sit to stands: sit to stand, sat to stand, sitting to standing, chair stand, chair rise, sit stand,
    sits to stand, stood up from the chair, got up from the chair, stood up from a chair, sit to stance,
    set to stand, sit the stand, sit to sand, sit 2 stand
lunges: lunge, lunged, forward lunge, static lunge
glute bridges: glute bridge, blue bridge, glue bridge, hip bridge, bridge, bridging, gluteal bridge, pelvic
    bridge
glute squeezes: glute squeeze, glute set, buttock squeeze, bum squeeze, gluteal squeeze, butt squeeze
clamshells: clamshell, clam shell, clam, reverse clam, clams shell
donkey kicks: donkey kick
hip thrusts: hip thrust
hip circles: hip circle
hip hikes: hip hike, hip hitch, pelvic drop
hip flexions: hip flexion
hip extensions: hip extension, prone leg lift, rear leg raise, back leg raise, leg kickback, glute kickback
hip adductions: hip adduction, adductor squeeze, knee squeeze, pillow squeeze
fire hydrants: fire hydrant
calf raises: calf raise, calve raise, heel raise, heel lift, calf lift, tiptoe raise, tip toe raise, calf rise
toe raises: toe raise, toe lift
toe curls: toe curl, towel curl, towel scrunch, toe scrunch
toe taps: toe tap, foot tap
toe spreads: toe spread, toe yoga, toe splay
toe touches: toe touch, toe reach
heel taps: heel tap
heel digs: heel dig
heel walks: heel walk
heel drops: heel drop, eccentric heel drop, eccentric calf raise
foot slides: foot slide
marble pickups: marble pickup, marble pick up
ankle pumps: ankle pump, foot pump
ankle circles: ankle circle, ankle rotation, ankle roll, foot circle
ankle alphabets: ankle alphabet, foot alphabet, alphabets with my foot
ankle inversions: ankle inversion
ankle eversions: ankle eversion
dorsiflexions: dorsiflexion, ankle dorsiflexion
plantar flexions: plantar flexion, plantarflexion
hamstring curls: hamstring curl, hand string curl, ham string curl, hamstring sets, hamstring set
nordic curls: nordic curl, nordic hamstring curl
step ups: step up, stepup, box step up
step downs: step down
side steps: side step, side stepping, lateral step, band walk, banded walk, monster walk, crab walk
lateral step ups: lateral step up, side step up
wall slides: wall slide
wall angels: wall angel, snow angel, floor angel
knee bends: knee bend, knee flexion, deep knee bend, the bends
knee drives: knee drive, knee raise, knee lift
knee presses: knee press, knee push down
knee rolls: knee roll, knee rock, lumbar rotation, windscreen wiper, windshield wiper
terminal knee extensions: terminal knee extension, tke
patellar glides: patellar glide, patella glide, kneecap glide, patella mobilisation, patella mobilization
marches: seated march, standing march, march in place, marching in place, marching on the spot, seated
    marching, marched in place, marched on the spot
high knees: high knee
butt kicks: butt kick
walking lunges: walking lunge
reverse lunges: reverse lunge, backward lunge
side lunges: side lunge, lateral lunge, cossack squat
curtsy lunges: curtsy lunge, curtsey lunge
single leg squats: single leg squat, single legged squat, pistol squat
single leg bridges: single leg bridge, single leg glute bridge, single legged bridge
single leg calf raises: single leg calf raise, single leg heel raise
single leg deadlifts: single leg deadlift, single leg rdl
goblet squats: goblet squat
sumo squats: sumo squat, plie squat, plie
jump squats: jump squat, squat jump
front squats: front squat
back squats: back squat
pendulums: pendulum, pendulum swing, pendulum circle, codman, pendulum exercise
shoulder rolls: shoulder roll, shoulder circle
shoulder presses: shoulder press, overhead press, military press
shoulder shrugs: shoulder shrug, shrug
shoulder flexions: shoulder flexion
shoulder extensions: shoulder extension
shoulder abductions: shoulder abduction
shoulder rotations: shoulder rotation
shoulder taps: shoulder tap
arm raises: arm raise, lateral raise, front raise, arm lift, side raise, scaption
arm circles: arm circle
arm swings: arm swing
table slides: table slide, towel slide, tabletop slide
pulleys: pulley, overhead pulley, shoulder pulley
scapular squeezes: scapular squeeze, shoulder blade squeeze, scap squeeze, scapula squeeze, scapular
    retraction
scapular push ups: scapular push up, scap push up
external rotations: external rotation, outward rotation
internal rotations: internal rotation, inward rotation
sleeper stretches: sleeper stretch
wall crawls: wall crawl, wall walk, finger walk, finger crawl, wall climb
band rows: band row, band roll, seated row, cable row, resistance band row
band pull aparts: band pull apart, pull apart
face pulls: face pull
bent over rows: bent over row, dumbbell row, barbell row
upright rows: upright row
rows: row
reverse flies: reverse fly, reverse flye, rear delt fly
chest flies: chest fly, chest flye, dumbbell fly
chest presses: chest press
chest expansions: chest expansion, chest opener
biceps curls: bicep curl, biceps curl, arm curl, dumbbell curl, hammer curl, bicep curls with a tin
triceps extensions: triceps extension, tricep extension, tricep kickback, triceps kickback
triceps dips: tricep dip, triceps dip, chair dip, bench dip
triceps push downs: tricep push down, triceps push down, tricep pushdown
elbow bends: elbow bend, elbow flexion
elbow extensions: elbow extension, elbow straightening
forearm rotations: forearm rotation, pronation, supination, palm up palm down
wrist curls: wrist curl
wrist bends: wrist bend, wrist flexion
wrist extensions: wrist extension
wrist circles: wrist circle, wrist rotation, wrist roll
wrist stretches: wrist stretch, forearm stretch
grip squeezes: grip squeeze, ball squeeze, putty squeeze, stress ball squeeze, hand squeeze, squeezed the
    ball, squeezed the putty, hand grip, gripper
finger bends: finger bend, finger curl, finger flexion
finger lifts: finger lift, finger raise
finger spreads: finger spread, finger splay
finger taps: finger tap, finger opposition, thumb opposition, thumb touch
thumb bends: thumb bend, thumb flexion
thumb stretches: thumb stretch
fist clenches: fist clench, fist pump, making a fist
tendon glides: tendon glide, tendon gliding
nerve glides: nerve glide, nerve floss, nerve slide, sciatic glide, median nerve glide
peg placements: peg placement, peg board
chin tucks: chin tuck, neck retraction
neck turns: neck turn, neck rotation, head turn, neck roll
neck tilts: neck tilt, head tilt, neck side bend, ear to shoulder
neck stretches: neck stretch
neck nods: neck nod, head nod, deep neck flexor
neck isometrics: neck isometric
head lifts: head lift
jaw openings: jaw opening, mouth opening
tongue presses: tongue press
effortful swallows: effortful swallow, hard swallow, mendelsohn
eye exercises: eye exercise, gaze stabilisation, gaze stabilization, eye tracking
brandt daroffs: brandt daroff
pelvic tilts: pelvic tilt
pelvic floor lifts: pelvic floor lift, kegel, kegel exercise, pelvic floor squeeze, pelvic floor exercise,
    pelvic floor
pelvic clocks: pelvic clock
abdominal bracings: abdominal bracing, abdominal brace, tummy tuck in, core brace, deep core activation
heel presses: heel press
bird dogs: bird dog
dead bugs: dead bug
cat cows: cat cow, cat camel, cat stretch, cat and cow
supermans: superman, back extension, prone cobra
cobras: cobra, press up on elbows, mckenzie press up, mckenzie, prone press up
knee hugs: knee hug, knee to chest, knees to chest, single knee to chest
trunk rotations: trunk rotation, torso twist, trunk twist, spinal twist, seated twist, thoracic rotation
open books: open book
thread the needles: thread the needle
side bends: side bend, trunk side bend
roll downs: roll down, roll up
log rolls: log roll, bed roll
sit ups: sit up, situp, bent knee sit up
crunches: crunch, ab crunch, abdominal crunch, tummy crunch
reverse crunches: reverse crunch
bicycle crunches: bicycle crunch
russian twists: russian twist
flutter kicks: flutter kick
scissor kicks: scissor kick
mountain climbers: mountain climber
leg swings: leg swing
leg circles: leg circle
leg slides: leg slide, hip slide
leg drops: leg drop, leg lower, leg lowering
good mornings: barbell good morning
hip hinges: hip hinge
push ups: push up, pushup, press up, pressup, knee push up, kneeling push up, incline push up, full push up
wall push ups: wall push up, wall pushup, wall press, wall press up, counter push up, wall push off
pull ups: pull up, pullup, chin up
pull downs: pull down, pulldown, lat pull down, lat pulldown
dips: dip
deadlifts: deadlift, deadlifted, dead lift
romanian deadlifts: romanian deadlift, rdl
bench presses: bench press, benched, bench pressed
kettlebell swings: kettlebell swing, kettle bell swing
farmer carries: farmer carry, farmer walk, farmer's carry, farmer's walk, loaded carry
medicine ball throws: medicine ball throw, ball throw, ball toss
wall balls: wall ball
battle ropes: battle rope
power cleans: power clean, clean and press
thrusters: thruster
turkish get ups: turkish get up
box jumps: box jump
single leg hops: single leg hop, one leg hop, hop
jumping jacks: jumping jack, star jump
burpees: burpee
bear crawls: bear crawl
weight shifts: weight shift, weight transfer, weight shifting
heel to toe steps: heel to toe, heel to toe step, heel to toe walk, tandem step, tandem walk, tandem walking
grapevines: grapevine, grapevine step
clock reaches: clock reach, star excursion, clock step
cone taps: cone tap, cone touch
standing reaches: functional reach, forward reach, standing reach
bed transfers: bed transfer, chair transfer
seat push ups: seat push up, chair push up, wheelchair push up
huffs: huff, huff cough
deep breaths: deep breath, belly breath, slow breath, diaphragmatic breath, breath hold, box breath
spirometer breaths: spirometer breath, spirometer, incentive spirometer
sun salutations: sun salutation
shoulder squeezes: shoulder squeeze, shoulder blade pinch, shoulder pinch
wand raises: wand raise, stick raise, cane raise, broomstick raise, wand exercise, broom handle raise
wrist deviations: wrist deviation, radial deviation, ulnar deviation
thumb circles: thumb circle
hook fists: hook fist, full fist
towel wrings: towel wring, towel twist
coin pickups: coin pickup, coin pick up, bean pickup
hip openers: hip opener
bridge marches: bridge march, marching bridge
hack squats: hack squat
spanish squats: spanish squat
tuck jumps: tuck jump
broad jumps: broad jump
skater jumps: skater jump, skater hop
kettlebell snatches: kettlebell snatch
kettlebell cleans: kettlebell clean
clean and jerks: clean and jerk
copenhagen planks: copenhagen plank
forward folds: forward fold, forward bend
standing twists: standing twist
heel to bums: heel to bum, heel to butt, heel to bottom
seated leg lifts: seated leg lift
floor transfers: floor transfer
knee squats: knee squat
ball rolls: ball roll
toe walks: toe walk, tiptoe walk, tip toe walk, toe walking
ab rollouts: ab rollout, rollout, ab wheel rollout, ab roller
scapular pull ups: scapular pull up, scap pull up
v sits: v sit, v sit up, v up
pallof presses: pallof press
wood chops: wood chop, woodchop, woodchopper
skull crushers: skull crusher
push presses: push press
arnold presses: arnold press
frog pumps: frog pump
inchworms: inchworm
windmills: windmill
hip rotations: hip rotation, hip external rotation, hip internal rotation
step overs: step over, hurdle step
sled pushes: sled push
ball slams: ball slam
y raises: y raise
t raises: t raise
chair stretches: chair stretch
"""

LASTING = """
planks: plank, planked, planking, front plank, forearm plank, elbow plank
side planks: side plank
reverse planks: reverse plank
wall sits: wall sit, wall seat, wall sitting
romberg stances: romberg stance, romberg, romberg stand, feet together stand
squat holds: squat hold
bar holds: bar hold
single leg stands: single leg stand, one leg stand, single leg balance, balance exercise, one leg balance,
    flamingo stand, balance on one leg, balanced on one leg, balancing on one leg, stood on one leg, standing
    on one leg, stand on one leg, single leg stance
tandem stands: tandem stand, tandem stance, heel to toe stand, heel to toe stance
wobble boards: wobble board, balance board, bosu, balance pad, foam pad
dead hangs: dead hang, bar hang, hung from the bar, hanging from the bar, hang from the bar
hollow holds: hollow hold, hollow body
l sits: l sit
chair sits: chair pose
tree poses: tree pose
child's poses: child's pose, childs pose
downward dogs: downward dog, down dog
hamstring stretches: hamstring stretch
calf stretches: calf stretch, calve stretch, gastroc stretch, soleus stretch, heel cord stretch,
    achilles stretch
quad stretches: quad stretch
hip flexor stretches: hip flexor stretch, kneeling stretch
piriformis stretches: piriformis stretch, figure 4 stretch, pigeon stretch, pigeon pose
glute stretches: glute stretch
groin stretches: groin stretch, butterfly stretch, adductor stretch
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
heel props: heel prop, prone hang, prone knee hang
knee extension stretches: knee extension stretch
prone lyings: prone lying, lying prone, tummy time
"""
