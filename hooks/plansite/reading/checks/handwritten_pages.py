"""Hand-written pages: what stands in them, their days, and where they lead."""

from __future__ import annotations

import datetime
import difflib
import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from plansite.models import PlanFile
from plansite.models.hanzi import HAN
from plansite.problems import Mark, Problem, Severity, errors
from plansite.reading import placeholders
from plansite.reading.checks import navigation
from plansite.reading.dataset import Dataset
from plansite.reading.handwritten import CODE, PLACEHOLDER, SCHEME, Handwritten

COUNTS = (
    (re.compile(r"(?<![第0-9])([0-9]+)\s*个(?:主要)?指标"), "指标数"),
    (re.compile(r"(?<![第0-9])([0-9]+)\s*个项目"), "项目数"),
    (re.compile(r"(?<![第0-9])([0-9]+)\s*个专栏"), "专栏数"),
    (re.compile(r"(?<![第0-9])([0-9]+)\s*项(?:量化)?目标"), "目标数"),
    (re.compile(r"(?<![第0-9])(?<!第 )([0-9]+)\s*章"), "章数"),
    (re.compile(r"(?<![第0-9])(?<!第 )([0-9]+)\s*篇"), "篇数"),
    (re.compile(rf"(?<![{HAN}])([二三四五六七八九十百两][一二三四五六七八九十百]+)个(?:主要)?指标"), "指标数"),
    (re.compile(rf"(?<![{HAN}])([二三四五六七八九十百两][一二三四五六七八九十百]+)个项目"), "项目数"),
    (
        re.compile(r"基期[^。\n]{0,12}?((?:19|20)[0-9]{2})\s*年|本规划(?:的基期)?(?:为|是)\s*((?:19|20)[0-9]{2})\s*年"),
        "基期年",
    ),
)
"""Facts of the plan as people type them, and the placeholder that states each."""

UNFILLED = re.compile(r"(?<![A-Za-z])(?:XX+|xx+|TODO|FIXME)(?![A-Za-z])|×{2,}|某某+|待填写?|请填写|（待补）|\[待补\]")
PLAN_NAME = re.compile(
    r"《(?P<marked>[^《》\n]{2,60}(?:规划|纲要)(?:（[^）]*）)?)》"
    rf"|(?P<plain>[{HAN}]{{2,10}}(?:省|市|县|区|州|盟|旗|国)[{HAN}“”（）0-9－—-]{{0,30}}?(?:规划纲要|规划|纲要))"
)
FIVE_YEARS = re.compile("十[一二三四五六七八九]五")
MADE = ("data/", "indicators/", "projects/", "report/", "search/", "assets/", "feed.xml", "SHA256SUMS")
"""How the paths of files begin that the build makes."""

UNDATED = frozenset(("index", "method", "data"))
"""Words of the owner that stand on a page made by a template, which has its own dates."""


def problems(dataset: Dataset, today: datetime.date) -> Iterator[Problem]:
    """Every problem of a page that staff wrote."""
    for page in dataset.handwritten:
        yield from page.problems
        yield from _future(page, today)
        if page.name.endswith(".md") and not page.unread:
            yield from _words(dataset, page)
            yield from _links(dataset, page)
        if page.name.endswith(".md") and page.facts.published is None and not page.problems and not _is_part(page):
            mend = '请在文件开头的两行 --- 之间写 published: "2026-06-22"，不写就不显示发布时间'
            yield Problem(page.mark("---"), "没有写发布日期", mend, Severity.WARNING)


def _words(dataset: Dataset, page: Handwritten) -> Iterator[Problem]:
    """What must not stand in the words of a page: nothing at all, gaps, and facts that the plan's files state."""
    bare = CODE.sub(lambda match: "　" * len(match[0]), page.text)
    if page.shows_nothing and not errors(list(page.problems)):
        mend = "请写上内容，或删除这个文件（也从 mkdocs.yml 的 nav 中删除）"
        yield Problem(Mark(page.name), "这一页没有文字", mend)
    known = placeholders.values(dataset)
    for match in PLACEHOLDER.finditer(bare):
        name, mark = match["name"], page.at(match.start())
        if name not in placeholders.NAMES:
            near = difflib.get_close_matches(name, placeholders.NAMES, n=1, cutoff=0.5)
            guess = f"是不是想写“{near[0]}”？" if near else ""
            yield Problem(mark, f"不认识的占位符“{match[0]}”", f"{guess}可用的有：{'、'.join(placeholders.NAMES)}")
        elif known and name not in known and _is_whole(dataset):
            yield Problem(mark, f"“{match[0]}”没有可填的内容", "本规划没有这一项，请改写或删除这句话")
    for pattern, name in COUNTS:
        for match in pattern.finditer(bare):
            mend = f"请写成 {{{{ {name} }}}}，由程序按 data/ 填写；换了规划或增减了内容也不会错"
            yield Problem(page.at(match.start(match.lastindex or 0)), f"手写了由数据决定的“{match[0]}”", mend)
    for match in UNFILLED.finditer(bare):
        yield Problem(page.at(match.start()), f"有没填好的文字“{match[0]}”", "请填写，或删除这句话")
    yield from _other_plans(dataset, page, bare)


def _is_whole(dataset: Dataset) -> bool:
    return {"plan", "indicators", "projects"} <= dataset.whole.keys() and not dataset.unread


def _other_plans(dataset: Dataset, page: Handwritten, bare: str) -> Iterator[Problem]:
    """Names of plans that are not this one's: left over, or meant."""
    plan = dataset.whole.get("plan")
    if not isinstance(plan, PlanFile):
        return
    own = (plan.title, plan.short_title)
    places = [found.span() for name in own for found in re.finditer(re.escape(name), bare)]
    for match in PLAN_NAME.finditer(bare):
        named = match["marked"] or match["plain"]
        if any(name in match[0] or named in name for name in own):
            continue
        if any(start < match.end() <= end for start, end in places):
            continue
        found = f"提到了“{named}”，本规划是“{plan.title}”"
        if match["marked"]:
            mend = "如果是另一个规划留下的文字，请改成 {{ 规划名称 }}；确是另一个文件的，不用改"
            yield Problem(page.at(match.start()), found, mend, Severity.WARNING)
        else:
            mend = "请改成 {{ 规划名称 }}；确是另一个文件的，请加书名号《》"
            yield Problem(page.at(match.start()), found, mend)
    years = set(FIVE_YEARS.findall(plan.title + plan.short_title))
    for match in FIVE_YEARS.finditer(bare):
        if years and match[0] not in years and not _inside(PLAN_NAME, bare, match.start()):
            found = f"写了“{match[0]}”，规划名称中是“{'、'.join(sorted(years))}”"
            yield Problem(page.at(match.start()), found, "请核对是不是另一个规划留下的文字", Severity.WARNING)


def _inside(pattern: re.Pattern[str], text: str, at: int) -> bool:
    return any(match.start() <= at < match.end() for match in pattern.finditer(text))


def _links(dataset: Dataset, page: Handwritten) -> Iterator[Problem]:
    """Links to pages and files of the site that are not there."""
    known = navigation.sources(dataset)
    folder = PurePosixPath(page.name).parent.relative_to(PurePosixPath(page.name).parts[0])
    for address in page.addresses():
        path = unquote(urlsplit(address.href).path)
        if not path or SCHEME.match(address.href) or address.href.startswith("//"):
            continue
        place = posixpath.normpath((folder / path).as_posix())
        if path.startswith("/") or path.endswith("/"):
            yield Problem(
                address.mark, f"链接“{address.href}”不是文件", "请写文件的相对路径，如 notes.md、chapters/3.md"
            )
        elif place not in known and (place.endswith(".md") or not place.startswith(MADE)):
            near = difflib.get_close_matches(place, sorted(known), n=1, cutoff=0.6)
            guess = f"是不是想写“{near[0]}”？" if near else ""
            yield Problem(address.mark, f"链接的“{address.href}”不存在", f"{guess}请改成有的文件，如 notes.md")


def _future(page: Handwritten, today: datetime.date) -> Iterator[Problem]:
    for name, day in (("published", page.facts.published), ("updated", page.facts.updated)):
        if day is not None and day > today:
            mark = page.front_matter.value_mark((name,))
            yield Problem(mark, f"日期 {day} 在今天（{today}）之后", "只写已经发生的日期，请核对年月日")


def _is_part(page: Handwritten) -> bool:
    return page.name.rpartition("/")[2].removesuffix(".md") in UNDATED
