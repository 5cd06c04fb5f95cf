"""Pieces of the plan's text as Markdown: headings, paragraphs, tables and footnotes, every word as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plansite.newplan.documents.structure import Cell, Footnote, Paragraph, Table
from plansite.newplan.finding.outline import Chapter, Item, Subheading
from plansite.newplan.finding.plan import IndicatorPlace, Placed, SidebarPlace
from plansite.reading import chapters, inline

SIGNS = re.compile(r"([\\`*_{}\[\]|~<>&])")
FIRST_SIGN = re.compile(r"^([-+*>#:`~=_]|\{\{|\||!)")
CAPTION = re.compile(r"^(?:表|附表|图|附图)\s*[0-9一二三四五六七八九十]+|^单位[:：]")
UNDER_PICTURE = re.compile(r"^(?:图|附图)\s*[0-9一二三四五六七八九十]+")
PICTURES = "pictures"
"""The folder of the content that holds the pictures."""

NO_ALT = "图片（替代文字待补）"
ABOVE, LEFT = "^^", "<<"
PREFIX = "# 题"


def piece(chapter: Chapter, sections: list[tuple[str, list[Placed]]], opening: Iterable[Item]) -> str:
    """The Markdown of one piece; ``opening`` is what stands before its heading."""
    writer = _Writer()
    for item in opening:
        writer.add(item)
    writer.line(f"# {escaped(chapter.title)}")
    for title, items in sections:
        if title:
            writer.line(f"## {escaped(title)}")
        for placed in items:
            writer.add(placed)
    return writer.text()


class _Writer:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._caption = False
        self._picture = False

    def line(self, words: str) -> None:
        """Add a line with an empty one before it."""
        self._lines.append(words)
        self._caption = False

    def add(self, item: Placed) -> None:
        """Add one item."""
        if isinstance(item, SidebarPlace):
            self.line(f"{{{{ 专栏{item.number} }}}}")
        elif isinstance(item, IndicatorPlace):
            self.line("{{ 主要指标表 }}")
        elif isinstance(item, Subheading):
            self.line(f"{'#' * item.depth} {escaped(item.text)}")
        elif isinstance(item, Paragraph) and item.picture is not None:
            self._lines.append(f"![{_alt(item.picture.alt)}](../{PICTURES}/{item.picture.name})")
            self._caption, self._picture = False, True
            return
        elif isinstance(item, Paragraph):
            words = self._paragraph(item)
            if self._picture and UNDER_PICTURE.match(item.text):
                self._lines[-1] += f"\n{words}"
            else:
                self.line(words)
            self._caption = CAPTION.match(item.text) is not None
        else:
            made = "\n".join(table(item))
            if self._caption:
                self._lines[-1] += f"\n{made}"
            elif made:
                self.line(made)
            self._caption = False
        self._picture = False

    def text(self) -> str:
        """All lines, with the footnotes behind them."""
        return "\n\n".join((*self._lines, *self._notes)) + "\n"

    def _paragraph(self, item: Paragraph) -> str:
        if not item.footnotes and not item.bold:
            return escaped(item.text)
        stars = {place for span in item.bold for place in span}
        notes = {note.at: [one for one in item.footnotes if one.at == note.at] for note in item.footnotes}
        ends = {end for _, end in item.bold}
        parts, position = [], 0
        for place in sorted(stars | notes.keys()):
            parts.append(_signs_escaped(item.text[position:place]))
            marks = "".join(map(self._mark, notes.get(place, ())))
            star = "**" if place in stars else ""
            parts.append(star + marks if place in ends else marks + star)
            position = place
        return "".join((*parts, _signs_escaped(item.text[position:])))

    def _mark(self, note: Footnote) -> str:
        label = len(self._notes) + 1
        self._notes.append(f"[^{label}]: {escaped(note.text)}")
        return f"[^{label}]"


def _alt(words: str) -> str:
    return re.sub(r"[\[\]\s]+", " ", words).strip() or NO_ALT


def escaped(text: str) -> str:
    """A line as Markdown that is read as these very words."""
    return text if _reads_as_itself(text) else _signs_escaped(text)


def _signs_escaped(text: str) -> str:
    words = SIGNS.sub(r"\\\1", text)
    return FIRST_SIGN.sub(r"\\\1", words) if not words.startswith("\\") else words


def _reads_as_itself(text: str) -> bool:
    """Whether the reader of the text takes a line for a paragraph of these words."""
    if any(inline.refusals(text)) or inline.words(text) != inline.Words(text):
        return False
    made, problems = chapters.parsed(f"{PREFIX}\n\n{text}", "1", "")
    return not problems and [paragraph.text for paragraph in made.paragraphs] == [text] and "{{" not in text


def table(source: Table) -> Iterator[str]:
    """The lines of a table, with the signs for cells that are joined."""
    rows = [list(row) for row in source.rows if any(cell.text for cell in row)]
    if not rows:
        return
    width = max(map(len, rows))
    rows = [[*row, *(Cell(()) for _ in range(width - len(row)))] for row in rows]
    heads = _heads(rows)
    yield from _part(rows[:heads])
    yield _dashes(width)
    yield from _part(rows[heads:])


def _heads(rows: list[list[Cell]]) -> int:
    """How many rows are the head: the first, and those into which its cells reach; none if nothing were left."""
    heads = 1
    while heads < len(rows) and any(above is cell for above, cell in zip(rows[heads - 1], rows[heads], strict=True)):
        heads += 1
    return heads if heads < len(rows) else 0


def _dashes(width: int) -> str:
    return "|" + "---|" * width


def _part(rows: list[list[Cell]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        cells = []
        for x, cell in enumerate(row):
            if x and row[x - 1] is cell:
                cells.append(LEFT)
            elif y and rows[y - 1][x] is cell:
                cells.append(ABOVE)
            else:
                cells.append(_cell(cell.text))
        yield "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    words = escaped(text) if "|" not in text else _signs_escaped(text)
    return words if words not in {ABOVE, LEFT} else f"\\{words}"
