# Sourced by scripts/run and scripts/test: makes .venv, and keeps it as scripts/requirements says.
# POSIX sh, so that macOS's old bash and Debian's dash run it alike. All it says goes to standard error.
# shellcheck shell=sh

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
requirements=$root/scripts/requirements
log='' pulse=''

trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cleanup() {
    [ -z "$pulse" ] || kill "$pulse" 2>/dev/null || :
    [ -z "$log" ] || rm -f "$log"
}

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "$@"
    exit 1
}

# set_up LEVEL: what scripts/requirements/LEVEL.txt names (run, whisper or test), and the program itself.
# Costs some milliseconds when it is done already.
set_up() {
    if is_ready "$1"; then return; fi
    find_python
    require_system_packages "$1"
    is_whole || make_venv
    install_pinned "$1" "Installing the packages of scripts/requirements/$1.txt (about a minute)"
    is_ready run ||
        step "Installing Baby Steps itself" pip_install --no-deps --no-build-isolation --editable "$root" ||
        die "Baby Steps could not be installed from $root."
    mark_ready "$1"
    [ "$1" != test ] || mark_ready run whisper # test.txt holds their packages too
}

# A name is ready as long as nothing changed since it was marked: requirements, Python, place of the checkout.
is_ready() {
    [ "$(cat "$venv/ready-$1" 2>/dev/null)" = "$(fingerprint)" ]
}

mark_ready() {
    for name in "$@"; do fingerprint >"$venv/ready-$name"; done
}

fingerprint() {
    cat "$root/pyproject.toml" "$requirements"/*.txt | cksum
    "$venv/bin/python" -V 2>&1
    printf '%s\n' "$root"
}

find_python() {
    for python in python3.14 python3.13 python3.12 python3.11 python3; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
    done
    die "Baby Steps needs Python 3.11 or newer. Debian, Ubuntu: apt-get install python3.11-venv;" \
        "macOS: brew install python@3.13, or the installer from python.org."
}

# Each `need` is a Debian package and why.
require_system_packages() {
    packages='' reasons=''
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        need "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" "makes .venv"
    if [ "$(uname)" = Linux ]; then
        "$python" -c 'import sys, ctypes.util; sys.exit(not ctypes.util.find_library("portaudio"))' ||
            need libportaudio2 "reaches microphone and loudspeaker"
        if [ "$1" = test ]; then require_test_packages; fi
    fi
    [ -z "$packages" ] || install_system_packages
}

require_test_packages() {
    command -v pulseaudio >/dev/null || need pulseaudio "virtual sound cards for the tests"
    command -v pactl >/dev/null || need pulseaudio-utils "plays into them and records from them"
    has_alsa_plugin || need libasound2-plugins "lets PortAudio reach them"
    command -v strace >/dev/null || need strace "proves that no connection is opened"
}

has_alsa_plugin() {
    for folder in /usr/lib*/alsa-lib /usr/lib/*/alsa-lib; do
        if [ -e "$folder/libasound_module_pcm_pulse.so" ]; then return; fi
    done
    return 1
}

need() {
    packages="$packages $1"
    reasons="$reasons
  $1: $2"
}

install_system_packages() {
    command -v apt-get >/dev/null ||
        die "Please install what Debian calls$packages (PortAudio: 'portaudio' for dnf and pacman," \
            "'libportaudio2' for zypper), then start again."
    as_root=''
    if [ "$(id -u)" -ne 0 ]; then
        as_root='sudo -n' # where nobody can answer, nobody is asked
        [ ! -t 0 ] || as_root=sudo
        command -v sudo >/dev/null || die_for_packages
    fi
    say "Installing with ${as_root:+$as_root }apt-get:$reasons"
    # shellcheck disable=SC2086 # words on purpose: no word, or two; a list of packages
    {
        $as_root true || die_for_packages
        step "Asking for Debian's list of packages" $as_root apt-get update || : # an old list may do
        step "Installing$packages" $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends $packages ||
            die "Debian's packages could not be installed. By hand: apt-get install$packages"
    }
}

die_for_packages() {
    die "Please have this run by someone who may, then start again: apt-get install$packages"
}

is_whole() {
    [ -e "$venv/made" ] && "$venv/bin/python" -c 'import pip' 2>/dev/null
}

make_venv() {
    step "Making .venv with $("$python" -V)" "$python" -m venv --clear "$venv" ||
        die "$venv could not be made."
    install_pinned build "Installing pip and setuptools"
    : >"$venv/made"
}

install_pinned() { # LEVEL LABEL
    step "$2" \
        pip_install --require-hashes --no-deps --no-build-isolation --requirement "$requirements/$1.txt" ||
        die "The packages could not be installed. Is there a connection? Then start again."
}

pip_install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off "$@"
}

# step LABEL COMMAND...: says what is done and how it goes on, and the command's last lines if it fails.
step() {
    say "$1 ..."
    shift
    log=$(mktemp)
    show_pulse &
    pulse=$!
    status=0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    kill "$pulse" 2>/dev/null || :
    wait "$pulse" 2>/dev/null || :
    [ ! -t 2 ] || printf '\r\033[K' >&2
    [ "$status" -eq 0 ] || tail -n 15 "$log" >&2
    rm -f "$log"
    log='' pulse=''
    return "$status"
}

# The step's latest line: in place on a terminal, every ten seconds as a line elsewhere.
show_pulse() {
    seconds=0
    while sleep 2 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        seconds=$((seconds + 2))
        latest=$(tail -n 1 "$log" 2>/dev/null | sed 's#[a-z]*://[^ ]*/##g' | cut -c 1-60)
        if [ -t 2 ]; then
            printf '\r\033[K  %s s: %s' "$seconds" "$latest" >&2
        elif [ $((seconds % 10)) -eq 0 ]; then
            say "  $seconds s: $latest"
        fi
    done
}
