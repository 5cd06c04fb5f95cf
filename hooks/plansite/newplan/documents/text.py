"""Plain text, as copied from a document: its encoding, lines that were broken, tables by tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from plansite.models.hanzi import HAN
from plansite.newplan.documents import paged
from plansite.newplan.documents.structure import (
    BLANK,
    Block,
    Cell,
    Document,
    Paragraph,
    RefusedError,
    Table,
    grid,
    joined,
)

CHINESE = re.compile(f"[{HAN}]")
SPACED_PAIR = re.compile(f"[{HAN}] (?=[{HAN}])")
SPACED = re.compile(
    rf"(?<=[{HAN}，。；：、！？“”（）《》〔〕—％%]) (?=[{HAN}，。；：、！？“”（）《》〔〕—％%0-9])"
    rf"|(?<=[0-9]) (?=[{HAN}，。；：、！？”（）》〕％%])"
)
"""A blank next to a Chinese character or sign, as a program that reads scanned pages leaves it."""

NUMBERED = re.compile(
    r"第[〇零一二三四五六七八九十百]+[篇章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、](?!\d)"
)
"""What begins a new paragraph behind a line that happens to end with a sentence."""

FEW_PAIRS = 60
SPREAD = 0.5
"""How many of the characters have a blank behind them in such a text."""

CONTINUES = "，。；：、！？）》”％%"
"""What no paragraph begins with."""

ENDS = "。！？；：…”）》.!?;:"
LONG = 60
MOST_TABBED = 0.7
WRAPPED = 0.6
ROWS = 2
OFTEN, FEWEST, SLACK = 0.2, 3, 6
NARROW, WIDE = 20, 80
NOTHING = "\x00"
BARS = re.compile(r"^\s*\|.*\|\s*$")
BARRED = re.compile(r"^[^|]*\S\s*\|\s*\S[^|]*(?:\|[^|]*)*$")
RULE = re.compile(r"^[\s|:+-]+$")


def read(content: bytes) -> Document:
    """Read a text file in UTF-8, UTF-16 or GBK."""
    return of_lines(decoded(content).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n"))


def of_lines(lines: list[str]) -> Document:
    """The document that lines make, whole paragraphs or as a program has broken them for pages of paper."""
    losses: list[str] = []
    if _tabs_indent(lines):
        lines = [line.lstrip("\t") for line in lines]
    if _is_spaced(lines):
        lines = [SPACED.sub("", line) for line in lines]
        losses.append("文件里字与字之间都有空格，像是从扫描件识别的，空格没有带入；请逐段核对有没有错字")
    paper = paged.without_furniture(lines)
    losses += paper.losses
    return Document(tuple(_blocks(_unwrapped(list(paper.lines)))), losses=tuple(losses))


def _is_spaced(lines: list[str]) -> bool:
    """Whether nearly every Chinese character has a space behind it."""
    text = "".join(lines)
    pairs = sum(1 for _ in SPACED_PAIR.finditer(text))
    return pairs > FEW_PAIRS and pairs > SPREAD * sum(1 for _ in CHINESE.finditer(text))


def decoded(content: bytes) -> str:
    """The text of a file, whichever of the usual encodings it has."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif NOTHING.encode() in content[:4000]:
        raise RefusedError("文件不是文字，可能是图片或别的程序的文件；请另存为 .docx 或 .txt 再试。")
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("文件的编码既不是 UTF-8 也不是 GBK，文字读不出来；请在记事本里另存为 UTF-8 再试。")


def _tabs_indent(lines: list[str]) -> bool:
    """Whether tabs only indent paragraphs, and make no tables."""
    long = [line for line in lines if len(line) > LONG]
    return bool(long) and sum(line.startswith("\t") for line in long) > MOST_TABBED * len(long)


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines as paragraphs, where a program has broken them all at one width."""
    full = [line.rstrip(BLANK) for line in lines if line.strip(BLANK) and "\t" not in line]
    measures: tuple[Callable[[str], int], ...] = (_width, len)
    edges = [found_edge for one in measures if (found_edge := _edge(full, one)) is not None]
    if not edges:
        return lines
    measure, edge, _ = max(edges, key=lambda one: one[2])
    found: list[str] = []
    for line in lines:
        last = found[-1] if found else ""
        is_full = bool(last) and measure(_tail(last).rstrip(BLANK)) >= edge
        is_first = line[:1] in BLANK or (NUMBERED.match(line) is not None and _tail(last)[-1:] in ENDS)
        if line.strip(BLANK) and last and ((is_full and not is_first) or line[0] in CONTINUES):
            found[-1] = f"{last}{NOTHING}{line}"
        else:
            found.append(line)
    return [
        joined(part.strip(BLANK) if index else part.rstrip(BLANK) for index, part in enumerate(line.split(NOTHING)))
        for line in found
    ]


def _edge(full: list[str], measure: Callable[[str], int]) -> tuple[Callable[[str], int], int, int] | None:
    """How wide a line is at least that was broken, by one measure, and how many are; ``None`` if none was."""
    sizes = [measure(line) for line in full]
    widest = max(sizes, default=0)
    slack = SLACK if measure is _width else SLACK // 2
    near = [line for line, size in zip(full, sizes, strict=True) if size >= widest - slack]
    scale = 2 if measure is _width else 1
    is_broken = sum(line[-1] not in ENDS for line in near) >= max(FEWEST, len(near) / 2)
    is_usual = len(near) >= WRAPPED * len(full) or (is_broken and len(near) >= OFTEN * len(full))
    if not scale * NARROW <= widest <= scale * WIDE or not is_usual or len(full) < 2 * ROWS:
        return None
    return measure, widest - slack, len(near)


def _tail(line: str) -> str:
    return line.rsplit(NOTHING, 1)[-1]


def _width(line: str) -> int:
    return sum(1 if character.isascii() else 2 for character in line)


def _blocks(lines: list[str]) -> Iterator[Block]:
    index = 0
    while index < len(lines):
        line = lines[index]
        for reader in (_celled, _tabbed, _barred):
            table, end = reader(lines, index)
            if table is not None:
                yield table
                index = end
                break
        else:
            if words := line.strip(BLANK):
                yield Paragraph(words)
            index += 1


def _celled(lines: list[str], index: int) -> tuple[Table | None, int]:
    """A table with a cell a line, each after a tab, and an empty line between rows."""
    if not lines[index].startswith("\t"):
        return None, index
    rows: list[list[list[str]]] = []
    is_open = False
    end = index
    while end < len(lines):
        line = lines[end]
        if line.startswith("\t"):
            if not is_open:
                rows.append([])
            rows[-1].append([line.strip(BLANK)])
            is_open = True
        elif not line.strip(BLANK):
            is_open = False
        elif is_open and _goes_on(lines, end):
            rows[-1][-1].append(line.strip(BLANK))
        else:
            break
        end += 1
    while end > index and not lines[end - 1].strip(BLANK):
        end -= 1
    kept = [row for row in rows if any(word for cell in row for word in cell)]
    if len(kept) < ROWS or any("\t" in line.strip("\t") for line in lines[index:end]):
        return None, index
    return Table(grid([(_cell(joined(words)), 1, 1) for words in row] for row in kept), has_spans=False), end


def _goes_on(lines: list[str], index: int) -> bool:
    """Whether a line without a tab goes on within the cell above: another cell of the row follows."""
    return index + 1 < len(lines) and lines[index + 1].startswith("\t") and len(lines[index]) < LONG


def _tabbed(lines: list[str], index: int) -> tuple[Table | None, int]:
    """A table with a row a line and tabs between cells; a line of one cell in its midst is a row as wide as it."""
    rows: list[list[str]] = []
    end = index
    while end < len(lines):
        cells = [cell.strip(BLANK) for cell in lines[end].rstrip("\r\n").split("\t")]
        is_row = "\t" in lines[end].strip(BLANK)
        is_within = bool(rows) and bool(lines[end].strip(BLANK)) and _is_row(lines, end + 1)
        if not is_row and not is_within:
            break
        rows.append(cells)
        end += 1
    if len(rows) < ROWS:
        return None, index
    width = max(len(row) for row in rows)
    made = [_spread(row, width) for row in rows]
    return Table(grid(made), has_spans=all(len(row) in {1, width} for row in rows)), end


def _is_row(lines: list[str], index: int) -> bool:
    return index < len(lines) and "\t" in lines[index].strip(BLANK)


def _spread(row: list[str], width: int) -> list[tuple[Cell, int, int]]:
    if len(row) == 1:
        return [(_cell(row[0]), width, 1)]
    return [(_cell(text), 1, 1) for text in row]


def _barred(lines: list[str], index: int) -> tuple[Table | None, int]:
    """A table with bars between cells, and around its rows or not."""
    is_framed = BARS.match(lines[index]) is not None
    bars = lines[index].count("|")
    if not is_framed and not BARRED.match(lines[index]):
        return None, index
    rows = takewhile(lambda line: BARS.match(line) if is_framed else line.count("|") == bars, lines[index:])
    found = list(rows)
    if len(found) < ROWS:
        return None, index
    cells = [line.strip(BLANK).strip("|").split("|") for line in found if not RULE.match(line)]
    return Table(grid([(_cell(cell.strip(BLANK)), 1, 1) for cell in row] for row in cells)), index + len(found)


def _cell(text: str) -> Cell:
    """A cell; a slash before a clause parts paragraphs, as programs write them."""
    return Cell(tuple(Paragraph(part) for part in re.split(r"(?<=[。；;])/", text) if part))
