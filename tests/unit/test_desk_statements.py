"""``make add`` for what sources say besides values: each job shown first, written by splicing, and read back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desk_answers import Add
from plansite.desk import answers
from plansite.desk.answers import RefusedError
from plansite.models import Indicator, Project
from plansite.models.vocabulary import Comparison
from plansite.reading import dataset

SAID = "--source=公报"
DAY = "--date=2018-03-05"


def indicator(root: Path, name: str = "infant-mortality") -> Indicator:
    found = dataset.read(root / "data", root / "content" / "chapters")
    return next(one.item for one in found.indicators if one.item.id == name)


def a_project(root: Path, name: str) -> Project:
    found = dataset.read(root / "data", root / "content" / "chapters")
    return next(one.item for one in found.projects if one.item.id == name)


def lines(root: Path) -> dict[str, list[str]]:
    return {path.name: path.read_text(encoding="utf-8").split("\n") for path in (root / "data").iterdir()}


JOBS: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "assess": (
        "indicators.yaml",
        ("--indicator=婴儿", "--status=符合预期", DAY, "--quote=婴儿死亡率符合预期。"),
        "更新记录：婴儿死亡率：官方评估（2018年3月5日）：符合预期（来源：云泽县卫生健康局",
        "assessment",
    ),
    "assess a target": (
        "projects.yaml",
        ("--indicator=1-1-t2", "--status=滞后", DAY, "--quote=村级覆盖率进展滞后。"),
        "更新记录：健康小屋建设：村级覆盖率：官方评估（2018年3月5日）：滞后（来源：云泽县卫生健康局",
        "assessment",
    ),
    "adjust": (
        "indicators.yaml",
        ("--indicator=婴儿", "--to=1.8", "--text=1.8", DAY, "--reason=形势变化", "--document=云政〔2018〕3号"),
        "状态：“婴儿死亡率”（云泽）快于预期 → 符合预期",
        "adjustments",
    ),
    "department": (
        "indicators.yaml",
        ("--indicator=婴儿", "--lead=云泽县卫生健康局", "--support=甲局、乙局"),
        "更新记录：婴儿死亡率：云泽县卫生健康局（配合：甲局、乙局）",
        "department",
    ),
    "break": (
        "indicators.yaml",
        ("--indicator=婴儿", "--year=2018", "--text=改为按常住人口统计。"),
        "更新记录：婴儿死亡率：2018年起统计口径变化：改为按常住人口统计。",
        "breaks",
    ),
    "note": (
        "indicators.yaml",
        ("--indicator=婴儿", "--text=每年五月公布。"),
        "指标页“婴儿死亡率”的说明：每年五月公布。",
        "notes",
    ),
    "step": (
        "projects.yaml",
        ("--project=健康步道", "--name=首段步道", "--due=2019-12-31"),
        "项目页“健康步道建设”的里程碑：首段步道，期限 2019-12-31",
        "milestones",
    ),
    "state": (
        "projects.yaml",
        ("--project=健康小屋", "--status=进行中", DAY),
        "更新记录：健康小屋建设：官方状态（2018年3月5日）：进行中",
        "status",
    ),
}
NO_SOURCE = {"note", "step"}


@pytest.mark.parametrize("job", JOBS)
def test_a_record_is_shown_first_and_adds_only_its_own_lines(project: Path, add: Add, job: str) -> None:
    file, given, shown, field = JOBS[job]
    arguments = (job.split(maxsplit=1)[0], *given, *(() if job in NO_SOURCE else (SAID,)))
    before = lines(project)
    code, said = add(*arguments, "--dry-run")
    assert code == 0, said
    assert shown in said
    assert lines(project) == before
    code, said = add(*arguments, "--yes")
    assert code == 0, said
    after = lines(project)
    assert [name for name in after if after[name] != before[name]] == [file]
    rest = iter(after[file])
    assert all(line in rest for line in before[file]), "no line that was there is changed or moved"
    new = [line.strip() for line in after[file]]
    assert any(line.startswith(f"{field}:") for line in new)


@pytest.mark.parametrize("job", JOBS)
def test_comments_between_the_fields_stay_where_they_are(project: Path, add: Add, job: str) -> None:
    file, given, _, _ = JOBS[job]
    path = project / "data" / file
    owner = (
        "- id: 1-2" if "--project=健康步道" in given else "- id: 1-1" if file == "projects.yaml" else "direction: down"
    )
    text = path.read_text(encoding="utf-8").replace(owner, f"{owner}   # 勿动", 1)
    path.write_text(text + "# 末尾\n", encoding="utf-8")
    code, said = add(job.split(maxsplit=1)[0], *given, *(() if job in NO_SOURCE else (SAID,)), "--yes")
    assert code == 0, said
    after = path.read_text(encoding="utf-8")
    assert f"{owner}   # 勿动\n" in after
    assert after.endswith("# 末尾\n")


@pytest.mark.parametrize("job", JOBS)
def test_the_same_record_a_second_time_is_refused_or_changes_nothing(project: Path, add: Add, job: str) -> None:
    _, given, _, _ = JOBS[job]
    arguments = (job.split(maxsplit=1)[0], *given, *(() if job in NO_SOURCE else (SAID,)), "--yes")
    assert add(*arguments)[0] == 0
    before = lines(project)
    code, said = add(*arguments)
    assert code == 1, said
    assert "没有写入任何内容" in said
    assert lines(project) == before


@pytest.mark.parametrize("job", JOBS)
def test_every_question_of_a_job_is_asked_and_an_end_writes_nothing(project: Path, add: Add, job: str) -> None:
    _, given, _, _ = JOBS[job]
    before = lines(project)
    for kept in range(len(given)):
        code, said = add(job.split(maxsplit=1)[0], *given[:kept], typed=[])
        assert code == 1
        assert "没有回答完" in said
    code, said = add(job.split(maxsplit=1)[0], "--yes")
    assert code == 1
    for one in given:
        name = one.partition("=")[0]
        optional = name in {"--support", "--document"}
        assert optional or f"缺少 {name}" in said or (job == "department" and name == "--indicator"), said
    assert lines(project) == before


def test_a_job_can_be_done_by_questions_alone(project: Path, add: Add) -> None:
    typed = ["官方评估", "assess", "率", "1", "很好", "滞后", "2018-03-05", "公报", "原句滞后。", "是"]
    code, said = add(typed=typed)
    assert code == 0, said
    assert "评估结论“很好”不在可选范围内" in said
    assert indicator(project).assessment[0].status.value == "滞后"
    code, said = add("department", typed=["都是", "项目", "步道", "甲局", "", "公报", "是"])
    assert code == 0, said
    departments = a_project(project, "1-2").departments
    assert departments is not None
    assert (departments.lead, departments.support, departments.source) == ("甲局", (), "bulletin-2017")


def test_later_verdicts_and_states_stand_behind_the_earlier_ones(project: Path, add: Add) -> None:
    for status, day in (("滞后", "2018-03-05"), ("符合预期", "2018-12-05"), ("快于预期", "2019-01-05")):
        code, said = add(
            "assess", "--indicator=婴儿", f"--status={status}", f"--date={day}", SAID, "--quote=句。", "--yes"
        )
        assert code == 0, said
    assert [one.status.value for one in indicator(project).assessment] == ["滞后", "符合预期", "快于预期"]
    before = lines(project)["projects.yaml"]
    assert add("state", "--project=1-2", "--status=进行中", "--date=2019-02-01", SAID, "--yes")[0] == 0
    assert [one.value.value for one in a_project(project, "1-2").status] == ["已终止", "进行中"]
    assert {line.strip() for line in before} - {line.strip() for line in lines(project)["projects.yaml"]} == {
        "value: 已终止"
    }, "the first becomes an item of a list"


def test_an_ending_needs_a_reason(add: Add) -> None:
    code, said = add("state", "--project=1-1", "--status=已调整", DAY, SAID, "--yes")
    assert code == 1
    assert "缺少 --reason" in said


def test_the_original_target_stays_beside_the_adjusted_one(project: Path, add: Add) -> None:
    given = ("--to=不高于1.8", "--text=1.8以下", DAY, SAID, "--reason=形势变化", "--by=2022", "--quote=降到1.8以下。")
    code, said = add("adjust", "--indicator=婴儿", *given, "--yes")
    assert code == 0, said
    target = indicator(project).targets[0]
    assert target.values["yunze"].value == Decimal("2.0")
    found = target.adjustments[0]
    assert (found.by, found.values["yunze"].op, found.values["yunze"].value) == (
        2022,
        Comparison.AT_MOST,
        Decimal("1.8"),
    )
    code, said = add("adjust", "--target=1-1-t1", "--to=50-60", "--text=50-60个", DAY, SAID, "--reason=扩面", "--yes")
    assert code == 0, said
    own = a_project(project, "1-1").targets[0]
    assert [own.low, own.adjustments[0].low, own.adjustments[0].high] == [30, 50, 60]
    assert "状态：项目“健康小屋建设”的目标“健康小屋”" in said


def test_an_adjustment_of_another_area_and_of_one_target_of_several(project: Path, add: Add) -> None:
    path = project / "data" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    second = '      - by: 2030\n        values:\n          yunze: {op: "=", value: 1.0, text: "1.0"}\n    mentions:'
    path.write_text(text.replace("    mentions:", second, 1), encoding="utf-8")
    given = ("--to=1.2", "--text=1.2", DAY, SAID, "--reason=形势变化", "--yes")
    code, said = add("adjust", "--indicator=婴儿", *given)
    assert code == 1
    assert "2020（期末）、2030（期末）" in said
    code, said = add("adjust", "--indicator=婴儿", *given, "--target-year=2030")
    assert code == 0, said
    assert [len(target.adjustments) for target in indicator(project).targets] == [0, 1]
    code, said = add("adjust", "--indicator=婴儿", "--area=临海", *given[:1], "--text=1.2", *given[2:])
    assert code == 0, said
    assert indicator(project).targets[0].adjustments[0].values["linhai"].op is Comparison.AT_MOST


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("assess", "--project=1-1", "--status=滞后", DAY, "--quote=x"), "state"),
        (("break", "--target=1-1-t1", "--year=2018", "--text=x"), "口径变化只登记在指标上"),
        (("break", "--indicator=婴儿", "--year=2015", "--text=x"), "不在基期以后"),
        (("department", "--target=1-1-t1", "--lead=甲局"), "责任单位只登记在指标和项目上"),
        (("adjust", "--target=1-1-t1", "--to=60-50", "--text=x", DAY, "--reason=x"), "下限不小于上限"),
        (("adjust", "--target=1-1-t1", "--to=文字", "--text=x", DAY, "--reason=x"), "项目目标的调整要有数"),
        (("adjust", "--indicator=床位", "--to=大约七张", "--text=x", DAY, "--reason=x"), "不是确切的数"),
        (("adjust", "--indicator=婴儿", "--to=1.8", "--text=1.8", "--date=2020-01-01", "--reason=x"), "在今天"),
        (("state", "--project=1-1", "--status=还好", DAY), "官方状态“还好”不在可选范围内"),
        (("milestone", "--project=1-2"), "step"),
    ],
)
def test_what_cannot_be_recorded_is_refused(project: Path, add: Add, arguments: tuple[str, ...], said: str) -> None:
    before = lines(project)
    code, told = add(*arguments, SAID, "--yes")
    assert code == 1
    assert said in told
    assert lines(project) == before


def test_a_department_that_is_known_is_not_replaced_silently(project: Path, add: Add) -> None:
    path = project / "data" / "indicators.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "    direction: down\n", "    direction: down\n    department: 甲局\n", 1
        ),
        encoding="utf-8",
    )
    code, said = add("department", "--indicator=婴儿", "--lead=乙局", SAID, "--yes")
    assert code == 1
    assert "已有责任单位：甲局" in said
    code, said = add("department", "--indicator=婴儿", "--lead=甲局", SAID, "--yes")
    assert code == 0, said
    assert indicator(project).department is not None


def test_a_step_that_is_done_says_when_this_site_told_it(project: Path, add: Add) -> None:
    code, said = add("milestone", "--project=1-1", "--milestone=全部", "--date=2018-02-01", SAID, "--yes")
    assert code == 0, said
    assert "“全部小屋开放”已于2018年2月1日完成" in said
    assert str(a_project(project, "1-1").milestones[1].published) == "2019-03-01"


@pytest.mark.parametrize(
    ("year", "period"), [("2017年上半年", "上半年"), ("2016—2017学年", "2016—2017学年"), ("2017年6月", "6月")]
)
def test_values_of_part_of_a_year_and_of_school_years(project: Path, add: Add, year: str, period: str) -> None:
    given = ("--indicator=婴儿", f"--year={year}", "--value=2.3", SAID, "--quote=2.3‰。", "--yes")
    code, said = add(*given)
    assert code == 0, said
    found = indicator(project).observations[-1]
    assert (found.year, found.period) == (2017, period)


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("≥99.3", "%", {"op": ">=", "value": Decimal("99.3")}),
        ("＞９９．３％", "%", {"op": ">", "value": Decimal("99.3")}),
        ("不低于99.3%", "%", {"op": ">=", "value": Decimal("99.3")}),
        ("99.3%以上", "%", {"op": ">=", "value": Decimal("99.3")}),
        ("6人以下", "人", {"op": "<=", "value": Decimal(6)}),
        ("低于5", "%", {"op": "<", "value": Decimal(5)}),
        ("40-50所", "所", {"low": Decimal(40), "high": Decimal(50)}),
        ("40～50", "所", {"low": Decimal(40), "high": Decimal(50)}),
        ("40所至50所", "所", {"low": Decimal(40), "high": Decimal(50)}),
        ("50所左右", "所", {"op": "=", "value": Decimal(50)}),
        ("1,200", "名", {"op": "=", "value": Decimal(1200)}),
        ("文字", "所", {}),
    ],
)
def test_targets_are_read_as_documents_write_them(text: str, unit: str, figure: dict[str, object]) -> None:
    assert answers.figure(text, unit, Comparison.POINT) == figure


@pytest.mark.parametrize("text", ["", "很多", "50-40", "5万", ">", "1e3"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        answers.figure(text, "所", Comparison.POINT)
