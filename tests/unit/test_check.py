"""What staff are told when a file of the tiny plan is broken: each case is one file and the whole output."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from plansite.problems import Problem
from plansite.reading import checks, dataset
from plansite.reading.checks import output

TESTS = Path(__file__).resolve().parent.parent
TINY = TESTS / "fixtures" / "tiny"
GOLDEN = TESTS / "golden" / "check"
TODAY = datetime.date(2018, 6, 1)

BROKEN = {path.name.partition(".")[0]: path for path in sorted(GOLDEN.iterdir()) if path.suffix != ".txt"}
"""The broken files by the name of their case: ``<case>.<file of the plan>``."""

EXPECTED = {path.stem: path for path in sorted(GOLDEN.glob("*.txt"))}

FEWEST_CASES = 80
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
    """A copy of the tiny plan that may be broken."""
    return Path(shutil.copytree(TINY, tmp_path / "plan"))


def place(plan: Path, name: str) -> Path:
    """Where a file of the plan stands."""
    return plan / ("content/chapters" if name.endswith(".md") else "data") / name


def found(plan: Path) -> list[Problem]:
    return checks.problems(dataset.read(plan / "data", plan / "content" / "chapters"), TODAY)


def said(plan: Path) -> list[str]:
    """Every problem as one line, without the summary."""
    return [str(problem) for problem in found(plan)]


def edit(plan: Path, name: str, old: str, new: str) -> None:
    path = place(plan, name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file_is_told_in_exactly_these_words(case: str, plan: Path, request: pytest.FixtureRequest) -> None:
    broken = BROKEN[case]
    shutil.copyfile(broken, place(plan, broken.name.partition(".")[2]))
    printed = output.text(found(plan)) + "\n"
    expected = GOLDEN / f"{case}.txt"
    if request.config.getoption("--update-golden", default=False):
        expected.write_bytes(printed.encode())
    assert printed == expected.read_bytes().decode()


def test_there_are_enough_cases() -> None:
    assert len(BROKEN) >= FEWEST_CASES


def test_no_two_cases_share_a_name() -> None:
    assert len(BROKEN) == sum(path.suffix != ".txt" for path in GOLDEN.iterdir())


def test_every_broken_file_has_its_output_and_every_output_its_broken_file() -> None:
    assert BROKEN.keys() == EXPECTED.keys()


def test_every_broken_file_stands_for_a_file_of_the_plan() -> None:
    names = {broken.name.partition(".")[2] for broken in BROKEN.values()}
    assert [name for name in names if not place(TINY, name).is_file()] == []


def test_every_file_of_the_plan_is_broken_somewhere() -> None:
    names = {broken.name.partition(".")[2] for broken in BROKEN.values()}
    assert names == {path.name for path in (*TINY.glob("data/*.yaml"), *TINY.glob("content/chapters/*.md"))}


def test_sound_plan_has_no_problems() -> None:
    assert said(TINY) == []


@pytest.mark.parametrize("case", EXPECTED)
def test_expected_output_has_one_line_a_problem_and_a_summary(case: str) -> None:
    *lines, summary = EXPECTED[case].read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert [line for line in lines if not LINE.match(line)] == []
    assert SUMMARY.match(summary)


@pytest.mark.parametrize("case", EXPECTED)
def test_expected_output_speaks_chinese(case: str) -> None:
    words = QUOTED.sub("", EXPECTED[case].read_text(encoding="utf-8"))
    assert ENGLISH.findall(words) == []
    assert [word for word in FOREIGN if word in words] == []


@pytest.mark.parametrize("name", ["plan.yaml", "sources.yaml", "indicators.yaml", "projects.yaml", "notes.yaml"])
def test_missing_file_is_the_only_problem(name: str, plan: Path) -> None:
    place(plan, name).unlink()
    assert said(plan) == [
        f"data/{name}:1:1: 错误：找不到这个文件。请恢复这个文件；没有内容时也要保留文件和最上面的字段。"
    ]


def test_plan_may_do_without_readings_of_its_own(plan: Path) -> None:
    place(plan, "pinyin.yaml").unlink()
    assert said(plan) == []


def test_unreadable_indicators_say_nothing_of_aliases_of_them(plan: Path) -> None:
    edit(plan, "indicators.yaml", "unit: ‰", "unit ‰")
    assert all(line.startswith("data/indicators.yaml:") for line in said(plan))


def test_chapter_file_with_another_name_is_refused(plan: Path) -> None:
    place(plan, "03草稿.md").write_text("# 第三章\n", encoding="utf-8")
    assert said(plan) == ["content/chapters/03草稿.md:1:1: 错误：文件名不是两位章号。请改成 01.md、02.md 这样的名字。"]


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
    assert said(plan) == []
    edit(plan, file, old, new)
    assert [line.partition(":")[0] for line in said(plan)] == [f"data/{file}"]
