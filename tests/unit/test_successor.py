"""The way out of the theme: what `make next` builds with differs from what `make site` does in the theme alone."""

from __future__ import annotations

import difflib
from pathlib import Path

import successor
from projects import EDUCATION

ROOT = Path(__file__).parents[2]
GENERATORS = ("mkdocs", "mkdocs-material", "mkdocs-materialx", "properdocs")


def _needs(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def test_another_theme_is_one_line_of_the_configuration() -> None:
    text = (EDUCATION / "mkdocs.yml").read_text(encoding="utf-8")
    compared = difflib.ndiff(text.splitlines(), successor.themed(text, "materialx").splitlines())
    assert [line for line in compared if line[0] in "+-"] == ["-   name: material", "+   name: materialx"]


def test_both_environments_need_the_same_besides_generator_and_theme() -> None:
    ours, theirs = _needs("requirements.in"), _needs("requirements-next.in")
    assert {line for line in ours ^ theirs if not line.startswith(GENERATORS)} == set()
    assert len(ours & theirs) > 5
    assert len(theirs - ours) == 2
