"""The project's data and text from the plan that was found: the one module that knows the format of the files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plansite.newplan.documents.structure import Paragraph, Table
from plansite.newplan.finding import headings, plan, promises
from plansite.newplan.finding.figures import Figure
from plansite.newplan.finding.indicator_table import Indicator
from plansite.newplan.finding.outline import Chapter, Subheading
from plansite.newplan.finding.plan import FoundPlan, IndicatorPlace, Placed, PlacedSidebar, SidebarPlace
from plansite.newplan.finding.promises import NoPromise, Promise
from plansite.newplan.finding.sidebars import Project
from plansite.newplan.writing import names
from plansite.newplan.writing.yaml_text import Inline, written

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
SPACE = "\u3000"
TEN_THOUSAND = Decimal(10_000)
DECIMALS = 2
PERCENT_LIMIT = 100
YEARS_LIMIT = 30
WHOLE = frozenset("所个家名项人套")
UNSTATED = "（未写明）"


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a project by their paths, and facts that pages and settings need."""

    files: dict[str, str]
    has_themes: bool
    is_compared: bool
    parts: tuple[tuple[str, tuple[int, ...]], ...]
    """Headings of parts with the numbers of their chapters; one nameless part where the plan has none."""

    projects: int
    baseline: str
    """Years of the baselines, or empty."""


def project(found: FoundPlan, today: datetime.date) -> Written:
    """Every data file and chapter of the project."""
    return _Emitter(found, today).project()


class _Emitter:
    def __init__(self, found: FoundPlan, today: datetime.date) -> None:
        self._found = found
        self._today = today
        self._areas = names.codes(area.name for area in found.areas)
        self._subject = self._areas[next(i for i, area in enumerate(found.areas) if area.is_subject)]
        self._indicators = [indicator for indicator in found.indicators if _is_carried(indicator)]
        self._codes = names.codes(indicator.name for indicator in self._indicators)
        self._handover = found.handover

    def project(self) -> Written:
        """Every file."""
        for indicator in self._found.indicators:
            if not _is_carried(indicator):
                self._handover.lost(f"指标表第{indicator.row}行", "没有数值目标的指标没有带入", indicator.name)
        files = {
            f"content/chapters/{chapter.number:02}.md": self._chapter(chapter, sections)
            for chapter, sections in self._found.chapters
        }
        themes = self._themes()
        files |= {
            "data/plan.yaml": written(self._plan(), "plan"),
            "data/indicators.yaml": written({"indicators": self._indicator_list()}, "indicators"),
            "data/projects.yaml": written({"sidebars": [self._sidebar(s) for s in self._found.sidebars]}, "projects"),
            "data/sources.yaml": written({"sources": []}, "sources"),
            "data/notes.yaml": written({"notes": []}, "notes"),
            "data/pinyin.yaml": written({"readings": [], "misreadings": [], "aliases": []}, "pinyin"),
            "data/themes.yaml": written(themes, "themes"),
        }
        years = sorted({i.baseline_year for i in self._found.indicators if i.baseline_year})
        return Written(
            files,
            has_themes=bool(themes["themes"]),
            is_compared=len(self._areas) > 1,
            parts=tuple(_parts(self._found)),
            projects=sum(len(placed.sidebar.projects) for placed in self._found.sidebars),
            baseline="、".join(map(str, years)),
        )

    def _plan(self) -> dict[str, Any]:
        found = self._found
        made: dict[str, Any] = {"title": found.title, "short_title": short_title(found.title)}
        if number := _document_number(found.outline.number):
            made["document_number"] = number
        made["period"] = {"start": found.period[0], "end": found.period[1]}
        made["published"] = str(self._today)
        made["areas"] = [
            {"id": code, "name": area.name, "role": "subject" if area.is_subject else "comparison"}
            for code, area in zip(self._areas, found.areas, strict=True)
        ]
        return made

    # Chapters

    def _chapter(self, chapter: Chapter, sections: list[tuple[str, list[Placed]]]) -> str:
        lines: list[str] = []
        if chapter.number == 1:
            lines += [text for item in self._found.outline.preamble for text in self._texts(item, chapter)]
        lines.append(f"# {chapter.title}")
        if chapter.part:
            words = f"“{chapter.part}”和它的引言暂放在本篇第一章的开头"
            self._handover.doubtful(f"第{chapter.number}章", words, chapter.part)
        for title, items in sections:
            if title:
                lines.append(f"## {title}")
            for item in items:
                lines += self._texts(item, chapter)
        return "\n\n".join(lines) + "\n"

    def _texts(self, item: Placed, chapter: Chapter) -> Iterator[str]:
        place = f"第{chapter.number}章"
        if isinstance(item, SidebarPlace):
            yield f"{{{{ 专栏{item.number} }}}}"
        elif isinstance(item, IndicatorPlace):
            yield "{{ 主要指标表 }}"
        elif isinstance(item, Paragraph):
            for note in item.footnotes:
                self._handover.lost(place, "脚注没有带入", note.text)
            yield _line(item.text)
        elif isinstance(item, Subheading):
            self._handover.doubtful(place, "小节标题暂作为一段文字", item.text)
            yield _line(item.text)
        elif isinstance(item, Table):
            first = next((row for row in item.texts if any(row)), ())
            self._handover.doubtful(place, "表格改成了逐行的文字，一行一段", SPACE.join(first)[:40])
            for row in item.texts:
                if any(row):
                    yield _line(SPACE.join(text for text in row if text))

    # Indicators

    def _indicator_list(self) -> list[dict[str, Any]]:
        return [self._indicator(indicator, code) for indicator, code in zip(self._indicators, self._codes, strict=True)]

    def _indicator(self, indicator: Indicator, code: str) -> dict[str, Any]:
        target = indicator.targets[0]
        made: dict[str, Any] = {
            "id": code,
            "name": indicator.name,
            "dimension": indicator.dimension or UNSTATED,
            "unit": indicator.unit or UNSTATED,
            "decimals": max(indicator.decimals, 0 if indicator.unit in WHOLE else DECIMALS),
            "attribute": indicator.attribute if indicator.attribute in {"约束性", "预期性"} else "预期性",
            "direction": indicator.direction or "up",
        }
        if limits := _limits(indicator):
            made["limits"] = limits
        if indicator.department:
            made["department"] = indicator.department
        if any(figure.value is not None for figure in indicator.baseline.values()):
            starts = {area: figure.value for area, figure in self._by_area(indicator.baseline).items()}
            values = {code: starts.get(code) for code in self._areas}
            made["baseline"] = {"year": indicator.baseline_year, "values": values}
        made["target"] = {
            "year": target.by,
            "values": {area: _target(figure) for area, figure in self._by_area(target.values).items()},
        }
        index = self._found.indicators.index(indicator)
        if mentions := self._found.mentions.get(index):
            made["mentions"] = [
                Inline({"at": m.anchor, "text": m.text} | ({} if m.is_promise else {"promise": False}))
                for m in mentions
            ]
        made["observations"] = []
        return made

    def _by_area(self, values: dict[str, Figure]) -> dict[str, Figure]:
        by_name = {area.name: code for area, code in zip(self._found.areas, self._areas, strict=True)}
        return {by_name.get(name, self._subject): figure for name, figure in values.items()}

    # Sidebars

    def _sidebar(self, placed: PlacedSidebar) -> dict[str, Any]:
        place = f"专栏{placed.number}"
        for words in placed.sidebar.lead_in:
            self._handover.lost(place, "专栏开头的引言没有带入", words)
        return {
            "id": placed.number,
            "title": placed.sidebar.title,
            "chapter": placed.chapter,
            "projects": [
                self._project(item, f"{placed.number}-{index}")
                for index, item in enumerate(placed.sidebar.projects, start=1)
            ],
        }

    def _project(self, item: Project, number: str) -> dict[str, Any]:
        place = f"项目 {number}“{item.name}”"
        text = item.text or item.name
        made: dict[str, Any] = {"id": number, "name": item.name, "text": text}
        if item.number:
            self._handover.lost(place, "项目前的序号没有带入", item.number)
        if item.group:
            self._handover.lost(place, "项目所属的类别没有带入", item.group)
        for words in (item.investment, f"{item.start}—{item.end}年" if item.end else ""):
            if words:
                self._handover.lost(place, "投资额和起止年份没有带入", words)
        if item.departments is not None:
            made["departments"] = {"lead": item.departments.lead}
            if item.departments.support:
                made["departments"]["support"] = list(item.departments.support)
        targets, others = self._promises(item.name, text, place)
        if targets:
            made["targets"] = [_numbered(target, f"{number}-t{i}") for i, target in enumerate(targets, start=1)]
        if others:
            made["unmeasured"] = [{"text": other.text, "reason": other.reason} for other in others]
        return made

    def _promises(self, name: str, text: str, place: str) -> tuple[list[dict[str, Any]], list[NoPromise]]:
        start, end = self._found.period
        named, named_others = promises.read(name, looks_back=True)
        del named
        others = list(named_others)
        found, none = promises.read(text, since=start)
        targets = []
        for promise in found:
            by = promise.by or end
            if not start <= by <= end:
                others.append(NoPromise(promise.text, f"期限是 {by} 年，不在规划期内", promise.start, is_certain=False))
            elif not promise.unit or text.count(promise.text) != 1:
                others.append(NoPromise(promise.text, "看不出单位，请核对", promise.start, is_certain=False))
            elif not _is_valid(promise):
                others.append(NoPromise(promise.text, "数值与单位不合，请核对", promise.start, is_certain=False))
            else:
                targets.append(self._target(promise, by))
                self._handover.doubtful(place, f"承诺：{_said(promise, by)}", promise.text)
        others += none
        for other in others:
            if not other.is_certain:
                self._handover.doubtful(place, f"数字没有作为承诺：{other.reason}", other.text)
        others += self._uncovered(name, targets, others, place)
        others += self._uncovered(text, targets, others, place)
        return targets, list(dict.fromkeys(NoPromise(o.text, o.reason, 0) for o in others))

    def _uncovered(
        self, words: str, targets: list[dict[str, Any]], others: list[NoPromise], place: str
    ) -> Iterator[NoPromise]:
        """A reason for every number that neither a promise nor a reason covers."""
        for number in NUMBER.finditer(words):
            if any(_covers(words, other.text, number) for other in others):
                continue
            if any(
                Decimal(number[0]) in _explained(target) and _covers(words, target["text"], number)
                for target in targets
            ):
                continue
            around = words[max(0, number.start() - 4) : number.end() + 4]
            self._handover.doubtful(place, "数字没有作为承诺，请核对", around)
            yield NoPromise(around, "看不出是不是要达到的数量，请核对", number.start())

    def _target(self, promise: Promise, by: int) -> dict[str, Any]:
        made: dict[str, Any] = {"text": promise.text, "measure": promise.measure, "unit": promise.unit}
        made["kind"] = promise.kind
        made |= _value(promise)
        made["by"] = by
        for indicator, code in zip(self._indicators, self._codes, strict=True):
            figures = self._by_area(indicator.targets[0].values)
            own = figures.get(self._subject)
            if (
                promise.measure == indicator.name
                and promise.unit == indicator.unit
                and own is not None
                and own.value == promise.value
            ):
                made["indicator"] = code
        return made

    # Themes

    def _themes(self) -> dict[str, Any]:
        """Promises of the text, and a theme a chapter that gathers what stands in it."""
        stated = [self._text_promise(one, number) for one, number in self._counted()]
        if not stated:
            return {"themes": [], "promises": []}
        self._handover.doubtful("专题", "专题暂按章编排，请改成人们常用的说法（data/themes.yaml）")
        themes = []
        for chapter, _ in self._found.chapters:
            found = label.end if (label := headings.label(chapter.title)) else 0
            own: dict[str, Any] = {
                "id": f"chapter-{chapter.number}",
                "name": chapter.title[found:].strip() or chapter.title,
            }
            if chapter.number == self._found.table_chapter and self._codes:
                own["indicators"] = self._codes
            ids = [
                f"{placed.number}-{i}"
                for placed in self._found.sidebars
                if placed.chapter == chapter.number
                for i in range(1, len(placed.sidebar.projects) + 1)
            ]
            listed = [one["id"] for one in stated if one["id"].split("-")[1] == str(chapter.number)]
            own |= ({"projects": ids} if ids else {}) | ({"promises": listed} if listed else {})
            if len(own) > DECIMALS:
                themes.append(own)
        return {"themes": themes, "promises": stated}

    def _counted(self) -> Iterator[tuple[plan.TextPromise, str]]:
        counts: dict[tuple[int, int], int] = {}
        for one in self._found.promises:
            key = (one.chapter, one.section)
            counts[key] = counts.get(key, 0) + 1
            yield one, f"p-{one.chapter}-{one.section}-{counts[key]}"

    def _text_promise(self, one: plan.TextPromise, number: str) -> dict[str, Any]:
        promise = one.promise
        by = promise.by or self._found.period[1]
        made: dict[str, Any] = {"id": number, "at": one.anchor, "text": promise.text, "measure": promise.measure}
        if promise.unit and _is_valid(promise):
            made |= {"unit": promise.unit, "kind": promise.kind} | _value(promise)
        made["by"] = by
        self._handover.doubtful(one.anchor, f"正文承诺：{_said(promise, by)}", promise.text)
        return made


def _is_carried(indicator: Indicator) -> bool:
    figures = [figure for target in indicator.targets for figure in target.values.values()]
    return bool(figures) and not any(figure.is_in_words for figure in figures) and bool(indicator.direction)


def _parts(found: FoundPlan) -> Iterator[tuple[str, tuple[int, ...]]]:
    part, numbers = "", list[int]()
    for chapter, _ in found.chapters:
        if chapter.part and numbers:
            yield part, tuple(numbers)
            numbers = []
        part = chapter.part or ("" if chapter.is_annex else part)
        numbers.append(chapter.number)
    if numbers:
        yield part, tuple(numbers)


def _line(text: str) -> str:
    """A paragraph as one line of Markdown that is read as a paragraph."""
    return re.sub(r"^(#|＃|\{\{)", r"“\1", text) if text.startswith(("#", "＃", "{{")) else text


def short_title(title: str) -> str:
    """The title without the years in brackets behind it."""
    return re.sub(r"\s*[（(][^（）()]*[）)]\s*$", "", title) or title


def _document_number(words: str) -> str:
    match = re.match(r"^([\u4e00-\u9fff]+)[〔\[（(]((?:19|20)\d{2})[〕\]）)]\s*([1-9]\d*)\s*号$", words)
    return f"{match[1]}〔{match[2]}〕{match[3]}号" if match else ""


def _limits(indicator: Indicator) -> dict[str, Any]:
    """A wider range where the plan itself goes beyond the unit's own."""
    usual = {"%": PERCENT_LIMIT, "年": YEARS_LIMIT}.get(indicator.unit)
    values = [
        value
        for figure in (*indicator.baseline.values(), *(f for t in indicator.targets for f in t.values.values()))
        for value in (figure.value, figure.low, figure.high)
        if value is not None
    ]
    if usual is None or max(values, default=Decimal(0)) <= usual:
        return {}
    return {"min": 0, "max": int(max(values) * 2)}


def _target(figure: Figure) -> Inline:
    if figure.value is not None:
        return Inline({"op": figure.op, "value": figure.value, "text": figure.text})
    return Inline({"low": figure.low, "high": figure.high, "text": figure.text})


def _value(promise: Promise) -> dict[str, Any]:
    made: dict[str, Any]
    made = (
        {"op": promise.op, "value": promise.value}
        if promise.value is not None
        else {"low": promise.low, "high": promise.high}
    )
    return made | ({"approximate": True} if promise.is_approximate else {})


def _is_valid(promise: Promise) -> bool:
    """Whether the check of the data would take the number with its unit."""
    values = [value for value in (promise.value, promise.low, promise.high) if value is not None]
    if promise.unit in WHOLE and any(value != value.to_integral_value() for value in values):
        return False
    most = {"%": PERCENT_LIMIT, "年": YEARS_LIMIT}.get(promise.unit)
    return most is None or max(values) <= most


def _said(promise: Promise, by: int) -> str:
    number = f"{promise.op} {promise.value:f}" if promise.value is not None else f"{promise.low:f} 至 {promise.high:f}"
    about = "（左右）" if promise.is_approximate else ""
    return f"{promise.measure} {number} {promise.unit}{about}，{by} 年"


def _numbered(target: dict[str, Any], number: str) -> dict[str, Any]:
    return {"id": number} | target


def _covers(words: str, quoted: str, number: re.Match[str]) -> bool:
    start = words.find(quoted)
    while start >= 0:
        if start <= number.start() and number.end() <= start + len(quoted):
            return True
        start = words.find(quoted, start + 1)
    return False


def _explained(target: dict[str, Any]) -> set[Decimal]:
    values = {target[key] for key in ("value", "low", "high") if key in target}
    return values | {value * TEN_THOUSAND for value in values} | {Decimal(target["by"])}
