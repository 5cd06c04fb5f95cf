"""Templates can be read: short lines, a word at the top on what each is, and none that nobody uses."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from jinja2 import Environment, meta

HOOKS = Path(__file__).parents[2] / "hooks"
PAGES = HOOKS / "plansite" / "pages" / "templates"
THEME = Path(__file__).parents[2] / "overrides"
THEME_ROOTS = frozenset(
    (
        "main.html",
        "404.html",
        "sitemap.xml",
        *(f"partials/{name}.html" for name in ("javascripts/content", "language", "top")),
    )
)
"""Templates that the site generator asks for by name."""

LONGEST = 120
TEMPLATES = tuple(
    pytest.param(path, id=path.relative_to(folder).as_posix())
    for folder in (PAGES, THEME)
    for pattern in ("*.html", "*.xml")
    for path in sorted(folder.rglob(pattern))
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_line_is_too_long_to_be_read(template: Path) -> None:
    lines = template.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > LONGEST] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_at_its_top_what_it_is(template: Path) -> None:
    assert template.read_text(encoding="utf-8").startswith("{#")


def test_every_template_of_a_page_is_used() -> None:
    assert reached(PAGES, named_in_modules()) == names(PAGES)


def test_every_template_of_the_theme_is_used() -> None:
    assert reached(THEME, THEME_ROOTS) == names(THEME)


def test_a_template_that_only_an_unused_one_includes_is_unused(tmp_path: Path) -> None:
    files = {"main.html": '{% include "part.html" %}', "part.html": "", "old.html": '{% include "alone.html" %}'}
    for name, text in {**files, "alone.html": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert names(tmp_path) - reached(tmp_path, THEME_ROOTS) == {"old.html", "alone.html"}


def names(folder: Path) -> set[str]:
    """All templates of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in {".html", ".xml"}}


def reached(folder: Path, roots: frozenset[str]) -> set[str]:
    """The templates of a folder that some roots are made of, the roots among them."""
    found: set[str] = set()
    waiting = list(roots & names(folder))
    while waiting:
        name = waiting.pop()
        found.add(name)
        tree = Environment(autoescape=True).parse((folder / name).read_text(encoding="utf-8"))
        parts = {part for part in meta.find_referenced_templates(tree) if part is not None}
        waiting += (parts & names(folder)) - found
    return found


def named_in_modules() -> frozenset[str]:
    """The templates that modules ask for: by name, or as the kind of a view."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in HOOKS.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    kinds = {
        f"{node.value.value}.html"
        for node in nodes
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "kind"
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    return frozenset(words | kinds)
