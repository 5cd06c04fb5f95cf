"""Whatever a person does to a file by mistake, the check ends in messages with their places, or in a publication.

A short run; ``make fuzz`` makes a long one.
"""

from __future__ import annotations

import random

import pytest

from slips import Edit, Plan

SEED = 20251124
TIMES = 300


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Plan(tmp_path_factory.mktemp("slips") / "plan")


def test_the_plan_is_accepted_before_anybody_slips(plan: Plan) -> None:
    assert plan.outcome(plan_edit := plan.slip(random.Random(0))).edit == plan_edit
    plan.restore()
    assert plan.outcome(plan_edit).is_accepted


@pytest.mark.heavy
@pytest.mark.parametrize("tenth", range(10))
def test_every_slip_ends_in_messages_or_in_a_publication(plan: Plan, tenth: int) -> None:
    faults = []
    for number in range(tenth * TIMES // 10, (tenth + 1) * TIMES // 10):
        outcome = plan.outcome(plan.slip(random.Random(f"{SEED}-{number}")))
        plan.restore()
        faults += [f"{number}: {outcome.edit}: {outcome.fault}"] if outcome.fault else []
    assert faults == []


def test_slips_are_refused_as_well_as_accepted(plan: Plan) -> None:
    accepted = set()
    for number in range(12):
        accepted.add(plan.outcome(plan.slip(random.Random(f"{SEED}-{number}"))).is_accepted)
        plan.restore()
    assert accepted == {True, False}


def test_a_control_character_anywhere_in_the_settings_is_told_with_its_place(plan: Plan) -> None:
    text = plan.config.read_text(encoding="utf-8")
    plan.config.write_text(text.replace("language: zh", "language: z\x07h"), encoding="utf-8")
    told = [str(problem) for problem in plan.outcome(Edit("mkdocs.yml", ())).problems]
    plan.restore()
    line = text[: text.index("language: zh")].count("\n") + 1
    assert f"mkdocs.yml:{line}:14: 错误：有看不见的控制字符 U+0007。请删除这个字符。" in told


def test_a_file_that_ends_in_the_middle_is_told_at_its_last_line(plan: Plan) -> None:
    path = plan.root / "data" / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("areas:")] + "areas:\n  - {id: a, name", encoding="utf-8")
    outcome = plan.outcome(Edit("data/plan.yaml", ()))
    lines = path.read_text(encoding="utf-8").count("\n") + 1
    plan.restore()
    assert outcome.fault == ""
    assert max(problem.mark.line for problem in outcome.problems if problem.mark.file == "data/plan.yaml") <= lines


def test_lines_that_end_in_the_old_way_of_the_mac_are_lines(plan: Plan) -> None:
    path = plan.root / "content" / "chapters" / "02.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    outcome = plan.outcome(Edit("content/chapters/02.md", ()))
    plan.restore()
    assert outcome.is_accepted
