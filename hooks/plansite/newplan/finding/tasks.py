"""Tables of tasks, as annexes have them: a row a project, with departments, years and money in columns of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plansite.newplan.documents.structure import BLANK, Cell, Table, distinct
from plansite.newplan.finding import departments, headings, sidebars
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.sidebars import Project

NUMBER = re.compile(r"^(?:序号|编号|项目编号|任务编号|No\.?)$", re.IGNORECASE)
BODY = r"(?:单位|部门|主体|机构|处室|科室|股室)"
SUPPORT = re.compile(rf"(?:配合|参与|协同|协办|协作|参加|支持).{{0,4}}{BODY}|^配合$")
LEAD = re.compile(
    rf"^(?:市级|县级|区级|省级)?(?:牵头|责任|主责|负责|主管|主办|承办|实施|组织实施|建设|承担|落实|项目)"
    rf"[^配参协]{{0,8}}{BODY}|^牵头$"
)
INVESTMENT = re.compile(
    r"^(?:总|计划|估算|项目|预计|拟|资金)?(?:投资|资金|概算|估算|投入)(?:总?额|估算|规模|概算|需求)?"
)
YEARS = re.compile(r"时限|年限|建设期|起止|时间|期限|周期|完成年度|完成年份")
NAME = re.compile(
    r"^(?:重点|重大|主要|具体|年度|工作|改革|建设|规划|细化|分解|目标|标志性|专项)*"
    r"(?:任务|项目|工程|事项|举措|措施|行动|计划|专项|工作)(?:名称|事项|清单|分解|措施|举措)?$"
)
TEXT = re.compile(r"内容|规模|目标|要求|成果|概况|标准|举措|措施|任务|成效|说明")
GROUP = re.compile(
    r"^(?:一级任务|类别|类型|领域|重点领域|分类|大类|板块|方向|(?:工程|项目|任务)(?:类别|类型)|方面|所属领域)$"
)
SURE_NAME = re.compile(r"名称$|工程$")
NO_PROJECT = re.compile(r"^(?:合计|总计|小计|共计|总\s*计|合\s*计)")
REMARK = re.compile(r"^(?:注|备注|说明)\s*[:：]")
DONE = re.compile(r"完成情况|实际|已完成|落实情况")
UNIT = re.compile(r"[（(]?(?:单位[:：])?(?P<unit>[万亿]{1,2}元|元)[)）]?$")
WHOLE = re.compile(r"^(?:合计|总计|小计|总额|总投资)")
"""The head of the column that holds all the money, among columns of its parts."""

AMOUNT = re.compile(r"^约?\d[\d,]*(?:\.\d+)?$")
WITHOUT_YEARS = re.compile(r"^(?:[“\"]?十[一二三四五六七八九]五|长期|持续|常年|全年|每年|年度|规划期|全过程|贯穿|适时)")
FIRST = re.compile(r"^[^，。；：:;,]+")
LONGEST_NAME = 60
SHARE_OF_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Column:
    role: str
    words: str


def read(table: Table, place: str, handover: Handover) -> list[Project] | None:
    """The projects of a table in their order; ``None`` where its headings do not say for certain that it lists them."""
    rows, heads, columns = _parts(table)
    if columns is None:
        return None
    made = _Rows(columns, place, handover).read(rows[heads:], [cell.text for cell in rows[0]])
    return made or None


def is_rich(table: Table) -> bool:
    """Whether a box's own table has columns that only a table can show: departments, years, money."""
    _, _, columns = _parts(table)
    roles = {column.role for column in columns or ()}
    return bool(roles & {"lead", "support", "years", "investment"})


def _parts(table: Table) -> tuple[list[list[Cell]], int, list[_Column] | None]:
    """Rows without a title, how many are headings, and the columns; none where rows are not all of one width."""
    rows = [list(row) for row in table.rows if any(cell.text for cell in row)]
    rows = _without_title(rows)
    width = max(map(len, rows), default=0)
    is_even = table.has_spans or all(len(row) in {1, width} for row in rows)
    heads = _heads(rows) if rows and is_even else 0
    return rows, heads, _columns(rows[:heads]) if heads else None


def _without_title(rows: list[list[Cell]]) -> list[list[Cell]]:
    while len(rows) > SHARE_OF_ROWS and len(set(map(id, rows[0]))) == 1:
        rows = rows[1:]
    return rows


def _heads(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows are headings: the first, and those into which its cells reach; 0 if nothing is left."""
    heads = 1
    while heads < len(rows) and any(above is cell for above, cell in zip(rows[heads - 1], rows[heads], strict=False)):
        heads += 1
    return heads if heads < len(rows) else 0


def _columns(heads: Sequence[Sequence[Cell]]) -> list[_Column] | None:
    width = max(map(len, heads))
    words = [[re.sub(r"\s", "", row[x].text) for row in heads if x < len(row)] for x in range(width)]
    lines = [list(dict.fromkeys(filter(None, reversed(column)))) for column in words]
    if any(DONE.search("".join(line)) for line in lines):
        return None
    columns = [_Column(next((role for word in line if (role := _role(word))), ""), "".join(line)) for line in lines]
    roles = [column.role for column in columns]
    named = [x for x, role in enumerate(roles) if role == "name"]
    if not named and "text" in roles and "lead" in roles:
        columns[roles.index("text")] = _Column("name", columns[roles.index("text")].words)
    elif len(named) > 1:
        later = [_Column("text", columns[x].words) for x in named[1:]]
        for x, column in zip(named[1:], later, strict=True):
            columns[x] = column
    roles = [column.role for column in columns]
    is_sure = any(column.role == "name" and SURE_NAME.search(column.words) for column in columns)
    tells = {"lead", "support", "years"} | ({"investment", "text"} if is_sure else set())
    return columns if "name" in roles and tells & set(roles) else None


def _role(words: str) -> str:
    for role, pattern in (
        ("number", NUMBER),
        ("support", SUPPORT),
        ("lead", LEAD),
        ("group", GROUP),
        ("name", NAME),
        ("investment", INVESTMENT),
        ("years", YEARS),
        ("text", TEXT),
    ):
        if pattern.search(words):
            return role
    return ""


class _Rows:
    """Reads the rows below the headings."""

    def __init__(self, columns: list[_Column], place: str, handover: Handover) -> None:
        self._columns = columns
        self._place = place
        self._handover = handover
        self._made: list[Project] = []

    def read(self, rows: list[list[Cell]], head: list[str]) -> list[Project]:
        group = ""
        kept: list[list[Cell]] = []
        groups: dict[int, str] = {}
        for row in rows:
            if len(distinct(row)) == 1:
                words = row[0].text
                group = group if REMARK.match(words) or not headings.stands_alone(words) else words
            elif [cell.text for cell in row] != head:
                kept.append(row)
                groups[id(row)] = group
        together = list(self._together(kept))
        shared = self._shared(together)
        for members in together:
            self._project(members, groups[id(members[0])], shared)
        return self._made

    def _shared(self, together: list[list[list[Cell]]]) -> set[int]:
        """Cells of names that stand over several projects, and so head them."""
        counts = Counter(id(cell) for members in together for cell in self._words(members, "name"))
        return {cell for cell, times in counts.items() if times > 1}

    def _together(self, rows: list[list[Cell]]) -> Iterator[list[list[Cell]]]:
        """Rows of one project: those over which its number, or without numbers its name, stands."""
        numbers, names = self._places("number"), self._places("name")
        key = numbers[0] if numbers and not self._is_blank(rows, numbers[0]) else names[0]
        for _, members in groupby(rows, key=lambda row: id(row[key]) if key < len(row) else 0):
            yield list(members)

    def _is_blank(self, rows: list[list[Cell]], column: int) -> bool:
        return not any(column < len(row) and row[column].text for row in rows)

    def _places(self, role: str) -> list[int]:
        return [x for x, column in enumerate(self._columns) if column.role == role]

    def _project(self, rows: list[list[Cell]], group: str, shared: set[int]) -> None:
        name, texts = self._words(rows, "name"), self._words(rows, "text")
        if name and id(name[0]) in shared:
            group, name, texts = name[0].text, texts[:1], texts[1:]
        if not name or not name[0].text:
            words = "　".join(cell.text for row in rows for cell in distinct(row) if cell.text)
            self._handover.doubtful(self._place, "表中这一行没有名称，没有作为项目带入", words[:40])
            return
        if NO_PROJECT.match(name[0].text):
            return
        number, called = self._named(rows, name[0])
        if not texts and (called != name[0].text or re.search(r"\d", called)):
            texts = name
        made = Project(called, [cell.text for cell in texts if cell.text], number=number)
        made.group = "".join(cell.text for cell in self._words(rows, "group")) or group
        place = f"{self._place}“{called[:20]}”"
        self._responsible(made, rows, place)
        self._years(made, "".join(cell.text for cell in self._words(rows, "years")), place)
        self._money(made, rows, place)
        self._made.append(made)

    def _named(self, rows: list[list[Cell]], cell: Cell) -> tuple[str, str]:
        """The number and the name; of a task that is told in sentences, the first words are its name."""
        numbers = [one.text for one in self._words(rows, "number") if one.text]
        words = cell.text.strip(BLANK)
        found = headings.label(words)
        own = words[: found.end].strip(BLANK) if found and words[found.end :].strip(BLANK) else ""
        rest = words[len(words) - len(words[found.end :].lstrip(BLANK)) :] if own and found else words
        number = numbers[0] if numbers else own
        rest = words if numbers and not own else rest
        if len(rest) <= LONGEST_NAME and headings.stands_alone(rest):
            return number, rest
        first = FIRST.match(rest)
        called = (first[0] if first else rest)[:LONGEST_NAME].strip(BLANK)
        if len(rest.rstrip("。；;")) > len(called):
            self._handover.doubtful(self._place, "任务是一段话，没有单独的名称，暂取开头几个字为项目名称", called)
        return number, called

    def _words(self, rows: list[list[Cell]], role: str) -> list[Cell]:
        """The cells of a role in the rows of one project, a merged one once."""
        cells = {id(row[x]): row[x] for row in rows for x in self._places(role) if x < len(row)}
        return list(cells.values())

    def _responsible(self, made: Project, rows: list[list[Cell]], place: str) -> None:
        leads = [cell.text for cell in self._words(rows, "lead") if cell.text]
        helps = [cell.text for cell in self._words(rows, "support") if cell.text]
        if not leads and helps:
            self._handover.doubtful(place, "只写了配合单位，没有写牵头单位，没有带入", "；".join(helps))
        if not leads:
            return
        made.departments = departments.of_cell("、".join(leads), "、".join(helps))
        if len(leads) > 1:
            said = "这个项目的几行各有牵头单位，合在一起写入 lead，请核对"
            self._handover.doubtful(place, said, "；".join(leads))
        elif made.departments is not None and made.departments.is_shared:
            self._handover.doubtful(place, "牵头单位不止一个，照原文连写在 lead 中", made.departments.words)

    def _years(self, made: Project, words: str, place: str) -> None:
        if not words or sidebars.NOTHING.fullmatch(words) or WITHOUT_YEARS.match(words):
            return
        made.start, made.end = sidebars.years(words)
        if not made.end:
            self._handover.doubtful(place, "年限看不出起止年份，没有写入 start、end，表中照原样列出", words)

    def _money(self, made: Project, rows: list[list[Cell]], place: str) -> None:
        """One amount in the one column of money, whose head or cell names the unit."""
        columns = [self._columns[x] for x in self._places("investment")]
        cells = [cell for cell in self._words(rows, "investment") if cell.text]
        wholes = [x for x in self._places("investment") if WHOLE.search(self._columns[x].words)]
        if len(columns) > 1 and len(wholes) == 1:
            columns = [self._columns[wholes[0]]]
            whole = {id(row[x]): row[x] for row in rows for x in wholes if x < len(row)}
            cells = [cell for cell in whole.values() if cell.text]
        if not cells or all(sidebars.NOTHING.fullmatch(cell.text) for cell in cells):
            return
        unit = UNIT.search(columns[0].words)
        words = cells[0].text.strip(BLANK)
        is_one = len(columns) == 1 and len(cells) == 1
        if is_one and sidebars.AMOUNT.fullmatch(words):
            made.investment = words
        elif is_one and AMOUNT.fullmatch(words) and unit:
            made.investment, made.investment_unit = words, unit["unit"]
        else:
            said = "投资额不是一个带单位的数，没有写入 investment，表中照原样列出"
            self._handover.doubtful(place, said, "　".join(cell.text for cell in cells))
