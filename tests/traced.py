"""What a run of the program asked of the system, as strace saw it: sockets, processes, files."""

import re
import shutil
import subprocess
from pathlib import Path

_CALLS = "%network,?execve,?execveat," + ",".join(
    f"?{name}{end}"
    for name, ends in {
        "open": ("", "at", "at2"),
        "creat": ("",),
        "truncate": ("",),
        "rename": ("", "at", "at2"),
        "link": ("", "at"),
        "symlink": ("", "at"),
        "mknod": ("", "at"),
    }.items()
    for end in ends
)
"""`?`: not every architecture has each of them."""
_OPENED = re.compile(r"^(?:open|openat|openat2|creat)\(.*\) = \d+<(?P<path>.*?)>(?:\(deleted\))?$")
_MOVED = re.compile(r'^(?:rename|link|symlink|mknod|truncate)\w*\(.*"(?P<path>[^"]*)"(?:, \w+)?\) = 0$')
_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|^creat\(")


def missing() -> str:
    """Why nothing can be traced here; empty if it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    allowed = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if allowed.returncode == 0 else "strace may not trace here"


def strace(log: Path) -> list[str]:
    """What a command line begins with, so that its calls and those of its children go into folder `log`."""
    names = ["--quiet=all", "--follow-forks", "--output-separately", "--seccomp-bpf", "--decode-fds=path"]
    return ["strace", *names, "-v", "-s", "65536", "-e", f"trace={_CALLS}", "-o", str(log / "calls")]


def calls(log: Path) -> list[str]:
    """Every call, in no order between the threads."""
    return [line for file in log.iterdir() for line in file.read_text("utf-8", "replace").splitlines()]


def families(made: list[str]) -> set[str]:
    """The address families of all sockets."""
    return {name for call in made for name in re.findall(r"\bAF_\w+|\bPF_\w+", without_strings(call))}


def executed(made: list[str]) -> list[str]:
    """Every start of a program, with its arguments and its environment."""
    return [call for call in made if call.startswith("execve(")]


def written(made: list[str]) -> set[Path]:
    """Every file that was opened for writing, made, or got a new name."""
    opened = (_OPENED.match(call) for call in made if _TO_WRITE.search(without_strings(call)))
    moved = (_MOVED.match(call) for call in made)
    return {Path(found["path"]) for found in (*opened, *moved) if found}


def without_strings(call: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', call)
