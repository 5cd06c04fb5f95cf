"""What every reader makes of a document: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

BLANK = " \t\r\n\u3000\u00a0\u2002\u2003"


class RefusedError(Exception):
    """A document that cannot become a project, with one Chinese sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """脚注: its words, and after how many characters of the paragraph its mark stands."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """图片: its file and what the document says of it."""

    name: str
    """The name of its file, which is ours."""

    content: bytes = field(repr=False)
    alt: str = ""
    """Alternative text that the document states."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落: one line of the document, or a picture on a line of its own, which has no words."""

    text: str
    level: int = 0
    """1 to 9 where the document says that it is a heading of that depth; 0 otherwise."""

    is_title: bool = False
    """Whether the document says that it is the title of the whole."""

    is_contents: bool = False
    """Whether the document says that it is a line of its table of contents."""

    is_bold: bool = False
    """Whether all of it is printed bold."""

    looks: tuple[int, bool] = (0, False)
    """How large it is printed, in half points, 0 where nothing says it; and whether it stands in the middle."""

    footnotes: tuple[Footnote, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    """Spans of words that are printed bold."""

    picture: Picture | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """单元格: one cell, which stands in a grid as often as it is wide and high."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All its words on one line."""
        return joined(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """表格 or 文本框: rows of cells; a merged cell is the same object wherever it reaches."""

    rows: tuple[tuple[Cell, ...], ...]
    is_box: bool = False
    """A text box: one cell beside the text."""

    has_spans: bool = True
    """Whether the document says how far cells reach; a text file does not."""

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of every row, a merged cell once."""
        return tuple(tuple(cell.text for cell in distinct(row)) for row in self.rows)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """文件: everything that was read, and what was left out."""

    blocks: tuple[Block, ...]
    title: str = ""
    """The title in the properties of the file, if it states one."""

    losses: tuple[str, ...] = ()
    """What the document has and the structure does not, each as a Chinese sentence."""


@dataclass(slots=True)
class Collected:
    """Blocks and losses while a document is read."""

    blocks: list[Block] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    emphasized: int = 0
    """How many paragraphs are bold in part."""

    listed: int = 0
    """How many are items of a list whose bullets or numbers are no words of the document."""

    def looks(self) -> None:
        """Say what of the looks of the text is not carried, once for all of it."""
        if self.emphasized:
            self.loss(f"{self.emphasized} 段中间换了行，其中部分文字的加粗没有带入，文字一字不少")
        if self.listed:
            self.loss(f"{self.listed} 段前面的项目符号或自动编号没有带入，文字一字不少")

    def loss(self, sentence: str) -> None:
        """Note a loss once."""
        if sentence not in self.losses:
            self.losses.append(sentence)


def distinct(row: Iterable[Cell]) -> list[Cell]:
    """The cells of a row, a merged one once."""
    return [next(same) for _, same in groupby(row, key=id)]


def trimmed(text: str) -> str:
    """The text without blanks around it, on one line."""
    return joined(line.strip(BLANK) for line in text.replace("\r", "\n").split("\n"))


def joined(lines: Iterable[str]) -> str:
    """Lines as one: Chinese lines meet without a space, others with one."""
    text = ""
    for line in lines:
        needs_space = bool(text and line) and text[-1].isascii() and line[0].isascii() and text[-1].isalnum()
        text += (" " if needs_space and line[0].isalnum() else "") + line
    return text


def grid(rows: Iterable[Iterable[tuple[Cell, int, int]]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells with their widths and heights, every cell repeated over its place."""
    found: list[list[Cell]] = []
    below: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        line: list[Cell] = []
        _reach(line, below)
        for cell, width, height in row:
            for _ in range(width):
                if height > 1:
                    below[len(line)] = (cell, height - 1)
                line.append(cell)
            _reach(line, below)
        found.append(line)
    return tuple(tuple(line) for line in found if line)


def _reach(line: list[Cell], below: dict[int, tuple[Cell, int]]) -> None:
    """Continue cells of the rows above."""
    while len(line) in below:
        column = len(line)
        cell, left = below.pop(column)
        line.append(cell)
        if left > 1:
            below[column] = (cell, left - 1)


def joined_spans(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in their order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs among blocks."""
    return (block for block in blocks if isinstance(block, Paragraph))
