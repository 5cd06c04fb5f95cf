"""The project's data and text from the plan that was found: the one module that knows the format of the files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Any

from plansite.models.hanzi import HAN
from plansite.newplan.finding import departments, headings, plan, promises
from plansite.newplan.finding.departments import Departments
from plansite.newplan.finding.figures import BRACKETS, Figure
from plansite.newplan.finding.indicator_table import Indicator, Target
from plansite.newplan.finding.plan import FoundPlan, PlacedSidebar, TaskTable
from plansite.newplan.finding.promises import NoPromise, Promise
from plansite.newplan.finding.sidebars import Project
from plansite.newplan.writing import names, plan_table
from plansite.newplan.writing.chapter_text import piece
from plansite.newplan.writing.yaml_text import Inline, written
from plansite.reading.chapters import file_name

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LEVEL = "期末"
TEN_THOUSAND = Decimal(10_000)
DECIMALS = 2
PERCENT_LIMIT = 100
YEARS_LIMIT = 30
BARE = re.compile(
    rf"[^0-9{HAN}]*[0-9]+(?:\.[0-9]+)?[^0-9{HAN}]*(?:[0-9]+(?:\.[0-9]+)?)?(?:[^0-9{HAN}]|含|及|以上|以下|以内|左右|上下)*"
)
"""Words that are nothing but a figure, which no target may leave in words."""

WHOLE = frozenset("所个家名项人套")
PLAN = "plan"
"""The source that names what the plan itself names."""

UNSTATED = "未写明"


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a project by their paths, and facts that pages and settings need."""

    files: dict[str, str]
    has_themes: bool
    is_compared: bool
    pieces: tuple[str, ...]
    """The names of the pieces of the text, in order."""

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
        self._handover = found.handover
        self._has_table = False
        self._anchors = found.table_anchors
        self._indicators = [one for one in found.indicators if one.targets and self._has_targets(one)]
        self._codes = names.codes(indicator.name for indicator in self._indicators)
        self._has_table = bool(plan_table.form(found.columns, self._indicators, dict(self._area_codes())))
        self._empty = plan_table.empty_sign(found.columns, self._indicators)

    def _has_targets(self, indicator: Indicator) -> bool:
        """Whether anything of an indicator's targets can be carried."""
        if any(self._indicator_target(indicator, target)["values"] for target in indicator.targets):
            return True
        self._handover.lost(f"指标表第{indicator.row}行", "没有可以带入的目标，指标没有带入", indicator.name)
        return False

    def project(self) -> Written:
        """Every file."""
        for indicator in self._found.indicators:
            if not indicator.targets:
                self._handover.lost(f"指标表第{indicator.row}行", "没有目标的指标没有带入", indicator.name)
            elif not indicator.unit:
                said = f"“{indicator.name}”没有写单位，暂写“{UNSTATED}”"
                self._handover.unknown(f"指标表第{indicator.row}行", said)
        found = self._found
        files = {
            f"content/chapters/{file_name(chapter.id)}": piece(
                chapter, sections, found.outline.preamble if index == 0 else ()
            )
            for index, (chapter, sections) in enumerate(found.chapters)
        }
        themes = self._themes()
        files |= {
            "data/plan.yaml": written(self._plan(), "plan"),
            "data/indicators.yaml": written({"indicators": self._indicator_list()}, "indicators"),
            "data/projects.yaml": written(self._projects(), "projects"),
            "data/sources.yaml": written({"sources": self._sources()}, "sources"),
            "data/notes.yaml": written({"notes": []}, "notes"),
            "data/pinyin.yaml": written({"readings": [], "misreadings": [], "aliases": []}, "pinyin"),
            "data/themes.yaml": written(themes, "themes"),
        }
        years = sorted({i.baseline_year for i in self._found.indicators if i.baseline_year})
        return Written(
            files,
            has_themes=bool(themes["themes"]),
            is_compared=len(self._areas) > 1,
            pieces=tuple(chapter.id for chapter, _ in found.chapters),
            projects=self._found.projects,
            baseline="、".join(map(str, years)),
        )

    def _sources(self) -> list[dict[str, Any]]:
        """The plan itself, where it is what names departments."""
        boxes = (item for placed in self._found.sidebars for item in placed.sidebar.projects)
        projects = chain(boxes, (item for own in self._found.tasks for item in own.projects))
        if not any(item.departments for item in projects) and not any(one.department for one in self._indicators):
            return []
        self._handover.unknown("来源", "责任单位的来源是规划本身，请在 data/sources.yaml 补上发布单位、日期和网址")
        made = {"id": PLAN, "title": self._found.title, "publisher": UNSTATED, "grade": "official"}
        if number := _document_number(self._found.outline.number):
            made["number"] = number
        return [made]

    def _plan(self) -> dict[str, Any]:
        found = self._found
        made: dict[str, Any] = {"title": found.title, "short_title": short_title(found.title)}
        if number := _document_number(found.outline.number):
            made["document_number"] = number
        made["period"] = {"start": found.period[0], "end": found.period[1]}
        made["published"] = str(self._today)
        if table := plan_table.form(found.columns, self._indicators, dict(self._area_codes())):
            made["table"] = table
        pieces = [chapter.id for chapter, _ in found.chapters]
        if not all(name.isdigit() for name in pieces):
            made["contents"] = [int(name) if name.isdigit() else name for name in pieces]
        made["areas"] = [
            {"id": code, "name": area.name, "role": "subject" if area.is_subject else "comparison"}
            for code, area in zip(self._areas, found.areas, strict=True)
        ]
        return made

    # Indicators

    def _area_codes(self) -> Iterator[tuple[str, str]]:
        """Areas by their names, the one without a name among them."""
        yield "", self._subject
        yield from zip((area.name for area in self._found.areas), self._areas, strict=True)

    def _indicator_list(self) -> list[dict[str, Any]]:
        listed = zip(self._indicators, self._codes, strict=True)
        return [self._indicator(indicator, code, index) for index, (indicator, code) in enumerate(listed)]

    def _indicator(self, indicator: Indicator, code: str, index: int) -> dict[str, Any]:
        made: dict[str, Any] = {"id": code, "name": indicator.name}
        if indicator.dimension:
            made["dimension"] = indicator.dimension
        made["unit"] = indicator.unit or UNSTATED
        made["decimals"] = max(indicator.decimals, 0 if indicator.unit in WHOLE else DECIMALS)
        if indicator.attribute:
            made["attribute"] = indicator.attribute.strip("（）()")
        made["direction"] = indicator.direction or "up"
        if limits := _limits(indicator):
            made["limits"] = limits
        if indicator.department and (named := departments.of_cell(indicator.department)):
            made["department"] = _responsible(named)
        if start := self._baseline(indicator):
            made["baseline"] = start
        targets = [self._indicator_target(indicator, target) for target in indicator.targets]
        made["targets"] = [target for target in targets if target["values"]]
        if self._has_table:
            kept = {value["text"] for target in made["targets"] for value in target["values"].values()}
            bases = plan_table.column_bases(self._found.columns, self._indicators)
            made["cells"] = plan_table.cells(self._found.columns, indicator, index + 1, kept, bases, self._empty)
            made = {key: value for key, value in made.items() if key != "cells" or value}
        if mentions := self._found.mentions.get(self._found.indicators.index(indicator)):
            made["mentions"] = [
                Inline({"at": m.anchor, "text": m.text} | ({} if m.is_promise else {"promise": False}))
                for m in mentions
            ]
        made["observations"] = []
        return made

    def _baseline(self, indicator: Indicator) -> dict[str, Any]:
        figures = self._by_area(indicator.baseline)
        place = f"指标表第{indicator.row}行"
        values: dict[str, Decimal | None] = {}
        texts: dict[str, str] = {}
        for area, figure in figures.items():
            if figure.value is None:
                self._handover.lost(place, f"“{indicator.name}”的基期不是一个数，没有带入", figure.text)
            else:
                values[area] = figure.value
                if figure.text != f"{figure.value:f}":
                    texts[area] = figure.text
        if not values:
            return {}
        ordered = {code: values.get(code) for code in self._areas if len(self._areas) > 1 or code in values}
        made: dict[str, Any] = {"year": indicator.baseline_year, "values": ordered}
        return made | ({"texts": texts} if texts else {})

    def _indicator_target(self, indicator: Indicator, target: Target) -> dict[str, Any]:
        made: dict[str, Any] = {"by": target.by}
        if target.basis != LEVEL:
            made["basis"] = target.basis
        starts = self._by_area(indicator.baseline)
        values = {}
        for area, figure in self._by_area(target.values).items():
            settled = _settled(figure, indicator.direction, starts.get(area), target.basis)
            if settled.is_in_words and not figure.is_in_words:
                said = f"“{indicator.name}”的目标与方向或基期对不上，按文字目标处理，不计算"
                self._handover.doubtful(f"指标表第{indicator.row}行", said, figure.text)
            if settled.is_in_words and BARE.fullmatch(figure.text) and figure.text.strip()[0] not in BRACKETS:
                said = f"“{indicator.name}”的这一格是一个数，却不能按指标的方向和单位计算，没有作为目标带入"
                self._handover.lost(f"指标表第{indicator.row}行", said, figure.text)
                continue
            values[area] = _target(settled)
        return made | {"values": values}

    def _by_area(self, values: dict[str, Figure]) -> dict[str, Figure]:
        by_name = dict(self._area_codes())
        return {by_name.get(name, self._subject): figure for name, figure in values.items()}

    # Sidebars

    def _projects(self) -> dict[str, Any]:
        """Sidebars, and projects in tables outside of them, numbered through."""
        made: dict[str, Any] = {"sidebars": [self._sidebar(placed) for placed in self._found.sidebars]}
        if own := [self._own(item, number, task) for number, task, item in self._own_projects()]:
            made["projects"] = own
        return made

    def _own_projects(self) -> Iterator[tuple[str, TaskTable, Project]]:
        listed = ((task, item) for task in self._found.tasks for item in task.projects)
        return ((f"p{index}", task, item) for index, (task, item) in enumerate(listed, start=1))

    def _own(self, item: Project, number: str, task: TaskTable) -> dict[str, Any]:
        made = self._project(item, number, self._anchors[id(task.table)])
        return {"id": made.pop("id"), "chapter": _piece(task.chapter)} | made

    def _sidebar(self, placed: PlacedSidebar) -> dict[str, Any]:
        place = f"专栏{placed.number}"
        own = placed.sidebar
        made: dict[str, Any] = {"id": placed.number}
        printed = _printed_number(own.caption, own.title)
        if printed and printed != place:
            made["number"] = printed
        made |= {"title": own.title, "chapter": _piece(placed.chapter)}
        if own.lead_in:
            made["lead"] = "\n".join(own.lead_in)
        made["projects"] = [
            self._project(item, f"{placed.number}-{index}", self._anchors.get(id(placed.table), ""))
            for index, item in enumerate(own.projects, start=1)
        ]
        return made

    def _project(self, item: Project, number: str, at: str) -> dict[str, Any]:
        place = f"项目 {number}“{item.name}”"
        text = "\n".join(item.paragraphs)
        made: dict[str, Any] = {"id": number, "number": item.number, "name": item.name, "at": at, "text": text}
        money = _investment(item, item.investment if at else text)
        made |= {"group": item.group, "investment": money}
        if item.investment and not made["investment"]:
            self._handover.lost(place, "投资额不在项目的文字里，没有带入", item.investment)
        made |= {"start": item.start, "end": item.end}
        made = {key: value for key, value in made.items() if value}
        if item.departments is not None:
            made["departments"] = _responsible(item.departments)
        targets, others = self._promises(item, text, place)
        if targets:
            made["targets"] = [_numbered(target, f"{number}-t{i}") for i, target in enumerate(targets, start=1)]
        if others:
            made["unmeasured"] = [{"text": other.text, "reason": other.reason} for other in others]
        return made

    def _promises(self, item: Project, text: str, place: str) -> tuple[list[dict[str, Any]], list[NoPromise]]:
        name, (start, end) = (item.name if text else ""), self._found.period
        text = text or item.name
        _, named_others = promises.read(name, looks_back=True)
        others: list[NoPromise] = []
        found, none = promises.read(text, since=start)
        targets = []
        for promise in found:
            by = promise.by or item.end or end
            if not start <= by <= end:
                others.append(NoPromise(promise.text, f"期限是 {by} 年，不在规划期内", promise.start, is_certain=False))
            elif promise.is_baseless:
                others.append(NoPromise(promise.text, promises.BASELESS, promise.start, is_certain=False))
            elif not promise.unit or text.count(promise.text) != 1:
                others.append(NoPromise(promise.text, "看不出单位，请核对", promise.start, is_certain=False))
            elif not _is_valid(promise):
                others.append(NoPromise(promise.text, "数值与单位不合，请核对", promise.start, is_certain=False))
            else:
                targets.append(self._target(promise, by))
                self._handover.doubtful(place, f"承诺：{_said(promise, by)}", promise.text)
        others += none
        others += [
            replace(one, reason=promises.IN_NAME) if one.reason == promises.EXISTS else one
            for one in named_others
            if not any(one.text in target["text"] and target["text"] in name for target in targets)
        ]
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
        made |= _basis(promise) | _value(promise)
        made["by"] = by
        for indicator, code in zip(self._indicators, self._codes, strict=True):
            own = self._by_area(indicator.targets[0].values).get(self._subject)
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
        by_chapter: dict[str, list[str]] = {}
        for one in stated:
            by_chapter.setdefault(one["id"].split("-")[1], []).append(one["id"])
        for chapter, _ in self._found.chapters:
            found = label.end if (label := headings.label(chapter.title)) else 0
            own: dict[str, Any] = {
                "id": f"chapter-{chapter.id}" if chapter.is_chapter else chapter.id,
                "name": chapter.title[found:].strip() or chapter.title,
            }
            if chapter.id == self._found.table_chapter and self._codes:
                own["indicators"] = self._codes
            ids = [
                f"{placed.number}-{i}"
                for placed in self._found.sidebars
                if placed.chapter == chapter.id
                for i in range(1, len(placed.sidebar.projects) + 1)
            ]
            ids += [number for number, task, _ in self._own_projects() if task.chapter == chapter.id]
            listed = by_chapter.get(chapter.id)
            own |= ({"projects": ids} if ids else {}) | ({"promises": listed} if listed else {})
            if len(own) > DECIMALS:
                themes.append(own)
        return {"themes": themes, "promises": stated}

    def _counted(self) -> Iterator[tuple[plan.TextPromise, str]]:
        counts: dict[tuple[str, int], int] = {}
        for one in self._found.promises:
            key = (one.chapter, one.section)
            counts[key] = counts.get(key, 0) + 1
            yield one, f"p-{one.chapter}-{one.section}-{counts[key]}"

    def _text_promise(self, one: plan.TextPromise, number: str) -> dict[str, Any]:
        promise = one.promise
        by = promise.by or self._found.period[1]
        made: dict[str, Any] = {"id": number, "at": one.anchor, "text": promise.text, "measure": promise.measure}
        if promise.unit and _is_valid(promise) and not promise.is_baseless:
            made |= {"unit": promise.unit, "kind": promise.kind} | _basis(promise) | _value(promise)
        made["by"] = by
        said = f"正文承诺只有文字：{promises.BASELESS}" if promise.is_baseless else f"正文承诺：{_said(promise, by)}"
        self._handover.doubtful(one.anchor, said, promise.text)
        return made


def _responsible(named: Departments) -> dict[str, Any]:
    """Departments, with the plan as their source."""
    support = {"support": list(named.support)} if named.support else {}
    return {"lead": named.lead} | support | {"source": PLAN}


def _piece(name: str) -> int | str:
    return int(name) if name.isdigit() else name


def _printed_number(caption: str, title: str) -> str:
    """How the plan itself writes the number of a sidebar."""
    words = re.sub(r"\s+", "", caption.removesuffix(title).strip(" \u3000:：.．、"))
    return words if re.match(r"^专栏\S", words) else ""


def _investment(item: Project, text: str) -> Inline | None:
    """An amount with its unit, whose words stand in the text of the project or in its row."""
    words = item.investment
    match = re.match(r"^约?(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[万亿]{0,2}元)?$", words)
    unit = match and (match["unit"] or item.investment_unit)
    if match is None or not unit or words not in text:
        return None
    amount = Decimal(match["amount"].replace(",", ""))
    return Inline({"amount": amount, "unit": unit, "text": words}) if amount > 0 else None


def _settled(figure: Figure, direction: str, start: Figure | None, basis: str) -> Figure:
    """A figure that agrees with the direction of its indicator, or its bare words."""
    if figure.op == "=" and (basis != LEVEL or direction == "keep"):
        figure = replace(figure, op="<=" if direction == "down" else ">=")
    elif figure.is_approximate and direction == "down":
        figure = replace(figure, op="<=")
    return figure if _agrees(figure, direction, start) else Figure(figure.text)


def _agrees(figure: Figure, direction: str, start: Figure | None) -> bool:
    """Whether a figure can be held against values that should go in a direction."""
    if figure.is_in_words:
        return False
    if figure.low is not None:
        return direction != "down"
    if not direction:
        return figure.op == "="
    if figure.op not in {"up": (">=", ">", "="), "down": ("<=", "<", "=")}.get(direction, (">=", ">", "<=", "<")):
        return False
    if figure.op != "=" or start is None or start.value is None or figure.value is None:
        return True
    return figure.value == start.value or (figure.value < start.value) == (direction == "down")


def short_title(title: str) -> str:
    """The title without the years in brackets behind it."""
    return re.sub(r"\s*[（(][^（）()]*[）)]\s*$", "", title) or title


def _document_number(words: str) -> str:
    match = re.match(rf"^([{HAN}]+)[〔\[（(]((?:19|20)\d{{2}})[〕\]）)]\s*([1-9]\d*)\s*号$", words)
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
    about = {"approximate": True} if figure.is_approximate else {}
    if figure.value is not None:
        return Inline({"op": figure.op, "value": figure.value, "text": figure.text} | about)
    if figure.low is not None:
        return Inline({"low": figure.low, "high": figure.high, "text": figure.text} | about)
    return Inline({"text": figure.text})


def _basis(promise: Promise) -> dict[str, Any]:
    return {"basis": promise.basis} if promise.basis else {}


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
    basis = f"{promise.basis} " if promise.basis else ""
    return f"{promise.measure} {basis}{number} {promise.unit}{about}，{by} 年"


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
