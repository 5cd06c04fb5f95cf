"""The plan's own words stand on the site as they were published, character by character."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

import faults
from built_pages import own_text
from published import Published

CITED = "//p[@data-plan and (contains(@class, 'paragraph') or @class='preamble')]"
AROUND = 20
FOREIGN = 0.5
"""Below this share of known lines, the text is that of another plan."""

MEND = "请把本规划原文的纯文字（一字不改，空格和换行不计）存为 tests/plan/plan.txt，或用 --text 指明。"


def test_the_chapters_together_are_the_plan(published: Published) -> None:
    if not published.text.is_file():
        pytest.fail(f"没有找到规划原文的纯文字 {published.text}。{MEND}", pytrace=False)
    written = published.text.read_text(encoding="utf-8")
    found = _built(published)
    lines = ["".join(line.split()) for line in written.splitlines() if line.strip()]
    if not lines or sum(line in found for line in lines) / len(lines) < FOREIGN:
        pytest.fail(f"{published.text} 不是本站所载规划的文字，可能属于另一个规划。{MEND}", pytrace=False)
    _same(written, found, "各章网页")


def test_the_whole_text_on_one_page_is_the_plan(published: Published) -> None:
    parts = published.page("plan").xpath("//article//*[@data-plan]")
    _same(published.text.read_text(encoding="utf-8"), "".join(map(own_text, parts)), "全文通读")


def test_the_plain_text_is_the_plan_in_lines(published: Published) -> None:
    text = published.content("data/plan.txt").decode()
    _same(published.text.read_text(encoding="utf-8"), text, "data/plan.txt ")
    lines = {"".join(line.split()) for line in text.split("\n")}
    told = [
        f"chapters/{number}/：“{own_text(part)[:AROUND]}”没有自成一行"
        for number in published.chapters
        for part in published.page(f"chapters/{number}").xpath("//article//p[@data-plan and @id]")
        if own_text(part) not in lines
    ]
    faults.none("规划的每一段在 data/plan.txt 中自成一行", told)


def test_the_whole_text_has_the_anchors_of_the_chapters(published: Published) -> None:
    of_plan = ".//*[(@data-plan or contains(@class, 'note-mark') or name() = 'section') and @id]/@id"
    there = [str(name) for name in published.page("plan").xpath("//article")[0].xpath(".//*/@id")]
    told = [f"编号“{name}”在 plan/ 上出现 {there.count(name)} 次" for name in set(there) if there.count(name) > 1]
    for number in published.chapters:
        names = published.page(f"chapters/{number}").xpath("//article")[0].xpath(of_plan)
        told += [f"plan/ 缺少 chapters/{number}/ 的编号“{name}”" for name in names if name not in there]
    faults.none("全文通读页与各章网页的编号相同，各出现一次", told)


def _same(written: str, found: str, where: str) -> None:
    """Fail where words differ from the plan's; white space does not count."""
    wanted, found = "".join(written.split()), "".join(found.split())
    pairs = zip_longest(wanted, found)
    different = next((place for place, (one, other) in enumerate(pairs) if one != other), None)
    if different is not None:
        around = slice(max(0, different - AROUND), different + AROUND)
        told = f"第 {different + 1} 个字起不同：原文是“{wanted[around]}”，{where}是“{found[around]}”"
        faults.none(f"{where}上的规划文字与原文一字不差", [told])


def _built(published: Published) -> str:
    """The words of all chapters, without what the site adds."""
    return "".join(
        own_text(element)
        for number in published.chapters
        for element in published.page(f"chapters/{number}").xpath("//article//*[@data-plan]")
    )


def test_words_of_the_plan_stand_in_no_other_words_of_the_plan(published: Published) -> None:
    """They would be counted twice."""
    faults.none(
        "规划文字的标记互不包含",
        (
            f"chapters/{number}/：“{own_text(element)[:AROUND]}”"
            for number in published.chapters
            for element in published.page(f"chapters/{number}").xpath("//article//*[@data-plan][.//*[@data-plan]]")
        ),
    )


def test_every_paragraph_has_an_anchor_of_its_own_short_enough_to_cite(published: Published) -> None:
    told, seen = [], set()
    for number in published.chapters:
        for paragraph in published.page(f"chapters/{number}").xpath(CITED):
            anchor = paragraph.get("id") or ""
            longest = len(number) + len("-34-p56") if not number.isdigit() else len("12-34-p56")
            if not anchor or anchor in seen or len(anchor) > longest:
                told.append(f"chapters/{number}/：编号“{anchor}”，段落“{own_text(paragraph)[:AROUND]}”")
            seen.add(anchor)
    faults.none("规划的每一段有自己的、简短的编号", told)


def test_every_paragraph_can_be_cited_without_scripts(published: Published) -> None:
    told = []
    for number in published.chapters:
        document = published.page(f"chapters/{number}")
        paragraphs = document.xpath("//p[@data-plan and @id]/@id")
        listed = [link.removeprefix("#") for link in document.xpath("//ol[@class='cite-list']/li/a/@href")]
        told += faults.differing(paragraphs, listed, f"chapters/{number}/ 的引用列表")
    faults.none("每一段都列在本章的引用列表中", told)


def test_notes_lead_to_their_places_and_back(published: Published) -> None:
    told = []
    document = published.page("notes")
    path = published.site / "notes" / "index.html"
    for note in published.data.notes:
        links = document.xpath("//*[@id=$id]//li/a/@href", id=f"note-{note['id']}")
        if len(links) != len(note["places"]):
            told.append(f"校注 {note['id']} 有 {len(note['places'])} 处位置，列出 {len(links)} 处")
        told += [f"校注 {note['id']} 的链接 {href} 没有往返" for href in links if not _returns(published, path, href)]
    faults.none("每条校注通到原文各处，原文各处通回校注", told)


def _returns(published: Published, path: Path, href: str) -> bool:
    found = published.target(path, href)
    if found is None or not found[0].is_file():
        return False
    marks = published.parsed(found[0]).xpath("//a[@id=$id]/@href", id=found[1])
    back = published.target(found[0], marks[0]) if len(marks) == 1 else None
    return back is not None and back == (path, f"note-{found[1].split('-')[1]}")
