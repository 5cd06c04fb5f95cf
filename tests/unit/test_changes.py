"""What was public is not changed without a word: every kind of silent edit is found, every recorded one passes."""

# ruff: noqa: E501 -- a case is a line

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import projects
from breaking import TINY
from plansite.__main__ import main
from plansite.changes import revision
from plansite.changes.markdown import plain
from plansite.changes.report import Report, State, report
from plansite.problems import PlanError
from plansite.reading.settings import Settings
from workflows import git

TODAY = datetime.date(2018, 6, 1)
INDICATORS, PROJECTS, SOURCES = "data/indicators.yaml", "data/projects.yaml", "data/sources.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return projects.copied(TINY, tmp_path / "plan")


def edit(plan: Path, name: str, old: str, new: str) -> None:
    path = plan / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(plan: Path) -> Report:
    before, after = (State.of(folder, TODAY, Settings()) for folder in (TINY, plan))
    return report(before, after, Settings(), "main")


VERDICT = 'status: 滞后, date: "2018-03-05", source: bulletin-2017, quote: 覆盖率滞后。, published: "2018-03-06"'
NEWER = VERDICT.replace("-03-05", "-05-05").replace("-03-06", "-05-06").replace("滞后", "符合预期")
STATUS = '        status:\n          value: 已终止\n          date: "2017-12-31"\n          source: bulletin-2017\n'
STATUS += "          reason: 用地未能落实\n"
ITEMS = STATUS.replace("\n          ", "\n            ").replace("  value", "- value")
LATER = f'{ITEMS}          - {{value: 进行中, date: "2018-05-31", source: bulletin-2017}}\n'
"""The state of a project with a later one behind it."""

SILENT = {
    "value": (INDICATORS, "value: 98.6", "value: 98.7"),
    "value and its quotation": (INDICATORS, "value: 2.2\n", "value: 2.3\n"),
    "kind in place": (INDICATORS, "kind: 初步", "kind: 实际"),
    "scope": (INDICATORS, "value: 3.1\n        kind: 初步\n        scope: same", "value: 3.1\n        kind: 初步\n        scope: different\n        scope_note: 含流动人口"),
    "year": (INDICATORS, "year: 2016\n        value: 98.6", "year: 2017\n        value: 98.6"),
    "area": (INDICATORS, "- area: linhai\n        year: 2017", "- area: yunze\n        year: 2017"),
    "month": (INDICATORS, "value: 98.6", "month: 6\n        value: 98.6"),
    "source of a value": (INDICATORS, "value: 98.6\n        kind: 实际\n        scope: same\n        source: bulletin-2017", "value: 98.6\n        kind: 实际\n        scope: same\n        source: leaflet"),
    "quotation": (INDICATORS, "quote: 2016年疫苗接种率98.6%。", "quote: 疫苗接种率98.6%。"),
    "published": (INDICATORS, 'published: "2018-03-01"\n\n  - id: beds', 'published: "2017-03-01"\n\n  - id: beds'),
    "correction removed": (INDICATORS, '        corrects:\n          value: 2.1\n          published: "2018-02-25"\n          reason: 公报更正了活产数\n', ""),
    "reason of a correction": (INDICATORS, "公报更正了活产数", "笔误"),
    "target value": (INDICATORS, "value: 6.0, text", "value: 6.1, text"),
    "target text": (INDICATORS, 'text: ">6.0"', 'text: ">6.1"'),
    "target comparison": (INDICATORS, 'op: ">", value: 6.0', 'op: ">=", value: 6.0'),
    "target range": (INDICATORS, "low: 6.5", "low: 6.4"),
    "target year": (INDICATORS, "by: 2020", "by: 2019"),
    "name": (INDICATORS, "name: 疫苗接种率", "name: 儿童疫苗接种率"),
    "unit": (INDICATORS, "unit: 张", "unit: 床"),
    "direction": (INDICATORS, "direction: keep", "direction: up"),
    "attribute": (INDICATORS, "attribute: 约束性", "attribute: 预期性"),
    "baseline": (INDICATORS, "linhai: 3.0", "linhai: 3.3"),
    "baseline year": (INDICATORS, "year: 2015", "year: 2014"),
    "baseline where none was": (INDICATORS, "linhai: null", "linhai: 97"),
    "id": (INDICATORS, "id: beds-per-thousand", "id: beds"),
    "project's words": (PROJECTS, "改造一批步道", "改造五条步道"),
    "project's name": (PROJECTS, "name: 健康步道建设", "name: 步道建设"),
    "project's target": (PROJECTS, "value: 80", "value: 85"),
    "project's deadline": (PROJECTS, "by: 2018", "by: 2019"),
    "kind of a project's target": (PROJECTS, "kind: yearly", "kind: level"),
    "approximate": (PROJECTS, "value: 80\n", "value: 80\n            approximate: true\n"),
    "status of a newer day in its place": (PROJECTS, 'value: 已终止\n          date: "2017-12-31"', 'value: 已调整\n          date: "2018-05-31"'),
    "status on the same day": (PROJECTS, "value: 已终止", "value: 已调整"),
    "status removed": (PROJECTS, '        status:\n          value: 已终止\n          date: "2017-12-31"\n          source: bulletin-2017\n          reason: 用地未能落实\n', ""),
    "milestone's deadline": (PROJECTS, 'due: "2020-12-31"', 'due: "2021-12-31"'),
    "milestone undone": (PROJECTS, '            done: "2017-06-15"\n            source: bulletin-2017\n', ""),
    "milestone removed": (PROJECTS, '          - name: 全部小屋开放\n            due: "2020-12-31"\n', ""),
    "progress": (PROJECTS, "text: 首批小屋开放。", "text: 小屋开放。"),
    "progress removed": (PROJECTS, '        progress:\n          - date: "2017-06-15"\n            text: 首批小屋开放。\n            source: leaflet\n            quote: 首批小屋于6月15日开放。\n            published: "2018-03-01"\n', ""),
    "title of a source": (SOURCES, "title: 2017年云泽县卫生健康公报", "title: 云泽县卫生健康公报"),
    "day of a source": (SOURCES, 'date: "2018-02-20"', 'date: "2018-02-21"'),
    "grade of a source": (SOURCES, "grade: official", "grade: repost"),
    "address of a source": (SOURCES, "2017.html", "2018.html"),
    "period of the plan": ("data/plan.yaml", "end: 2020", "end: 2021"),
    "name of an area": ("data/plan.yaml", "name: 临海", "name: 滨海"),
    "promise of the text": ("data/themes.yaml", "value: 1\n    by", "value: 2\n    by"),
    "value of a promise": ("data/themes.yaml", "value: 1\n        kind", "value: 3\n        kind"),
    "text of the plan": ("content/chapters/01.md", "健康水平提高", "健康水平明显提高"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SILENT)
def test_a_silent_edit_is_found(kind: str, plan: Path) -> None:
    edit(plan, *SILENT[kind])
    found = told(plan)
    assert found.unexplained
    assert "悄悄改动了已经公布的内容" in found.markdown


@pytest.mark.parametrize("left", ["            observations:\n", "            observations: []\n", ""])
def test_a_value_that_was_the_only_one_is_found_by_its_year(left: str, plan: Path) -> None:
    path = plan / PROJECTS
    text = path.read_text(encoding="utf-8")
    start, end = text.index("            observations:\n"), text.index("          - id: 1-1-t2")
    path.write_text(text[:start] + left + text[end:], encoding="utf-8")
    (found,) = told(plan).unexplained
    assert found.what.endswith("项目目标1-1-t1 “新建健康小屋30-40个”：云泽2017年的数值“18”被删去")


def test_a_year_that_overwrites_another_is_found(plan: Path) -> None:
    edit(plan, INDICATORS, "year: 2016\n        value: 98.6", "year: 2017\n        value: 98.9")
    edit(plan, INDICATORS, "2016年疫苗接种率98.6%", "2017年疫苗接种率98.9%")
    assert [one.what for one in told(plan).unexplained] == ["指标“疫苗接种率”：云泽2016年的数值“98.6”被删去"]


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        (INDICATORS, "      - area: linhai\n        year: 2017", "\n\n  - id: vacc"),
        (INDICATORS, "  - id: vaccination-coverage", "  - id: beds"),
        (PROJECTS, "          - id: 1-1-t3", "        milestones"),
        (PROJECTS, "      - id: 1-2", None),
        (SOURCES, "  - id: leaflet", None),
        ("data/notes.yaml", "\n  - id: 1", None),
    ],
)
def test_what_is_left_out_is_found(name: str, start: str, end: str | None, plan: Path) -> None:
    text = (plan / name).read_text(encoding="utf-8")
    first = text.index(start)
    last = text.index(end, first) if end else len(text)
    (plan / name).write_text(text[:first] + text[last:], encoding="utf-8")
    assert any("删去" in one.what for one in told(plan).unexplained)


RECORDED = {
    "new value": (INDICATORS, "    observations: []\n", '    observations:\n      - {area: yunze, year: 2017, value: 6.6, kind: 实际, scope: same, source: bulletin-2017, quote: 床位6.6张。, published: "2018-06-01"}\n'),
    "final beside preliminary": (INDICATORS, "      - area: linhai\n        year: 2017", '      - {area: linhai, year: 2017, value: 3.2, kind: 实际, scope: same, source: bulletin-2017, quote: 临海3.2‰。, published: "2018-06-01"}\n      - area: linhai\n        year: 2017'),
    "correction": (INDICATORS, 'value: 98.6\n        kind: 实际\n        scope: same\n        source: bulletin-2017\n        quote: 2016年疫苗接种率98.6%。\n        published: "2018-03-01"', 'value: 98.9\n        kind: 实际\n        scope: same\n        source: bulletin-2017\n        quote: 2016年疫苗接种率98.9%。\n        published: "2018-06-01"\n        corrects: {value: 98.6, published: "2018-03-01", reason: 录入有误}'),
    "status of a newer day": (PROJECTS, STATUS, LATER),
    "first verdict on a target": (PROJECTS, "by: 2018\n", f"by: 2018\n            assessment: {{{VERDICT}}}\n"),
    "milestone done": (PROJECTS, 'due: "2020-12-31"', 'due: "2020-12-31"\n            done: "2018-05-01"\n            source: bulletin-2017'),
    "next update": (INDICATORS, "    observations: []\n", '    observations: []\n    next_update: "2018-12-31"\n'),
    "explanation of a quotation": (INDICATORS, "quote: 2016年疫苗接种率98.6%。", "quote: 2016年疫苗接种率98.6%。\n        quote_note: 附表3。"),
    "order": ("data/themes.yaml", "[infant-mortality, vaccination-coverage, beds-per-thousand]", "[vaccination-coverage, infant-mortality, beds-per-thousand]"),
    "comment": (INDICATORS, "indicators:\n", "# 备注\nindicators:\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", RECORDED)
def test_what_is_recorded_passes(kind: str, plan: Path) -> None:
    edit(plan, *RECORDED[kind])
    assert told(plan).unexplained == ()


@pytest.mark.parametrize("field", [f"assessment: {{{VERDICT}}}", f"assessment: [{{{VERDICT}}}]"])
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (f"assessment: [{{{VERDICT}}}, {{{NEWER}}}]", ""),
        (f"assessment: {{{NEWER}}}", "官方评估“2018-03-05”被删去"),
        (f"assessment: [{{{NEWER}}}]", "官方评估“2018-03-05”被删去"),
        ("", "官方评估（assessment）“"),
        (f"assessment: {{{VERDICT.replace('status: 滞后', 'status: 已实现')}}}", "评估结论（status）由“滞后”改成了“已实现”"),
        (f"assessment: [{{{VERDICT.replace('覆盖率滞后', '覆盖率略滞后')}}}, {{{NEWER}}}]", "原句（quote）由“覆盖率滞后。”改成了"),
        (f"assessment: {{{VERDICT.replace('-03-06', '-03-07')}}}", "本站发布日期（published）由"),
    ],
)  # fmt: skip
def test_a_verdict_on_a_target_stays_as_it_was_told(
    field: str, changed: str, said: str, plan: Path, tmp_path: Path
) -> None:
    former = projects.copied(TINY, tmp_path / "former")
    edit(former, PROJECTS, "by: 2018\n", f"by: 2018\n            {field}\n")
    edit(plan, PROJECTS, "by: 2018\n", f"by: 2018\n            {changed}\n")
    before, after = (State.of(folder, TODAY, Settings()) for folder in (former, plan))
    assert before.is_sound
    found = report(before, after, Settings(), "main")
    assert [said in one.what for one in found.unexplained] == [True] * bool(said)
    assert not said or "在它下面再加一项" in found.unexplained[0].mend


def test_a_correction_that_states_another_value_than_was_public_is_found(plan: Path) -> None:
    name, old, new = RECORDED["correction"]
    edit(plan, name, old, new.replace("{value: 98.6", "{value: 98.5"))
    assert len(told(plan).unexplained) == 1


def test_an_edit_that_is_explained_passes_and_its_reason_is_told(plan: Path) -> None:
    edit(plan, *SILENT["unit"])
    (what,) = (one.what for one in told(plan).unexplained)
    _explain(plan, what)
    found = told(plan)
    assert found.unexplained == ()
    assert "抄录有误。" in found.markdown


def _explain(plan: Path, what: str) -> None:
    file = plan / "data" / "changes.yaml"
    said = f'  - what: "{what}"\n    reason: 抄录有误。\n    date: "2018-06-01"\n'
    file.write_text(file.read_text(encoding="utf-8") + said, encoding="utf-8")


def test_an_explanation_of_something_else_explains_nothing(plan: Path) -> None:
    edit(plan, *SILENT["unit"])
    _explain(plan, "改了单位")
    assert len(told(plan).unexplained) == 1


def test_values_statuses_and_counts_are_told(plan: Path) -> None:
    edit(plan, *RECORDED["new value"])
    words = told(plan).markdown
    assert "**新增** 每千人口床位数：云泽2017年 6.6张" in words
    assert "| 指标“每千人口床位数” | 待公布 |" in words
    assert "指标：" in words
    assert "`/indicators/beds-per-thousand/`" in words


def test_a_base_that_is_not_sound_is_compared_as_far_as_it_can_be(plan: Path, tmp_path: Path) -> None:
    former = projects.copied(TINY, tmp_path / "former")
    edit(former, INDICATORS, "unit: 张", "units: 张")
    edit(plan, *SILENT["name"])
    before, after = (State.of(folder, TODAY, Settings()) for folder in (former, plan))
    found = report(before, after, Settings(), "main")
    assert "比较的起点没有通过现在的检查（1 个错误" in found.markdown
    assert "指标“疫苗接种率”的指标名称（name）由“疫苗接种率”改成了“儿童疫苗接种率”" in [
        one.what for one in found.unexplained
    ]


HOSTILE = [
    "</details><script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "[链接](https://example.org)",
    "https://example.org/x www.example.org a@example.org",
    "**粗** _斜_ ~~删~~ `码` $x$",
    "| 格 | 格 |",
    "&lt;b&gt; \\<b>",
    "# 题\n\n- 项\n> 引",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(f"- 甲“{plain(words)}”")
    inner = shown.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")
    assert "<" not in inner
    assert "@" not in plain(words)
    assert "https:" not in plain(words)
    assert "\n" not in plain(words)


@pytest.fixture
def repository(plan: Path) -> Path:
    git(plan, "init", "--quiet", "--initial-branch", "main")
    commit(plan)
    return plan


def commit(plan: Path) -> None:
    git(plan, "add", "--all")
    git(plan, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "x")


def run(plan: Path, base: str) -> int:
    return main(["--root", str(plan), "--today", "2018-06-01", "changes", "--base", base])


def test_a_commit_is_read_without_touching_the_work_tree(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "HEAD") == 0
    edit(repository, *SILENT["unit"])
    before = git(repository, "status", "--porcelain")
    assert run(repository, "main") == 1
    assert git(repository, "status", "--porcelain") == before
    assert "由“张”改成了“床”" in capsys.readouterr().out


def test_what_others_changed_meanwhile_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "change")
    git(repository, "checkout", "--quiet", "main")
    edit(repository, *SILENT["unit"])
    commit(repository)
    git(repository, "checkout", "--quiet", "change")
    assert run(repository, "main") == 0


@pytest.mark.parametrize("base", ["origin/main", "--help", "no such"])
def test_a_base_that_is_not_there_is_told(base: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(repository), "changes", f"--base={base}"]) == 2
    assert "找不到要比较的提交" in capsys.readouterr().err


def test_a_shallow_clone_says_that_it_is_one(repository: Path, tmp_path: Path) -> None:
    edit(repository, *SILENT["unit"])
    commit(repository)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", shallow)
    with pytest.raises(PlanError, match="浅克隆"):
        revision.copied(shallow, "HEAD^", tmp_path / "former")
