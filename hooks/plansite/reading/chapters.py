"""The plan's own text: chapters, sections and paragraphs, each with the anchor it is cited by."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from plansite.problems import Mark, Problem
from plansite.reading.characters import character_problems, decoded, readable

BLANK = " \t\r\n\u3000\u00a0"
SLOT = re.compile(r"\{\{\s*(?:专栏\s*(?P<sidebar>[0-9]+)|(?P<table>主要指标表))\s*\}\}$")
CHAPTER_FILE = re.compile(r"(?P<number>[0-9]{2})\.md$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落: the unit that is cited."""

    anchor: str
    """``3-2-p4``; ``3-p1`` before the first section; ``0-p1`` before the first chapter's heading."""

    text: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class SidebarSlot:
    """Where a 专栏 stands; its text is in projects.yaml."""

    sidebar: int
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class TableSlot:
    """Where the table of indicators stands; its rows are in indicators.yaml."""

    line: int = field(compare=False)


Block = Paragraph | SidebarSlot | TableSlot


@dataclass(frozen=True, slots=True)
class Section:
    """节; the first of a chapter has no heading and holds what stands before the first heading."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """章: one Markdown file."""

    number: int
    title: str
    file: str
    preamble: tuple[Paragraph, ...]
    """What stands before the heading: the plan's own opening, in its first chapter only."""

    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything in reading order, without headings."""
        return (*self.preamble, *(block for section in self.sections for block in section.blocks))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def titled_sections(self) -> tuple[Section, ...]:
        """Sections that have a heading."""
        return tuple(section for section in self.sections if section.title)


@dataclass(frozen=True, slots=True)
class Text:
    """正文: all chapters that could be read, and what is wrong with the files."""

    chapters: tuple[Chapter, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[int]
    """Numbers of files that are not chapters as they stand."""


def read(folder: Path, shown_as: str) -> Text:
    """Read ``NN.md`` in number order."""
    found: list[Chapter] = []
    problems: list[Problem] = []
    unread: set[int] = set()
    numbers: list[int] = []
    for path in sorted(folder.glob("*.md")):
        name = f"{shown_as}/{path.name}"
        match = CHAPTER_FILE.match(path.name)
        if match is None:
            if path.name != "index.md":
                problems.append(Problem(Mark(name), "文件名不是两位章号", "请改成 01.md、02.md 这样的名字"))
            continue
        text, unreadable = decoded(path.read_bytes(), name)
        number = int(match["number"])
        numbers.append(number)
        chapter, structural = parsed(readable(text), number, name)
        problems += unreadable or [*character_problems(text, name), *structural]
        if unreadable or structural:
            unread.add(number)
        else:
            found.append(chapter)
    if not numbers:
        problems.append(Problem(Mark(shown_as), "没有找到规划正文", "请放入 01.md、02.md 等各章文件"))
    elif numbers != list(range(1, len(numbers) + 1)):
        problems.append(Problem(Mark(shown_as), "各章文件的编号不连续", "请从 01.md 起依次编号，不缺不重"))
    return Text(tuple(found), tuple(problems), frozenset(unread))


def parsed(text: str, number: int, file: str) -> tuple[Chapter, list[Problem]]:
    """One chapter from its Markdown: a ``#`` heading, ``##`` sections, one line a paragraph."""
    reader = _Reader(number, file)
    for line, content in enumerate(text.split("\n"), start=1):
        if stripped := content.strip(BLANK):
            reader.read(stripped, line)
    return reader.chapter()


class _Reader:
    """Collects the lines of one chapter."""

    def __init__(self, number: int, file: str) -> None:
        self._number = number
        self._file = file
        self._title = ""
        self._early = 0
        self._preamble: list[Paragraph] = []
        self._sections: list[tuple[str, str, list[Block]]] = [(str(number), "", [])]
        self._problems: list[Problem] = []

    def read(self, content: str, line: int) -> None:
        if content.startswith("## ") and not self._title:
            if not self._problems:
                self._problem(line, "节标题写在章标题之前", "请先写“# ”开头的章标题，再写“## ”开头的节标题")
        elif content.startswith("## "):
            self._sections.append((f"{self._number}-{len(self._sections)}", content[3:].strip(BLANK), []))
        elif content.startswith("# "):
            if self._title:
                self._problem(line, "一章里有两个一级标题", "一个文件只写一章，节标题请用“## ”")
            self._title = content[2:].strip(BLANK)
        elif content.startswith("＃"):
            self._title = self._title or content.strip(f"＃{BLANK}")
            self._problem(line, "标题用了全角井号“＃”", "请改成英文半角“# ”")
        elif content.startswith("#"):
            self._title = self._title or content.strip(f"#{BLANK}")
            self._problem(line, "标题的写法不对", "章标题用“# ”，节标题用“## ”，井号后留一个空格")
        elif content.startswith("{{"):
            self._slot(content, line)
        elif "{{" in content:
            self._problem(line, "位置标记没有单独占一行", "请把 {{ 专栏3 }} 这样的标记移到单独的一行")
        else:
            self._paragraph(content, line)

    def chapter(self) -> tuple[Chapter, list[Problem]]:
        if not self._title and not self._problems:
            self._problem(1, "没有章标题", "请在章标题前加“# ”")
        elif self._early and self._title:
            mend = "只有 01.md 可以在章标题前写规划的开头，请把这一段移到章标题后面"
            self._problem(self._early, "章标题前有文字", mend)
        sections = tuple(Section(anchor, title, tuple(blocks)) for anchor, title, blocks in self._sections)
        return Chapter(self._number, self._title, self._file, tuple(self._preamble), sections), self._problems

    def _slot(self, content: str, line: int) -> None:
        match = SLOT.match(content)
        if match is None:
            self._problem(line, f"不认识的位置标记“{content}”", "可用的是 {{ 专栏3 }} 和 {{ 主要指标表 }}，单独占一行")
        elif match["table"]:
            self._sections[-1][2].append(TableSlot(line))
        else:
            self._sections[-1][2].append(SidebarSlot(int(match["sidebar"]), line))

    def _paragraph(self, content: str, line: int) -> None:
        if self._title:
            self._add(content, line)
        elif self._number == 1:
            self._preamble.append(Paragraph(f"0-p{len(self._preamble) + 1}", content, line))
        else:
            self._early = self._early or line

    def _add(self, content: str, line: int) -> None:
        anchor, _, blocks = self._sections[-1]
        index = sum(isinstance(block, Paragraph) for block in blocks) + 1
        blocks.append(Paragraph(f"{anchor}-p{index}", content, line))

    def _problem(self, line: int, found: str, mend: str) -> None:
        self._problems.append(Problem(Mark(self._file, line), found, mend))
