"""The plan's own text: chapters and other pieces, sections and paragraphs, each with the anchor it is cited by."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from plansite.models.places import NAMED, PieceKind, piece_kind
from plansite.problems import Mark, Problem
from plansite.reading import inline, text_table
from plansite.reading.characters import character_problems, decoded, readable
from plansite.reading.inline import Words
from plansite.reading.text_table import TextTable

BLANK = " \t\r\n\u3000\u00a0"
SLOT = re.compile(
    r"\{\{\s*(?:专栏\s*(?P<sidebar>[0-9]+)|项目\s*(?P<project>p[1-9][0-9]*)|(?P<table>主要指标表))\s*\}\}$"
)
SLOTS = "可用的是 {{ 专栏3 }}、{{ 项目 p1 }} 和 {{ 主要指标表 }}，单独占一行"
PIECE_FILE = re.compile(rf"(?P<number>[0-9]{{2}}|[1-9][0-9]{{2}})|(?P<name>{NAMED})")
HEADING = re.compile(r"(?P<signs>#{1,6}) +(?P<words>\S.*)")
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)]*)\)")
FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:\s*(?P<words>.*)")
FIRST_SUB = 3
"""Signs of the highest heading below a section's."""

NOT_CARRIED = (
    (re.compile(r"[*+] "), "列表用了“{match}”", "列表请写成“- 文字”；原文就有这个符号的，写成 \\* 或 \\+"),
    (re.compile(r"> "), "有引用的写法“{match}”", "请删除行首的“>”；原文就有的，写成 \\>"),
    (re.compile(r"```|~~~"), "有代码块的写法“{match}”", "请删除这一行"),
    (re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})$"), "有分隔线“{match}”", "请删除这一行；正文按原文分段"),
    (re.compile(r": "), "有定义列表的写法“{match}”", "请写成一段；原文就有冒号的，去掉后面的空格"),
    (
        re.compile(r"\[[^\]^][^\]]*\]:"),
        "有链接的定义“{match}”",
        "规划正文不加链接，请删除这一行；原文就有方括号的，写成 \\[ 和 \\]",
    ),
)
"""Beginnings of lines that other Markdown knows, each with what is said of it."""


PLAIN = Words("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落: the unit that is cited; an item of a list, the name of a table or picture, and a footnote too."""

    anchor: str
    """``3-2-p4``; ``3-p1`` before the first section; ``0-p1`` before the first heading; ``3-n1`` a footnote."""

    text: str
    line: int = field(compare=False)
    words: Words = PLAIN
    is_item: bool = False
    is_caption: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """小标题: a heading below a section's."""

    anchor: str
    """``3-2-h1``."""

    text: str
    level: int
    """3 for the highest, 6 for the lowest."""

    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class TextPicture:
    """图: a picture of the plan's text."""

    anchor: str
    """``3-2-f1``."""

    path: str
    """Where its file is, below the folder of the content."""

    alt: str
    caption: str
    """Anchor of the line directly below, which names it; empty where there is none."""

    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class SidebarSlot:
    """Where a 专栏 stands; its text is in projects.yaml."""

    sidebar: int
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class ProjectSlot:
    """Where a project outside all sidebars stands; its text is in projects.yaml."""

    project: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class TableSlot:
    """Where the table of indicators stands; its rows are in indicators.yaml."""

    line: int = field(compare=False)


Block = Paragraph | Heading | TextTable | TextPicture | SidebarSlot | ProjectSlot | TableSlot


@dataclass(frozen=True, slots=True)
class Footnote:
    """脚注: a note of the plan's own, at the end of its piece."""

    label: str
    """The plan's own mark."""

    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """节; the first of a piece has no heading and holds what stands before the first heading."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """章: one Markdown file; also a piece with a name in the place of a number: 前言, 篇, 附件, 名词解释."""

    id: str
    """``3``, ``part1``, ``annex2``: how anchors begin, and the last part of the address."""

    title: str
    file: str
    preamble: tuple[Paragraph, ...]
    """What stands before the heading: the plan's own opening, in its first piece only."""

    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...] = ()

    @property
    def kind(self) -> PieceKind:
        """Whether it is a chapter or what else."""
        return piece_kind(self.id)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything in reading order, without headings of sections and without footnotes."""
        return (*self.preamble, *(block for section in self.sections for block in section.blocks))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs in reading order, footnotes last."""
        own = (block for block in self.blocks if isinstance(block, Paragraph))
        return (*own, *(note.paragraph for note in self.footnotes))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Headings below those of sections."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def tables(self) -> tuple[TextTable, ...]:
        """Tables of the text itself."""
        return tuple(block for block in self.blocks if isinstance(block, TextTable))

    @property
    def pictures(self) -> tuple[TextPicture, ...]:
        """Pictures."""
        return tuple(block for block in self.blocks if isinstance(block, TextPicture))

    @property
    def titled_sections(self) -> tuple[Section, ...]:
        """Sections that have a heading."""
        return tuple(section for section in self.sections if section.title)


@dataclass(frozen=True, slots=True)
class Part:
    """篇: chapters under a heading of their own; without one, pieces that stand in no part."""

    head: Chapter | None
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """正文: all pieces that could be read, in the order of the plan, and what is wrong with the files."""

    chapters: tuple[Chapter, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    """Names of pieces whose files are not in order as they stand."""

    first: str = "1"
    """The piece that the opening stands in."""


def outline(chapters: Iterable[Chapter]) -> tuple[Part, ...]:
    """The pieces by part: a part ends with the next one, or with a piece that is no chapter."""
    found: list[tuple[Chapter | None, list[Chapter]]] = []
    for chapter in chapters:
        if chapter.kind is PieceKind.PART:
            found.append((chapter, []))
        elif found and (found[-1][0] is None or chapter.kind is PieceKind.CHAPTER):
            found[-1][1].append(chapter)
        else:
            found.append((None, [chapter]))
    return tuple(Part(head, tuple(members)) for head, members in found)


def names(folder: Path) -> list[str]:
    """The names of all pieces that have a file, in the order that they have unless the plan states another."""
    found = [match for path in folder.glob("*.md") if (match := PIECE_FILE.fullmatch(path.stem))]
    return sorted((str(int(m["number"])) if m["number"] else m["name"] for m in found), key=_usual_order)


def file_name(piece: str) -> str:
    """The name of a piece's file: ``03.md``, ``annex1.md``."""
    return f"{int(piece):02d}.md" if piece.isdigit() else f"{piece}.md"


def _usual_order(piece: str) -> tuple[int, int]:
    kind = piece_kind(piece)
    order = (PieceKind.FRONT, PieceKind.CHAPTER, PieceKind.PART, PieceKind.ANNEX, PieceKind.GLOSSARY)
    return order.index(kind), int(piece.removeprefix(kind) or 0)


def read(folder: Path, shown_as: str, contents: Sequence[str] = ()) -> Text:
    """Read every piece: in the order of ``contents``, what it leaves out behind in the usual order."""
    problems = [
        Problem(
            Mark(f"{shown_as}/{path.name}"),
            "文件名不是两位章号",
            "请改成 01.md、02.md 这样的名字；前言、篇、附件、名词解释用 front.md、part1.md、annex1.md、glossary.md",
        )
        for path in sorted(folder.glob("*.md"))
        if PIECE_FILE.fullmatch(path.stem) is None and path.name != "index.md"
    ]
    there = names(folder)
    stated = [piece for piece in dict.fromkeys(contents) if piece in there]
    ordered = [*stated, *(piece for piece in there if piece not in stated)]
    found: list[Chapter] = []
    unread: set[str] = set()
    first = ordered[0] if ordered else "1"
    for piece in ordered:
        name = f"{shown_as}/{file_name(piece)}"
        text, unreadable = decoded((folder / file_name(piece)).read_bytes(), name)
        chapter, structural = parsed(readable(text), piece, name, is_first=piece == first)
        problems += unreadable or [*character_problems(text, name), *structural]
        if unreadable or structural:
            unread.add(piece)
        else:
            found.append(chapter)
    numbers = sorted(int(piece) for piece in ordered if piece.isdigit())
    if not ordered:
        problems.append(Problem(Mark(shown_as), "没有找到规划正文", "请放入 01.md、02.md 等各章文件"))
    elif numbers != list(range(1, len(numbers) + 1)):
        problems.append(Problem(Mark(shown_as), "各章文件的编号不连续", "请从 01.md 起依次编号，不缺不重"))
    return Text(tuple(found), tuple(problems), frozenset(unread), first)


def parsed(text: str, piece: int | str, file: str, *, is_first: bool | None = None) -> tuple[Chapter, list[Problem]]:
    """One piece from its Markdown: a ``#`` heading, ``##`` sections, one line a paragraph.

    Only the first piece of a plan may begin with an opening; that is chapter 1 unless ``is_first`` says.
    """
    reader = _Reader(str(piece), file, is_first=str(piece) == "1" if is_first is None else is_first)
    for line, content in enumerate(text.split("\n"), start=1):
        reader.read(content, line)
    return reader.chapter()


class _Reader:
    """Collects the lines of one piece."""

    def __init__(self, piece: str, file: str, *, is_first: bool) -> None:
        self._piece = piece
        self._file = file
        self._is_first = is_first
        self._title = ""
        self._early = 0
        self._preamble: list[Paragraph] = []
        self._sections: list[tuple[str, str, list[Block], int]] = [(piece, "", [], 1)]
        self._rows: list[tuple[int, str]] = []
        self._notes: list[Footnote] = []
        self._before_blank = True
        """Whether the line above is blank."""

        self._problems: list[Problem] = []

    def read(self, content: str, line: int) -> None:
        stripped = content.strip(BLANK)
        if not stripped.startswith("|"):
            self._end_table()
        if stripped:
            self._read(stripped, line, indented=content[:1] in BLANK and content[:1] != "\u3000")
        self._before_blank = not stripped

    def chapter(self) -> tuple[Chapter, list[Problem]]:
        self._end_table()
        if not self._title and not self._problems:
            self._problem(1, "没有章标题", "请在章标题前加“# ”")
        elif self._early and self._title:
            where = "01.md" if self._piece.isdigit() else "规划的第一个文件"
            mend = f"只有 {where} 可以在章标题前写规划的开头，请把这一段移到章标题后面"
            self._problem(self._early, "章标题前有文字", mend)
        for _, title, blocks, line in self._sections:
            if title and not blocks:
                self._problem(line, f"这一节是空的：“{title}”", "请补上这一节的文字；原文没有的，请删除标题")
            self._empty_headings(blocks)
        self._match_footnotes()
        sections = tuple(Section(anchor, title, tuple(blocks)) for anchor, title, blocks, _ in self._sections)
        preamble, notes = tuple(self._preamble), tuple(self._notes)
        return Chapter(self._piece, self._title, self._file, preamble, sections, notes), self._problems

    def _read(self, content: str, line: int, *, indented: bool) -> None:
        if content.startswith("#"):
            self._heading(content, line)
        elif content.startswith("＃"):
            self._title = self._title or content.strip(f"＃{BLANK}")
            self._problem(line, "标题用了全角井号“＃”", "请改成英文半角“# ”")
        elif content.startswith("{{"):
            self._slot(content, line)
        elif "{{" in content:
            self._problem(line, "位置标记没有单独占一行", "请把 {{ 专栏3 }} 这样的标记移到单独的一行")
        elif content.startswith("|"):
            self._rows.append((line, content))
        elif (footnote := FOOTNOTE.fullmatch(content)) is not None:
            self._footnote(footnote["label"], footnote["words"], line)
        elif (picture := PICTURE.fullmatch(content)) is not None:
            self._picture(picture["alt"].strip(BLANK), picture["path"].strip(BLANK), line)
        elif content.startswith("- ") and indented:
            self._problem(line, "列表有两层", "只能写一层列表，请去掉行首的空格")
        elif content.startswith("- "):
            self._paragraph(content[2:].strip(BLANK), line, is_item=True)
        else:
            self._paragraph(content, line)

    def _heading(self, content: str, line: int) -> None:
        match = HEADING.fullmatch(content)
        if match is None and re.match(r"#[0-9]", content):
            self._paragraph(content, line)
        elif match is None:
            self._title = self._title or content.strip(f"#{BLANK}")
            mend = "章标题用“# ”，节标题用“## ”，井号后留一个空格；是正文的，写成 \\#"
            self._problem(line, "标题的写法不对", mend)
        else:
            self._titled(len(match["signs"]), match["words"].strip(BLANK), line)

    def _titled(self, level: int, title: str, line: int) -> None:
        for refusal in inline.refusals(title):
            self._refuse(line, refusal, level + 1)
        found = inline.words(title)
        if found.bold or found.footnotes:
            self._problem(line, "标题里有粗体或脚注", "标题只写文字；脚注请移到标题下面的正文")
        if level == 1:
            if self._title:
                self._problem(line, "一章里有两个一级标题", "一个文件只写一章，节标题请用“## ”")
            self._title = found.text
        elif not self._title:
            if not self._problems:
                self._problem(line, "节标题写在章标题之前", "请先写“# ”开头的章标题，再写“## ”开头的节标题")
        elif level < FIRST_SUB:
            self._sections.append((f"{self._piece}-{len(self._sections)}", found.text, [], line))
        else:
            self._sub_heading(level, found.text, line)

    def _sub_heading(self, level: int, title: str, line: int) -> None:
        anchor, above, blocks, _ = self._sections[-1]
        nearest = next((block.level for block in reversed(blocks) if isinstance(block, Heading)), FIRST_SUB - 1)
        if not above or level > nearest + 1:
            signs, wanted = "#" * level, "#" * (level - 1)
            mend = f"“{signs} ”前面要先有“{wanted} ”的标题，一级一级写"
            self._problem(line, "标题的写法不对", mend)
            return
        index = sum(isinstance(block, Heading) for block in blocks) + 1
        blocks.append(Heading(f"{anchor}-h{index}", title, level, line))

    def _slot(self, content: str, line: int) -> None:
        match = SLOT.match(content)
        if match is None:
            self._problem(line, f"不认识的位置标记“{content}”", SLOTS)
        elif match["table"]:
            self._add(TableSlot(line))
        elif match["project"]:
            self._add(ProjectSlot(match["project"], line))
        else:
            self._add(SidebarSlot(int(match["sidebar"]), line))

    def _add(self, block: Block) -> None:
        self._sections[-1][2].append(block)

    def _refuse(self, line: int, refusal: inline.Refusal, before: int = 0) -> None:
        self._problem(line, refusal.found, refusal.mend, refusal.at + before + 1)

    def _paragraph(self, content: str, line: int, *, is_item: bool = False) -> None:
        for pattern, said, mend in NOT_CARRIED:
            if not is_item and (match := pattern.match(content)):
                self._problem(line, said.format(match=content[: match.end()].strip()), mend)
                return
        for refusal in inline.refusals(content):
            self._refuse(line, refusal, 2 if is_item else 0)
        found = inline.words(content)
        if self._title:
            anchor, _, blocks, _ = self._sections[-1]
            index = sum(isinstance(block, Paragraph) for block in blocks) + 1
            is_caption = bool(blocks) and isinstance(blocks[-1], TextPicture) and not self._before_blank
            paragraph = Paragraph(f"{anchor}-p{index}", found.text, line, found, is_item, is_caption)
            if is_caption and isinstance(blocks[-1], TextPicture):
                above = blocks[-1]
                blocks[-1] = TextPicture(above.anchor, above.path, above.alt, paragraph.anchor, above.line)
            blocks.append(paragraph)
        elif self._is_first:
            self._preamble.append(Paragraph(f"0-p{len(self._preamble) + 1}", found.text, line, found, is_item))
        else:
            self._early = self._early or line

    def _end_table(self) -> None:
        if not self._rows:
            return
        rows, self._rows = self._rows, []
        anchor, _, blocks, _ = self._sections[-1]
        index = sum(isinstance(block, TextTable) for block in blocks) + 1
        above = blocks[-1] if blocks else None
        if isinstance(above, Paragraph) and above.line == rows[0][0] - 1 and not above.is_item:
            blocks[-1] = Paragraph(above.anchor, above.text, above.line, above.words, is_caption=True)
            caption = above.anchor
        else:
            caption = ""
        found = text_table.read(rows, f"{anchor}-t{index}", caption)
        if isinstance(found, TextTable):
            blocks.append(found)
        else:
            for fault in found:
                self._problem(fault.line, fault.found, fault.mend, fault.column)

    def _picture(self, alt: str, path: str, line: int) -> None:
        anchor, _, blocks, _ = self._sections[-1]
        if not alt:
            self._problem(line, "图片没有替代文字", "请在 ![ 和 ] 之间写一句话，说明图中的内容，给看不见图的读者听")
            return
        place = posixpath.normpath(posixpath.join("chapters", path))
        if not path or ":" in path or path.startswith("/") or place.startswith("../"):
            mend = "请把图片放进 content/ 文件夹，写从这个文件出发的相对路径，如 ../pictures/map.png"
            self._problem(line, f"图片的位置“{path}”不对", mend)
            return
        index = sum(isinstance(block, TextPicture) for block in blocks) + 1
        blocks.append(TextPicture(f"{anchor}-f{index}", place, alt, "", line))

    def _footnote(self, label: str, content: str, line: int) -> None:
        for refusal in inline.refusals(content):
            self._refuse(line, refusal, len(label) + 5)
        found = inline.words(content)
        if not found.text:
            self._problem(line, f"脚注“{label}”是空的", "请补上脚注的文字")
        if found.footnotes:
            self._problem(line, f"脚注“{label}”里又有脚注", "脚注里不能再有脚注")
        if any(note.label == label for note in self._notes):
            self._problem(line, f"脚注“{label}”写了两次", "一个文件里的脚注号不能重复")
            return
        anchor = f"{self._piece}-n{len(self._notes) + 1}"
        self._notes.append(Footnote(label, Paragraph(anchor, found.text, line, found)))

    def _match_footnotes(self) -> None:
        """Every mark has its footnote, every footnote a mark."""
        marked = dict(reversed(list(self._marks())))
        known = {note.label: note.paragraph.line for note in self._notes}
        for label in marked.keys() - known.keys():
            mend = f"请在这个文件里另起一行写“[^{label}]: 脚注的文字”；原文就有方括号的，写成 \\[^{label}\\]"
            self._problem(marked[label], f"没有脚注“{label}”的文字", mend)
        for label in known.keys() - marked.keys():
            self._problem(known[label], f"正文中没有脚注“{label}”的标记", f"请在正文注号的位置写 [^{label}]")

    def _marks(self) -> Iterator[tuple[str, int]]:
        blocks = [*self._preamble, *(block for _, _, own, _ in self._sections for block in own)]
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from ((label, block.line) for _, label in block.words.footnotes)
            elif isinstance(block, TextTable):
                yield from ((label, block.line) for cell in block.cells for _, label in cell.words.footnotes)

    def _empty_headings(self, blocks: list[Block]) -> None:
        for block, after in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Heading) and (
                after is None or (isinstance(after, Heading) and after.level <= block.level)
            ):
                self._problem(block.line, f"小标题下面是空的：“{block.text}”", "请补上文字；原文没有的，请删除标题")

    def _problem(self, line: int, found: str, mend: str, column: int = 1) -> None:
        self._problems.append(Problem(Mark(self._file, line, column), found, mend))
