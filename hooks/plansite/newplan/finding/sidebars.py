"""Sidebars (专栏) and their projects, out of tables, text boxes, or lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plansite.newplan.documents.structure import BLANK, Cell, Paragraph, Table, distinct
from plansite.newplan.finding import departments, headings
from plansite.newplan.finding.departments import Departments
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.headings import NUMERAL

CAPTION = re.compile(
    rf"^(?:专\s*栏|工程专栏|项目专栏)\s*(?P<n>\d+|[{NUMERAL}]+)?(?:\s*[-—–－.]\s*(?P<sub>\d+))?\s*[:：.．、]?[\s\u3000]*(?P<title>.*)$"
)
ROLES = (
    ("number", re.compile(r"^(?:序号|编号|项目编号|No\.?)$", re.IGNORECASE)),
    ("investment", re.compile(r"投资|资金|概算|估算")),
    ("years", re.compile(r"年限|建设期|起止|时限|实施时间|建设时间|完成时间|期限|周期|时间")),
    ("support", re.compile(r"^(?:配合|参与|协同|协办).{0,4}(?:单位|部门)$")),
    ("lead", re.compile(r"单位|部门|主体|牵头")),
    (
        "name",
        re.compile(
            r"^(?:重点|重大)?(?:项目|工程|计划|行动|专项|任务)?名称$|^(?:细分|子项|小项|具体项目|项目|重点项目|重大项目|工程项目|重点工程|工程)$"
        ),
    ),
    ("text", re.compile(r"内容|任务|措施|规模|举措|要求|说明|描述|目标|概况")),
    ("group", re.compile(r"^(?:类别|类型|领域|分类|大类|板块|方向|工程类别|项目类别|项目类型|方面)$")),
)
LONGEST_NAME = 40
BULLET = re.compile(r"^(?:[——–•●■◆▲★○◇□►▶·\-*]+|\uf06c|\uf0d8)\s*")
INNER_FIRST = re.compile(r"^[●■◆▲★◇□►▶]")
INNER = re.compile(r"(?<=[。；;])\s*(?=[●■◆▲★◇□►▶])")
"""Where within one line another entry begins with a sign of its own."""

RUN_IN = re.compile(rf"^(?P<name>[^。：:；;]{{2,{LONGEST_NAME}}})(?P<mark>[。：:])(?P<text>.+)$", re.DOTALL)
MONEY = re.compile(
    r"(?:总投资|计划投资|估算投资|投资总额|投资)(?:额|约|估算|为|达|合计|：|:)*\s*(?P<sum>约?\d[\d,]*(?:\.\d+)?\s*[万亿]{0,2}元)"
)
YEARS = re.compile(r"(?P<start>20\d{2})\s*年?\s*[-—–－~～至到]+\s*(?P<end>20\d{2})\s*年?")
ONE_YEAR = re.compile(r"(?P<year>20\d{2})")
NOTHING = re.compile(r"[\s\-—–－/／无…]*")
AMOUNT = re.compile(r"约?\d[\d,]*(?:\.\d+)?\s*[万亿]{0,2}元")
FEW = 2
HEAD_SHARE = 2


@dataclass(slots=True)
class Project:
    """项目: one entry of a sidebar."""

    name: str
    paragraphs: list[str]
    group: str = ""
    number: str = ""
    """The plan's own number before the name, as printed."""

    investment: str = ""
    investment_unit: str = ""
    """The unit, where the head of its column names it and not the words."""

    start: int = 0
    end: int = 0
    departments: Departments | None = None

    @property
    def text(self) -> str:
        """All its words on one line."""
        return "".join(self.paragraphs)


@dataclass(slots=True)
class Sidebar:
    """专栏: a box, its title and projects."""

    number: int
    """As printed; 0 where it is not."""

    title: str
    caption: str
    """The whole line as printed."""

    lead_in: list[str] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)


def caption(text: str) -> re.Match[str] | None:
    """The number and title of a sidebar that a line announces."""
    match = CAPTION.match(text.strip(BLANK))
    if match is None or "。" in text or len(text) > headings.LONGEST:
        return None
    return match if match["n"] or not match["title"].startswith(("中", "内", "里", "所")) else None


def is_sidebar(table: Table) -> bool:
    """Whether a table or box says itself that it is a sidebar."""
    return bool(table.rows) and bool(_own_caption(table))


def _own_caption(table: Table) -> str:
    first = distinct(table.rows[0])
    lines = [paragraph.text for cell in first for paragraph in cell.paragraphs]
    return lines[0] if lines and caption(lines[0]) else ""


def of_table(table: Table, announced: str, place: str, handover: Handover) -> Sidebar | None:
    """The sidebar that a table holds; ``announced`` is the line before it, where that is its title."""
    rows = [distinct(row) for row in table.rows]
    own = _own_caption(table)
    if own:
        rows = _without_first_line(rows)
        if not caption(own)["title"] and rows and len(rows[0]) == 1:  # type: ignore[index]
            line = rows[0][0].paragraphs[:1]
            own += f"\u3000{line[0].text}" if line and headings.stands_alone(line[0].text) else ""
            rows = _without_first_line(rows) if line else rows
    words = own or announced
    match = caption(words)
    if match is None:
        return None
    made = _named(match, words)
    rows = [row for row in rows if any(cell.text for cell in row)]
    if not _columns(rows) and sum(len(row) > FEW for row in rows) * FEW > len(rows):
        return None
    _fill(made, rows, place, handover)
    return made


def parted(table: Table, announced: str) -> tuple[Sidebar, Table] | None:
    """A sidebar by its title, in the table or before it, and the rows of the table below the title."""
    own = _own_caption(table)
    match = caption(own or announced)
    is_alone = not own or len(distinct(table.rows[0])) == 1
    if match is None or not is_alone or not match["title"]:
        return None
    if own and len(table.rows[0][0].paragraphs) > 1:
        return None
    return _named(match, own or announced), Table(table.rows[1:] if own else table.rows, has_spans=table.has_spans)


def of_lines(announced: str, lines: Sequence[Paragraph], place: str, handover: Handover) -> Sidebar | None:
    """The sidebar of lines below its title, where nothing frames it."""
    match = caption(announced)
    if match is None or not lines:
        return None
    made = _named(match, announced)
    _sequence(made, lines, place, handover)
    return made


def _named(match: re.Match[str], words: str) -> Sidebar:
    number = headings.value(match["n"]) if match["n"] else 0
    title = match["title"].strip(BLANK) or words.strip(BLANK)
    return Sidebar(0 if match["sub"] else number, title, words.strip(BLANK))


def _without_first_line(rows: list[list[Cell]]) -> list[list[Cell]]:
    first, *rest = rows
    left = [Cell(cell.paragraphs[1:]) if i == 0 else cell for i, cell in enumerate(first)]
    left = [cell for cell in left if cell.text]
    return [left, *rest] if left else rest


def _fill(made: Sidebar, rows: list[list[Cell]], place: str, handover: Handover) -> None:
    columns = _columns(rows)
    if columns:
        _by_columns(made, rows, columns, place, handover)
    elif rows and all(len(row) <= FEW for row in rows) and any(len(row) == FEW for row in rows):
        _pairs(made, rows, place, handover)
    else:
        lines = [paragraph for row in rows for cell in row for paragraph in cell.paragraphs]
        _sequence(made, lines, place, handover)


def _columns(rows: list[list[Cell]]) -> list[str]:
    """What the columns hold, where the first row says it."""
    if not rows or len(rows[0]) < FEW or len(rows) < FEW:
        return []
    roles = [_role(re.sub(r"\s", "", cell.text)) for cell in rows[0]]
    if sum(bool(role) for role in roles) < len(roles):
        return []
    if "name" not in roles:
        if "group" not in roles:
            return []
        roles[roles.index("group")] = "name"
    if "text" not in roles and "investment" not in roles and "lead" not in roles:
        return []
    return roles


def _role(text: str) -> str:
    if len(text) > LONGEST_NAME // 3:
        return ""
    return next((role for role, pattern in ROLES if pattern.search(text)), "")


def _by_columns(made: Sidebar, rows: list[list[Cell]], roles: list[str], place: str, handover: Handover) -> None:
    """A table with headings: one project a row, a lone cell above the first a lead-in, later ones groups."""
    group = ""
    handover.lost(place, "专栏里表格的表头没有带入", "　".join(cell.text for cell in rows[0]))
    for row in rows[1:]:
        if len(row) == 1 and len(roles) > 1:
            words = [paragraph.text for paragraph in row[0].paragraphs]
            if headings.stands_alone(row[0].text):
                group = row[0].text
            elif not made.projects:
                made.lead_in += words
            else:
                handover.lost(place, "专栏中间的说明没有带入", row[0].text)
            continue
        _row(made, _by_role(row, roles), group, place, handover)


def _by_role(row: list[Cell], roles: list[str]) -> list[tuple[str, Cell]]:
    """Cells with what they hold; a row with fewer cells lacks the first ones, which reach down from above."""
    offset = max(0, len(roles) - len(row))
    return list(zip(roles[offset:], row, strict=False))


def _row(made: Sidebar, cells: list[tuple[str, Cell]], group: str, place: str, handover: Handover) -> None:
    by_role: dict[str, list[Cell]] = {}
    for role, cell in cells:
        by_role.setdefault(role, []).append(cell)

    def words(role: str) -> str:
        return "".join(cell.text for cell in by_role.get(role, ()))

    name, texts = words("name"), [p.text for cell in by_role.get("text", ()) for p in cell.paragraphs]
    if not name and made.projects:
        made.projects[-1].paragraphs += texts
        return
    project = Project(name, texts, words("group") or group, words("number"), words("investment"))
    project.start, project.end = years(words("years"))
    if lead := words("lead"):
        project.departments = departments.of_cell(lead, words("support"))
    if words("years") and not project.end:
        handover.doubtful(f"{place}“{name}”", "年限看不出起止年份，没有带入", words("years"))
    _add(made, project, place, handover)


def years(words: str) -> tuple[int, int]:
    """The first and last year that words name; 0 for none."""
    if match := YEARS.search(words):
        return int(match["start"]), int(match["end"])
    found = ONE_YEAR.findall(words)
    return (0, int(found[-1])) if len(found) == 1 else (0, 0)


def _pairs(made: Sidebar, rows: list[list[Cell]], place: str, handover: Handover) -> None:
    """Two cells a row: a name and its text."""
    for row in rows:
        if len(row) == 1 or not row[0].text:
            lines = [p for cell in row for p in cell.paragraphs]
            if made.projects and not row[0].text and len(row) == FEW:
                made.projects[-1].paragraphs += [line.text for line in lines]
            elif not made.projects and not headings.stands_alone(row[0].text):
                made.lead_in += [line.text for line in lines]
            else:
                _sequence(made, lines, place, handover)
            continue
        number, name = _number(row[0].text)
        _add(made, Project(name, [p.text for p in row[1].paragraphs], number=number), place, handover)


def _sequence(made: Sidebar, lines: Iterable[Paragraph], place: str, handover: Handover) -> None:
    """Paragraphs one below the other: names alone on a line, or at the head of their text."""
    lines = [part for line in lines for part in entries(line) if part.text]
    is_named = _has_names(lines)
    group = ""
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        group = "" if _is_beside(line, group) else group
        if _heads(line, following):
            group = line.text
        elif is_named and _is_name(line) and following is not None and not _is_group(line, following, lines):
            number, name = _number(line.text)
            _add(made, Project(name, [], group, number), place, handover)
        elif is_named and following is not None and _is_group(line, following, lines):
            group = line.text
        elif not is_named and (split := _run_in(line, lines)):
            number, name, text = split
            _add(made, Project(name, [text], group, number), place, handover)
            handover.lost(place, "项目名称和文字之间的标点没有带入，网站分行显示")
        elif made.projects:
            made.projects[-1].paragraphs.append(line.text)
            _known(made.projects[-1], place, handover)
        else:
            made.lead_in.append(line.text)
    if not made.projects:
        _listed(made, lines, place, handover)


def entries(line: Paragraph) -> list[Paragraph]:
    """A line whose entries all begin with the same kind of sign, entry by entry."""
    if line.footnotes or len(INNER.findall(line.text)) < 1 or not INNER_FIRST.match(line.text):
        return [line]
    return [Paragraph(part.strip(BLANK)) for part in INNER.split(line.text) if part.strip(BLANK)]


def _heads(line: Paragraph, following: Paragraph | None) -> bool:
    """Whether ``3. 行动。`` has no text of its own, and the next line is numbered below it."""
    own = headings.label(line.text)
    other = headings.label(following.text) if following is not None else None
    is_short = headings.stands_alone(line.text.rstrip("。：:")) and len(line.text) <= LONGEST_NAME
    return is_short and own is not None and other is not None and other.rank > own.rank


def _is_beside(line: Paragraph, group: str) -> bool:
    """Whether a line is numbered as high as the heading of the group before it, and so ends it."""
    own, above = headings.label(line.text), headings.label(group) if group else None
    return own is not None and above is not None and own.rank <= above.rank


def _listed(made: Sidebar, lines: list[Paragraph], place: str, handover: Handover) -> None:
    """A box whose lines have no names: each is a project by itself, called by its own words."""
    if not lines:
        return
    made.lead_in = []
    whole = "".join(line.text for line in lines)
    if len(lines) > 1 and all(len(line.text) <= headings.LONGEST for line in lines):
        for line in lines:
            number, name = _number(line.text)
            _add(made, Project(name.rstrip("。；;"), [], number=number), place, handover)
        return
    handover.doubtful(place, "专栏里看不出一个个项目，全部文字作为一个项目，以专栏标题为名", whole[:40])
    made.projects.append(Project(made.title, [line.text for line in lines]))


def _has_names(lines: list[Paragraph]) -> bool:
    """Whether names stand on lines of their own, each followed by its text."""
    names = [i for i, line in enumerate(lines[:-1]) if _is_name(line) and not _is_name(lines[i + 1])]
    texts = sum(not _is_name(line) for line in lines)
    return bool(names) and len(names) * HEAD_SHARE >= min(texts, len(lines))


def _is_name(line: Paragraph) -> bool:
    text = BULLET.sub("", line.text)
    return headings.stands_alone(text) and len(text) <= LONGEST_NAME


def _is_group(line: Paragraph, following: Paragraph, lines: list[Paragraph]) -> bool:
    """Whether a short line heads several names: the next is a name as well, numbered lower."""
    if not (_is_name(line) and _is_name(following)):
        return False
    own, other = headings.label(line.text), headings.label(following.text)
    if own is not None and other is not None:
        return other.rank > own.rank
    del lines
    return (own is not None and other is None) or (line.is_bold and not following.is_bold)


def _run_in(line: Paragraph, lines: list[Paragraph]) -> tuple[str, str, str] | None:
    """Number, name and text of a paragraph that begins with its name."""
    number, words = _number(line.text)
    match = RUN_IN.match(words)
    if match is None:
        return None
    numbered = sum(bool(_number(other.text)[0]) for other in lines)
    marked = sum(RUN_IN.match(_number(other.text)[1]) is not None for other in lines)
    if not number and (numbered or marked * HEAD_SHARE < len(lines)):
        return None
    if any(sign in match["name"] for sign in "，,") and not number:
        return None
    return number, match["name"].strip(BLANK), match["text"].strip(BLANK)


def _number(text: str) -> tuple[str, str]:
    """The number or bullet before a name, and the name."""
    words = text.strip(BLANK)
    found = headings.label(words)
    if found is not None and words[found.end :].strip(BLANK):
        return words[: found.end].strip(BLANK), words[found.end :].strip(BLANK)
    match = BULLET.match(words)
    return (match[0].strip(BLANK), words[match.end() :].strip(BLANK)) if match else ("", words)


def _add(made: Sidebar, project: Project, place: str, handover: Handover) -> None:
    _known(project, place, handover)
    made.projects.append(project)


def _known(project: Project, place: str, handover: Handover) -> None:
    """Departments and investment that the text of a project names."""
    text = project.text
    if project.departments is None and (found := departments.departments(project.name + text)) is not None:
        project.departments = found
    if project.departments is not None and project.departments.is_shared:
        words = project.departments.words
        handover.doubtful(f"{place}“{project.name}”", "牵头单位不止一个，照原文连写在 lead 中", words)
    if not project.investment and (match := MONEY.search(text)):
        project.investment = match["sum"]
