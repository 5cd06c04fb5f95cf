"""What staff are told when a file of the tiny plan is broken: the cases stand in ``tests/golden/check``.

A new case is a few lines in the file of its rule, as ``breaking`` says. What it prints need not be typed::

    python -m pytest tests/unit/test_check.py --update-golden

writes it below the new case, and below every other case that prints something else now: read the difference.
"""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

import pytest

import breaking
import projects
from breaking import TINY, Case, place
from plansite.problems import Problem, in_order
from plansite.publishing import generator_settings
from plansite.reading import checks, dataset
from plansite.reading.checks import output
from plansite.reading.settings import CONFIG

pytestmark = pytest.mark.usefixtures("read_once")

TODAY = datetime.date(2018, 6, 1)

READ = breaking.read()
RULES = {case.case: path for path, case in READ}
"""The file of the rule that each case belongs to."""

CASES = [pytest.param(case, id=case.case) for _, case in READ]
FEWEST_CASES = 400
LINE = re.compile(r"^[^:]+:\d+:\d+: (错误|提醒)：.+。.+。$")
SUMMARY = re.compile(
    r"^检查(通过：0 个错误，\d+ 个提醒。|未通过：\d+ 个错误，\d+ 个提醒。改好之前不会发布，已发布的网站不受影响。)$"
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
FOREIGN = ("Input", "Field", "Extra", "Value", "Traceback", "Error", "expected", "mapping", "scanning", "None")
"""Words of the libraries that read and validate."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of the tiny plan that may be broken, as far below the program as it stands itself."""
    return _copy(tmp_path)


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a copy that is whole again after each case."""
    return _copy(tmp_path_factory.mktemp("mended"))


def _copy(folder: Path) -> Path:
    for name in projects.SOFTWARE:
        (folder / name).symlink_to(projects.ROOT / name)
    return projects.copied(TINY, folder / "tests" / "fixtures" / "plan")


def found(plan: Path) -> list[Problem]:
    told = checks.problems(dataset.read(plan / "data", plan / "content" / "chapters"), TODAY)
    same = (plan / CONFIG).is_file() and (plan / CONFIG).read_bytes() == (TINY / CONFIG).read_bytes()
    return told if same else in_order([*told, *generator_settings.problems(plan)])


def said(plan: Path) -> list[str]:
    """Every problem as one line, without the summary."""
    return [str(problem) for problem in found(plan)]


def edit(plan: Path, name: str, old: str, new: str) -> None:
    path = place(plan, name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def summary(lines: list[str]) -> str:
    """The last line, as it follows from the others."""
    severities = [line.partition(": ")[2].partition("：")[0] for line in lines]
    wrong, doubts = severities.count("错误"), severities.count("提醒")
    if wrong:
        return f"检查未通过：{wrong} 个错误，{doubts} 个提醒。改好之前不会发布，已发布的网站不受影响。"
    return f"检查通过：0 个错误，{doubts} 个提醒。"


def write(case: str, lines: list[str]) -> None:
    """Make the lines what a case says."""
    assert "PYTEST_XDIST_WORKER" not in os.environ, "--update-golden writes one case after another: leave out -n"
    path = RULES[case]
    path.write_text(breaking.with_says(path.read_text(encoding="utf-8"), case, lines), encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_broken_file_is_told_in_exactly_these_words(case: Case, mended: Path, request: pytest.FixtureRequest) -> None:
    with breaking.broken(mended, case):
        *lines, last = output.text(found(mended)).split("\n")
    assert last == summary(lines)
    if request.config.getoption("--update-golden", default=False):
        write(case.case, lines)
    else:
        assert lines == case.lines


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= FEWEST_CASES


def test_no_two_cases_share_a_name() -> None:
    assert len(RULES) == len(CASES)


def test_no_two_cases_break_a_file_in_the_same_way() -> None:
    assert len({(case.file, case.broken) for _, case in READ}) == len(CASES)


def test_every_case_breaks_a_file_of_the_plan() -> None:
    whole = [place(TINY, case.file) for _, case in READ]
    assert [
        case.case
        for (_, case), path in zip(READ, whole, strict=True)
        if path.is_file() and path.read_bytes() == case.broken
    ] == []


def test_every_file_of_the_plan_is_broken_somewhere() -> None:
    names = {case.file for _, case in READ}
    assert names >= {path.name for path in (*TINY.glob("data/*.yaml"), *TINY.glob("content/chapters/*.md"))}


def test_sound_plan_has_no_problems() -> None:
    assert said(TINY) == []


def test_expected_output_has_one_line_a_problem_and_a_summary() -> None:
    assert [line for _, case in READ for line in case.lines if not LINE.match(line)] == []
    assert [case.case for _, case in READ if not SUMMARY.match(summary(case.lines))] == []


def test_expected_output_speaks_chinese() -> None:
    for _, case in READ:
        words = QUOTED.sub("", "\n".join([*case.lines, summary(case.lines)]))
        assert ENGLISH.findall(words) == [], case.case
        assert [word for word in FOREIGN if word in words] == [], case.case


@pytest.mark.parametrize("name", ["plan.yaml", "sources.yaml", "indicators.yaml", "projects.yaml", "notes.yaml"])
def test_missing_file_is_the_only_problem(name: str, plan: Path) -> None:
    place(plan, name).unlink()
    assert said(plan) == [
        f"data/{name}:1:1: 错误：找不到这个文件。请恢复这个文件；没有内容时也要保留文件和最上面的字段。"
    ]


@pytest.mark.parametrize("name", ["pinyin.yaml", "themes.yaml"])
def test_plan_may_do_without_readings_and_themes(name: str, plan: Path) -> None:
    place(plan, name).unlink()
    assert said(plan) == []


def test_unreadable_indicators_say_nothing_of_aliases_of_them(plan: Path) -> None:
    edit(plan, "indicators.yaml", "unit: ‰", "unit ‰")
    assert all(line.startswith("data/indicators.yaml:") for line in said(plan))


def test_chapter_file_with_another_name_is_refused(plan: Path) -> None:
    place(plan, "03草稿.md").write_text("# 第三章\n", encoding="utf-8")
    mend = "前言、篇、附件、名词解释用 front.md、part1.md、annex1.md、glossary.md"
    found = "文件名不是两位章号。请改成 01.md、02.md 这样的名字"
    assert said(plan) == [f"content/chapters/03草稿.md:1:1: 错误：{found}；{mend}。"]


def test_chapter_index_is_no_chapter(plan: Path) -> None:
    place(plan, "index.md").write_text("目录\n", encoding="utf-8")
    assert said(plan) == []


def test_chapter_numbers_may_not_skip(plan: Path) -> None:
    place(plan, "04.md").write_text("# 第四章 附则\n\n自发布之日起施行。\n", encoding="utf-8")
    assert said(plan) == ["content/chapters:1:1: 错误：各章文件的编号不连续。请从 01.md 起依次编号，不缺不重。"]


def test_plan_without_chapters_is_told_first(plan: Path) -> None:
    for path in (plan / "content" / "chapters").iterdir():
        path.unlink()
    assert said(plan)[0] == "content/chapters:1:1: 错误：没有找到规划正文。请放入 01.md、02.md 等各章文件。"


def link_target(plan: Path) -> None:
    """Make a project target that is an indicator's."""
    edit(plan, "projects.yaml", "unit: 个百分点", "unit: ‰\n            indicator: infant-mortality")


def test_linked_target_is_sound(plan: Path) -> None:
    link_target(plan)
    assert said(plan) == []


def test_unreadable_indicators_say_nothing_of_targets_linked_to_them(plan: Path) -> None:
    link_target(plan)
    edit(plan, "indicators.yaml", "unit: ‰", "unit ‰")
    assert all(line.startswith("data/indicators.yaml:") for line in said(plan))


def test_misspelt_indicator_id_says_nothing_of_targets_linked_to_it(plan: Path) -> None:
    link_target(plan)
    edit(plan, "indicators.yaml", "id: infant-mortality", "id: Infant-Mortality")
    assert [line.partition(" ")[0] for line in said(plan)] == ["data/indicators.yaml:2:9:"]


@pytest.mark.parametrize(
    ("at", "words", "file", "old", "new"),
    [
        ("project-1-1", "新建", "projects.yaml", "kind: count", "kind: counts"),
        ("indicator-infant-mortality", "死亡", "indicators.yaml", "unit: ‰", "unit: 0"),
    ],
    ids=["project", "indicator"],
)
def test_slip_in_one_part_says_nothing_of_notes_on_it(
    at: str, words: str, file: str, old: str, new: str, plan: Path
) -> None:
    edit(plan, "notes.yaml", "at: 2-1-p1, text: 优先", f"at: {at}, text: {words}")
    edit(plan, "notes.yaml", "“优先”", f"“{words}”")
    assert said(plan) == []
    edit(plan, file, old, new)
    assert [line.partition(":")[0] for line in said(plan)] == [f"data/{file}"]
