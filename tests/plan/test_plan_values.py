"""Every published value stands on its page with its source and the sentence read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import faults
from built_pages import shown_text
from plan_data import Item, Value, day, departments, folded, listed, quoted, written
from published import Published

LISTS = ("", "indicators", "gaps", "cite")
LISTINGS = {"progress": "进展", "milestones": "里程碑"}
LATEST = "//td[starts-with(@data-label, '最新公布值') or starts-with(@data-label, '口径不同')]"


def test_every_value_has_one_record_with_source_and_sentence(published: Published) -> None:
    told = []
    for page, values in _by_page(published):
        records = [folded(shown_text(item)) for item in published.page(page).xpath("//li[starts-with(@id, 'source-')]")]
        if len(records) != len(values):
            told.append(f"{page}/ 有 {len(values)} 个公布值，却有 {len(records)} 条来源记录")
        for value in values:
            wanted = [folded(word) for word in _said(published, value)]
            if not any(all(word in record for word in wanted) for record in records):
                told.append(f"{page}/ 没有完整写明 {value.period}{value.shown} 的来源记录：{'；'.join(wanted)}")
    faults.none("每个公布值有一条来源记录，写明来源、原句、口径和性质", told)


def _by_page(published: Published) -> Iterator[tuple[str, list[Value]]]:
    owners = [f"indicators/{item['id']}" for item in published.data.indicators]
    owners += [f"projects/{item['id']}" for item in published.data.projects]
    owners += [f"themes/{item['id']}" for item in published.data.themes]
    for page in owners:
        yield page, [value for value in published.data.observed if value.page == page]


def _said(published: Published, value: Value) -> Iterator[str]:
    """What must be said of a value wherever it is recorded."""
    observation = value.observation
    data = published.data
    yield from (data.areas[observation["area"]]["name"], value.period, value.shown, observation["kind"])
    yield from data.source_words(observation["source"])
    yield from (f"原句：{quoted(observation['quote'])}", f"本站发布：{day(observation['published'])}")
    yield "口径：与规划" + ("承诺" if value.theme else "指标" if value.project is None else "目标")
    yield observation.get("scope_note", "相同")
    for revision in listed(observation, "corrects"):
        yield f"（{day(revision['published'])}发布）。原因：{revision['reason']}"
        if "value" in revision:
            yield f"原公布值 {written(revision['value'])}{value.owner['unit']}"


def test_every_value_of_an_indicator_stands_in_the_table_of_its_years(published: Published) -> None:
    told = []
    for item in published.data.indicators:
        table = published.page(f"indicators/{item['id']}").xpath("//*[@id='values']/following::table[1]")
        for value in (value for value in published.data.observed if value.owner is item):
            if published.data.is_part(value.observation["area"]):
                continue
            area = published.data.areas[value.observation["area"]]["name"]
            cells = [
                shown_text(cell)
                for row in (table[0].xpath("./tbody/tr") if table else ())
                if row.find("th") is not None and shown_text(row.find("th")) == f"{value.observation['year']}年"
                for cell in row.xpath("./td[@data-label=$area]", area=area)
            ]
            wanted = (value.shown, value.observation.get("scope_note", ""))
            if not any(all(word in cell for word in wanted) for cell in cells):
                told.append(f"indicators/{item['id']}/ 的历年数值中没有{area}{value.period}的 {value.shown}")
    faults.none("指标的每个公布值列在历年数值中它的年份和地区之下", told)


def test_every_value_of_a_part_of_the_subject_stands_in_their_table_beside_its_source(published: Published) -> None:
    told = []
    for item in published.data.indicators:
        page = published.page(f"indicators/{item['id']}")
        rows = page.xpath("//table[contains(@class, 'localities')]/tbody/tr")
        for value in (value for value in published.data.observed if value.owner is item):
            observation = value.observation
            if not published.data.is_part(observation["area"]):
                continue
            area, year = published.data.areas[observation["area"]]["name"], f"{observation['year']}年"
            cells = [
                cell
                for row in rows
                if shown_text(row.find("th")) == area
                for cell in row.xpath("./td[@data-label=$year]", year=year)
            ]
            wanted = (value.shown, observation.get("scope_note", ""))
            found = [cell for cell in cells if all(word in shown_text(cell) for word in wanted)]
            if not any(cell.xpath(".//a[starts-with(@href, '#source-')]") for cell in found):
                told.append(f"indicators/{item['id']}/ 的下属地区中没有{area}{year}的 {value.shown} 和来源")
    faults.none("下属地区的每个公布值列在它们的表中，注明来源", told)


def test_parts_of_the_subject_are_named_on_every_indicator_and_judged_on_none(published: Published) -> None:
    told = []
    names = [area["name"] for area in published.data.areas.values() if area["role"] == "part"]
    for item in published.data.indicators if names else ():
        page = published.page(f"indicators/{item['id']}")
        words = "".join(map(shown_text, page.xpath("//*[@id='localities']/following-sibling::*")))
        judged = "".join(map(shown_text, page.xpath("//*[@class='reasoning']")))
        told += [f"indicators/{item['id']}/ 没有列出{name}" for name in names if name not in words]
        told += [f"indicators/{item['id']}/ 评价了{name}" for name in names if name in judged]
    faults.none("每个指标页列出下属地区，不作评价", told)


def test_a_value_of_a_list_leads_to_its_own_record(published: Published) -> None:
    names = [*LISTS, *(f"projects/{project['id']}" for project in published.data.projects)]
    faults.none(
        "列表中的每个数值通到它自己的来源记录",
        (fault for name in names for fault in _astray(published, name)),
    )


def _astray(published: Published, name: str) -> Iterator[str]:
    path = published.site / name / "index.html"
    for cell in published.page(name).xpath(LATEST):
        if shown_text(cell) == "—":
            continue
        row = cell.getparent()
        links = [*cell.xpath(".//a[@class='source-mark']"), *row.xpath(".//td[@data-label='时间']//a")]
        numbers = [part.strip().split()[-1] for part in _numbers(cell)]
        if not numbers or len(links) < len(numbers):
            yield f"{name}/：“{shown_text(cell)}”没有通到来源"
        for number, link in zip(numbers, links, strict=False):
            record = _record(published, path, link.get("href"))
            if number not in record or "原句：" not in record:
                yield f"{name}/：“{number}”通到的来源记录是“{record[:60]}”"


def _numbers(cell: Any) -> list[str]:
    """The words of a cell outside its remarks: the values."""
    words = [cell.text or "", *(remark.tail or "" for remark in cell.findall("small"))]
    return [word for word in words if word.strip()]


def _record(published: Published, path: Path, href: str) -> str:
    """The record of a source that a link leads to; empty if it leads to none."""
    found = published.target(path, href)
    if found is None or not found[0].is_file():
        return ""
    return "".join(shown_text(item) for item in published.parsed(found[0]).xpath("//li[@id=$id]", id=found[1]))


def test_verdicts_of_sources_are_shown_with_sentence_and_source(published: Published) -> None:
    told = []
    pages = {item["id"]: f"indicators/{item['id']}" for item in published.data.indicators}
    pages |= {item["id"]: f"projects/{item['id']}" for item in published.data.projects}
    pages |= {item["id"]: f"themes/{published.data.theme_of(item)}" for item in published.data.promises}
    for item, owner in published.data.judged:
        for stated in listed(item, "assessment"):
            wanted = [stated["quote"], day(stated["date"]), *published.data.source_words(stated["source"])]
            told += _unsaid(published, pages[owner["id"]], wanted)
    for project in published.data.projects:
        for stated in listed(project, "status"):
            wanted = [stated["value"], day(stated["date"]), *published.data.source_words(stated["source"])]
            told += _unsaid(published, f"projects/{project['id']}", [*wanted, stated.get("reason", "")])
    faults.none("来源写明的评估和项目状态，连同日期和来源写在网页上", told)


def test_values_that_were_withdrawn_are_shown_as_such_and_nowhere_else(published: Published) -> None:
    told = []
    for value in published.data.recorded:
        gone = value.observation.get("withdrawn")
        if gone:
            items = published.page(value.page).xpath("//ol[contains(@class, 'withdrawn')]/li")
            shown = [folded(shown_text(item)) for item in items]
            wanted = (value.period, value.shown, f"{day(gone['date'])}撤回", f"撤回原因：{gone['reason']}")
            if not any(all(folded(word) in words for word in wanted) for words in shown):
                told.append(f"{value.page}/ 没有写明撤回的 {value.period}{value.shown}")
    faults.none("撤回的数值连同日期和原因写在网页上", told)


def test_breaks_and_departments_are_shown_with_their_sources(published: Published) -> None:
    told = []
    for item in published.data.indicators:
        for found in listed(item, "breaks"):
            words = [f"{found['year']}年起：{found['text']}", *published.data.source_words(found["source"])]
            told += _unsaid(published, f"indicators/{item['id']}", words)
    owners = [(f"indicators/{item['id']}", item) for item in published.data.indicators]
    owners += [(f"projects/{item['id']}", item) for item in published.data.projects]
    for name, item in owners:
        named = departments(item)
        if named:
            told += _unsaid(published, name, [named["lead"], *named.get("support", ())])
    faults.none("口径变化和责任单位写在网页上", told)


def test_progress_and_milestones_are_shown_with_their_sources(published: Published) -> None:
    told = []
    for project in published.data.projects:
        name = f"projects/{project['id']}"
        for listing, wanted in (
            ("progress", _progress(published, project)),
            ("milestones", _milestones(published, project)),
        ):
            items = published.page(name).xpath("//ul[@class=$listing]/li", listing=listing)
            shown = [folded(shown_text(item)) for item in items]
            if len(shown) != len(wanted):
                told.append(f"{name}/ 列出 {len(shown)} 条{LISTINGS[listing]}，应为 {len(wanted)} 条")
            told += [
                f"{name}/ 没有完整写明{LISTINGS[listing]}：{'；'.join(said)}"
                for said in wanted
                if not any(all(folded(word) in words for word in said) for words in shown)
            ]
    faults.none("项目的每条进展和里程碑，连同日期和来源写在网页上", told)


def _progress(published: Published, project: Item) -> list[list[str]]:
    """What must be said of every step that a source tells."""
    return [
        [
            step["text"],
            f"原句：{quoted(step['quote'])}" if "quote" in step else "",
            day(step["date"]) if "date" in step else "",
            *published.data.source_words(step["source"]),
        ]
        for step in project.get("progress", ())
    ]


def _milestones(published: Published, project: Item) -> list[list[str]]:
    """What must be said of every milestone."""
    return [
        [
            f"{step['name']}，期限{day(step['due'])}",
            *([f"{day(step['done'])}完成", *published.data.source_words(step["source"])] if "done" in step else ()),
        ]
        for step in project.get("milestones", ())
    ]


def _unsaid(published: Published, name: str, wanted: Iterable[str]) -> list[str]:
    words = folded(shown_text(published.page(name).xpath("//article")[0]))
    return [f"{name}/ 没有写“{folded(word)}”" for word in wanted if folded(word) not in words]


def test_no_source_that_is_a_copy_is_linked(published: Published) -> None:
    copies = {
        source["url"] for source in published.data.sources.values() if source["grade"] == "repost" and "url" in source
    }
    faults.none(
        "转载的来源不给链接",
        (
            f"{published.name(path)}：{url}"
            for path in published.documents
            for url in copies
            if url in published.source(path)
        ),
    )


def test_every_indicator_that_is_explained_says_what_it_measures(published: Published) -> None:
    told = []
    for item in published.data.indicators:
        wanted = [folded(words) for name, words in published.data.definition(item).items() if words and name != "url"]
        found = [
            shown_text(part)
            for part in published.page(f"indicators/{item['id']}").xpath("//dl[@class='definition']//dd")
        ]
        told += faults.differing(wanted, [folded(words) for words in found], f"indicators/{item['id']}/ 的指标解释")
    faults.none("每个指标页的指标解释与 data/ 一致", told)
