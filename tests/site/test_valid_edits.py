"""No valid edit turns anything red: the guide's own examples, and many more, are checked, built and asked.

Edits of different places share a build, up to twenty. Of those that have the place of another and so no company, every
twelfth is built and all are checked. ``EDITS=all`` gives each edit a build of its own, and takes ten times as long.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import building_here
import edited
import guide
from built_pages import shown_text
from valid_edits import BASE, EDITS, batches

FEWEST = 60
MOST = 20
"""Edits that share a build."""

EACH = os.environ.get("EDITS") == "all"
BATCHES = batches(1 if EACH else MOST)
ALONE = [names for names in BATCHES if len(names) == 1]
BUILT = BATCHES if EACH else [*(names for names in BATCHES if len(names) > 1), *ALONE[::12]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A copy of the plan; it is large once built, so it is not kept."""
    copy = edited.copy(tmp_path / "project")
    yield copy
    shutil.rmtree(copy)


def test_there_are_enough_edits() -> None:
    assert len(EDITS) >= FEWEST


@pytest.mark.parametrize("names", ALONE, ids="、".join)
def test_the_check_has_nothing_against_an_edit_of_a_place_that_others_have(
    project: Path, names: tuple[str, ...]
) -> None:
    for change in [BASE, *(change for name in names for change in EDITS[name])]:
        change.apply(project)
    building_here.check(project)


@pytest.mark.parametrize("names", BUILT, ids="、".join)
def test_valid_edits_pass(project: Path, names: tuple[str, ...]) -> None:
    changes = [change for name in names for change in EDITS[name]]
    assert edited.faults(edited.edited(project, [BASE, *changes])) == ""


def test_every_edit_is_made_once_and_no_two_in_one_place() -> None:
    for size in (1, MOST):
        found = batches(size)
        assert sorted(name for names in found for name in names) == sorted(EDITS)
        assert max(map(len, found)) == size
        for names in found:
            places = [place for name in names for place in {change.place for change in EDITS[name]}]
            assert len(places) == len(set(places))


EXAMPLES = guide.examples(guide.GUIDE.read_text(encoding="utf-8"))


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 7


def test_the_check_has_nothing_against_the_examples_of_the_guide_one_after_another(project: Path) -> None:
    for _, changes in EXAMPLES:
        for change in changes:
            change.apply(project)
        building_here.check(project)


@pytest.mark.parametrize("number", [len(EXAMPLES) // 2, len(EXAMPLES) - 1])
def test_the_examples_of_the_guide_pass_together(project: Path, number: int) -> None:
    changes = [change for _, changes in EXAMPLES[: number + 1] for change in changes]
    assert edited.faults(edited.edited(project, changes)) == ""


def test_the_guide_says_what_its_first_example_will_show(project: Path) -> None:
    published = edited.edited(project, [change for _, changes in EXAMPLES[:2] for change in changes])
    words = shown_text(published.page("indicators/compulsory-completion").xpath("//article")[0])
    text = guide.GUIDE.read_text(encoding="utf-8")
    for said in ("符合预期", "规划期进度 =（99.36 − 99.2）÷（99.4 − 99.2）= 80%"):
        assert said in words
        assert said in text
    assert "示例公报（不是真实来源）" in words


def test_an_example_that_names_no_place_is_refused() -> None:
    with pytest.raises(AssertionError, match="line 3 does not say"):
        guide.examples("# 甲\n\n```yaml\na: 1\n```\n")
