"""Counts and statuses are the same on home, in lists, on pages, in the search and in the data files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import faults
from built_pages import shown_text
from plan_data import Item, Value, day, folded, listed, period, versions, written
from published import Published

TABLES = "//table[contains(@class, 'text-table')]"
HEADINGS = "//h2[@data-plan]|//*[@class='sub-heading']"
PANELS = ("指标", "项目", "项目目标")
MOST = 300
"""Entries of a feed; older ones stay in the updates only."""

ATOM = "{http://www.w3.org/2005/Atom}"
COUNTED = re.compile(r"(\S+?)\s*(\d+)\s*(个|项)$")


def _statuses(published: Published) -> tuple[list[str], list[str], list[str]]:
    """The status of every indicator, project and target, as the data files say."""
    subject = published.data.subject
    indicators = [row["status"] for row in published.csv("indicators.csv") if row["area"] == subject]
    projects = [row["status"] for row in published.csv("projects.csv")]
    return indicators, projects, [row["status"] for row in _targets(published, "project")]


def _targets(published: Published, owner: str) -> list[dict[str, str]]:
    """The targets of projects, or the promises of the text, which are counted apart."""
    return [row for row in published.csv("targets.csv") if row["owner"] == owner]


def _counts(items: Iterable[Any]) -> dict[str, int]:
    """Numbers by status, as a list on a page states them."""
    found = (COUNTED.fullmatch(shown_text(item)) for item in items)
    return {match[1]: int(match[2]) for match in found if match is not None}


def test_home_counts_what_the_data_files_hold(published: Published) -> None:
    panels = published.page("").xpath("//*[@class='panel']")
    counted = [(name, found) for name, found in zip(PANELS, _statuses(published), strict=True) if found]
    promised = [row["status"] for row in _targets(published, "text") if row["status"]]
    if promised and not published.data.indicators and not published.data.targets:
        counted.append(("正文承诺", promised))
    told = [] if len(panels) == len(counted) else [f"首页有 {len(panels)} 栏计数，应为 {len(counted)} 栏"]
    for (name, statuses), panel in zip(counted, panels, strict=False):
        told += _differing(f"首页的{name}", _counts(panel.xpath(".//li")), Counter(statuses))
        heading = "".join(shown_text(part) for part in panel.xpath(".//h2"))
        if not heading.startswith(f"{len(statuses)} "):
            told.append(f"首页写“{heading}”，数据文件中有 {len(statuses)} 个{name}")
    faults.none("首页的计数与数据文件一致", told)


def test_the_sentence_of_home_says_what_the_data_files_hold(published: Published) -> None:
    subject = published.data.subject
    rows = [row for row in published.csv("indicators.csv") if row["area"] == subject]
    known = sum(bool(row["latest_year"]) for row in rows)
    said = "".join(shown_text(part) for part in published.page("").xpath("//p[@class='headline']")).replace(" ", "")
    found = re.search(r"(\d+)个指标(?:中，(\d+)个有|中还没有一个有|都?有)可与目标比较的", said)
    told = []
    if not rows:
        told += [f"首页写“{said}”，规划没有指标"] if "个指标" in said else []
    elif found is None or int(found[1]) != len(rows):
        told.append(f"首页写“{said}”，数据文件中有 {len(rows)} 个指标")
    elif int(found[2] or ("还没有一个有" not in said and len(rows))) != known:
        told.append(f"首页写“{said}”，数据文件中有 {known} 个指标有可与目标比较的数值")
    if str(max(published.data.years)) not in said:
        told.append(f"首页写“{said}”，没有写规划末年")
    faults.none("首页的一句话与数据文件一致", told)


def _differing(where: str, found: dict[str, int], wanted: dict[str, int]) -> Iterator[str]:
    for word in sorted(found.keys() | wanted.keys()):
        if found.get(word, 0) != wanted.get(word, 0):
            yield f"{where}“{word}”写 {found.get(word, 0)} 个，应为 {wanted.get(word, 0)} 个"


def test_lists_count_what_the_data_files_hold(published: Published) -> None:
    indicators, projects, _ = _statuses(published)
    told: list[str] = []
    for name, statuses in (("indicators", indicators), ("projects", projects)):
        counts = _counts(published.page(name).xpath("(//ul[@class='counts'])[1]/li"))
        told += _differing(f"{name}/ 的计数", counts, Counter(statuses))
    rows = published.page("projects").xpath("//tr[@data-status]")
    told += _differing("projects/ 的列表", Counter(row.get("data-status") for row in rows), Counter(projects))
    told += _differing("projects/ 的状态栏", Counter(_status(row) for row in rows), Counter(projects))
    faults.none("指标和项目列表的计数与数据文件一致", told)


def _status(row: Any) -> str:
    """The status of a row; that it rests on a preliminary value is said beside it."""
    return "".join(shown_text(word) for word in row.xpath("./td[@data-label='状态']/span[1]")).removesuffix("（初步）")


def test_the_parts_of_the_plan_are_counted_right(published: Published) -> None:
    data = published.data
    indicators, projects, targets = map(len, _statuses(published))
    wanted = (len(data.indicators), len(data.projects), len(data.targets))
    told = [
        f"数据文件中有 {there} 个{name}，data/ 中有 {known} 个"
        for name, there, known in zip(PANELS, (indicators, projects, targets), wanted, strict=True)
        if there != known
    ]
    ways = shown_text(published.page("").xpath("//nav[@class='ways']")[0])
    counted = ((len(data.indicators), "个指标"), (len(data.projects), "个项目"))
    said = ("、".join(f"{number} {word}" for number, word in counted if number), f"全文 {published.extent}")
    told += [f"首页没有写“{word}”" for word in said if word not in ways]
    faults.none("指标、项目、目标和章的数目与 data/ 和正文一致", told)


def test_promises_of_the_text_are_counted_apart(published: Published) -> None:
    rows = {row["id"]: row["status"] for row in _targets(published, "text")}
    told = faults.differing([item["id"] for item in published.data.promises], rows, "targets.csv 的正文承诺")
    told += [
        f"正文承诺 {item['id']} 只有文字，却有状态“{rows[item['id']]}”"
        for item in published.data.promises
        if "kind" not in item and "assessment" not in item and rows.get(item["id"])
    ]
    if published.data.themes:
        counts = _counts(published.page("themes").xpath("(//ul[@class='counts'])[1]/li"))
        told += _differing("themes/ 的正文承诺", counts, Counter(filter(None, rows.values())))
    for theme in published.data.themes:
        for name in theme.get("promises", ()):
            row = published.page(f"themes/{theme['id']}").xpath("//tr[@id=$id]", id=name)
            wanted = rows.get(name) or "以文字表述，不计算"
            found = "".join(shown_text(cell) for cell in row[0].xpath("./td[@data-label='状态']")) if row else ""
            if not found.startswith(wanted):
                told.append(f"themes/{theme['id']}/ 的 {name} 写“{found}”，应为“{wanted}”")
    faults.none("正文承诺单独计数，各处状态一致", told)


def test_an_indicator_has_one_status_everywhere(published: Published) -> None:
    told: list[str] = []
    for item in published.json("data/indicators.json")["indicators"]:
        name, status = f"indicators/{item['id']}", item["status"]
        verdict = published.page(name).xpath("//*[@class='verdict-status']/span[1]")
        told += _unlike(f"{name}/", "".join(map(shown_text, verdict)), status)
        for listing in ("", "indicators", "cite"):
            path = published.site / listing / "index.html"
            for row in published.page(listing).xpath("//tr[th/a]"):
                led = published.target(path, row.xpath("./th/a/@href")[0])
                if led is not None and led[0] == published.site / name / "index.html":
                    told += _unlike(f"{listing or '首页'}中的 {item['id']}", _status(row), status)
    faults.none("指标的状态在首页、列表、指标页和数据文件中一致", told)


def _unlike(where: str, found: str, wanted: str) -> Iterator[str]:
    if found.replace(" ", "").removesuffix("（初步）") != wanted:
        yield f"{where}写“{found}”，数据文件写“{wanted}”"


def test_projects_and_targets_have_one_status_everywhere(published: Published) -> None:
    told: list[str] = []
    for project in published.json("data/projects.json")["projects"]:
        name = f"projects/{project['id']}"
        verdict = published.page(name).xpath("//*[@class='verdict-status']/span[1]")
        told += _unlike(f"{name}/", "".join(map(shown_text, verdict)), project["status"])
        for target in project["targets"]:
            rows = published.page(name).xpath("//tr[@id=$id]", id=target["id"])
            told += _unlike(f"{name}/ 的目标 {target['id']} ", "".join(map(_status, rows)), target["status"])
    faults.none("项目和目标的状态在网页和数据文件中一致", told)


def test_progress_in_the_files_is_progress_on_the_pages(published: Published) -> None:
    told: list[str] = []
    for item in published.json("data/indicators.json")["indicators"]:
        words = shown_text(published.page(f"indicators/{item['id']}").xpath("//article")[0])
        shares = [found["progress_percent"] for found in item["assessments"].values()]
        results = [f"= {written(share)}%" for share in shares if share is not None]
        told += [f"indicators/{item['id']}/ 没有算式“{result}”" for result in results if result not in words]
    faults.none("数据文件中的规划期进度就是网页上算式的结果", told)


def test_gaps_list_exactly_the_indicators_without_a_value(published: Published) -> None:
    rows = published.page("gaps").xpath("//*[@id='indicators']/following::table[1]/tbody/tr")
    found = {shown_text(row.find("th")): shown_text(row.xpath("./td[1]")[0]) for row in rows}
    wanted = {}
    for item in published.data.indicators:
        known = {value["year"] for value in published.data.decisive(item)}
        missing = [year for year in published.data.years if year not in known]
        if missing:
            wanted[folded(item["name"])] = _years(missing)
    told = [f"“{name}”缺少{wanted.get(name, '（无）')}，写的是{found.get(name, '（无）')}"
            for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name)]  # fmt: skip
    faults.none("数据缺口恰好列出没有同口径数值的指标和年份", told)


def _years(years: list[int]) -> str:
    """``2021—2024年``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs) + "年"


def test_gaps_list_exactly_the_targets_without_a_value(published: Published) -> None:
    path = published.site / "gaps" / "index.html"
    links = published.page("gaps").xpath("//ul[@class='gaps']/li//a/@href")
    found = [led[1] for href in links if (led := published.target(path, href)) is not None]
    data = published.data
    wanted = [target["id"] for project, target in data.targets if not data.is_known(project, target)]
    told = faults.differing(wanted, found, "数据缺口的目标")
    lead = shown_text(published.page("gaps").xpath("//p[@class='lead']")[0])
    part = "" if len(wanted) == len(data.targets) else f"中有 {len(wanted)} 项"
    said = re.compile(rf"{len(data.targets)} 项量化目标({part}|中有 {len(wanted)} 项)(都|，)?没有查到")
    if wanted and said.search(lead) is None:
        told.append(f"数据缺口的第一段没有写 {len(data.targets)} 项量化目标中 {len(wanted)} 项没有查到")
    faults.none("数据缺口恰好列出没有数值的目标", told)


def test_updates_tell_every_value_correction_and_step_once(published: Published) -> None:
    data = published.data
    left = [folded(shown_text(item)) for item in published.page("updates").xpath("//ul[@class='updates']/li")]
    told: list[str] = []
    for wanted in (*_values_told(published), *_steps_told(published), *_others_told(published)):
        found = next((item for item in left if all(folded(word) in item for word in wanted)), None)
        if found is None:
            told.append(f"更新记录没有写：{'；'.join(wanted)}")
        else:
            left.remove(found)
    told += [f"更新记录多出：{item}" for item in left]
    corrected = sum(len(listed(value.observation, "corrects")) for value in data.recorded)
    said = len(published.page("updates").xpath("//b[@class='correction' and .='更正']"))
    if said != corrected:
        told.append(f"更新记录标出更正 {said} 处，应为 {corrected} 处")
    faults.none("更新记录把每个数值、更正和进展各写一次", told)


def _values_told(published: Published) -> Iterator[list[str]]:
    """What the updates must say of every value; values with more to say come first, so that none takes another's."""
    told = []
    for value in published.data.recorded:
        found = versions(value.observation)
        revisions = listed(value.observation, "corrects")
        told += [[*_told(published, value, found[0]), *(["正式数，替代初步值"] if _is_final(published, value) else [])]]
        for revision, version in zip(revisions, found[1:], strict=True):
            why = f"（{day(revision['published'])}发布）。原因：{revision['reason']}"
            told.append([*_told(published, value, version), "更正", why])
        gone = value.observation.get("withdrawn")
        if gone:
            told.append([*_told(published, value, value.observation), "撤回", f"原因：{gone['reason']}"])
    yield from sorted(told, key=lambda words: -sum(map(len, words)))


def _is_final(published: Published, value: Value) -> bool:
    """Whether a preliminary value of the same area, period and scope was told before it."""
    final = value.observation

    def replaced(one: Item) -> bool:
        same = all(one.get(name) == final.get(name) for name in ("area", "year", "period", "month", "scope"))
        return same and one["kind"] == "初步" and versions(one)[0]["published"] <= final["published"]

    others = (other.observation for other in published.data.observed if other.owner["id"] == value.owner["id"])
    return final["kind"] == "实际" and any(map(replaced, others))


def _told(published: Published, value: Value, version: Item) -> list[str]:
    """What is said of a value as it was published one time."""
    source = published.data.sources[version["source"]]
    shown = written(version["value"]) + value.owner["unit"]
    return [value.name, period(version), shown, source["title"], version.get("scope_note", "")]


def _others_told(published: Published) -> Iterator[list[str]]:
    for item, _, words in published.data.told:
        yield [item.get("name") or item["measure"], words]
    for change in published.data.explained:
        owner, mark, rest = change["what"].removeprefix("指标“").partition("”")
        is_owned = mark and any(owner == indicator["name"] for indicator in published.data.indicators)
        said = rest.lstrip("：").removeprefix("的") if is_owned else change["what"]
        yield ["改动说明", owner if is_owned else "已公布的内容", said, f"原因：{change['reason']}"]


def _steps_told(published: Published) -> Iterator[list[str]]:
    for project, step in published.data.progress:
        yield [project["name"], step["text"], published.data.sources[step["source"]]["title"]]


def test_every_update_stands_under_the_day_it_was_published(published: Published) -> None:
    data = published.data
    days = [version["published"] for value in data.recorded for version in versions(value.observation)]
    days += [value.observation["withdrawn"]["date"] for value in data.recorded if "withdrawn" in value.observation]
    days += [step["published"] for _, step in data.progress] + [told for _, told, _ in data.told]
    days += [change["date"] for change in data.explained]
    found = {
        heading.get("id", "").removeprefix("d"): len(heading.xpath("./following-sibling::ul[1]/li"))
        for heading in published.page("updates").xpath("//h2[starts-with(@id, 'd')]")
    }
    faults.none("更新记录按本站发布的日期分列", _differing("更新记录", found, Counter(days)))


def test_every_update_leads_to_its_own_record(published: Published) -> None:
    path = published.site / "updates" / "index.html"
    told: list[str] = []
    for item in published.page("updates").xpath("//ul[@class='updates']/li"):
        for href in item.xpath(".//a[@class='source-mark']/@href"):
            led = published.target(path, href)
            there = [] if led is None else published.parsed(led[0]).xpath("//li[@id=$id]", id=led[1])
            record = "".join(shown_text(part) for part in there).replace("，", "")
            number = re.search(r"年\S* [−-]?(\d+(?:\.\d+)?)", shown_text(item))
            is_old = "已于" in shown_text(item)
            if number is None or (number[1] not in record and not is_old) or "原句：" not in record:
                told.append(f"“{shown_text(item)[:40]}”没有通到它的来源记录")
    faults.none("更新记录的每个数值通到它的来源记录", told)


def test_the_feed_tells_every_value_correction_and_step_once(published: Published) -> None:
    feed = ElementTree.fromstring(published.content("feed.xml"))
    data = published.data
    values = sum(len(versions(value.observation)) + ("withdrawn" in value.observation) for value in data.recorded)
    wanted = values + sum(1 for _ in data.progress) + sum(1 for _ in data.told) + len(data.explained) + 1
    entries = len(feed.findall(f"{ATOM}entry"))
    told = [] if entries == min(wanted, MOST) else [f"feed.xml 有 {entries} 条，应为 {min(wanted, MOST)} 条"]
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    told += [f"feed.xml 的编号 {name} 用了 {number} 次" for name, number in Counter(ids).items() if number > 1]
    faults.none("订阅把每个数值、更正和进展各写一次，编号不重复", told)


def _may_be_official(item: Item) -> bool:
    """Whether the status shown for an indicator is one that a source states, which rests on no value."""
    return any(stated["status"] == item["status"] for stated in item["official"])


def _said(word: str, *, preliminary: bool) -> str:
    """A status as readers meet it: with 初步 where it follows from a preliminary value."""
    return f"{word}（初步）" if preliminary else word


def test_a_status_that_follows_from_a_preliminary_value_says_so_on_every_page(published: Published) -> None:
    """In every row, item and heading that names an indicator or a project by its link and shows its status."""
    wanted = {}
    for item in published.json("data/indicators.json")["indicators"]:
        if item["assessments"][published.data.subject]["preliminary"] and not _may_be_official(item):
            wanted[f"indicators/{item['id']}"] = item["status"]
    for item in published.json("data/projects.json")["projects"]:
        if item["preliminary"] and item["status_official"] is None:
            wanted[f"projects/{item['id']}"] = item["status"]
    pages = {published.site / name / "index.html": word for name, word in wanted.items()}
    told = []
    for path in published.pages if pages else ():
        for place in published.parsed(path).xpath("//article//*[self::tr or self::li or self::h4]"):
            names = [
                published.target(path, link)
                for link in place.xpath("self::tr/th//a/@href|self::li//a/@href|self::h4//a/@href")
            ]
            words = {pages[found[0]] for found in names if found is not None and found[0] in pages}
            shown = {shown_text(status) for status in place.xpath(".//*[starts-with(@class, 'status status--')]")}
            told += [f"{published.name(path)}：“{shown_text(place)[:60]}”" for word in words & shown]
    faults.none("依据初步数值的状态，处处写明“初步”", told)


def test_the_search_knows_every_part_and_its_status(published: Published) -> None:
    data = published.data
    entries = published.json("search/index.json")["entries"]
    shown = {entry["location"]: entry.get("status") for entry in entries}
    known = {
        f"indicators/{item['id']}/": _said(item["status"], preliminary=item["assessments"][data.subject]["preliminary"])
        for item in published.json("data/indicators.json")["indicators"]
        if not _may_be_official(item)
    }
    known |= {
        f"projects/{item['id']}/": _said(
            item["status"], preliminary=item["preliminary"] and item["status_official"] is None
        )
        for item in published.json("data/projects.json")["projects"]
    }
    told = [f"搜索中 {name} 的状态是“{shown.get(name)}”，应为“{status}”"
            for name, status in known.items() if shown.get(name) != status]  # fmt: skip
    kinds = Counter(entry["kind"] for entry in entries)
    paragraphs = sum(len(published.page(f"chapters/{n}").xpath("//p[@data-plan and @id]")) for n in published.chapters)
    paragraphs += sum(len(published.page(f"chapters/{n}").xpath(TABLES)) for n in published.chapters)
    headings = sum(len(published.page(f"chapters/{n}").xpath(HEADINGS)) for n in published.chapters)
    wanted = {
        "indicator": len(data.indicators),
        "project": len(data.projects),
        "chapter": len(published.chapters),
        "section": headings + len(data.sidebars),
        "paragraph": paragraphs,
    }
    told += _differing("搜索中", {kind: kinds[kind] for kind in wanted}, wanted)
    told += [f"搜索通到不存在的 {entry['location']}" for entry in entries if not _is_there(published, entry)]
    faults.none("搜索包括每个指标、项目、章、节和段落，状态与数据文件一致", told)


def _is_there(published: Published, entry: Item) -> bool:
    path, _, anchor = entry["location"].partition("#")
    if not published.has(path):
        return False
    return not anchor or bool(published.page(path).xpath("//*[@id=$id]", id=anchor))


def test_every_character_that_can_be_searched_has_a_reading(published: Published) -> None:
    syllables = published.json("search/syllables.json")["syllables"]
    known = set("".join(syllables.values()))
    entries = published.json("search/index.json")["entries"]
    searched = {letter for entry in entries for letter in entry.get("title", "") + entry.get("text", "")}
    han = {letter for letter in searched if "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf"}
    told = [f"“{letter}”没有读音" for letter in sorted(han - known)]
    told += [f"读音“{syllable}”不是小写字母" for syllable in syllables if not re.fullmatch("[a-z]+", syllable)]
    faults.none("每个汉字都能用拼音查到", told)


def test_the_list_for_the_press_says_what_the_files_say(published: Published) -> None:
    told: list[str] = []
    rows = published.page("cite").xpath("//table[contains(@class, 'press-list')]/tbody/tr")
    items = published.json("data/indicators.json")["indicators"]
    told += faults.differing(
        [folded(item["name"]) for item in items], [shown_text(row.find("th")) for row in rows], "cite/ "
    )
    for row, item in zip(rows, items, strict=False):
        cells = {cell.get("data-label"): shown_text(cell) for cell in row.findall("td")}
        own = [o for o in item["observations"] if o["area"] == published.data.subject]
        if not any(_agrees(cells, item, value) for value in own) and own:
            told.append(f"cite/ 的“{item['name']}”写“{cells['最新公布值']}，{cells['时间']}”，不是任何一个公布值")
        if not own and (cells["最新公布值"], cells["时间"], cells["须注明"]) != ("—", "—", "—"):
            told.append(f"cite/ 的“{item['name']}”没有公布值，却写“{cells['最新公布值']}”")
    faults.none("引用页的数值一览与数据文件一致", told)


def _agrees(cells: dict[str, str], item: Item, value: Item) -> bool:
    shown = written(value["value"]) + item["unit"]
    remark = cells["须注明"]
    return (
        cells["最新公布值"] == shown
        and (cells["时间"].startswith(f"{value['year']}年") or cells["时间"].startswith(value["period"]))
        and (value["kind"] == "实际" or value["kind"] in remark)
        and folded(value["scope_note"] or "") in remark
    )
