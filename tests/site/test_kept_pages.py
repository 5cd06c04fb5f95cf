"""A page that an earlier build has kept is the page that this build would make, byte for byte.

Some edits, a build each with what is kept and one without. ``EDITS=all`` tries every edit that is known, and one of
every indicator, project, source and promise; it takes an hour.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

import keeping
import valid_edits
from keeping import Plan
from plansite.exports import bundle
from splicing import Replace

pytestmark = pytest.mark.heavy

EACH = os.environ.get("EDITS") == "all"
CHOSEN = (
    "首个数值 preschool-enrolment",
    "更正两次以后撤回",
    "里程碑全部完成",
    "有数值又有官方评估",
    "指标目标调整两次",
    "说明为什么改动了已公布的内容",
    "校注",
    "改容差",
)
"""What touches pages of other things, of all things, and none: a value, a status, a note, a setting."""

SINGLE = sum(name.startswith(("0 ", "1 ")) for name, _ in keeping.of_items())
"""Pages of single things: indicators and projects."""

FEWEST = 8
NAMES = sorted(keeping.EDITS) if EACH else CHOSEN


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Plan.of(tmp_path_factory.mktemp("keeping") / "plan")


@pytest.fixture(autouse=True)
def _as_it_was(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "plan" in request.fixturenames:
        request.getfixturevalue("plan").restore()


@pytest.mark.parametrize("name", NAMES)
def test_after_an_edit_the_site_is_the_same_with_kept_pages_and_without(plan: Plan, name: str) -> None:
    plan.edit(keeping.EDITS[name])
    assert plan.differing() == []


def test_after_one_changed_value_only_pages_that_show_it_are_made(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(plan.pages, ignore_errors=True)  # other tests may have kept what this one has made
    plan.build()
    found = keeping.counted(monkeypatch)
    plan.edit([valid_edits.BASE, *valid_edits.EDITS["首个数值 senior-secondary-enrolment"]])
    plan.build()
    assert found.single.made == ["indicators/senior-secondary-enrolment"]
    assert len(found.single.taken) == SINGLE - 1


def test_after_a_value_of_a_linked_indicator_its_projects_are_made_too(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(plan.pages, ignore_errors=True)  # other tests may have kept what this one has made
    plan.build()
    found = keeping.counted(monkeypatch)
    plan.edit([valid_edits.BASE, *valid_edits.EDITS["首个数值 preschool-enrolment"]])
    plan.build()
    assert {"indicators/preschool-enrolment", "projects/1-1"} < set(found.made)
    assert all(path.startswith(("indicators/", "projects/1-")) for path in found.single.made)


def test_nothing_is_made_where_nothing_changed(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    plan.build()
    found = keeping.counted(monkeypatch)
    plan.build()
    assert found.made == []
    assert len(found.single.taken) == SINGLE
    assert {"report/2021", "report/2025"} <= set(found.taken)


def test_files_of_data_are_not_made_where_nothing_changed(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    right = plan.build()
    monkeypatch.setattr(bundle, "workbook", None)  # who calls it fails
    assert plan.build() == right


@pytest.mark.parametrize("damage", ["cut", "byte", "empty", "foreign", "words"])
def test_a_page_that_is_damaged_or_foreign_in_the_store_is_made_again(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    right = plan.build()
    names = sorted(path for path in plan.pages.iterdir() if path.is_file())
    whole = {path: path.read_bytes() for path in names}
    for path, other in zip(names, [*names[1:], names[0]], strict=True):
        content = whole[path]
        path.write_bytes(
            {
                "cut": content[: len(content) // 2],
                "byte": content[:-1] + bytes(last ^ 1 for last in content[-1:]),
                "empty": b"",
                "foreign": whole[other],
                "words": b"<html>",
            }[damage]
        )
    found = keeping.counted(monkeypatch)
    assert plan.build() == right
    assert found.taken == []


def test_a_store_that_cannot_be_written_or_read_is_done_without(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    right = plan.build()
    aside = plan.pages.rename(plan.root / "aside")
    plan.pages.write_text("", encoding="utf-8")
    try:
        found = keeping.counted(monkeypatch)
        assert plan.build() == right
        assert found.taken == []
    finally:
        plan.pages.unlink()
        aside.rename(plan.pages)


def test_a_page_that_the_navigation_names_is_made_each_time(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    plan.edit(
        [Replace("mkdocs.yml", "  - 专题: themes/index.md\n", "  - 巩固率: indicators/compulsory-completion.md\n")]
    )
    plan.build()
    found = keeping.counted(monkeypatch)
    plan.build()
    assert found.made == []
    assert "indicators/compulsory-completion" not in found.taken
    assert plan.differing() == []


def test_what_no_build_asks_for_is_let_go(plan: Plan) -> None:
    plan.build()
    used = {path.name for path in plan.pages.iterdir()}
    old, young = plan.pages / ("0" * 64), plan.pages / ("1" * 64)
    for path in (old, young):
        path.write_bytes(b"")
    os.utime(old, (0, 0))
    plan.build()
    there = {path.name for path in plan.pages.iterdir()}
    assert used <= there
    assert young.name in there
    assert old.name not in there


def test_every_item_has_an_edit() -> None:
    names = [name for name, _ in keeping.of_items()]
    assert len(names) == len(set(names))
    for number, (file, _, _) in enumerate(keeping.KINDS):
        assert sum(name.startswith(f"{number} {file} ") for name in names) >= FEWEST
    assert set(CHOSEN) <= set(keeping.EDITS)
