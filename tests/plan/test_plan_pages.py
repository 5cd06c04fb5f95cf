"""Every part of the plan has its page, every page is whole and can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import faults
from built_pages import shown_text
from plan_data import Item
from published import Published

FEWEST = 50
"""Letters of a page without its frame."""

NEIGHBOURS = 20
"""Projects of one sidebar that the page of each lists."""

WIDTHS = ["chart chart--wide", "chart chart--narrow", "chart chart--elder"]
"""The pictures of a figure, one for each width."""

FIXED = (
    *("", "chapters", "indicators", "projects", "updates", "gaps", "notes", "method", "data", "sitemap", "cite"),
    *("search", "report", "plan", "compare", "calendar"),
)


def test_every_part_of_the_plan_has_its_page(published: Published) -> None:
    data = published.data
    names = [*FIXED, *(f"chapters/{number}" for number in published.chapters)]
    names += [f"indicators/{item['id']}" for item in data.indicators]
    names += [f"projects/{item['id']}" for item in data.projects]
    names += ["themes", *(f"themes/{item['id']}" for item in data.themes)] if data.themes else []
    told = [f"缺少网页 {name}/" for name in names if not published.has(name)]
    for folder in ("chapters", "indicators", "projects", "themes"):
        there = {path.parent.name for path in (published.site / folder).glob("*/index.html")}
        known = {name.partition("/")[2] for name in names if name.startswith(f"{folder}/")}
        told += [f"多出网页 {folder}/{name}/" for name in sorted(there - known)]
    faults.none("每一章、每个指标、每个项目有且只有自己的网页", told)


def test_every_page_is_called_what_the_plan_calls_it(published: Published) -> None:
    data = published.data
    named = {f"indicators/{item['id']}": item["name"] for item in data.indicators}
    named |= {f"projects/{item['id']}": item["name"] for item in data.projects}
    faults.none(
        "指标页和项目页的标题就是规划里的名称",
        (
            f"{name}/ 的标题是“{heading}”，应为“{wanted}”"
            for name, wanted in named.items()
            for heading in ["".join(map(shown_text, published.page(name).xpath("//h1")))]
            if heading != " ".join(wanted.split())
        ),
    )


def test_lists_lead_to_every_page(published: Published) -> None:
    data = published.data
    lists = {
        "chapters": [f"chapters/{number}" for number in published.chapters],
        "indicators": [f"indicators/{item['id']}" for item in data.indicators],
        "projects": [f"projects/{item['id']}" for item in data.projects],
        "": [f"indicators/{item['id']}" for item in data.indicators],
        **({"themes": [f"themes/{item['id']}" for item in data.themes]} if data.themes else {}),
        **{
            f"themes/{theme['id']}": [
                *(f"indicators/{name}" for name in theme.get("indicators", ())),
                *(f"projects/{name}" for name in theme.get("projects", ())),
            ]
            for theme in data.themes
        },
        "cite": [f"indicators/{item['id']}" for item in data.indicators],
        "sitemap": [name for path in published.pages if (name := _at(published, path)) not in {"", "sitemap"}],
    }
    told = [
        f"{name or '首页'}：没有通到 {target}/"
        for name, targets in lists.items()
        for target in targets
        if not target.endswith("/embed")
        and not any(published.leads_to(page, target) for page in _pages_of_list(published, name))
    ]
    for project in data.projects:
        told += _unlinked(published, project["id"])
    faults.none("目录、列表和网站地图通到每一页", told)


def _pages_of_list(published: Published, name: str) -> list[str]:
    """A list and its further pages, where it is a long one."""
    further = [_at(published, path) for path in (published.site / name / "page").glob("*/index.html")] if name else []
    return [name, *further]


def _at(published: Published, path: Path) -> str:
    return path.parent.relative_to(published.site).as_posix().removeprefix(".")


def _unlinked(published: Published, project: str) -> Iterator[str]:
    """Whether a project's page leads to its place in the text and to its neighbours."""
    sidebar = published.data.sidebar_of(project)
    neighbours = published.page(f"projects/{project}").xpath("//*[@class='neighbours']/li")
    wanted = min(len(sidebar["projects"]), NEIGHBOURS)
    if len(neighbours) != wanted and ("id" in sidebar or len(sidebar["projects"]) > 1):
        yield f"projects/{project}/ 列出同一专栏的项目 {len(neighbours)} 个，应为 {wanted} 个"
    if not published.leads_to(f"projects/{project}", f"chapters/{sidebar['chapter']}"):
        yield f"projects/{project}/ 没有通到规划的 {sidebar['chapter']}"


def test_every_page_has_one_heading_a_title_and_a_description_in_chinese(published: Published) -> None:
    told = []
    for path in published.pages:
        document, name = published.parsed(path), published.name(path)
        if len(document.xpath("//h1")) != 1:
            told.append(f"{name} 有 {len(document.xpath('//h1'))} 个一级标题")
        if document.get("lang") != "zh":
            told.append(f"{name} 没有写明语言是中文")
        titles, said = document.xpath("//head/title/text()"), document.xpath("//meta[@name='description']/@content")
        told += [
            f"{name} 没有中文的{word}" for word, found in (("题名", titles), ("说明", said)) if not _is_chinese(found)
        ]
        shared = document.xpath("//meta[@property='og:description']/@content")
        if shared != said or not document.xpath("//meta[@property='og:title']/@content"):
            told.append(f"{name} 供分享用的题名和说明与网页不一致")
    faults.none("每页有一个一级标题、一个题名和一个中文说明", told)


def _is_chinese(found: list[str]) -> bool:
    return len(found) == 1 and bool(re.search("[一-龥]", found[0]))


def test_no_page_is_empty(published: Published) -> None:
    told = []
    for path in published.pages:
        articles = published.parsed(path).xpath("//article")
        frames = [part for article in articles for part in article.xpath(".//h1 | .//nav | .//dl[@class='leaf-facts']")]
        words = sum(len(shown_text(part)) for part in articles) - sum(len(shown_text(part)) for part in frames)
        if len(articles) != 1 or words < FEWEST:
            told.append(f"{published.name(path)} 只有 {words} 个字")
    faults.none(f"每页至少有 {FEWEST} 个字", told)


def test_every_leaf_page_says_whence_it_comes_and_as_of_when(published: Published) -> None:
    told = []
    for path in published.pages:
        if path.parent == published.site:
            continue
        facts = published.parsed(path).xpath("//dl[@class='leaf-facts']")
        names = [shown_text(name) for fact in facts for name in fact.xpath(".//dt")]
        told += [
            f"{published.name(path)} 写明“{word}”{names.count(word)} 次，应为 1 次"
            for word in ("发布时间", "更新时间", "信息来源", "数据截至")
            if names.count(word) != 1
        ]
    faults.none("每页写明发布时间、更新时间、信息来源和数据截至", told)


def test_every_address_that_was_published_is_still_there(published: Published) -> None:
    lock = published.project / "urls.lock"
    lines = lock.read_text(encoding="utf-8").splitlines() if lock.is_file() else []
    addresses = [line.partition(" -> ")[0] for line in lines if line.startswith("/")]
    faults.none(
        "urls.lock 中的网址都在",
        (
            f"缺少 {address}"
            for address in addresses
            for path in [published.site / address.lstrip("/")]
            if not (path / "index.html" if address.endswith("/") else path).is_file()
        ),
    )


def test_every_indicator_page_shows_its_picture_for_each_width_once(published: Published) -> None:
    told = []
    before = "//figure[@class='chart-frame'][not(preceding::*[@id='localities'])]"
    after = "//figure[@class='chart-frame'][preceding::*[@id='localities']]"
    for item in published.data.indicators:
        name = f"indicators/{item['id']}"
        found = published.page(name).xpath(f"{before}//*[local-name()='svg']")
        absent = published.page(name).xpath("//p[@class='chart-absent']")
        started = [
            area
            for area, value in item.get("baseline", {}).get("values", {}).items()
            if value is not None and not _is_a_sum(item, area)
        ]
        valued = [value.observation["area"] for value in published.data.observed if value.owner is item]
        if bool(absent) == any(not published.data.is_part(area) for area in (*started, *valued)):
            told.append(f"{name}/ 有基期或数值的要画图，都没有的要说明没有可画的内容")
        if [node.get("class") for node in found] != ([] if absent else WIDTHS):
            told.append(f"{name}/ 的图不是宽屏、窄屏、长辈版各一幅")
        local = any(map(published.data.is_part, valued))
        others = published.page(name).xpath(f"{after}//*[local-name()='svg']")
        if [node.get("class") for node in others] != (WIDTHS if local else []):
            told.append(f"{name}/ 的下属地区图不是宽屏、窄屏、长辈版各一幅，或者没有数值却有图")
        told += [f"{name}/ 的图没有文字说明" for node in (*found, *others) if not node.get("aria-label")]
        files = ("chart.svg", "chart.png", "chart.vl.json")
        for file in (*files, *(f"localities/{file}" for file in files if local)):
            if len(published.content(f"{name}/{file}")) < 1000:
                told.append(f"{name}/{file} 是空的")
    faults.none("每个指标页有宽屏、窄屏、长辈版三幅带说明的图，或者说明没有可画的内容", told)


def _is_a_sum(item: Item, area: str) -> bool:
    """Whether an indicator adds up the years of an area, which begins with nothing and not with the baseline."""
    aims = [(target.get("basis"), target["values"][area]) for target in item["targets"] if area in target["values"]]
    return bool(aims) and all(basis == "累计" and "value" in aim for basis, aim in aims)


def test_every_mark_of_a_picture_that_can_be_reached_says_a_sentence(published: Published) -> None:
    """Program code would be read out to whoever points at it."""
    marks = []
    for path in sorted(published.site.rglob("*.html")):
        if "<svg" in (text := path.read_text(encoding="utf-8")):
            marks += [(path, words) for words in re.findall(r'class="point"[^>]*><title>([^<]*)</title>', text)]
    pages = {path for path, _ in marks}
    for path in sorted(published.site.rglob("chart.svg")):
        marks += [(path, words) for words in re.findall(r"<title>([^<]*)</title>", path.read_text(encoding="utf-8"))]
    if published.data.indicators or published.data.projects:
        assert len(marks) > len(pages) > 0
    faults.none(
        "图中每个可以指到的记号都说一句中文",
        (
            f"{path.relative_to(published.site)}：“{words}”"
            for path, words in marks
            if not re.search("[\u4e00-\u9fff]", words) or re.search(r"\b[a-z]+: |#[0-9a-f]{6}", words)
        ),
    )


def test_every_indicator_can_be_embedded_with_what_must_be_said(published: Published) -> None:
    told = []
    rows = {item["id"]: item for item in published.json("data/indicators.json")["indicators"]}
    for item in published.data.indicators:
        name = f"indicators/{item['id']}/embed"
        words = shown_text(published.page(name).xpath("//body")[0])
        status = rows[item["id"]]["status"]
        wanted = (" ".join(item["name"].split()), status, "数据来源：", "数据截至：", published.data.about["title"])
        told += [f"{name}/ 没有写“{word}”" for word in wanted if word not in words]
        if published.page(name).xpath("//script | //link | //img | //iframe | //form | //object"):
            told.append(f"{name}/ 加载了别的文件")
    faults.none("每个指标的嵌入页写明名称、状态、来源和截止日期，不加载任何文件", told)
