"""Every number of the sidebars is a target or explained. Read from the file itself and not through the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import faults
from built_pages import shown_text
from plan_data import Item, quoted
from plansite.reading.checks.numbers import NO_QUANTITY
from published import Published

NUMBER = re.compile(r"\d+(?:\.\d+)?")
TEN_THOUSAND = "万"


def test_every_target_quotes_words_that_stand_once_in_its_project(published: Published) -> None:
    faults.none(
        "目标照抄项目的文字，且只出现一次",
        (
            f"目标 {target['id']} 的“{target['text']}”在项目文字中出现 {words.count(target['text'])} 次"
            for project, target in published.data.targets
            if (words := project.get("text") or project["name"]).count(target["text"]) != 1
        ),
    )


def test_no_number_of_a_sidebar_is_without_a_target_or_a_reason(published: Published) -> None:
    faults.none(
        "专栏里的每一个数字都是目标，或写明为什么不是",
        (
            f"项目 {project['id']} 的“{words[max(0, number.start() - 8) : number.end() + 8]}”"
            for project in published.data.projects
            for words in (project["name"], project["text"])
            for number in NUMBER.finditer(words)
            if number.start() not in set(_accounted(project, words)) | set(_plainly(words))
        ),
    )


def _plainly(words: str) -> Iterator[int]:
    """Where numbers stand that are years, ordinals, durations, money, numbers of documents or parts of names."""
    for place in NO_QUANTITY.finditer(words):
        yield from range(place.start(), place.end())


def _accounted(project: Item, words: str) -> Iterator[int]:
    """Where numbers begin that are a target's or explained."""
    for target in project.get("targets", ()):
        start = words.find(target["text"])
        for number in NUMBER.finditer(target["text"]) if start >= 0 else ():
            if Decimal(number[0]) in set(_figures(target)):
                yield start + number.start()
    for reason in project.get("unmeasured", ()):
        for place in re.finditer(re.escape(reason["text"]), words):
            yield from range(place.start(), place.end())


def _figures(target: Item) -> Iterator[Decimal]:
    for name in ("value", "low", "high", "by"):
        if name in target:
            yield Decimal(str(target[name]))
            if target["unit"].startswith(TEN_THOUSAND) and name != "by":
                yield Decimal(str(target[name])) * 10_000


def test_every_target_is_on_the_page_of_its_project_and_leads_to_its_indicator(published: Published) -> None:
    told = []
    for project, target in published.data.targets:
        name = f"projects/{project['id']}"
        rows = published.page(name).xpath("//tr[@id=$id]", id=target["id"])
        shown = "".join("".join(row.find("th").text_content().split()) for row in rows)
        due = [shown_text(cell) for row in rows for cell in row.xpath("./td[@data-label='期限']")]
        if "".join(quoted(target["text"]).split()) not in shown or due != [f"{target['by']}年"]:
            told.append(f"{name}/ 没有写明目标 {target['id']}“{target['text']}”和期限 {target['by']} 年")
        linked = target.get("indicator")
        if linked and not published.leads_to(name, f"indicators/{linked}"):
            told.append(f"{name}/ 没有通到指标 {linked}")
    faults.none("每个目标在项目页上写明原文和期限，并通到对应的指标", told)
