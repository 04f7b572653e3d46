# Part of after_sales. LGPL-3.
"""Find the addon's tests in its files, and turn words of a person into Odoo's test tags."""

import ast
import difflib
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from .console import Stop
from .core_suites import BESIDE_PREFIX
from .paths import ADDON, ROOT

TESTS = ROOT / "tests"


class Case(NamedTuple):
    """One test class: the file that holds it and its test methods."""

    file: str
    name: str
    methods: tuple[str, ...]

    @property
    def tag(self) -> str:
        return f"/{ADDON}:{self.name}"

    @property
    def is_beside(self) -> bool:
        """Whether its tests need modules that the addon does not depend on."""
        return self.file.startswith(BESIDE_PREFIX)


def cases() -> list[Case]:
    """Every test class of the addon's own tests."""
    return [case for file in sorted(TESTS.glob("test_*.py")) for case in _cases_in(file)]


def areas() -> list[str]:
    """The words that test files' names begin with: one per area of the addon."""
    return sorted({file.stem.split("_")[1] for file in TESTS.glob("test_*.py")})


def tags_for(words: Iterable[str], keyword: str = "") -> list[str]:
    """The tags of what ``words`` (area, file, Class, Class.method) name and ``keyword`` matches; no word means all."""
    known = cases()
    words = list(words)
    tags = [tag for word in words for tag in _tags_of(word, known)] if words else [case.tag for case in known]
    return sorted(_matching(tags, keyword, known) if keyword else set(tags))


def needs_modules(tag: str) -> bool:
    """Whether the tests of ``tag`` run only where more modules are installed beside the addon."""
    return any(case.is_beside for case in cases() if tag == case.tag or tag.startswith(f"{case.tag}."))


def _cases_in(file) -> list[Case]:
    try:
        tree = ast.parse(file.read_text())
    except SyntaxError as fault:
        raise Stop(f"{file}:{fault.lineno} is not Python: {fault.msg}. Mend it, then run again.") from fault
    return [
        Case(file.stem, node.name, tuple(part.name for part in node.body if _is_test(part)))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    ]


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test")


def _tags_of(word: str, known: list[Case]) -> list[str]:
    """The tags of one word; stops with the nearest words when it names nothing."""
    name, _, method = word.removesuffix(".py").rpartition("/")[2].partition(".")
    if method:
        return _some(word, known, lambda case: case.name == name and method in case.methods, f".{method}")
    stem = re.escape(name.removesuffix("s"))
    return _some(
        word, known,
        lambda case: name in (case.name, case.file)
        or case.file.startswith((f"test_{name}_", f"test_{name}"))
        or bool(re.match(rf"test_journey_(.*_)?{stem}", case.file)),
    )  # fmt: skip


def _some(word: str, known: list[Case], fits: Callable[[Case], bool], suffix: str = "") -> list[str]:
    found = [case.tag + suffix for case in known if fits(case)]
    if not found:
        choices = ["rules", "addon", "core", *areas(), *(case.name for case in known)]
        near = difflib.get_close_matches(word, choices, 3, 0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Areas are: {', '.join(['rules', 'core', *areas()])}."
        raise Stop(f"No test is called {word!r}. {hint}")
    return found


def _matching(tags: list[str], keyword: str, known: list[Case]) -> list[str]:
    """Those tests below ``tags`` whose class or method has ``keyword`` in its name."""
    word, kept = keyword.lower(), []
    for case in known:
        chosen = [tag for tag in tags if tag == case.tag or tag.startswith(f"{case.tag}.")]
        if chosen and word in case.name.lower():
            kept += chosen
        else:
            methods = [tag for tag in chosen if tag != case.tag] or [
                f"{case.tag}.{method}" for method in case.methods if chosen
            ]
            kept += [tag for tag in methods if word in tag.rpartition(".")[2].lower()]
    return kept
