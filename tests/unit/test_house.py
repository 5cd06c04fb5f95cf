"""The rooms of the package stand in one order, and every import runs down it."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from projects import ROOT

PACKAGE = ROOT / "hooks" / "plansite"
ROOMS = (
    "changes",
    "desk",
    "publishing",
    "pages",
    "search",
    "exports",
    "charts",
    "wording",
    "assessment",
    "plan",
    "newplan",
    "reading",
    "models",
)
"""From the top down: a room may use those behind it, and none before it."""

GROUND = ("addresses", "cache", "personal", "problems")
"""Loose modules that every room may use and that use no room."""

ENTRANCE = ("__main__",)
MOST = 20


def imports(folder: Path, package: str) -> Iterator[tuple[str, str, str]]:
    """Every import inside a package: the module that asks, the module that is asked, and the name."""
    for path in sorted(folder.rglob("*.py")):
        module = ".".join([package, *path.relative_to(folder).with_suffix("").parts]).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
                yield from ((module, node.module or "", name.name) for name in node.names)
            elif isinstance(node, ast.Import):
                yield from ((module, name.name, name.name) for name in node.names if name.name.startswith(package))


def room(module: str, name: str = "") -> str:
    """The room of a module, or of the module that ``name`` is in a package."""
    parts = [*module.split("."), name]
    return parts[1]


def climbing(folder: Path, package: str = "plansite") -> list[str]:
    """Every import that runs up, as a sentence with both files and the name."""
    height = {name: -index for index, name in enumerate((*ENTRANCE, *ROOMS))}
    height |= dict.fromkeys(GROUND, -len(height))
    return [
        f"{asking} imports {name} from {asked}, which stands above it"
        for asking, asked, name in imports(folder, package)
        if height[room(asked, name)] > height[room(asking)]
    ]


def circles(folder: Path, package: str = "plansite") -> list[str]:
    """Modules that import each other, directly or by way of others."""
    modules = {
        ".".join([package, *path.relative_to(folder).with_suffix("").parts]).removesuffix(".__init__")
        for path in folder.rglob("*.py")
    }
    uses: dict[str, set[str]] = defaultdict(set)
    for asking, asked, name in imports(folder, package):
        found = f"{asked}.{name}" if f"{asked}.{name}" in modules else asked
        if found != asking:
            uses[asking].add(found)
    return [f"{module} reaches itself" for module in sorted(uses) if module in _reached(module, uses)]


def _reached(module: str, uses: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    left = list(uses[module])
    while left:
        other = left.pop()
        if other not in found:
            found.add(other)
            left += uses[other]
    return found


def test_every_folder_and_loose_module_has_its_place_in_the_order() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert there == {"__init__", *ENTRANCE, *ROOMS, *GROUND}


def test_no_import_runs_up() -> None:
    assert climbing(PACKAGE) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(PACKAGE) == []


def test_no_folder_holds_more_than_a_newcomer_can_overlook() -> None:
    for folder in (PACKAGE, *(path for path in PACKAGE.rglob("*") if (path / "__init__.py").is_file())):
        names = [path.name for path in folder.iterdir() if path.name not in {"__init__.py", "__pycache__"}]
        assert len(names) <= MOST, (folder.name, sorted(names))


@pytest.mark.parametrize(
    ("path", "line", "said"),
    [
        (
            "models/base.py",
            "from plansite.pages.page import Page",
            "plansite.models.base imports Page from plansite.pages.page, which stands above it",
        ),
        (
            "problems.py",
            "from plansite.models import Source",
            "plansite.problems imports Source from plansite.models, which stands above it",
        ),
        (
            "wording/days.py",
            "from plansite import pages",
            "plansite.wording.days imports pages from plansite, which stands above it",
        ),
    ],
)
def test_a_planted_import_that_runs_up_is_told_with_both_files_and_the_name(
    path: str, line: str, said: str, tmp_path: Path
) -> None:
    planted(tmp_path, path, line)
    assert climbing(tmp_path / "plansite") == [said]


def test_a_planted_circle_is_told(tmp_path: Path) -> None:
    planted(tmp_path, "wording/days.py", "from plansite.wording.sentences import Wording")
    planted(tmp_path, "wording/sentences.py", "from plansite.wording import days")
    found = circles(tmp_path / "plansite")
    assert "plansite.wording.days reaches itself" in found
    assert "plansite.wording.sentences reaches itself" in found


def planted(folder: Path, path: str, line: str) -> None:
    """Write a module of a package of the same rooms, with one import."""
    module = folder / "plansite" / path
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(f"{line}\n", encoding="utf-8")
