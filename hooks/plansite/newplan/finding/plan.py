"""The plan as it was found in a document: every part, with the places that it will have in the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from plansite.models.hanzi import HAN
from plansite.newplan.documents.structure import BLANK, Document, Paragraph, Table
from plansite.newplan.finding import departments, headings, indicator_table, period, promises, sidebars, tasks
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.indicator_table import Column, Indicator
from plansite.newplan.finding.outline import Chapter, Item, Outline, outline
from plansite.newplan.finding.promises import Promise
from plansite.newplan.finding.sidebars import Project, Sidebar

LOOKING_BACK = re.compile(
    r"(?:发展|工作|现有|实施)基础|基础[和与及、]|基础条件$|成就|成效|成绩|回顾|现状|发展环境|规划背景|发展背景|编制背景"
    r"|(?:面临|当前|发展|国内外).{0,8}(?:形势|机遇|挑战)|形势[和与及、]|(?:存在|主要|突出).{0,6}问题|问题[和与及、]挑战|差距"
)
WIDER = re.compile(r"(?:人均|单位|[万亿]元|每[^，。；、]{1,6})$")
"""Words before the name of an indicator that make another one of it."""

PLACE = re.compile(
    rf"^(?P<place>[{HAN}]{{1,12}}?(?:自治区|自治州|自治县|特别行政区|新区|开发区|高新区|示范区|林区|省|市|州|盟|县|区|旗|镇|乡|街道))"
)
NATIONAL = re.compile(r"^(?:中华人民共和国|全国|国家|我国)")
QUOTED = 200
"""How many characters of a number's surroundings are told, at most."""

RESPONSIBLE = "这一段写明了责任单位，没有列为项目；要分开跟踪的，写成专栏以外的项目（data/projects.yaml）"
SPELLED = "用汉字写的数没有作为承诺带入，请核对是不是要达到的数量"
REMARK = re.compile(
    r"^(?:注|备注|说明|表注)\s*\d*\s*[:：.．、]|^[①-⑩*＊]|^(?:\d\s*[.．、]\s*)?[〔\[【〖（(]\s*[〕\]】〗）)]"
)
ONE_KIND = re.compile(r"^(?:[（(]?\d|[（(]?[一二三四五六七八九十]|[—–•●◆■·-])")


@dataclass(frozen=True, slots=True)
class SidebarPlace:
    """Where a sidebar stands among the text."""

    number: int


@dataclass(frozen=True, slots=True)
class IndicatorPlace:
    """Where the table of indicators stands."""


Placed = Item | SidebarPlace | IndicatorPlace


@dataclass(slots=True)
class PlacedSidebar:
    """专栏 with its number in the project and the chapter that it stands in."""

    number: int
    chapter: str
    sidebar: Sidebar
    table: Table | None = None
    """The table of the text in which its projects stand, where they do."""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """任务表: a table of the text whose rows are projects."""

    chapter: str
    table: Table
    projects: list[Project]


@dataclass(frozen=True, slots=True)
class TextPromise:
    """正文承诺: a promise in a paragraph."""

    anchor: str
    chapter: str
    section: int
    promise: Promise


@dataclass(frozen=True, slots=True)
class Mention:
    """正文提及: where the text speaks of an indicator."""

    anchor: str
    text: str
    is_promise: bool


@dataclass(slots=True)
class Area:
    """地区."""

    name: str
    is_subject: bool


@dataclass(slots=True)
class FoundPlan:
    """规划: all that is written into the project."""

    outline: Outline
    title: str
    period: tuple[int, int]
    areas: list[Area]
    chapters: list[tuple[Chapter, list[tuple[str, list[Placed]]]]]
    """Chapters and other pieces with their sections; every section with its title and what stands in it, in order."""

    sidebars: list[PlacedSidebar]
    indicators: list[Indicator]
    promises: list[TextPromise]
    mentions: dict[int, list[Mention]]
    """What the text says of the indicators, by their place in ``indicators``."""

    handover: Handover
    columns: list[Column]
    """The columns of the table of indicators, where one table has them all."""

    table_chapter: str = ""
    """The piece in which the table of indicators stands; empty if there is none."""

    tasks: list[TaskTable] = field(default_factory=list)
    printed: set[int] = field(default_factory=set)
    """The ``id`` of every table of the document that stands in the text as it was printed, though its rows are data."""

    @property
    def projects(self) -> int:
        """How many projects were found."""
        inside = sum(len(placed.sidebar.projects) for placed in self.sidebars)
        return inside + sum(len(own.projects) for own in self.tasks)

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures of the text by the names of their files."""
        placed = (item for _, sections in self.chapters for _, items in sections for item in items)
        items = [*placed, *self.outline.preamble]
        found = (item.picture for item in items if isinstance(item, Paragraph) and item.picture is not None)
        return {picture.name: picture.content for picture in found}

    @property
    def table_anchors(self) -> dict[int, str]:
        """The anchor of every table of the text, by the ``id`` of the table."""
        anchors: dict[int, str] = {}
        for chapter, sections in self.chapters:
            for _, anchor, (_, items) in anchored(chapter, sections):
                tables = [item for item in items if isinstance(item, Table) and any(map(any, item.texts))]
                anchors |= {id(table): f"{anchor}-t{number}" for number, table in enumerate(tables, start=1)}
        return anchors


class UnknownPeriodError(Exception):
    """No words of the document say which years the plan is for."""


@dataclass(slots=True)
class _Reading:
    """What is gathered while chapters are read."""

    years: tuple[int, int]
    handover: Handover
    sidebars: list[PlacedSidebar] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    table_chapter: str = ""
    tasks: list[TaskTable] = field(default_factory=list)
    printed: set[int] = field(default_factory=set)


def read(document: Document, name: str, *, title: str = "", years: tuple[int, int] | None = None) -> FoundPlan:
    """Find the parts of a plan; ``title`` and ``years`` where a person has said them."""
    handover = Handover()
    for loss in document.losses:
        handover.lost("文件", loss)
    cut = outline(document, handover, title or name)
    named = title or cut.title
    if title:
        handover.entries = [entry for entry in handover.entries if entry.place != "规划名称"]
    found_years, is_stated = (years, True) if years else period.period(named, _texts(document))
    if found_years is None:
        raise UnknownPeriodError
    if not is_stated:
        words = f"{found_years[0]}—{found_years[1]} 年"
        handover.doubtful(
            "规划期", f"规划名称没有写明年份，由正文得出规划期为 {words}，请核对 data/plan.yaml 的 period"
        )
    reading = _Reading(found_years, handover)
    for line in cut.letter:
        said = "规划前面的通知等文字没有带入" if line.text else "规划名称前面的图片没有带入"
        handover.lost("印发通知", said, line.text)
    chapters = [(chapter, _sections(chapter, reading)) for chapter in cut.chapters]
    areas = _areas(named, reading.areas, handover)
    made = FoundPlan(
        cut,
        named,
        found_years,
        areas,
        chapters,
        reading.sidebars,
        reading.indicators,
        [],
        {},
        handover,
        reading.columns,
        reading.table_chapter,
        reading.tasks,
        reading.printed,
    )
    _speak(made)
    return made


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (text for row in block.texts for text in row)


def _sections(chapter: Chapter, reading: _Reading) -> list[tuple[str, list[Placed]]]:
    return [(section.title, _placed(section.items, chapter, section.title, reading)) for section in chapter.sections]


def _placed(items: list[Item], chapter: Chapter, section: str, reading: _Reading) -> list[Placed]:
    """Items with tables and sidebars put in the place of what announces and holds them."""
    made: list[Placed] = []
    index = 0
    while index < len(items):
        item = items[index]
        following = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, Paragraph) and sidebars.caption(item.text) is not None:
            if isinstance(following, Table) and (box := _in_table(following, item.text, chapter, reading)):
                made += box
                index += 2
                continue
            taken, sidebar = _announced(item, items, index, chapter, reading)
            if sidebar is not None:
                made.append(SidebarPlace(_add(sidebar, chapter, reading)))
                index += taken
                continue
        if isinstance(item, Table):
            made += _table(item, chapter, section, reading, _notes(items[index + 1 :]))
        else:
            made.append(item)
        index += 1
    return made


def _announced(
    item: Paragraph, items: list[Item], index: int, chapter: Chapter, reading: _Reading
) -> tuple[int, Sidebar | None]:
    """The sidebar that a line announces, and how many items it takes with that line."""
    place = _place(chapter, item.text)
    following = items[index + 1] if index + 1 < len(items) else None
    if isinstance(following, Table) and not sidebars.is_sidebar(following):
        if indicator_table.read(following, reading.years, place, Handover()) is not None:
            return 0, None
        return 2, sidebars.of_table(following, item.text, place, reading.handover)
    if isinstance(following, Table):
        return 0, None
    lines = _box_lines(items, index + 1)
    made = sidebars.of_lines(item.text, lines, place, reading.handover)
    if made is not None:
        last = lines[-1].text
        said = f"原文没有框线，专栏到哪里结束由程序推断，共取 {len(lines)} 段，请核对最后一段"
        reading.handover.doubtful(place, said, last[:40])
    return 1 + len(lines), made


def _box_lines(items: list[Item], start: int) -> list[Paragraph]:
    """The lines below the title of a sidebar without a frame, as long as they are of one form."""
    lines: list[Paragraph] = []
    for item in items[start:]:
        if not isinstance(item, Paragraph) or sidebars.caption(item.text) is not None:
            break
        is_entry = bool(ONE_KIND.match(item.text)) or headings.stands_alone(item.text)
        after_name = bool(lines) and headings.stands_alone(lines[-1].text)
        if lines and not is_entry and not after_name:
            break
        lines.append(item)
    return lines


def _in_table(table: Table, announced: str, chapter: Chapter, reading: _Reading) -> list[Placed]:
    """A sidebar whose projects have columns of their own, and the table as the plan prints it."""
    parted = sidebars.parted(table, announced)
    if parted is None or not tasks.is_rich(parted[1]):
        return []
    made, rest = parted
    projects = tasks.read(rest, _place(chapter, made.caption), reading.handover)
    if projects is None:
        return []
    made.projects = projects
    reading.printed.add(id(table))
    return [SidebarPlace(_add(made, chapter, reading, rest)), rest]


def _notes(items: list[Item]) -> str:
    """The remarks directly below a table."""
    near = takewhile(lambda item: isinstance(item, Paragraph) and REMARK.match(item.text) is not None, items)
    return "\n".join(item.text for item in near if isinstance(item, Paragraph))


def _table(table: Table, chapter: Chapter, section: str, reading: _Reading, notes: str) -> list[Placed]:
    place = _place(chapter, section)
    if sidebars.is_sidebar(table):
        if box := _in_table(table, "", chapter, reading):
            return box
        made = sidebars.of_table(table, "", place, reading.handover)
        if made is not None:
            return [SidebarPlace(_add(made, chapter, reading))]
    found = indicator_table.read(table, reading.years, "指标表", Handover())
    if found is not None:
        return _indicators(table, chapter, reading, notes)
    looks_back = LOOKING_BACK.search(chapter.title) or LOOKING_BACK.search(section)
    projects = None if looks_back else tasks.read(table, place, reading.handover)
    if projects is not None:
        reading.tasks.append(TaskTable(chapter.id, table, projects))
        reading.printed.add(id(table))
        return [table]
    words = "　".join(cell for row in table.texts for cell in row)
    if any(character.isdigit() for character in words):
        said = "表格照原样带入，表中的任务、单位和数字没有作为项目或承诺带入，需要跟踪的请写入 data/"
        reading.handover.doubtful(place, said, words[:40])
    return [table]


def _indicators(table: Table, chapter: Chapter, reading: _Reading, notes: str) -> list[Placed]:
    is_first = not reading.indicators
    place = "指标表" if is_first else "又一个指标表"
    found = indicator_table.read(table, reading.years, place, reading.handover, notes)
    if found is None:
        return [table]
    if not is_first and found.areas != reading.areas:
        reading.handover.lost(_place(chapter, ""), "又一个指标表的地区与第一个不同，没有作为指标带入，表格照原样列出")
        return [table]
    reading.indicators += found.indicators
    reading.areas = found.areas
    reading.columns = found.columns if is_first else []
    if not is_first:
        reading.handover.doubtful(_place(chapter, ""), "规划有几个指标表，各表的指标都列在第一个表的位置")
        return [*map(Paragraph, found.remarks)]
    reading.table_chapter = chapter.id
    return [IndicatorPlace(), *map(Paragraph, found.remarks)]


def _add(made: Sidebar, chapter: Chapter, reading: _Reading, table: Table | None = None) -> int:
    used = {placed.number for placed in reading.sidebars}
    number = made.number or max(used, default=0) + 1
    if number in used:
        number = max(used) + 1
    if number != made.number:
        words = made.caption or made.title
        reading.handover.doubtful(_place(chapter, words), f"专栏没有编号或编号重复，在本站编为专栏{number}", words)
    reading.sidebars.append(PlacedSidebar(number, chapter.id, made, table))
    return number


def _place(chapter: Chapter, within: str) -> str:
    return chapter.words + (f"“{within[:24]}”" if within else "")


def _areas(title: str, compared: list[str], handover: Handover) -> list[Area]:
    """The areas of the plan, exactly one of which is its subject."""
    match = PLACE.match(title)
    place = match["place"] if match else "全国" if NATIONAL.match(title) else ""
    if compared:
        own = [name for name in compared if name in title or (place and place.startswith(name))]
        subject = own[-1] if own else compared[-1]
        if len(own) != 1:
            handover.doubtful("指标表", f"指标表比较的地区是{'、'.join(compared)}，暂以“{subject}”为规划的主体")
        return [Area(name, name == subject) for name in compared]
    if not place:
        place = "全行业" if "行业" in title else "规划范围"
        handover.unknown("地区", f"规划名称中看不出是哪个地区的规划，暂写“{place}”，请改 data/plan.yaml 的 areas")
    return [Area(place, is_subject=True)]


def _described(found: FoundPlan) -> None:
    """Ask for the words that stand for every picture."""
    for chapter, sections in found.chapters:
        for title, items in sections:
            for item in items:
                if not isinstance(item, Paragraph) or item.picture is None:
                    continue
                place, name = _place(chapter, title), item.picture.name
                if item.picture.alt:
                    said = f"图片 {name} 的替代文字取自文档，请核对是不是说明了图中的内容"
                    found.handover.doubtful(place, said, item.picture.alt)
                else:
                    said = f"图片 {name} 没有替代文字，请在正文中写一句话，说明图中的内容，给看不见图的读者听"
                    found.handover.unknown(place, said)


def _speak(found: FoundPlan) -> None:
    """Find what the text promises, and where it speaks of indicators."""
    _described(found)
    for chapter, sections in found.chapters:
        is_back = not (chapter.is_chapter or chapter.is_part) or bool(LOOKING_BACK.search(chapter.title))
        for section, anchor, (title, items) in anchored(chapter, sections):
            looks_back = is_back or bool(LOOKING_BACK.search(title))
            for paragraph_anchor, paragraph in paragraphs(anchor, items):
                _paragraph(found, chapter, section, paragraph_anchor, paragraph.text, looks_back=looks_back)


def anchored(
    chapter: Chapter, sections: list[tuple[str, list[Placed]]]
) -> Iterator[tuple[int, str, tuple[str, list[Placed]]]]:
    """Sections with their numbers and the beginnings of their anchors."""
    for index, section in enumerate(sections):
        yield index, str(chapter.id) if index == 0 else f"{chapter.id}-{index}", section


def paragraphs(anchor: str, items: list[Placed]) -> Iterator[tuple[str, Paragraph]]:
    """Paragraphs with their anchors."""
    number = 0
    for item in items:
        if isinstance(item, Paragraph) and item.picture is None:
            number += 1
            yield f"{anchor}-p{number}", item


def _paragraph(found: FoundPlan, chapter: Chapter, section: int, anchor: str, text: str, *, looks_back: bool) -> None:
    made, others = promises.read(text, since=found.period[0], looks_back=looks_back)
    spans: list[tuple[int, int]] = []
    for promise in made:
        end = promise.start + len(promise.text)
        if any(promise.start < b and a < end for a, b in spans) or text.count(promise.text) != 1:
            words = f"{promise.measure} {promise.value or promise.low:f} {promise.unit}"
            found.handover.doubtful(anchor, f"承诺的文字与另一条重叠，没有列入：{words}", promise.text)
            continue
        spans.append((promise.start, end))
        index = _indicator_of(found.indicators, promise)
        if index is not None:
            found.mentions.setdefault(index, []).append(Mention(anchor, promise.text, is_promise=True))
            if not _is_known(found, found.indicators[index], promise):
                said = f"正文写的“{found.indicators[index].name}”与指标表的目标年份或数值不同，只列为相关段落，请核对"
                found.handover.doubtful(anchor, said, promise.text)
        elif chapter.is_chapter:
            found.promises.append(TextPromise(anchor, chapter.id, section, promise))
        else:
            found.handover.doubtful(anchor, "不在章里的承诺没有列入正文承诺", promise.text)
    for other in others:
        if not other.is_certain and not looks_back:
            quote = other.text if len(other.text) <= QUOTED else f"{other.text[:QUOTED]}……"
            found.handover.doubtful(anchor, f"数字没有作为承诺带入：{other.reason}", quote)
    if chapter.is_chapter and (responsible := departments.note(text)):
        found.handover.doubtful(anchor, RESPONSIBLE, responsible)
    for words in () if looks_back else promises.spelled(text):
        found.handover.doubtful(anchor, SPELLED, words)
    _named(found, anchor, text, spans)


def _is_known(found: FoundPlan, indicator: Indicator, promise: Promise) -> bool:
    """Whether one of an indicator's own targets is what a promise of the text says again."""
    by, number = promise.by or found.period[1], promise.value if promise.value is not None else promise.low
    stated = ((target.by, value) for target in indicator.targets for value in target.values.values())
    return any(year == by and number in {value.value, value.low} for year, value in stated)


def _indicator_of(indicators: list[Indicator], promise: Promise) -> int | None:
    """The indicator that a promise of the text is about: its very name and unit."""
    for index, indicator in enumerate(indicators):
        name = _plain(indicator.name)
        if name and _plain(promise.measure).endswith(name) and promise.unit in {indicator.unit, ""}:
            return index
    return None


def _named(found: FoundPlan, anchor: str, text: str, spans: list[tuple[int, int]]) -> None:
    """Other words that name an indicator, where they stand once."""
    for index, indicator in enumerate(found.indicators):
        if text.count(indicator.name) != 1:
            continue
        start = text.index(indicator.name)
        if WIDER.search(text[:start]):
            continue
        end = start + len(indicator.name)
        stop = min((i for sign in "，。；：、" if (i := text.find(sign, end)) >= 0), default=len(text))
        words = text[start:stop].strip(BLANK)
        if text.count(words) == 1 and not any(start < b and a < stop for a, b in spans):
            spans.append((start, stop))
            found.mentions.setdefault(index, []).append(Mention(anchor, words, is_promise=False))


def _plain(words: str) -> str:
    return re.sub(r"[\s“”（）()]", "", words)
