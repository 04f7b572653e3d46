# Part of after_sales. LGPL-3.
"""The house's own checks: how long things may be, one model per file, nothing forgotten, rules that stay pure.

Each check yields lines of the form ``file:line: what is wrong and what to do``. Raising a budget needs an ADR.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from . import addon
from .paths import ROOT

#: Files that match (first pattern that does) may be this many lines long.
LENGTHS = (
    ("tests/*.py", 300),
    ("rules/*.py", 150),
    ("models/**/*.py", 300),
    ("views/**/*.xml", 200),
    ("harness/*.py", 200),
)
FUNCTION = 40
LOADED_BY_MANIFEST = ("data", "security", "views", "reports", "wizards")
MODEL_BASES = {"Model", "AbstractModel", "TransientModel"}


def problems() -> Iterator[str]:
    """Everything that is over budget or against a convention."""
    yield from _too_long()
    for file in _python():
        tree = ast.parse(file.read_text(), str(file))
        yield from _long_functions(file, tree)
        if file.is_relative_to(ROOT / "models"):
            yield from _many_models(file, tree)
        if file.is_relative_to(ROOT / "rules"):
            yield from _impure_imports(file, tree)
    yield from _not_in_manifest()
    yield from _tests_not_imported()


def _too_long() -> Iterator[str]:
    for pattern, most in LENGTHS:
        for file in sorted(ROOT.glob(pattern)):
            lines = len(file.read_text().splitlines())
            if lines > most:
                yield f"{_short(file)}:{most + 1}: {lines} lines, {most} at the most: part it by topic"


def _long_functions(file: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION:
                yield f"{_short(file)}:{node.lineno}: {node.name} has {lines} lines, {FUNCTION} at the most: part it"


def _many_models(file: Path, tree: ast.Module) -> Iterator[str]:
    models = [node for node in tree.body if isinstance(node, ast.ClassDef) and _is_model(node)]
    for model in models[1:]:
        yield f"{_short(file)}:{model.lineno}: a second model ({model.name}) in one file: give it its own"


def _is_model(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Attribute) and base.attr in MODEL_BASES for base in node.bases)


def _impure_imports(file: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules = [] if node.level == 1 else ["." * node.level + (node.module or "")]
        for module in modules:
            if module.partition(".")[0] not in {*sys.stdlib_module_names, "rules"}:
                yield f"{_short(file)}:{node.lineno}: rules/ may import the standard library and itself, not {module}"


def _not_in_manifest() -> Iterator[str]:
    manifest = addon.manifest()
    named = {*manifest.get("data", []), *manifest.get("demo", [])}
    for folder in LOADED_BY_MANIFEST:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in (".xml", ".csv") and _short(file) not in named:
                yield f"{_short(file)}:1: not named in __manifest__.py, so Odoo never loads it"
    for name in sorted(named):
        if not (ROOT / name).exists():
            yield f"__manifest__.py:1: names {name}, which is not there"


def _tests_not_imported() -> Iterator[str]:
    init = ROOT / "tests" / "__init__.py"
    tree = ast.parse(init.read_text()) if init.exists() else ast.Module([], [])
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    for file in sorted((ROOT / "tests").glob("test_*.py")):
        if file.stem not in imported:
            yield f"{_short(file)}:1: not imported in tests/__init__.py, so Odoo never runs it"


def _python() -> Iterator[Path]:
    yield from addon.python()
    for folder in ("harness", "benchmarks"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def _short(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
