"""What people do and how they call it: one line an exercise, its usual name first, then what else is said.

The first twenty are the commonest. Plurals of what is counted or held need not be written. A name stands here
only if it says the same thing wherever it is said: "march" may be a month, and is heard only as "marches".
"""

COUNTED = """
heel slides: heal slide, hill slide, heels slide, heel slider, supine heel slide, seated heel slide
quad sets: quad set, quad hold, quads set, quad squeeze, quad contraction, quad tightening, quadriceps
    set, static quad, isometric quad, isometric quad hold
straight leg raises: straight leg raise, straight leg lift, straight leg lift up, slr
side leg raises: side leg raise, side leg lift, lateral leg raise, hip abduction, side lying leg raise,
    abductor raise, side lying leg lift, side lying leg raise up, side kick
leg raises: leg raise, leg lift
leg curls: leg curl
leg extensions: leg extension, knee extension, long arc quad, seated knee extension, knee straightening
leg presses: leg press
short arc quads: short arc quad, inner range quad, quad over a towel
mini squats: mini squat, many squat, many squats, half squat, quarter squat, partial squat, minnie squat
wall squats: wall squat
split squats: split squat, bulgarian squat, bulgarian split squat
squats: squat, squatted, air squat, bodyweight squat, body weight squat, chair squat, box squat, deep
    squat, banded squat, wide squat, narrow squat, dumbbell squat, barbell squat, smith machine squat,
    bosu squat
sit to stands: sit to stand, sat to stand, sitting to standing, chair stand, chair rise, sit stand, sits to
    stand, stood up from the chair, got up from the chair, stood up from a chair, sit to stance, set to
    stand, sit the stand, sit to sand, sit 2 stand
lunges: lunge, lunged, forward lunge, static lunge
glute bridges: glute bridge, blue bridge, glue bridge, hip bridge, bridge, bridging, gluteal bridge,
    pelvic bridge, bridge pose
glute squeezes: glute squeeze, glute set, buttock squeeze, bum squeeze, gluteal squeeze, butt squeeze
clamshells: clamshell, clam shell, clam, reverse clam, clams shell, reverse clamshell
donkey kicks: donkey kick
hip thrusts: hip thrust
hip circles: hip circle
hip hikes: hip hike, hip hitch, pelvic drop
hip flexions: hip flexion
hip extensions: hip extension, prone leg lift, rear leg raise, back leg raise, leg kickback, glute
    kickback, prone leg raise, prone hip extension, standing hip extension
hip adductions: hip adduction, adductor squeeze, knee squeeze, pillow squeeze, hip adduction squeeze, ball
    squeeze between the knees, hip adductor squeeze
fire hydrants: fire hydrant
calf raises: calf raise, calve raise, heel raise, heel lift, calf lift, tiptoe raise, tip toe raise, calf
    rise, seated calf raise, soleus raise, calf press, donkey calf raise
toe raises: toe raise, toe lift
toe curls: toe curl, towel curl, towel scrunch, toe scrunch
toe taps: toe tap, foot tap
toe spreads: toe spread, toe yoga, toe splay
toe touches: toe touch, toe reach
heel taps: heel tap
heel digs: heel dig
heel walks: heel walk, heel walking
heel drops: heel drop, eccentric heel drop, eccentric calf raise
foot slides: foot slide
marble pickups: marble pickup, marble pick up
ankle pumps: ankle pump, foot pump
ankle circles: ankle circle, ankle rotation, ankle roll, foot circle
ankle alphabets: ankle alphabet, foot alphabet, alphabets with my foot
ankle inversions: ankle inversion
ankle eversions: ankle eversion
dorsiflexions: dorsiflexion, ankle dorsiflexion, foot pull up
plantar flexions: plantar flexion, plantarflexion
hamstring curls: hamstring curl, hand string curl, ham string curl, hamstring sets, hamstring set
nordic curls: nordic curl, nordic hamstring curl, nordics
step ups: step up, stepup, box step up
step downs: step down
side steps: side step, side stepping, lateral step, band walk, banded walk, monster walk, crab walk,
    lateral band walk, lateral band step
lateral step ups: lateral step up, side step up
wall slides: wall slide
wall angels: wall angel, snow angel, floor angel
knee bends: knee bend, knee flexion, deep knee bend, the bends
knee drives: knee drive, knee raise, knee lift
knee presses: knee press, knee push down
knee rolls: knee roll, knee rock, lumbar rotation, windscreen wiper, windshield wiper, lower trunk
    rotation, lumbar roll
terminal knee extensions: terminal knee extension, tke
patellar glides: patellar glide, patella glide, kneecap glide, patella mobilisation, patella mobilization,
    patellar mob, patellar mobilisation, patellar mobilization
marches: seated march, standing march, march in place, marching in place, marching on the spot, seated
    marching, marched in place, marched on the spot, marching, supine march, hip flexor march
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
pendulums: pendulum, pendulum swing, pendulum circle, codman, pendulum exercise
shoulder rolls: shoulder roll, shoulder circle
shoulder presses: shoulder press, overhead press, military press, strict press, dumbbell press, kettlebell
    press, half kneeling press, z press, bottoms up press, overhead dumbbell press
shoulder shrugs: shoulder shrug, shrug
shoulder flexions: shoulder flexion
shoulder extensions: shoulder extension
shoulder abductions: shoulder abduction
shoulder rotations: shoulder rotation, shoulder rotation stretch
shoulder taps: shoulder tap
arm raises: arm raise, lateral raise, front raise, arm lift, side raise, scaption, scaption raise
arm circles: arm circle
arm swings: arm swing
table slides: table slide, towel slide, tabletop slide
pulleys: pulley, overhead pulley, shoulder pulley
scapular squeezes: scapular squeeze, shoulder blade squeeze, scap squeeze, scapula squeeze, scapular
    retraction, rhomboid squeeze, scapular setting, shoulder blade setting
scapular push ups: scapular push up, scap push up
external rotations: external rotation, outward rotation, side lying external rotation, isometric external
    rotation, wand external rotation
internal rotations: internal rotation, inward rotation, side lying internal rotation
sleeper stretches: sleeper stretch
wall crawls: wall crawl, wall walk, finger walk, finger crawl, wall climb, finger ladder
band rows: band row, band roll, seated row, cable row, resistance band row, tubing row
band pull aparts: band pull apart, pull apart
face pulls: face pull
bent over rows: bent over row, dumbbell row, barbell row, single arm row, one arm row, kettlebell row,
    pendlay row, chest supported row
upright rows: upright row
rows: row
reverse flies: reverse fly, reverse flye, rear delt fly, bent over fly, prone fly, rear delt flye, bent
    over flye, reverse flys
chest flies: chest fly, chest flye, dumbbell fly, cable fly, pec deck fly, pec fly, pec deck, chest flys,
    cable flye
chest presses: chest press
chest expansions: chest expansion, chest opener
biceps curls: bicep curl, biceps curl, arm curl, dumbbell curl, hammer curl, bicep curls with a tin
triceps extensions: triceps extension, tricep extension, tricep kickback, triceps kickback
triceps dips: tricep dip, triceps dip, chair dip, bench dip
triceps push downs: tricep push down, triceps push down, tricep pushdown, triceps pushdown, rope pushdown,
    rope push down
elbow bends: elbow bend, elbow flexion
elbow extensions: elbow extension, elbow straightening
forearm rotations: forearm rotation, pronation, supination, palm up palm down, forearm pronation, forearm
    supination
wrist curls: wrist curl, eccentric wrist curl
wrist bends: wrist bend, wrist flexion
wrist extensions: wrist extension, eccentric wrist extension, isometric wrist extension
wrist circles: wrist circle, wrist rotation, wrist roll, wrist turn
wrist stretches: wrist stretch, forearm stretch, wrist extension stretch, wrist flexor stretch, wrist
    extensor stretch
grip squeezes: grip squeeze, ball squeeze, putty squeeze, stress ball squeeze, hand squeeze, squeezed the
    ball, squeezed the putty, hand grip, gripper, wrist squeeze, sponge squeeze, towel squeeze
finger bends: finger bend, finger curl, finger flexion
finger lifts: finger lift, finger raise
finger spreads: finger spread, finger splay
finger taps: finger tap, finger opposition, thumb opposition, thumb touch
thumb bends: thumb bend, thumb flexion
thumb stretches: thumb stretch
fist clenches: fist clench, fist pump, making a fist, fist squeeze, half fist
tendon glides: tendon glide, tendon gliding
nerve glides: nerve glide, nerve floss, nerve slide, sciatic glide, median nerve glide, nerve flossing,
    ulnar glide, ulnar nerve glide, radial nerve glide
peg placements: peg placement, peg board
chin tucks: chin tuck, neck retraction
neck turns: neck turn, neck rotation, head turn, neck roll
neck tilts: neck tilt, head tilt, neck side bend, ear to shoulder
neck stretches: neck stretch, neck side stretch, levator stretch, scalene stretch
neck nods: neck nod, head nod, deep neck flexor
neck isometrics: neck isometric, isometric neck push, isometric neck exercise
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
supermans: superman, back extension, prone cobra, lumbar extension
cobras: cobra, press up on elbows, mckenzie press up, mckenzie, prone press up, mckenzie extension
knee hugs: knee hug, knee to chest, knees to chest, single knee to chest, knee to chest stretch, knees to
    chest stretch
trunk rotations: trunk rotation, torso twist, trunk twist, spinal twist, seated twist, thoracic rotation,
    supine twist, chest rotation
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
good mornings: barbell good morning, seated good morning
hip hinges: hip hinge
wall push ups: wall push up, wall pushup, wall press, wall press up, counter push up, wall push off
weight shifts: weight shift, weight transfer, weight shifting
heel to toe steps: heel to toe, heel to toe step, heel to toe walk, tandem step, tandem walk, tandem
    walking, heel to toe walking
grapevines: grapevine, grapevine step, carioca
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
bridge marches: bridge march, marching bridge, glute bridge march
forward folds: forward fold, forward bend
standing twists: standing twist
heel to bums: heel to bum, heel to butt, heel to bottom
seated leg lifts: seated leg lift
floor transfers: floor transfer
knee squats: knee squat
ball rolls: ball roll, gym ball roll
toe walks: toe walk, tiptoe walk, tip toe walk, toe walking
hip rotations: hip rotation, hip external rotation, hip internal rotation
step overs: step over, hurdle step, crossover step
y raises: y raise, prone y raise, prone y
t raises: t raise, prone t raise, prone t
chair stretches: chair stretch
tibialis raises: tibialis raise, tib raise
single leg presses: single leg press, single leg leg press
single leg sit to stands: single leg sit to stand
lateral step downs: lateral step down
bent knee fallouts: bent knee fallout, bent knee fall out, knee fallout
kneel to stands: kneel to stand, kneeling to standing, floor to stand
hamstring sliders: hamstring slider, hamstring bridge, sliding leg curl, ball hamstring curl
push offs: push off
hand slides: hand slide
finger extensions: finger extension
finger abductions: finger abduction
thumb raises: thumb raise, thumb lift, thumb abduction
putty pinches: putty pinch, pinch grip
putty rolls: putty roll
tyler twists: tyler twist
dart throwers: dart thrower, dart throw
shoulder elevations: shoulder elevation
shoulder wheels: shoulder wheel
shoulder isometrics: isometric shoulder press, shoulder isometric
scapular clocks: scapular clock
empty cans: empty can raise, empty can, full can raise, full can
w raises: band w raise, prone w raise, prone w
arm pumps: arm pump
reach backs: reach back
wall ball circles: wall ball circle, wall ball roll
push up pluses: push up plus
pelvic floor flicks: quick flick
quadruped rocks: quadruped rocking, rock back, quadruped rock
curl ups: curl up, half sit up, mcgill curl up
step taps: step tap
balloon taps: balloon tap
ball kicks: ball kick
leg kicks: leg kick, seated kick
ball bounces: ball bounce
thoracic extensions: thoracic extension
prone knee bends: prone knee bend
standing hamstring curls: standing hamstring curl
hamstring walkouts: hamstring walkout
finger slides: finger slide
short foot exercises: short foot, short foot exercise
knee to walls: knee to wall
golfer's lifts: golfer's lift, golfers lift
single leg stretches: single leg stretch
crossover step ups: crossover step up
clock lunges: clock lunge
i raises: prone i raise
knuckle bends: knuckle bend
stomach vacuums: stomach vacuum
toe bends: toe bend, toe point
"""
