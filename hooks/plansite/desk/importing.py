"""``make import``: a sheet of figures, held against what is published row by row, then written in one change."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from plansite.desk import answers, entries, preview, template
from plansite.desk.answers import RefusedError, narrow
from plansite.desk.entries import Value
from plansite.desk.heading import TITLES, Head, head, repeats_head
from plansite.desk.questions import EndedError, listen, say
from plansite.desk.sheet import Cell, Sheet, is_empty, letters, sheets
from plansite.desk.spelling import Written
from plansite.desk.subjects import Subject, subjects
from plansite.desk.writer import Draft
from plansite.models import Area, Observation, Source
from plansite.models.span import WHOLE, span
from plansite.models.vocabulary import Grade, ObservationStatus, Scope
from plansite.problems import Mark, PlanError, Problem, errors
from plansite.reading import checks
from plansite.reading.characters import character_problems
from plansite.reading.dataset import Located
from plansite.reading.marks import Loc
from plansite.reading.settings import Settings

T = TypeVar("T")

OWN_SHEET = "观测值"
NOTHING = "没有写入任何内容。"
NEEDED = ("value", "year")
NOTE = re.compile(r"^(注|备注|说明|资料来源|数据来源|来源|(制表|填表|审核|复核|联系|负责)人?|单位)[:： ]|^[（(]?注")
TOTAL = re.compile("(总|合|小|共)计|(全市|全省|总)?(平均|汇总)")
MOST_EFFECTS = 40
OF_VALUE = ("source", "quote", "quote_note", "source_note", "scope_note")
"""What is said of a value and is compared with what is published."""

OF_SOURCE = {
    "source_title": "title",
    "publisher": "publisher",
    "source_date": "date",
    "grade": "grade",
    "url": "url",
    "source_number": "number",
    "source_page": "page",
}
"""Columns that speak of the source, with the fields that they fill."""


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "新增"
    CHANGED = "更改"
    SAME = "未变"
    REFUSED = "拒绝"
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
    def by_name(self) -> dict[str, list[Subject]]:
        """The same by its name in half-width letters; what has values of its own is meant before what has none."""
        found: dict[str, list[Subject]] = {}
        for one in self.by_id.values():
            found.setdefault(narrow(one.name), []).append(one)
        return {name: [one for one in some if one.is_counted] or some for name, some in found.items()}

    @cached_property
    def areas(self) -> list[Area]:
        """The areas of the plan."""
        return [area.item for area in self.draft.before.areas]

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
                yield Judged(
                    number, Outcome.REFUSED, "这一行是隐藏的，看不见的数不导入。请取消隐藏或筛选，或删除这一行"
                )
            elif self._is_note(row):
                text = next(cell.text for cell in row if cell.text or cell.doubt)
                yield Judged(number, Outcome.SKIPPED, f"没有年份和数值，当作说明：{text[:30]}")
            elif repeats_head(row, self.head):
                yield Judged(number, Outcome.SKIPPED, "重复的表头")
            else:
                yield self._row(number, row)

    def _is_note(self, row: tuple[Cell, ...]) -> bool:
        texts = [cell.text for cell in row if cell.text]
        if texts and NOTE.match(texts[0]) and not re.search(r"[0-9]", narrow(self._text(row, "value"))):
            return True
        if any(self._cell(row, name).text or self._cell(row, name).doubt for name in NEEDED):
            return False
        return len(set(texts)) == 1

    def _row(self, number: int, row: tuple[Cell, ...]) -> Judged:
        try:
            return self._taken(number, row)
        except RefusedError as error:
            return Judged(number, Outcome.REFUSED, str(error))

    def _taken(self, number: int, row: tuple[Cell, ...]) -> Judged:
        doubts = [
            f"{letters(place + 1)}{number} 单元格{cell.doubt}"
            for name, place in self.head.columns.items()
            if (cell := self._cell(row, name)).doubt
        ]
        doubts += [
            f"{letters(place + 1)}{number} 单元格{problem.found}；{problem.mend}"
            for name, place in self.head.columns.items()
            for problem in errors(character_problems(self._text(row, name), ""))
        ]
        if self._cell(row, "value").is_merged:
            doubts.append(f"{self.head.place('value')}和上一行是合并的单元格，看不出数值是几行的。请拆开，各行分别填写")
        if doubts:
            raise RefusedError("；".join(doubts))
        subject = self._subject(row)
        value = self._value(row, subject)
        period = span(value.year, value.period, None)
        area = next(one.name for one in self.areas if one.id == value.area)
        said = f"{area}{period.label}{subject.name} {value.value}{subject.unit}"
        if self._text(row, "withdrawn"):
            return self._withdrawn(number, row, subject, value, said)
        key = (subject.id, value.area, period, value.kind, value.scope)
        if key in self.seen:
            raise RefusedError(
                f"{said}：和第 {self.seen[key]} 行是同一地区、时期、性质、口径的同一指标，写了两次。请只留一行"
            )
        self.seen[key] = number
        there = entries.published(subject, value)
        if there is not None:
            return self._known(number, row, value, there, said)
        self._require_not_withdrawn(subject, value, said)
        if self._text(row, "corrects_reason"):
            raise RefusedError(
                f"{said}：写了更正原因，可是没有公布过这个数值，没有可以更正的。请核对地区、时期、性质和口径"
            )
        self.placed[entries.file_of(subject.located), entries.place(self.draft, subject, value)] = number
        return Judged(number, Outcome.NEW, said)

    def _known(
        self, number: int, row: tuple[Cell, ...], value: Value, there: Located[Observation], said: str
    ) -> Judged:
        """A row about what is published already: the same, corrected with a reason, or refused."""
        old, reason = there.item, answers.words(text) if (text := self._text(row, "corrects_reason")) else ""
        others = [name for name in OF_VALUE if getattr(value, name) != getattr(old, name)]
        others = [name for name in others if name in self.head.columns or getattr(value, name) is not None]
        if self._text(row, "published") and value.published != old.published:
            others.append("published")
        named = "、".join(TITLES[name] for name in others)
        known = {revision.reason for revision in old.corrects}
        if old.value == value.value:
            if others:
                raise RefusedError(
                    f"{said}：数值与已公布的相同，但{named}不同。"
                    "表格只用来新增和更正数值，其他请用 make add ARGS='correct …' 更正，或在 data/ 中手工更正"
                )
            if reason and reason not in known:
                raise RefusedError(f"{said}：写了更正原因，数值却与已公布的相同。请核对数值，或删去更正原因")
            return Judged(number, Outcome.SAME, said)
        if not reason or reason in known:
            raise RefusedError(
                f"{said}：已公布的是 {old.value}。已公布的数值不能悄悄改，确是更正的，请在“更正原因”一列写明这次的原因"
            )
        stale = self._text(row, "corrects_value")
        if stale and not old.corrects and answers.number(stale) != old.value:
            raise RefusedError(f"{said}：表里的原公布值是 {stale}，已公布的却是 {old.value}。请核对")
        if wrong := [name for name in others if name not in {"quote", "published"}]:
            raise RefusedError(
                f"{said}：更正时还改了{'、'.join(TITLES[name] for name in wrong)}。"
                "请用 make add ARGS='correct …' 更正，或只改数值和原句"
            )
        entries.correct(self.draft, there, {"value": value.value}, reason, self.today)
        if value.quote != old.quote:
            self.draft.put(entries.file_of(there), (*there.loc, "quote"), value.quote)
        self.placed[entries.file_of(there), there.loc] = number
        return Judged(number, Outcome.CHANGED, f"{said}（原为 {old.value}；{reason}）")

    def _withdrawn(self, number: int, row: tuple[Cell, ...], subject: Subject, value: Value, said: str) -> Judged:
        """A row that says that a value is withdrawn: it must be on record so, for a sheet withdraws nothing."""
        day = self._read(row, "withdrawn", answers.day)
        for old in _withdrawn_of(subject, value):
            assert old.withdrawn is not None, "chosen so"
            same = all(getattr(value, name) == getattr(old, name) for name in OF_VALUE)
            if same and (old.value, old.withdrawn.date) == (value.value, day):
                return Judged(number, Outcome.SAME, f"{said}（已撤回）")
        raise RefusedError(f"{said}：表格不能撤回数值。撤回请用 make add ARGS='withdraw …'")

    def _require_not_withdrawn(self, subject: Subject, value: Value, said: str) -> None:
        for old in _withdrawn_of(subject, value):
            assert old.withdrawn is not None, "chosen so"
            if (old.value, old.source) == (value.value, value.source):
                raise RefusedError(
                    f"{said}：这个数值已在 {old.withdrawn.date} 撤回（{old.withdrawn.reason}），不能由表格重新发布。"
                    "请删去这一行；确要重新发布的，请在 data/ 中手工添加"
                )

    def _subject(self, row: tuple[Cell, ...]) -> Subject:
        code, name = self._text(row, "series"), self._text(row, "name")
        if TOTAL.fullmatch(re.sub(r"\s", "", name)):
            raise RefusedError(f"这一行是“{name}”，不是来源公布的一个指标，不导入。请删除这一行")
        if not code and not name:
            raise RefusedError("没有写指标或目标的代码或名称")
        if code and code not in self.by_id:
            raise RefusedError(f"没有代码为“{code}”的指标、项目目标或正文承诺")
        named = self.by_name.get(narrow(name), [])
        if not code and len(named) != 1:
            many = "、".join(one.id for one in named)
            raise RefusedError(
                f"有 {len(named)} 项叫“{name}”（{many}），请在代码一列写明"
                if named
                else f"没有叫“{name}”的指标、项目目标或正文承诺。名称请照规划写全"
            )
        subject = self.by_id[code] if code else named[0]
        if code and name and narrow(name) != narrow(subject.name):
            raise RefusedError(f"代码“{code}”是“{subject.name}”，名称却写的是“{name}”。请核对")
        own = self._text(row, "unit")
        units = (own,) if own else self.head.units
        if units and narrow(subject.unit) not in map(narrow, units):
            raise RefusedError(
                f"单位写的是“{'、'.join(units)}”，“{subject.name}”的单位是“{subject.unit}”。程序不换算，请照这个单位填写"
            )
        entries.require_counted(subject)
        return subject

    def _value(self, row: tuple[Cell, ...], subject: Subject) -> Value:
        year, part = self._period(row)
        number = self._read(row, "value", lambda text: answers.number(text, subject.unit))
        kind = self._read(row, "kind", answers.choice(ObservationStatus))
        scope = self._read(row, "scope", answers.choice(Scope))
        day = self._read(row, "published", answers.day) if self._text(row, "published") else self.today
        quote = self._read(row, "quote", answers.words)
        note, of_quote, of_source = (
            answers.words(text) if (text := self._text(row, name)) else None
            for name in ("scope_note", "quote_note", "source_note")
        )
        area, source = self._area(row), self._source(row)
        return Value(area, year, part, number, kind, scope, note, source, quote, day, of_quote, of_source)

    def _period(self, row: tuple[Cell, ...]) -> tuple[int, str | None]:
        """The year and its part, of which several columns may speak if they say the same."""
        year, part = self._read(row, "year", answers.dated)
        said = [part] if part is not None else []
        if self._text(row, "period"):
            said.append(self._read(row, "period", answers.part))
        month = self._read(row, "month", answers.month) if self._text(row, "month") else None
        if not said and month is not None:
            said.append(f"{month}月")
        spans = {span(year, words, None) for words in said}
        if len(spans) > 1 or (month is not None and any(one.last_month != month for one in spans)):
            raise RefusedError("年份、时期、月份几列说的不是同一段时间。请核对，只写一处也可以")
        school = next((one for one in spans if one.is_school_year), None)
        if school is not None and not school.words.endswith(f"—{year}学年"):
            raise RefusedError(f"“{school.words}”算在结束的那一年，年份写的却是 {year}。请核对")
        return year, next((one.words for one in spans if one.words != WHOLE), None)

    def _area(self, row: tuple[Cell, ...]) -> str:
        found = {
            self._read(row, name, lambda text: answers.area(text, self.areas))
            for name in ("area", "area_name")
            if self._text(row, name)
        }
        if len(found) != 1:
            raise RefusedError("地区代码和地区名称不是同一个地区" if found else "没有写地区")
        return found.pop()

    def _source(self, row: tuple[Cell, ...]) -> str:
        code, title = narrow(self._text(row, "source")), self._text(row, "source_title")
        if code in self.sources:
            self._require_registered(row, self.sources[code])
            return code
        same = [one for one in self.sources.values() if one.title == (title or code)]
        if len(same) == 1 and (not title or not code or code == title):
            self._require_registered(row, same[0])
            return same[0].id
        if len(same) > 1 and not title:
            raise RefusedError(f"有 {len(same)} 个来源叫“{code}”（{'、'.join(one.id for one in same)}）。请写来源代码")
        if not title:
            raise RefusedError(
                f"来源“{code}”没有登记。新的来源请写明来源标题、发布者、来源等级" if code else "没有写来源"
            )
        return self._new_source(row, code, title)

    def _require_registered(self, row: tuple[Cell, ...], source: Source) -> None:
        """Raise ``RefusedError`` if a row says of a registered source what the register does not."""
        for column, name in OF_SOURCE.items():
            if not self._text(row, column):
                continue
            said, known = self._of_source(row, column), getattr(source, name)
            if said != known and str(said) != str(known):
                shown = known.label if isinstance(known, Grade) else known
                raise RefusedError(
                    f"{self.head.place(column)}写的是“{self._text(row, column)}”，来源“{source.id}”登记的"
                    + (f"是“{shown}”" if shown is not None else "没有这一项")
                    + "。请核对，或另起来源代码"
                )

    def _of_source(self, row: tuple[Cell, ...], column: str) -> Written:
        readers: dict[str, Callable[[str], Written]] = {
            "source_date": answers.day,
            "grade": answers.choice(Grade),
            "url": answers.url,
        }
        return self._read(row, column, readers.get(column, answers.words))

    def _new_source(self, row: tuple[Cell, ...], code: str, title: str) -> str:
        needed = {"source_title", "publisher", "grade"}
        told = {
            name: self._of_source(row, column)
            for column, name in OF_SOURCE.items()
            if column in needed or self._text(row, column)
        }
        date = told.get("date")
        assert date is None or isinstance(date, datetime.date), "read as a day"
        publisher = str(told["publisher"])
        alike = [
            name
            for name, one in self.new_sources.items()
            if (one["title"], one["publisher"], one.get("date")) == (title, publisher, date)
        ]
        if code:
            name = answers.code(code)
        else:
            used = [*self.sources, *self.new_sources]
            name = alike[0] if alike else entries.source_id(publisher, date, used)
        made: dict[str, Written] = {"id": name, **told}
        if self.new_sources.setdefault(name, made) != made:
            raise RefusedError(f"新来源“{name}”在前面的行里写得不一样。同一份来源请写成完全一样")
        return entries.register(self.draft, self.sources.values(), made)

    def _cell(self, row: tuple[Cell, ...], name: str) -> Cell:
        place = self.head.columns.get(name)
        return row[place] if place is not None and place < len(row) else Cell()

    def _text(self, row: tuple[Cell, ...], name: str) -> str:
        return self._cell(row, name).text.strip()

    def _read(self, row: tuple[Cell, ...], name: str, read: Callable[[str], T]) -> T:
        """What a cell says; raises ``RefusedError`` with its column if it is empty or cannot be taken."""
        text = self._text(row, name)
        if not text:
            raise RefusedError(
                f"没有写“{TITLES[name]}”" + ("（表里没有这一列）" if name not in self.head.columns else "")
            )
        try:
            return read(text)
        except RefusedError as error:
            raise RefusedError(f"{self.head.place(name)}：{error}") from None


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Import a file or write a template; 0 if all rows can be taken, 1 if not or if nothing was written."""
    try:
        if options.template is not None:
            draft = Draft.of(options.root)
            with options.template.open("xb") as file:
                file.write(template.workbook(draft.before))
            say(f"已写出模板 {options.template}。")
            return 0
        return _run(options, settings)
    except (RefusedError, PlanError) as error:
        say(f"{error}\n{NOTHING}")
    except FileExistsError:
        say(f"已经有文件“{options.template}”，没有覆盖。请换一个名字，或先把它移走。\n{NOTHING}")
    except OSError as error:
        say(f"文件“{error.filename}”不能读或不能写，请核对文件夹和权限，在别的程序里打开的请关闭。\n{NOTHING}")
    except (EndedError, KeyboardInterrupt):
        say(f"\n{NOTHING}")
    return 1


def parser(importing: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    importing.add_argument("file", nargs="?", type=Path, help="Excel（.xlsx）或 CSV 文件")
    importing.add_argument("--template", type=Path, help="不导入，写出一个空白的模板")
    importing.add_argument("--write", action="store_true", help="检查通过就写入，不提问")


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
    wrong = list(_refused(importing, errors(new)))
    found = [one for one in found if one.row not in {other.row for other in wrong}] + wrong
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
    own = [sheet for sheet in found if sheet.name == OWN_SHEET]
    headed = [(sheet, top) for sheet in own or found if (top := head(sheet)) is not None]
    usable = [pair for pair in headed if "value" in pair[1].columns and "year" in pair[1].columns]
    if not usable:
        raise RefusedError(
            "没有找到表头。表里要有一行写着各列的名称，如：名称、地区名称、年份、数值、数据性质、口径、来源、原句；"
            "空白的模板：make import TEMPLATE=模板.xlsx"
        )
    if len(usable) > 1:
        names = "、".join(sheet.name for sheet, _ in usable)
        raise RefusedError(f"有 {len(usable)} 张工作表都像数据（{names}），不知道用哪一张。请只留一张")
    sheet, top = usable[0]
    if unseen := [top.place(name) for name, place in top.columns.items() if place + 1 in sheet.hidden_columns]:
        raise RefusedError(f"{'、'.join(unseen)}是隐藏的，看不见的内容不导入。请取消隐藏，或删除这一列")
    return Import(draft, today, sheet, top)


def _refused(importing: Import, wrong: list[Problem]) -> Iterator[Judged]:
    """Errors of the check, at the rows that they come from; an error of no row at row 0."""
    if not wrong:
        return
    lines: dict[tuple[str, int], int] = {}
    fields: dict[Mark, str] = {}
    files = importing.draft.after().files
    for (name, loc), row in importing.placed.items():
        for place, mark in files[name].below(loc):
            lines[mark.file, mark.line] = row
            fields[mark] = str(place[-1])
    for problem in wrong:
        row = lines.get((problem.mark.file, problem.mark.line), 0)
        name = fields.get(problem.mark, "")
        column = f"{importing.head.place(name)}：" if name in importing.head.columns else ""
        yield Judged(row, Outcome.REFUSED, f"{column}{problem.found}。{problem.mend}")


def _tell(importing: Import, found: list[Judged]) -> None:
    say(f"工作表“{importing.sheet.name}”，表头在第 {importing.head.row} 行。")
    if importing.head.unused:
        say(f"没有用到的列：{'、'.join(importing.head.unused)}。")
    for one in sorted(found, key=lambda one: one.row):
        if one.outcome is not Outcome.SAME:
            say(str(one) if one.row else f"全表：{one.outcome.value}　{one.words}")
    counts = Counter(outcome for _, outcome in {(one.row, one.outcome) for one in found})
    say("，".join(f"{outcome.value} {counts[outcome]} 行" for outcome in Outcome) + "。")


def _withdrawn_of(subject: Subject, value: Value) -> Iterator[Observation]:
    """Values of the same area, period, kind and scope that were withdrawn."""
    for old in subject.located.item.observations:
        if old.withdrawn is not None and value.is_of(old.model_copy(update={"withdrawn": None})):
            yield old
