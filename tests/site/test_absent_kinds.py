"""Nothing there prints as nothing: no count of what the plan does not have, no empty list, no picture of nothing."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from lxml import html

import building
import more_plan_styles
import plan_styles
import plan_tests
from plansite.newplan import newplan
from projects import education_project
from published import Published
from shared import Shared

TODAY = datetime.date(2018, 3, 1)
NUMERALS = "一二三四五六七八九"
ONE_CHAPTER = """\
云泽县“十三五”健康规划

第一章 发展目标

到2020年，健康水平明显提高。

指标\t2015年\t2020年\t属性
婴儿死亡率（‰）\t2.5\t2.0\t预期性
疫苗接种率（%）\t99\t>99\t约束性
"""
"""One chapter, two indicators, no project."""

CHECKS = plan_tests.all_of_them()

INDICATORS = re.compile(r"(?<![\d.])0 ?个(?:主要)?指标|全部 0 个")
PROJECTS = re.compile(r"(?<![\d.])0 ?(?:个项目|项量化目标|个专栏|项目标)|没有符合条件的项目")
NOTES = re.compile(r"共 0 条|(?<![\d.])0 项只有文字")


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")


def _many() -> str:
    """A plan of 62 chapters that names no indicator and no project."""
    chapters = [f"第{_numeral(n)}章 任务{_numeral(n)}\n\n做好第{_numeral(n)}方面的工作。\n" for n in range(1, 63)]
    return "云泽县“十三五”发展纲要规划\n\n" + "\n".join(chapters)


def _site(shared: Shared, name: str, text: str) -> Path:
    def make(folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        software = education_project(folder / "software").parent
        document = folder / "规划.txt"
        document.write_text(text, encoding="utf-8")
        newplan.make(document, folder / "plan", software, TODAY)
        building.built(folder / "plan" / "mkdocs.yml", folder / "site")

    return shared.once(name, make) / "site"


@pytest.fixture(scope="session")
def built_one_chapter(shared: Shared) -> Path:
    """One chapter, indicators, no projects."""
    return _site(shared, "one-chapter", ONE_CHAPTER)


@pytest.fixture(scope="session")
def built_many_chapters(shared: Shared) -> Path:
    """Sixty-two chapters and nothing else."""
    return _site(shared, "many-chapters", _many())


@pytest.fixture(scope="session")
def built_province(shared: Shared) -> Path:
    """A plan in parts, with a table of figures of several meanings and boxes without frames."""
    return _site(shared, "province", plan_styles.PROVINCE)


@pytest.fixture(scope="session")
def built_decimal(shared: Shared) -> Path:
    """A plan numbered 1, 1.1, 1.1.1, with headings in two languages."""
    return _site(shared, "decimal", more_plan_styles.DECIMAL)


@pytest.fixture(scope="session")
def built_two_lines(shared: Shared) -> Path:
    """A plan whose chapters have their number and their title on two lines."""
    return _site(shared, "two-lines", more_plan_styles.COUNTY)


NEW = ("built_one_chapter", "built_many_chapters", "built_province", "built_decimal", "built_two_lines")


@pytest.mark.parametrize("fixture", NEW)
def test_a_new_project_is_verified_without_an_edit(fixture: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(fixture)
    project = site.parent / "plan"
    published = Published(project, site, project / "tests" / "plan" / "plan.txt")
    for check in CHECKS.values():
        check(published)


def _said(path: Path) -> str:
    """All words of a file that reach a reader: of a page those of attributes too."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return text
    page = html.fromstring(text)
    for element in page.xpath("//style | //script[not(contains(@type, 'json'))]"):
        element.drop_tree()
    return "\n".join([*page.itertext(), *page.xpath("//@content | //@aria-label | //@title | //@alt")])


def _absent(site: Path, *patterns: re.Pattern[str]) -> list[str]:
    found = []
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in {".html", ".xml", ".json", ".txt", ".svg", ".webmanifest"}:
            words = _said(path)
            found += [f"{path.relative_to(site)}: {m[0]}" for pattern in patterns for m in pattern.finditer(words)]
    return found


def test_a_plan_without_indicators_counts_none(built_parts: Path) -> None:
    assert _absent(built_parts, INDICATORS, NOTES) == []
    assert not (built_parts / "indicators" / "chart.svg").exists()


def test_a_plan_without_projects_counts_none(built_one_chapter: Path) -> None:
    assert _absent(built_one_chapter, PROJECTS, NOTES) == []


def test_a_plan_without_either_counts_none(built_many_chapters: Path) -> None:
    assert _absent(built_many_chapters, INDICATORS, PROJECTS, NOTES) == []
    assert not list((built_many_chapters / "projects").glob("chart.*"))


def test_home_says_that_nothing_was_published_yet(built_one_chapter: Path) -> None:
    updates = html.parse(str(built_one_chapter / "index.html")).xpath("//section[@class='home-updates']")[0]
    assert "还没有公布过数值、进展或更正。全部更新" in "".join(updates.text_content().split())


def test_a_report_has_no_part_about_what_the_plan_does_not_have(
    built_one_chapter: Path, built_parts: Path, built_many_chapters: Path
) -> None:
    heads = [
        [node.text_content().strip() for node in html.parse(str(page)).xpath("//main//h2")]
        for site in (built_one_chapter, built_parts, built_many_chapters)
        for page in sorted((site / "report").glob("*/index.html"))[:1]
    ]
    assert heads[0] == [
        "一、总体情况",
        "二、与上一年相比",
        "三、主要指标（云泽县）",
        "四、数据缺口",
        "五、方法和来源",
    ]
    assert heads[1] == ["一、总体情况", "二、项目和目标", "三、数据缺口", "四、方法和来源"]
    assert heads[2] == ["一、方法和来源"]


def test_sixty_two_chapters_each_have_their_page(built_many_chapters: Path) -> None:
    pages = {path.parent.name for path in (built_many_chapters / "chapters").glob("*/index.html")}
    assert pages == {str(number) for number in range(1, 63)}
    assert "第六十二章" in (built_many_chapters / "chapters" / "62" / "index.html").read_text(encoding="utf-8")


def test_one_chapter_is_a_plan(built_one_chapter: Path) -> None:
    page = (built_one_chapter / "chapters" / "1" / "index.html").read_text(encoding="utf-8")
    assert "健康水平明显提高" in page
