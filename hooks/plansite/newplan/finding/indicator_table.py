"""Indicators out of the tables of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from plansite.models.hanzi import HAN
from plansite.newplan.documents.structure import Cell, Table
from plansite.newplan.finding import units
from plansite.newplan.finding.figures import Figure, figure, is_nothing
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.headings import NUMERAL, label, value
from plansite.newplan.finding.period import five_years

NAMES = re.compile(
    r"^(?:主要|具体|核心|监测|考核|发展|规划)?(?:指标|指标名称|指标项|目标名称|指标内容)$|^(?:主要)?指标[（(].*[)）]$"
)
YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})\s*年?")
DATED = re.compile(
    r"(?:[“\"]?十[一二三四五六七八九][五期][”\"]?末?)?(?:19|20)\d{2}年?(?:基数|基期值?|现状值?|目标值?|实际值?|完成值?|规划值?|预期值?|末|底|数|值)*(?:[（(].*[)）])?"
)
"""A heading that names a year and what stands below it."""

FIVE = re.compile(rf"[“\"]?(?P<n>[{NUMERAL}]{{2,3}})五[”\"]?(?:期|规划)?(?P<end>末|期末)?")
ROLES = (
    ("attribute", re.compile(r"^(?:指标)?(?:属性|性质)$|^指标类型$")),
    ("unit", re.compile(r"^(?:计量)?单位$")),
    (
        "department",
        re.compile(
            r"^(?:牵头|责任|主管|负责|实施|数据来源)(?:单位|部门)?(?:及.*)?$|^(?:责任|牵头).{0,4}(?:单位|部门)$"
        ),
    ),
    (
        "dimension",
        re.compile(r"^(?:维度|类别|类型|分类|指标类别|一级指标|领域|方面|目标|主要目标|指标类型|指标分类|项目|大类)$"),
    ),
    ("index", re.compile(r"^(?:序号|编号|No\.?)$", re.IGNORECASE)),
    ("mean", re.compile(r"年均|累计|增速|增幅|增长率|年增长")),
    ("baseline", re.compile(r"基期|现状|基准|当前|实际|完成|初始|基础")),
    ("target", re.compile(r"目标|规划值|预期|期末")),
    ("note", re.compile(r"^(?:备注|说明|解释|指标解释|口径)$")),
)
ATTRIBUTE = re.compile(r"^[（(]?(?:约束|预期|指导|监测|引导|评价|参考)性(?:指标)?[)）]?$")
HEAD_ROWS = 4
FEW = 2
MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Target:
    """目标: what is to be reached by a year."""

    by: int
    basis: str
    values: dict[str, Figure]


@dataclass(slots=True)
class Indicator:
    """指标: one row."""

    name: str
    unit: str
    row: int
    """Which row of the table, from 1, heads not counted."""

    dimension: str = ""
    attribute: str = ""
    department: str = ""
    direction: str = ""
    """up, down or keep; empty where nothing says it."""

    baseline_year: int = 0
    baseline: dict[str, Figure] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    number: str = ""
    """The plan's own number before the name."""

    printed: tuple[str, ...] = ()
    """Its cells as the plan prints them, from left to right."""

    @property
    def decimals(self) -> int:
        """The most digits behind the point that the table writes."""
        figures = [*self.baseline.values(), *(value for target in self.targets for value in target.values.values())]
        values = [n for found in figures for n in (found.value, found.low, found.high) if n is not None]
        return min(max((-int(n.as_tuple().exponent) for n in values), default=0), MOST_DECIMALS)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds."""

    role: str
    year: int = 0
    area: str = ""
    heads: tuple[str, ...] = ()
    """Its headings from the top down."""


@dataclass(slots=True)
class Found:
    """What a table gave."""

    indicators: list[Indicator]
    areas: list[str]
    """Areas that it compares, in the order of its columns; empty if it compares none."""

    columns: list[Column]
    heads: int
    """How many of its rows are headings."""

    remarks: list[str]
    """Remarks in rows of their own, which stand below the table."""


def read(table: Table, period: tuple[int, int], place: str, handover: Handover, notes: str = "") -> Found | None:
    """The indicators of a table; ``None`` if it is no table of indicators. ``notes`` are the words below it."""
    rows = [list(row) for row in table.rows]
    if not rows:
        return None
    rows = _without_title(rows)
    heads = _heads(rows)
    if not heads:
        return None
    width = max(len(row) for row in rows)
    columns = _columns(_even(rows[:heads], width, table), period)
    if columns is None:
        return None
    remarks = [row[0].text for row in rows[heads:] if len(set(map(id, row))) == 1]
    found = _Rows(columns, period, place, handover, "\n".join([*remarks, notes]))
    for number, row in enumerate(rows[heads:], start=1):
        found.read(row, number, width)
    if not found.indicators:
        return None
    areas = list(dict.fromkeys(column.area for column in columns if column.area))
    if any(column.role == "target" for column in columns):
        columns = [c if c.role != "mean" or _column_basis(c, "") else replace(c, role="other") for c in columns]
    return Found(found.indicators, areas, columns, len(table.rows) - len(rows) + heads, found.remarks)


def _without_title(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without a first one that is the title of the table, or its unit."""
    while len(rows) > FEW and len(set(map(id, rows[0]))) == 1 and not NAMES.match(_tight(rows[0][0])):
        rows = rows[1:]
    return rows


def _heads(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows are headings; 0 if this is no table of indicators."""
    first = [_tight(cell) for cell in rows[0]]
    named = any(NAMES.match(text) for text in first)
    if not named:
        return 0
    heads = 1
    while heads < min(HEAD_ROWS, len(rows) - 1) and _is_head(rows[heads], rows[heads - 1]):
        heads += 1
    words = (_tight(cell) for row in rows[:heads] for cell in row)
    dated = any(YEAR.search(text) or FIVE.search(text) or "目标" in text or "基期" in text for text in words)
    return heads if dated else 0


def _is_head(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Whether a row goes on with headings: it begins with the cell above or nothing, and holds no value."""
    texts = [_tight(cell) for cell in row]
    if not any(texts) or any(ATTRIBUTE.match(text) for text in texts):
        return False
    reaches = bool(row) and bool(above) and row[0] is above[0]
    own = [text for cell, text in zip(row, texts, strict=True) if not any(cell is other for other in above)]
    values = [text for text in own if text and not NAMES.match(text) and not DATED.fullmatch(text)]
    is_worded = all(YEAR.fullmatch(text) or figure(text) is None or _worded(text) for text in values)
    return (reaches or not texts[0]) and is_worded and not any(is_nothing(text) and text for text in texts)


def _worded(text: str) -> bool:
    found = figure(text)
    return found is not None and found.is_in_words


def _tight(cell: Cell) -> str:
    return re.sub(r"\s", "", cell.text)


def _even(heads: list[list[Cell]], width: int, table: Table) -> list[list[Cell]]:
    """Rows of headings that are all as wide as the table."""
    if table.has_spans or len(heads) == 1:
        return [row + [row[-1]] * (width - len(row)) if table.has_spans else row for row in heads]
    below = heads[-1]
    return [_stretched(row, below) for row in heads]


def _stretched(row: list[Cell], below: list[Cell]) -> list[Cell]:
    """A row of headings over a longer one: a heading over nothing is as wide as one column, the others share."""
    if len(row) >= len(below):
        return row
    start = next((i for i, cell in enumerate(below) if cell.text), 0)
    end = next((i for i, cell in enumerate(reversed(below)) if cell.text), 0)
    middle, over = len(below) - start - end, len(row) - start - end
    if over < 1 or middle % over:
        return row
    shared = [cell for cell in row[start : len(row) - end] for _ in range(middle // over)]
    return row[:start] + shared + row[len(row) - end :]


def _columns(heads: list[list[Cell]], period: tuple[int, int]) -> list[Column] | None:
    """What every column holds, or ``None`` if there is no name or no target."""
    width = max(len(row) for row in heads)
    columns: list[Column] = []
    for index in range(width):
        words = list(dict.fromkeys(_tight(row[index]) for row in heads if index < len(row) and row[index].text))
        found = _column(words, period, [column.role for column in columns])
        printed = dict.fromkeys(row[index].text for row in heads if index < len(row) and row[index].text)
        columns.append(replace(found, heads=tuple(printed)))
    if not any(column.role == "name" for column in columns):
        return None
    columns = _named_last(columns, heads[0])
    columns = _dated(columns, period)
    return columns if any(column.role in {"target", "mean"} for column in columns) else None


def _named_last(columns: list[Column], head: list[Cell]) -> list[Column]:
    """Of several columns below one heading of names, the last holds the names and those before it groups of them."""
    first = next(x for x, column in enumerate(columns) if column.role == "name")
    last = first
    while last + 1 < min(len(columns), len(head)) and head[last + 1] is head[first]:
        last += 1
    if last == first:
        return columns
    groups = ["dimension", *("other" for _ in range(first + 1, last))]
    inner = [replace(column, role=role) for column, role in zip(columns[first:last], groups, strict=True)]
    return [*columns[:first], *inner, replace(columns[last], role="name"), *columns[last + 1 :]]


def _column(words: list[str], period: tuple[int, int], before: list[str]) -> Column:
    whole = "".join(words)
    if any(NAMES.match(word) for word in words):
        return Column("name" if "name" not in before else "other")
    plain = next((role for role, pattern in ROLES[:5] if any(pattern.match(word) for word in words)), "")
    years = [int(match["year"]) for word in words for match in YEAR.finditer(word)]
    if plain and not years:
        return Column("dimension" if plain == "dimension" and "name" not in before else plain)
    role = next((role for role, pattern in ROLES[5:] if pattern.search(whole)), "")
    if not years and (match := FIVE.search(whole)):
        named = five_years(value(match["n"]))
        years = [named[1]] if named else []
    area = next((word for word in words[1:] if _is_area(word)), "") if len(words) > 1 else ""
    if role == "mean":
        return Column("mean", years[-1] if years else period[1], area)
    if not years:
        return Column(role or "other", 0, area)
    year = years[-1]
    if role == "baseline" or year < period[0]:
        return Column("baseline", year, area)
    return Column("target", year, area)


def _is_area(word: str) -> bool:
    is_other = any(pattern.search(word) for _, pattern in ROLES) or YEAR.search(word) or FIVE.search(word)
    return not is_other and not units.is_unit(word)


def _dated(columns: list[Column], period: tuple[int, int]) -> list[Column]:
    """Columns of values without a year have the years of the plan."""
    return [
        replace(c, year=period[0] - 1 if c.role == "baseline" else period[1])
        if c.role in {"baseline", "target"} and not c.year
        else c
        for c in columns
    ]


def _reaches(row: Sequence[Cell]) -> Iterator[list[int]]:
    """The columns of every cell that reaches over more than one."""
    for _, same in groupby(range(len(row)), key=lambda x: id(row[x])):
        columns = list(same)
        if len(columns) > 1:
            yield columns


class _Rows:
    """Reads rows below the headings."""

    def __init__(
        self, columns: list[Column], period: tuple[int, int], place: str, handover: Handover, notes: str
    ) -> None:
        self._columns = columns
        self._are_totals_said = bool(TOTALS.search(notes)) or any("累计" in "".join(c.heads) for c in columns)
        """Whether the table says what its brackets mean."""

        self._period = period
        self._place = place
        self._handover = handover
        self._dimension = ""
        self._gathered = any(column.role == "dimension" for column in columns)
        self._above: dict[str, str] = {}
        self._told: set[str] = set()
        """Cells of which it is said already that they stay in words."""

        self.indicators: list[Indicator] = []
        self.remarks: list[str] = []

    def read(self, row: list[Cell], number: int, width: int) -> None:
        """Read one row: an indicator, or the name of the group below."""
        place = f"{self._place}第{number}行"
        texts = [cell.text for cell in row]
        if not any(texts):
            return
        if len(set(map(id, row))) == 1 or (len([t for t in texts if t]) == 1 and texts[0]):
            self._group(texts[0])
            return
        if len(row) != len(self._columns):
            self._handover.lost(place, "这一行的格数与表头不同，没有作为指标带入", "　".join(texts))
            return
        del width
        by_role: dict[str, str] = {}
        for column, cell in zip(self._columns, row, strict=True):
            if column.role not in by_role or not by_role[column.role]:
                by_role[column.role] = cell.text
        name = by_role.get("name", "")
        if not name or re.match(r"^(?:注|说明|备注)\s*[:：]", texts[0]):
            self._handover.lost(place, "不是指标，没有带入", "　".join(dict.fromkeys(t for t in texts if t)))
            return
        if NAMES.match(re.sub(r"\s", "", name)):
            return
        if self._gathered:
            self._dimension = by_role.get("dimension") or self._dimension
        self.indicators.append(self._indicator(name, by_role, row, number, place))

    def _group(self, text: str) -> None:
        if re.match(r"^(?:注|说明|备注|①|\*|\d[.．])", text.strip()):
            self.remarks.append(text)
            return
        found = label(text)
        self._dimension = text[found.end :].strip() if found else text

    def _indicator(self, words: str, by_role: dict[str, str], row: list[Cell], number: int, place: str) -> Indicator:
        found = label(words)
        numbered = words[: found.end] if found and words[found.end :].strip() else ""
        name, unit = units.split(words[len(numbered) :].strip())
        stated = by_role.get("unit", "")
        unit = unit or ("" if is_nothing(stated) else units.written(stated))
        printed = self._printed(row, name, place)
        made = Indicator(name, unit, number, self._dimension, number=numbered.strip(), printed=printed)
        made.attribute = by_role.get("attribute", "") if not is_nothing(by_role.get("attribute", "")) else ""
        made.department = by_role.get("department", "") if not is_nothing(by_role.get("department", "")) else ""
        self._values(made, row, place)
        self._finish(made, place)
        return made

    def _printed(self, row: list[Cell], name: str, place: str) -> tuple[str, ...]:
        """The words of every cell; one that reaches over several columns stands in the first, or below the names."""
        words = [cell.text for cell in row]
        for reach in _reaches(row):
            roles = [self._columns[x].role for x in reach]
            own = roles.index("name") if "name" in roles else 0
            for x in reach[:own] + reach[own + 1 :]:
                words[x] = ""
            if len({"baseline", "target", "mean"}.intersection(roles)) > 1 or roles.count("target") > 1:
                said = f"“{name}”有一格横跨几列，每一列都按这一格读，请核对"
                self._handover.doubtful(place, said, row[reach[0]].text)
        return tuple(words)

    def _values(self, made: Indicator, row: list[Cell], place: str) -> None:
        targets: dict[tuple[int, str], dict[str, Figure]] = {}
        starts: dict[int, dict[str, Figure]] = {}
        unclear: list[tuple[Column, Figure]] = []
        for column, cell in zip(self._columns, row, strict=True):
            if column.role not in {"baseline", "target", "mean"}:
                continue
            stated = figure(cell.text)
            if stated is None:
                continue
            if column.role == "baseline" and stated.is_bracketed:
                said = f"“{made.name}”的基期是前一时期的累计数，只照原样列在表里，没有作为基期值"
                self._handover.doubtful(place, said, stated.text)
                continue
            if column.role == "baseline":
                starts.setdefault(column.year, {})[column.area] = stated
                continue
            basis, stated = self._meant(column, stated, made, place)
            if basis:
                targets.setdefault((column.year, basis), {})[column.area] = stated
            else:
                unclear.append((column, stated))
        self._unclear(unclear, targets, made, place)
        if starts:
            made.baseline_year = max(starts)
            made.baseline = starts.pop(made.baseline_year)
            for year, values in starts.items():
                words = "、".join(stated.text for stated in values.values())
                self._handover.doubtful(place, f"另一个基期（{year}年）的值只照原样列在表里，没有作为基期值", words)
        ordered = sorted(targets.items(), key=lambda item: (item[0][0], item[0][1] != LEVEL, item[0][1]))
        made.targets = [Target(year, basis, values) for (year, basis), values in ordered]

    def _unclear(
        self,
        unclear: list[tuple[Column, Figure]],
        targets: dict[tuple[int, str], dict[str, Figure]],
        made: Indicator,
        place: str,
    ) -> None:
        """Growth of which no heading says whether it is of every year, of their mean or of all stays in words."""
        for column, stated in unclear:
            said = f"表头没有写明是年均、累计还是某一年的变化，“{made.name}”的这一格不计算"
            self._handover.doubtful(place, said, stated.text)
            if not any(column.area in values for values in targets.values()):
                targets[column.year, LEVEL] = {column.area: in_words(column, stated)}

    def _meant(self, column: Column, stated: Figure, made: Indicator, place: str) -> tuple[str, Figure]:
        """How a target is meant, and its figure, or its bare words where neither heads nor remarks say it."""
        basis = stated.basis
        if basis == LEVEL and not stated.is_in_words:
            basis = _column_basis(column, made.name)
        if stated.is_bracketed and not self._are_totals_said:
            said = f"方括号的含义表头和表注都没有写明，“{made.name}”的这一格按文字目标处理，不计算"
            self._handover.doubtful(place, said, stated.text)
            self._told.add(stated.text)
            return LEVEL, Figure(stated.text)
        return basis, stated

    def _changes(self, made: Indicator, place: str) -> None:
        """``累计下降13.5%`` can be added up only where the indicator itself is the fall; else it stays in words."""
        for target in made.targets:
            for area, stated in target.values.items():
                if stated.is_in_words or target.basis not in {"累计", "年均"} or not (stated.is_fall or stated.is_rise):
                    continue
                named = FALLING.search(made.name) if stated.is_fall else RISING.search(made.name)
                if named:
                    target.values[area] = replace(stated, is_fall=False, is_rise=False)
                elif stated.is_fall or made.baseline:
                    target.values[area] = Figure(stated.text, is_fall=stated.is_fall, is_rise=stated.is_rise)
                    said = f"“{made.name}”的这一格说的是{target.basis}的变化，指标本身不是变化幅度，按文字目标处理"
                    self._handover.doubtful(place, said, stated.text)

    def _rates(self, made: Indicator, place: str) -> None:
        """A column of yearly growth says nothing of the years' own values where the indicator is no rate of growth."""
        if RISING.search(made.name) or FALLING.search(made.name) or "年均" in made.name or made.unit in RATES:
            return
        for target in made.targets:
            for area, stated in target.values.items():
                if target.basis == "年均" and not stated.is_in_words:
                    target.values[area] = in_words(self._column_of(target, area), stated)
                    said = f"“{made.name}”的这一格是年均的变化，单位与指标不同，按文字目标处理，不计算"
                    self._handover.doubtful(place, said, stated.text)

    def _column_of(self, target: Target, area: str) -> Column:
        """The column that a mean stands in."""
        own = (column for column in self._columns if column.role == "mean" and column.area == area)
        return next((column for column in own if column.year == target.by), Column("mean"))

    def _without_doubles(self, made: Indicator, place: str) -> None:
        """Leave a sum or a mean in words where the targets are levels: it tells the same change once more."""
        has_level = any(target.basis == LEVEL for target in made.targets)
        has_start = any(stated.value is not None for stated in made.baseline.values())
        for target in made.targets:
            for area, stated in target.values.items():
                is_change = stated.text.startswith(("+", "＋")) and has_start
                is_other = target.basis in {"年均", "累计"} and has_level
                if not stated.is_in_words and (is_change or is_other):
                    is_mean = target.basis == "年均" and BARE.fullmatch(stated.text) is not None
                    own = Figure(stated.text, is_fall=stated.is_fall, is_rise=stated.is_rise)
                    target.values[area] = in_words(self._column_of(target, area), stated) if is_mean else own
                    said = f"“{made.name}”的这一格说的是{target.basis}的变化，与各年的数不能直接比，按文字目标处理"
                    self._handover.doubtful(place, said, stated.text)

    def _finish(self, made: Indicator, place: str) -> None:
        """Unit and direction, and what is to be confirmed."""
        figures = [stated for target in made.targets for stated in target.values.values()]
        stated_units = {stated.unit for stated in [*figures, *made.baseline.values()] if stated.unit}
        if not made.unit and len(stated_units) == 1:
            made.unit = units.written(stated_units.pop())
        self._changes(made, place)
        self._rates(made, place)
        self._without_doubles(made, place)
        for target in made.targets:
            for area, stated in target.values.items():
                if not stated.is_in_words and units.written(stated.unit) not in {made.unit, ""}:
                    target.values[area] = Figure(stated.text, is_fall=stated.is_fall, is_rise=stated.is_rise)
                    said = f"“{made.name}”的单位是“{made.unit}”，这一格又写了别的单位，按文字目标处理，不计算"
                    self._handover.doubtful(place, said, stated.text)
                elif target.basis == "全期":
                    self._handover.doubtful(place, f"“{made.name}”按规划期内每年都是 0 评价，请核对", stated.text)
                elif stated.is_in_words and target.basis == LEVEL and stated.text not in self._told:
                    self._handover.doubtful(place, f"“{made.name}”的目标以文字表述，不计算", stated.text)
        if not figures:
            self._handover.doubtful(place, f"“{made.name}”没有目标值", made.name)
        direction(made, place, self._handover)


def in_words(column: Column, stated: Figure) -> Figure:
    """The words of a heading and a cell, where the cell alone says nothing: ``年均增长（%）6.5左右``."""
    head = column.heads[-1] if column.heads else ""
    is_fall = stated.is_fall or bool(FALLING.search(head))
    return Figure(f"{head}{stated.text}", is_fall=is_fall, is_rise=not is_fall)


def _column_basis(column: Column, name: str) -> str:
    """How a bare number of a column is meant, by its headings and the indicator's name; empty where neither says it."""
    heads = "".join(column.heads)
    if column.role != "mean":
        return "年均" if column.role == "target" and "年均" in name else LEVEL
    if "年均" in heads or "年均" in name:
        return "年均"
    return "累计" if "累计" in heads else ""


BRACKETS = r"(?:[〔\[【〖]\s*[〕\]】〗]|括号)"
TOTALS = re.compile(rf"{BRACKETS}[^。；\n]*累计|累计[^。；\n]*{BRACKETS}")
"""Words below a table that say what numbers in brackets are."""

RISING = re.compile(r"提高|提升|增长|增加|新增|增速|扩大")
FALLING = re.compile(r"降低|下降|减少|削减|降幅")
BARE = re.compile(f"[^{HAN}]*(?:左右|以上|以下|以内)?")
"""A cell that is a number and says nothing without its heading."""

RATES = frozenset(("%", "‰", "个百分点"))
LEVEL = "期末"
WHOLE = Decimal(100)
"""A share that is to be all there is can only rise."""

FALLS = re.compile(r"下降|降低|减少|压减|零发生|不发生|杜绝|(?<!不)低于|以内|以下")
RISES = re.compile(r"翻番|翻[一两二三]番|倍增|提高|提升|增长|增加|扩大|上升|(?<!不)高于|不低于")


def direction(made: Indicator, place: str, handover: Handover) -> None:
    """Which way is better, out of bounds, words and the numbers of the plan; never out of what the thing is."""
    figures = [(area, stated) for target in made.targets for area, stated in target.values.items()]
    is_share = made.unit == "%"
    signs = {sign for area, stated in figures if (sign := _sign(stated, made.baseline.get(area), is_share=is_share))}
    if len(signs) > 1:
        signs.discard("keep")
    if len(signs) == 1:
        made.direction = signs.pop()
        handover.doubtful(place, f"“{made.name}”的方向由目标的写法或基期得出：{WORDS[made.direction]}")
        return
    made.direction = _said_direction(made, [stated for _, stated in figures])
    if made.direction:
        handover.doubtful(place, f"“{made.name}”的方向由名称或目标的文字得出：{WORDS[made.direction]}")
    else:
        handover.unknown(place, f"“{made.name}”越高越好还是越低越好，原文没有写明，暂写 up，请先定方向再发布")


def _sign(stated: Figure, start: Figure | None, *, is_share: bool) -> str:
    """What one target says of the direction: its bound, its words, or its number beside the baseline."""
    if (stated.op in {">", ">="} and not stated.is_implied) or stated.is_rise:
        return "up"
    if stated.op in {"<", "<="} or stated.is_fall:
        return "down"
    aim: Decimal | None = stated.value if stated.value is not None else stated.low
    if stated.basis == "期末" and stated.value == WHOLE and is_share and (start is None or start.value is None):
        return "up"
    if stated.basis != "期末" or start is None or start.value is None or aim is None:
        return ""
    return "keep" if aim == start.value else "up" if aim > start.value else "down"


def _said_direction(made: Indicator, figures: list[Figure]) -> str:
    """What the name of an indicator or a target in words says of the direction."""
    if RISING.search(made.name):
        return "up"
    if FALLING.search(made.name):
        return "up" if made.unit == "%" or any(stated.basis != "期末" for stated in figures) else "down"
    said = "".join(stated.text for stated in figures)
    falls, rises = FALLS.search(said), RISES.search(said)
    if bool(falls) == bool(rises):
        return ""
    return "down" if falls else "up"


WORDS = {"up": "越高越好（up）", "down": "越低越好（down）", "keep": "保持（keep）"}
