# Part of after_sales. LGPL-3.
"""What the convention tests read in the addon's own files: sentences, imports, tests, documents."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
#: Where reasons are given.
SPEAKING = ("rules", "models", "wizards", "controllers", "reports")
#: What any area may use of the folder above it; areas know each other by model names only.
COMMON = {"lifecycle", *(file.stem for file in (ROOT / "models").glob("*.py"))}
PLACEHOLDER = re.compile(r"%\((\w+)\)")
#: Value that a rule gives -> placeholder that ``after_sales.message`` makes of it.
TRANSLATED = {"role_id": "role"}
CITED = re.compile(r"`([^`]+)`")
TEST = re.compile(r"Test[A-Z]\w*(\.test_\w+)?|tests/rules/test_\w+\.py(::\w+)?")
LINK = re.compile(r"\]\(([^)#:]+)\)")


class Given(NamedTuple):
    """A reason that is given somewhere: its code (None when it is no literal) and what its sentence may name."""

    place: str
    code: str | None
    values: frozenset[str]


class Rule(NamedTuple):
    """A row of docs/requirements.md."""

    id: str
    tag: str
    state: str
    shown: str

    @property
    def group(self) -> int:
        return int(self.id[1:].split(".")[0])

    @property
    def cited(self) -> set[str]:
        return set(CITED.findall(self.shown))


def reasons() -> Iterator[Given]:
    """Every reason that the addon gives anywhere."""
    for file in python_files(*SPEAKING):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reason":
                code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
                given = {keyword.arg for keyword in node.keywords}
                words = given | {TRANSLATED[name] for name in given & set(TRANSLATED)}
                yield Given(f"{_short(file)}:{node.lineno}", code, frozenset(words - {None}))


def placeholders(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))


def imports_across_areas() -> Iterator[str]:
    """Imports in models/<area>/ that reach into another area."""
    for file in python_files("models"):
        area = file.relative_to(ROOT / "models").parts[0]
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and not _is_allowed(node, area):
                yield f"{_short(file)}:{node.lineno} imports from {'.' * node.level}{node.module or ''}"


def _is_allowed(node: ast.ImportFrom, area: str) -> bool:
    names = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
    if node.level > 2:
        return set(names) <= {"rules"}
    return node.level < 2 or area.endswith(".py") or set(names) <= COMMON


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def data_files() -> set[str]:
    """Every file that only the manifest can bring to Odoo's attention."""
    folders = ("data", "security", "views", "reports", "wizards")
    files = (file for folder in folders for file in (ROOT / folder).rglob("*"))
    return {_short(file) for file in files if file.suffix in (".xml", ".csv")}


def tests() -> set[str]:
    """What a document may cite: a class, class.method, or a file of tests/rules/ (with ``::`` and a function)."""
    found = set()
    for file in (ROOT / "tests").glob("test_*.py"):
        for case in ast.parse(file.read_text()).body:
            if isinstance(case, ast.ClassDef):
                found |= {case.name, *(f"{case.name}.{name}" for name in _test_names(case))}
    for file in (ROOT / "tests" / "rules").glob("test_*.py"):
        found |= {_short(file), *(f"{_short(file)}::{name}" for name in _test_names(ast.parse(file.read_text())))}
    return found


def _test_names(node: ast.Module | ast.ClassDef) -> list[str]:
    return [part.name for part in node.body if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")]


def words_of_tests() -> str:
    """The text of all tests and builders, to see what they call; the convention tests themselves left out."""
    files = [file for file in (ROOT / "tests").glob("*.py") if "conventions" not in file.name]
    return "\n".join(file.read_text() for file in files)


def documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")]


def citations() -> Iterator[tuple[str, str]]:
    """(document, test) for each test that a document names."""
    for file in documents():
        yield from ((_short(file), name) for name in CITED.findall(file.read_text()) if TEST.fullmatch(name))


def dead_links() -> Iterator[str]:
    """Links of documents to files that are not there."""
    for file in documents():
        for link in LINK.findall(file.read_text()):
            if not (file.parent / link).exists():
                yield f"{_short(file)}: {link}"


def table(file: str, columns: int) -> Iterator[list[str]]:
    """The cells of every row of that many columns in a document; heads and rulers come along."""
    for line in (ROOT / file).read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns:
            yield cells


def requirements() -> list[Rule]:
    rows = table("docs/requirements.md", 5)
    return [Rule(id_, tag, state, shown) for id_, tag, _rule, state, shown in rows if re.fullmatch(r"R\d+\.\d\d", id_)]


def requirement_summary() -> dict[str, list[int]]:
    """Group number (or ``all``) -> how many rules, of which tag, in which state."""
    rows = list(table("docs/requirements.md", 11))
    return {group: [int(cell) for cell in cells] for group, _subject, *cells in rows if cells[0].isdigit()}


def statements(file: str) -> list[int]:
    """The numbers of the statements that a page answers, in its order."""
    rows = table(file, 3)
    return [int(number) for cells in rows for number in cells[0].split(", ") if number.isdigit()]


def _short(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
