"""Pages that staff write by hand: Markdown, and nothing in it that could do more than be read."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import projects
from plansite.reading import checks, dataset, handwritten
from plansite.reading.settings import Settings
from projects import TINY

TODAY = datetime.date(2018, 6, 1)
DATED = '---\ntitle: 说明\npublished: "2018-03-01"\n---\n\n'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return projects.copied(TINY, tmp_path / "plan")


def said(plan: Path, text: str, *, settings: Settings | None = None, name: str = "help.md") -> list[str]:
    path = plan / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    data = dataset.read(plan / "data", plan / "content" / "chapters")
    return [str(problem) for problem in checks.problems(data, TODAY, settings)]


def test_a_plain_page_is_sound(plan: Path) -> None:
    text = (
        "# 说明 { #top }\n\n见[数据](data/index.md)、<https://example.org/>和`<b>`。\n\n- **二** { .a }\n\n词\n:   义\n"
    )
    assert said(plan, DATED + text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<script>alert(1)</script>", "6:1"),
        ("甲<img src=x onerror=alert(1)>", "6:2"),
        ("<!-- 注释 -->", "6:1"),
        ("<!--block:0-->", "6:1"),
        ("<!--html-->", "6:1"),
        ("甲\u202e乙", "6:2"),
        ("甲\u200b乙", "6:2"),
        ("[甲](javascript:alert(1))", "6:5"),
        ("[甲](JaVaScRiPt:alert(1))", "6:5"),
        ("[甲](data:text/html,x)", "6:5"),
        ("[甲](vbscript:x)", "6:5"),
        ("[甲][1]\n\n[1]: javascript:alert(1)", "8:6"),
        ("甲\n{: onclick=alert(1) }", "7:4"),
        ('## 甲 { onmouseover="alert(1)" }\n\n乙', "6:8"),
        ('**甲**{ style="position:fixed" }', "6:8"),
        ("![甲](https://example.org/a.png)", "6:6"),
        ("![甲](//example.org/a.png)", "6:6"),
    ],
)
def test_what_could_do_more_than_be_read_is_refused_at_its_place(plan: Path, text: str, place: str) -> None:
    lines = said(plan, DATED + text)
    assert lines
    assert all(line.startswith("content/help.md:") and ": 错误：" in line for line in lines)
    assert lines[0].startswith(f"content/help.md:{place}: ")


@pytest.mark.parametrize(
    "text",
    [
        "[甲](&#106;avascript:alert(1))",
        "[甲](java&#115;cript:alert(1))",
        "<&#106;avascript:alert(1)>",
        "[甲]( javascript:alert(1))",
    ],
)
def test_an_address_written_in_another_way_is_not_let_through(plan: Path, text: str) -> None:
    reader = handwritten.Handwritten("a.md", text)
    dangerous = [a for a in reader.addresses() if "script" in a.href.lower() and ":" in a.href]
    assert (said(plan, DATED + text) != []) is bool(dangerous)


def test_markup_of_templates_is_only_text(plan: Path) -> None:
    assert said(plan, DATED + "文字{% raw %}") == []


def test_a_slot_that_nothing_fills_is_told_with_those_that_there_are(plan: Path) -> None:
    (line,) = said(plan, DATED + "文字{{ config.site_name }}")
    assert line.startswith("content/help.md:6:3: 错误：不认识的占位符“{{ config.site_name }}”。可用的有：规划名称")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("titel: 说明", "content/help.md:2:1: 错误：不认识的字段“titel”。是不是想写“title”？"),
        ('published: "2018-13-01"', "content/help.md:2:12: 错误：“published”（发布日期）的值是“2018-13-01”"),
        ('published: "2018-06-02"', "content/help.md:2:12: 错误：日期 2018-06-02 在今天（2018-06-01）之后"),
        ("title：说明\nhide: [toc]", "content/help.md:2:6: 错误：用了全角冒号"),
    ],
)
def test_the_front_matter_is_checked_as_the_data_are(plan: Path, front: str, expected: str) -> None:
    lines = said(plan, f"---\n{front}\n---\n\n# 说明\n\n文字。\n")
    assert lines[0].startswith(expected)


def test_a_page_without_a_day_is_a_doubt_and_no_error(plan: Path) -> None:
    (line,) = said(plan, "# 说明\n\n文字。\n")
    assert line.startswith("content/help.md:1:1: 提醒：没有写发布日期")


def test_words_on_a_page_with_dates_of_its_own_need_none(plan: Path) -> None:
    assert said(plan, "说明文字。\n", name="method.md") == []


def test_a_page_in_a_folder_is_checked_too(plan: Path) -> None:
    assert said(plan, DATED + "<iframe src=x></iframe>", name="more/help.md")[0].startswith("content/more/help.md:6:1:")


def test_another_five_years_than_the_plans_are_doubted_outside_of_names_of_plans(plan: Path) -> None:
    path = plan / "data" / "plan.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: 云泽县健康", "title: 云泽县“十三五”健康", 1), encoding="utf-8"
    )
    assert said(plan, DATED + "“十三五”时期，《云泽县“十三五”健康行动规划》和云泽县健康规划。\n") == []
    lines = said(plan, DATED + "“十四五”时期。\n\n《某省“十四五”教育规划》。\n")
    assert [line.partition("：")[0] for line in lines] == ["content/help.md:6:2: 提醒", "content/help.md:8:1: 提醒"]
    assert "写了“十四五”，规划名称中是“十三五”" in lines[0]
    assert "提到了“某省“十四五”教育规划”" in lines[1]


def test_a_plan_of_a_place_beyond_the_first_plane_is_a_plan_too(plan: Path) -> None:
    (line,) = said(plan, DATED + "见𬭎山县教育规划。\n")
    assert line.startswith("content/help.md:6:1: 错误：提到了“见𬭎山县教育规划”")


@pytest.mark.parametrize(
    "text",
    [
        "`",
        "。",
        "---",
        "&nbsp;",
        "* \n* ",
        "[](about.md)",
        "**——**",
        "\u3164",
        "\u1160",
        "```\n```",
        "甲\n===",
        "### 甲",
    ],
)
def test_a_page_that_shows_nothing_is_refused(plan: Path, text: str) -> None:
    assert any("这一页没有文字" in line for line in said(plan, f"{DATED}{text}\n"))


@pytest.mark.parametrize("text", ["甲", "1", "`a`", "![图](a.png)", "| 甲 |\n", "<https://example.org/>", "- é"])
def test_a_page_that_shows_one_word_or_a_picture_is_none_of_those(text: str) -> None:
    assert not handwritten.Handwritten("a.md", f"{DATED}{text}\n").shows_nothing


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.svg", "a.htm", "Makefile"])
def test_a_file_that_could_run_is_refused(plan: Path, name: str) -> None:
    (line,) = said(plan, "<script>alert(1)</script>", name=name)
    assert line.startswith(f"content/{name}:1:1: 错误：不能发布")


def test_personal_data_in_a_file_for_download_are_refused(plan: Path) -> None:
    (line,) = said(plan, "姓名,电话\n甲,138" + "12345678\n", name="list.csv")
    assert line.startswith("content/list.csv:2:3: 错误：有手机号码")


def test_a_link_outside_the_list_of_sites_is_told_with_the_mend(plan: Path) -> None:
    settings = Settings(external_hosts=("example.org",))
    (line,) = said(plan, DATED + "见[甲](https://evil.example/a)。", settings=settings)
    assert line.startswith("content/help.md:6:6: 错误：外部网站“evil.example”不在可链接的名单中。")
    assert "extra.plan.external_hosts（现有：example.org）" in line


def test_a_source_outside_the_list_of_sites_is_told_at_its_line(plan: Path) -> None:
    settings = Settings(external_hosts=("gov.example",))
    (line,) = said(plan, DATED + "文字。\n", settings=settings)
    assert line.startswith("data/sources.yaml:7:10: 错误：外部网站“example.org”不在可链接的名单中。")


def test_a_name_is_one_line_and_not_too_long(plan: Path) -> None:
    path = plan / "data" / "notes.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: 句末不完整", f"title: {'长' * 10_000}"), encoding="utf-8")
    assert said(plan, DATED + "文字。\n")[0].startswith(
        "data/notes.yaml:4:12: 错误：“title”有 10000 个字，应不超过 200 个字"
    )
    path.write_text(text.replace("title: 句末不完整", 'title: "句\\n# 末"'), encoding="utf-8")
    assert said(plan, DATED + "文字。\n")[0].startswith("data/notes.yaml:4:12: 错误：“title”写成了多行")


def test_a_link_to_the_report_of_a_year_of_the_plan_is_sound_and_to_another_year_is_not(plan: Path) -> None:
    assert said(plan, f"{DATED}见[报告](report/2016.md)、[报告](report/2020.md)") == []
    (found,) = said(plan, f"{DATED}见[报告](report/2021.md)")
    assert "链接的“report/2021.md”不存在" in found
