"""``make import``: a sheet of figures, held against what is published row by row, then written in one change."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from plansite.desk import answers, entries, preview, template
from plansite.desk.answers import RefusedError, narrow
from plansite.desk.entries import Value
from plansite.desk.questions import EndedError, listen, say
from plansite.desk.sheet import Cell, Sheet, is_empty, letters, sheets
from plansite.desk.spelling import Written
from plansite.desk.subjects import Subject, subjects
from plansite.desk.writer import Draft
from plansite.exports.columns import OBSERVATIONS
from plansite.models import Source
from plansite.models.vocabulary import Grade, ObservationStatus, Scope
from plansite.problems import PlanError, Problem, errors
from plansite.reading import checks
from plansite.reading.settings import Settings
from plansite.reading.yaml_file import Loc

OWN_SHEET = "观测值"
NOTHING = "没有写入任何内容。"
TITLES = {column.title: column.name for column in OBSERVATIONS}
ALIASES = {
    "指标": "name",
    "指标名称": "name",
    "指标代码": "series",
    "目标代码": "series",
    "地区": "area_name",
    "年度": "year",
    "值": "value",
    "性质": "kind",
    "来源代码": "source",
    "来源名称": "source_title",
    "发布单位": "publisher",
}
"""Headings that people write for those of the data files."""

HEADINGS = {**{column.name: column.name for column in OBSERVATIONS}, **ALIASES, **TITLES}
FEWEST = 3
"""Headings that a row must have to be the head of a table."""

LOOKED_AT = 30
NEEDED = ("value", "year")
NOTE = re.compile(r"^(注|备注|说明|资料来源|数据来源|来源|制表|填表|审核|单位)[:： ]|^[（(]?注")
UNIT = re.compile(r"^(?P<name>[^（()）]+)[（(](?P<unit>[^（()）]+)[)）]$")
MOST_EFFECTS = 40


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "新增"
    CHANGED = "更正"
    SAME = "没有变化"
    REFUSED = "不能导入"
    SKIPPED = "跳过"


@dataclass(frozen=True, slots=True)
class Judged:
    """One row with what becomes of it and why."""

    row: int
    outcome: Outcome
    words: str

    def __str__(self) -> str:
        """``第 5 行：新增 …``."""
        return f"第 {self.row} 行：{self.outcome.value}　{self.words}"


@dataclass(frozen=True)
class Head:
    """表头: which column holds what."""

    row: int
    columns: Mapping[str, int]
    """By the name of a column of the data files: its place, from 0."""

    unit: str = ""
    """The unit that the heading of the values names."""

    unused: tuple[str, ...] = ()


@dataclass
class Import:
    """导入: a draft that takes the rows of one sheet."""

    draft: Draft
    today: datetime.date
    sheet: Sheet
    head: Head
    placed: dict[tuple[str, Loc], int] = field(default_factory=dict)
    """Rows by what they add or change."""

    seen: dict[object, int] = field(default_factory=dict)
    new_sources: dict[str, dict[str, Written]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Subject]:
        """Everything that values can belong to, by its code."""
        return {one.id: one for one in subjects(self.draft.before)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Registered sources by code."""
        return {source.item.id: source.item for source in self.draft.before.sources}

    def judged(self) -> Iterator[Judged]:
        """Every row below the head that says something."""
        for number, row in self.sheet.numbered():
            if number <= self.head.row or is_empty(row):
                continue
            if number in self.sheet.hidden:
                yield Judged(number, Outcome.REFUSED, "这一行是隐藏的，看不见的数不导入。请取消隐藏或筛选，或删除这一行")
            elif self._is_note(row):
                text = next(cell.text for cell in row if cell.text or cell.doubt)
                yield Judged(number, Outcome.SKIPPED, f"没有年份和数值，当作说明：{text[:30]}")
            else:
                yield self._row(number, row)

    def _is_note(self, row: tuple[Cell, ...]) -> bool:
        if any(self._cell(row, name).text or self._cell(row, name).doubt for name in NEEDED):
            return False
        texts = [cell.text for cell in row if cell.text]
        return len(set(texts)) == 1 or bool(texts and NOTE.match(texts[0]))

    def _row(self, number: int, row: tuple[Cell, ...]) -> Judged:
        try:
            return self._taken(number, row)
        except RefusedError as error:
            return Judged(number, Outcome.REFUSED, str(error))

    def _taken(self, number: int, row: tuple[Cell, ...]) -> Judged:
        for name, place in self.head.columns.items():
            cell = self._cell(row, name)
            if cell.doubt:
                raise RefusedError(f"{letters(place + 1)}{number} 单元格{cell.doubt}")
        subject = self._subject(row)
        value = self._value(row, subject)
        key = (subject.id, value.area, value.year, value.month, value.kind, value.scope)
        if key in self.seen:
            raise RefusedError(f"和第 {self.seen[key]} 行是同一地区、年份、性质、口径的同一指标，写了两次。请只留一行")
        self.seen[key] = number
        area = next(one.item.name for one in self.draft.before.areas if one.item.id == value.area)
        said = f"{area}{value.year}年{f'{value.month}月' if value.month else ''}{subject.name} {value.value}{subject.unit}"
        there = entries.published(subject, value)
        if there is None:
            self.placed[entries.file_of(subject.located), entries.place(self.draft, subject, value)] = number
            return Judged(number, Outcome.NEW, said)
        old, reason = there.item, self._text(row, "corrects_reason")
        others = [
            title
            for name, title in (("source", "来源"), ("quote", "原句"), ("scope_note", "口径差别"))
            if getattr(value, name) != getattr(old, name)
        ]
        if self._text(row, "published") and value.published != old.published:
            others.append("本站发布日期")
        if old.value == value.value:
            if others:
                raise RefusedError(f"{said}：数值与已公布的相同，但{'、'.join(others)}不同。表格只用来新增和更正数值，其他请手工改")
            return Judged(number, Outcome.SAME, said)
        if not reason or reason in {revision.reason for revision in _listed(old.corrects)}:
            raise RefusedError(f"{said}：已公布的是 {old.value}。已公布的数值不能悄悄改，确是更正的，请在“更正原因”一列写明原因")
        if "来源" in others:
            raise RefusedError(f"{said}：更正时换了来源。请手工更正，或先不改来源")
        entries.correct(self.draft, there, value.value, reason, self.today)
        if value.quote != old.quote:
            self.draft.put(entries.file_of(there), (*there.loc, "quote"), value.quote)
        self.placed[entries.file_of(there), there.loc] = number
        return Judged(number, Outcome.CHANGED, f"{said}（原为 {old.value}；{reason}）")

    def _subject(self, row: tuple[Cell, ...]) -> Subject:
        code, name = self._text(row, "series"), self._text(row, "name")
        if not code and not name:
            raise RefusedError("没有写指标或目标的代码或名称")
        if code and code not in self.by_id:
            raise RefusedError(f"没有代码为“{code}”的指标、项目目标或正文承诺")
        named = [one for one in self.by_id.values() if narrow(one.name) == narrow(name)]
        if not code and len(named) != 1:
            many = "、".join(one.id for one in named)
            raise RefusedError(f"有 {len(named)} 项叫“{name}”（{many}），请在代码一列写明" if named else f"没有叫“{name}”的指标、项目目标或正文承诺。名称请照规划写全")
        subject = self.by_id[code] if code else named[0]
        if code and name and narrow(name) != narrow(subject.name):
            raise RefusedError(f"代码“{code}”是“{subject.name}”，名称却写的是“{name}”。请核对")
        unit = self._text(row, "unit") or self.head.unit
        if unit and narrow(unit) != narrow(subject.unit):
            raise RefusedError(f"单位写的是“{unit}”，“{subject.name}”的单位是“{subject.unit}”。程序不换算，请照这个单位填写")
        entries.require_counted(subject)
        return subject

    def _value(self, row: tuple[Cell, ...], subject: Subject) -> Value:
        year, month = answers.period(self._needed(row, "year"))
        if self._text(row, "month"):
            month = answers.month(self._text(row, "month"))
        number = answers.number(self._needed(row, "value"), subject.unit)
        kind = answers.choice(ObservationStatus)(self._needed(row, "kind"))
        scope = answers.choice(Scope)(self._needed(row, "scope"))
        note = self._text(row, "scope_note") or None
        published = self._text(row, "published")
        day = answers.day(published) if published else self.today
        quote = answers.words(self._needed(row, "quote"))
        return Value(self._area(row), year, month, number, kind, scope, note, self._source(row), quote, day)

    def _area(self, row: tuple[Cell, ...]) -> str:
        areas = [area.item for area in self.draft.before.areas]
        found = {answers.area(text, areas) for name in ("area", "area_name") if (text := self._text(row, name))}
        if len(found) != 1:
            raise RefusedError("地区代码和地区名称不是同一个地区" if found else "没有写地区")
        return found.pop()

    def _source(self, row: tuple[Cell, ...]) -> str:
        code, title = self._text(row, "source"), self._text(row, "source_title")
        if code in self.sources:
            if title and title != self.sources[code].title:
                raise RefusedError(f"来源代码“{code}”登记的标题是“{self.sources[code].title}”，表里写的是“{title}”。请核对，或另起代码")
            return code
        same = [one.id for one in self.sources.values() if one.title == (title or code)]
        if len(same) == 1:
            return same[0]
        if not title:
            raise RefusedError(f"来源“{code}”没有登记。新的来源请写明来源标题、发布者、来源等级" if code else "没有写来源")
        if code:
            code = answers.code(code)
        publisher, grade = self._needed(row, "publisher"), answers.choice(Grade)(self._needed(row, "grade"))
        date = self._text(row, "source_date")
        day = answers.day(date) if date else None
        known = [name for name, one in self.new_sources.items() if (one["title"], one["publisher"]) == (title, publisher)]
        name = code or (known[0] if known else entries.source_id(publisher, day, [*self.sources, *self.new_sources]))
        address = self._text(row, "url")
        made = {"id": name, "title": title, "publisher": publisher, "date": day, "grade": grade}
        made |= {"url": answers.url(address)} if address else {}
        if self.new_sources.setdefault(name, made) != made:
            raise RefusedError(f"新来源“{name}”在前面的行里写得不一样。同一份来源请写成完全一样")
        return entries.register(self.draft, self.sources.values(), made)

    def _cell(self, row: tuple[Cell, ...], name: str) -> Cell:
        place = self.head.columns.get(name)
        return row[place] if place is not None and place < len(row) else Cell()

    def _text(self, row: tuple[Cell, ...], name: str) -> str:
        return self._cell(row, name).text.strip()

    def _needed(self, row: tuple[Cell, ...], name: str) -> str:
        text = self._text(row, name)
        if not text:
            title = next(title for title, column in TITLES.items() if column == name)
            raise RefusedError(f"没有写“{title}”" + ("（表里没有这一列）" if name not in self.head.columns else ""))
        return text


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Import a file or write a template; 0 if all rows can be taken, 1 if not or if nothing was written."""
    try:
        if options.template is not None:
            draft = Draft.of(options.root)
            options.template.write_bytes(template.workbook(draft.before))
            say(f"已写出模板 {options.template}。")
            return 0
        return _run(options, settings)
    except (RefusedError, PlanError) as error:
        say(f"{error}\n{NOTHING}")
    except (EndedError, KeyboardInterrupt):
        say(f"\n{NOTHING}")
    return 1


def parser(importing: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    importing.add_argument("file", nargs="?", type=Path, help="Excel（.xlsx）或 CSV 文件")
    importing.add_argument("--template", type=Path, help="不导入，写出一个空白的模板")
    importing.add_argument("--write", action="store_true", help="检查通过就写入，不提问")


def head(sheet: Sheet) -> Head | None:
    """The head of a table: the first row with the most known headings, completed from the row above or below it."""
    counts = {number: len(_headings(row)) for number, row in sheet.numbered() if number <= LOOKED_AT}
    best = max(counts, key=lambda number: counts[number], default=0)
    if not best or counts[best] < FEWEST:
        return None
    found, last = _headings(sheet.rows[best - 1]), best
    for beside in (best - 1, best + 1):
        if 1 <= beside <= len(sheet.rows):
            others = {place: name for place, name in _headings(sheet.rows[beside - 1]).items() if place not in found}
            is_head = others and not any(answers.PLAIN.match(cell.text) for cell in sheet.rows[beside - 1])
            if is_head:
                found |= others
                last = max(last, beside)
    columns: dict[str, int] = {}
    for place, (name, _) in sorted(found.items()):
        if name in columns:
            raise RefusedError(f"{letters(columns[name] + 1)} 列和 {letters(place + 1)} 列是同一个表头。请只留一列")
        columns[name] = place
    units = [unit for name, unit in found.values() if name == "value"]
    unused = [cell.text for place, cell in enumerate(sheet.rows[best - 1]) if cell.text and place not in found]
    return Head(last, columns, units[0] if units else "", tuple(unused))


def _headings(row: tuple[Cell, ...]) -> dict[int, tuple[str, str]]:
    """The known headings of a row: place, name of the column and the unit that it names."""
    found = {}
    for place, cell in enumerate(row):
        text = re.sub(r"\s+|\*", "", narrow(cell.text))
        match = UNIT.match(text)
        name = HEADINGS.get(text) or HEADINGS.get(match["name"] if match else "")
        if name:
            found[place] = (name, match["unit"] if match and name == "value" else "")
    return found


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if options.file is None:
        raise RefusedError("请写明文件：make import FILE=文件.xlsx；要空白的模板：make import TEMPLATE=模板.xlsx")
    if not options.file.is_file():
        raise RefusedError(f"找不到文件“{options.file}”")
    draft = Draft.of(options.root)
    before = checks.problems(draft.before, options.today, settings)
    if errors(before):
        raise RefusedError("\n".join(["数据现在就有错误，请先改好：", *map(str, errors(before))]))
    importing = _import(draft, options.today, sheets(options.file.read_bytes()))
    found = list(importing.judged())
    new = preview.new_problems(before, draft.problems(options.today, settings)) if draft.additions else []
    found += _refused(importing, errors(new))
    _tell(importing, found)
    if any(one.outcome is Outcome.REFUSED for one in found):
        say(f"有不能导入的行，整个文件都不写入：请改好，或删去这些行再导入。{NOTHING}")
        return 1
    if not draft.additions:
        say(f"没有要写的。{NOTHING}")
        return 0
    effects = list(preview.effects(preview.wording(draft.before, settings), preview.wording(draft.after(), settings)))
    say("写入以后，网站会这样说：")
    for line in [*effects[:MOST_EFFECTS], *([f"……共 {len(effects)} 处"] if len(effects) > MOST_EFFECTS else [])]:
        say(f"- {line}")
    for line in preview.doubts(new):
        say(line)
    if not options.write:
        asks = sys.stdin.isatty()
        if not asks or not answers.is_yes(listen("写入？（是/否）：")):
            say(f"{NOTHING}要写入，请加 WRITE=1。")
            return 0
    say(f"已写入 {'、'.join(draft.write(options.today, settings))}。")
    return 0


def _import(draft: Draft, today: datetime.date, found: list[Sheet]) -> Import:
    """The one sheet with a head of a table, or the one that the site's own workbook has for values."""
    headed = [(sheet, top) for sheet in found if (top := head(sheet)) is not None]
    own = [pair for pair in headed if pair[0].name == OWN_SHEET]
    usable = own or [pair for pair in headed if "value" in pair[1].columns and "year" in pair[1].columns]
    if not usable:
        raise RefusedError(
            "没有找到表头。表里要有一行写着各列的名称，如：名称、地区名称、年份、数值、数据性质、口径、来源、原句；"
            "空白的模板：make import TEMPLATE=模板.xlsx"
        )
    if len(usable) > 1:
        names = "、".join(sheet.name for sheet, _ in usable)
        raise RefusedError(f"有 {len(usable)} 张工作表都像数据（{names}），不知道用哪一张。请只留一张")
    return Import(draft, today, *usable[0])


def _refused(importing: Import, wrong: list[Problem]) -> Iterator[Judged]:
    """Errors of the check, at the rows that they come from; an error of no row at row 0."""
    if not wrong:
        return
    lines: dict[tuple[str, int], int] = {}
    files = importing.draft.after().files
    for (name, loc), row in importing.placed.items():
        for place, mark in files[name].values.items():
            if place[: len(loc)] == loc:
                lines[mark.file, mark.line] = row
    for problem in wrong:
        row = lines.get((problem.mark.file, problem.mark.line), 0)
        yield Judged(row, Outcome.REFUSED, f"{problem.found}。{problem.mend}")


def _tell(importing: Import, found: list[Judged]) -> None:
    say(f"工作表“{importing.sheet.name}”，表头在第 {importing.head.row} 行。")
    if importing.head.unused:
        say(f"没有用到的列：{'、'.join(importing.head.unused)}。")
    for one in sorted(found, key=lambda one: one.row):
        if one.outcome is not Outcome.SAME:
            say(str(one) if one.row else f"全表：{one.outcome.value}　{one.words}")
    counts = Counter(one.outcome for one in found)
    say("，".join(f"{outcome.value} {counts[outcome]} 行" for outcome in Outcome) + "。")


def _listed(corrects: object) -> tuple[object, ...]:
    """Corrections, whether one or several."""
    if corrects is None:
        return ()
    return tuple(corrects) if isinstance(corrects, tuple | list) else (corrects,)
