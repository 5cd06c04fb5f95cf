"""Word documents (.docx), with all that plans use: numbers that Word adds, text boxes, footnotes, tracked changes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from plansite.newplan.documents import safety
from plansite.newplan.documents.numbering import Numbering
from plansite.newplan.documents.pictures import Album
from plansite.newplan.documents.structure import (
    Cell,
    Collected,
    Document,
    Footnote,
    Paragraph,
    RefusedError,
    Table,
    grid,
    joined_spans,
    trimmed,
)

HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]$", re.IGNORECASE)
TITLES = frozenset({"title", "标题"})
TIGHT = "、）)．.，：:"
"""After a number that ends so, Word's gap is not written."""

WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink")}
WRAPPERS |= {qn("w:fldSimple"), qn("w:dir"), qn("w:bdo")}
REMOVED = {qn("w:del"), qn("w:moveFrom")}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT_BOX = qn("w:txbxContent")
PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata")
BLIP = qn("a:blip")
PROPERTIES = qn("wp:docPr")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
NO_NUMBER = "0"
OUTLINE_BODY = 9


def read(content: bytes) -> Document:
    """Read a Word document; raises ``RefusedError`` for what is none or could do harm."""
    safety.require_package(content)
    try:
        document = docx.Document(io.BytesIO(content))
        reader = _Reader(document)
        reader.body(document.element.body)
        reader.found.looks()
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise RefusedError(safety.BROKEN) from error
    return Document(tuple(reader.found.blocks), str(document.core_properties.title or ""), tuple(reader.found.losses))


@dataclass(slots=True)
class _Style:
    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    number: str = ""
    depth: int = 0
    is_centred: bool = False


@dataclass(slots=True)
class _Line:
    """A paragraph while its runs are read."""

    text: str = ""
    bold: int = 0
    size: int = 0
    """Of the largest words, in half points."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    """Where bold words stand."""

    pictures: list[Paragraph] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    field_depth: int = 0
    """How many fields are open whose instructions, not results, are being read."""


class _Reader:
    def __init__(self, document: Any) -> None:  # noqa: ANN401 -- python-docx has no types here
        self.found = Collected()
        part = document.part
        self._part = part
        self._album = Album(self.found.losses)
        self._tables = 0
        """How many tables are open around what is being read."""

        self._framed: list[Paragraph] = []
        """Pictures within tables."""

        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self._known: dict[str, _Style] = {}
        numbering = _related(part, RELATIONSHIP_TYPE.NUMBERING)
        self._numbering = Numbering(numbering) if numbering is not None else None
        self._notes = {
            qn("w:footnoteReference"): _notes(_related(part, RELATIONSHIP_TYPE.FOOTNOTES)),
            qn("w:endnoteReference"): _notes(_related(part, RELATIONSHIP_TYPE.ENDNOTES)),
        }

    def body(self, element: Any) -> None:  # noqa: ANN401
        """Collect everything in the body."""
        for child in element:
            if child.tag == qn("w:p"):
                self._collect(child)
            elif child.tag == qn("w:tbl"):
                self._add_table(child)
            elif child.tag in WRAPPERS:
                self.body(child)

    def _collect(self, element: Any) -> None:  # noqa: ANN401
        made, boxes = self._paragraphs(element)
        self.found.blocks += made
        for box in boxes:
            self._box(box)

    def _box(self, content: Any) -> None:  # noqa: ANN401
        tables = [child for child in content if child.tag == qn("w:tbl")]
        read = [line for child in content if child.tag == qn("w:p") for line in self._paragraphs(child)[0]]
        self._lose_notes(read, "文本框")
        if inside := tuple(line for line in read if line.picture is None):
            self.found.blocks.append(Table(((Cell(inside),),), is_box=True))
        self.found.blocks += [line for line in read if line.picture is not None]
        for table in tables:
            self._add_table(table)

    def _add_table(self, element: Any) -> None:  # noqa: ANN401
        """Collect a table; one that only holds pictures in place is those pictures."""
        made = self._table(element)
        pictures, self._framed = self._framed, []
        if any(map(any, made.texts)):
            self.found.blocks.append(made)
            for line in pictures:
                self._album.lose(line.picture.alt if line.picture else "", "在表格里；请手工放到表格的前面或后面")
        else:
            self.found.blocks += pictures

    def _paragraphs(self, element: Any) -> tuple[list[Paragraph], list[Any]]:  # noqa: ANN401
        """The lines of a paragraph, and the text boxes that hang at it."""
        line = _Line()
        style = self._style(element)
        self._runs(element, line)
        label = self._label(style)
        text = line.text
        whole = trimmed(text)
        if not whole:
            return line.pictures, line.boxes
        is_bold = line.bold >= len(re.sub(r"\s", "", text)) > 0
        is_whole = "\n" not in text.strip("\n")
        self.found.emphasized += line.bold > 0 and not is_bold and not is_whole
        self.found.listed += style.number not in {"", NO_NUMBER} and not label
        before = len(text) - len(text.lstrip())
        notes = tuple(Footnote(max(0, note.at - before) + len(label), note.text) for note in line.footnotes)
        shift, end = len(label) - before, len(label) + len(text.strip())
        spans = joined_spans((max(a + shift, len(label)), min(b + shift, end)) for a, b in line.spans)
        made: list[Paragraph] = []
        for index, part in enumerate(text.split("\n")):
            if words := part.strip(" \t\r\u3000\u00a0"):
                words = label + words if not made else words
                own = notes if index == 0 and is_whole else ()
                bold = ((0, len(words)),) if is_bold else spans if is_whole else ()
                made.append(
                    Paragraph(
                        words,
                        style.level,
                        style.is_title,
                        style.is_contents,
                        is_bold=is_bold,
                        looks=(line.size, style.is_centred),
                        footnotes=own,
                        bold=bold,
                    )
                )
        if notes and len(made) > 1:
            self.found.loss("有脚注的段落中间换了行，脚注没有带入：" + "；".join(note.text for note in notes))
        return [*made, *line.pictures], line.boxes

    def _runs(self, element: Any, line: _Line) -> None:  # noqa: ANN401
        for child in element:
            tag = child.tag
            if tag == qn("w:r"):
                self._run(child, line)
            elif tag in WRAPPERS:
                self._runs(child, line)
            elif tag == f"{CHOICE}AlternateContent":
                self._alternative(child, line)
            elif isinstance(tag, str) and tag.startswith(MATH):
                words = "".join(text.text or "" for text in child.iter(f"{MATH}t"))
                line.text += words
                self.found.loss(f"公式只带入了其中的文字：{words}")
            elif tag in REMOVED:
                self.found.loss("文档有修订记录：已删除的文字没有带入，新增的文字已带入")

    def _run(self, run: Any, line: _Line) -> None:  # noqa: ANN401, C901, PLR0912
        start = len(line.text)
        properties = run.find(qn("w:rPr"))
        if properties is not None and _is_on(properties.find(qn("w:vanish"))):
            if any(text.text for text in run.iter(qn("w:t"))):
                self.found.loss("隐藏的文字没有带入")
            return
        for child in run:
            tag = child.tag
            if tag == qn("w:fldChar"):
                kind = child.get(qn("w:fldCharType"))
                line.field_depth += {"begin": 1, "separate": -1}.get(kind, 0)
                line.field_depth = max(0, line.field_depth)
            elif tag == qn("w:t") and not line.field_depth:
                line.text += child.text or ""
            elif tag == qn("w:tab"):
                line.text += "\t"
            elif tag in {qn("w:br"), qn("w:cr")}:
                line.text += "\n" if child.get(qn("w:type")) in {None, "textWrapping"} else ""
            elif tag == qn("w:noBreakHyphen"):
                line.text += "-"
            elif tag == qn("w:sym"):
                self._symbol(child, line)
            elif tag in self._notes:
                words = self._notes[tag].get(child.get(qn("w:id")), "")
                if words:
                    line.footnotes.append(Footnote(len(line.text), words))
            elif tag == f"{CHOICE}AlternateContent":
                self._alternative(child, line)
            elif tag in {qn("w:drawing"), qn("w:pict"), qn("w:object")}:
                self._drawing(child, line)
            elif tag == qn("w:ruby"):
                for base in child.iter(qn("w:rubyBase")):
                    self._runs(base, line)
        if properties is not None and _is_on(properties.find(qn("w:b"))):
            line.bold += len(re.sub(r"\s", "", line.text[start:]))
            line.spans.append((start, len(line.text)))
        if properties is not None and (size := properties.find(qn("w:sz"))) is not None and line.text[start:].strip():
            line.size = max(line.size, int(size.get(qn("w:val"), 0)))

    def _symbol(self, element: Any, line: _Line) -> None:  # noqa: ANN401
        code = element.get(qn("w:char"), "")
        font = element.get(qn("w:font"), "")
        line.text += "□" if font.startswith("Wingdings") else ""
        self.found.loss(f"字体“{font}”中的特殊符号 {code} 没有通用的字符，没有带入")

    def _alternative(self, element: Any, line: _Line) -> None:  # noqa: ANN401
        """One of several writings of the same, for newer and older programs."""
        chosen = element.find(f"{CHOICE}Choice")
        chosen = chosen if chosen is not None and len(chosen) else element.find(f"{CHOICE}Fallback")
        for child in chosen if chosen is not None else ():
            if child.tag == qn("w:r"):
                self._run(child, line)
            else:
                self._drawing(child, line)

    def _drawing(self, element: Any, line: _Line) -> None:  # noqa: ANN401
        line.boxes += [
            box
            for box in element.iter(TEXT_BOX)
            if not any(above.tag == TEXT_BOX for above in box.iterancestors())
            and not any(above.tag == f"{CHOICE}Fallback" for above in _between(box, element))
        ]
        held = [one for name in PICTURES for one in element.iter(name)]
        for one in held:
            self._picture(one, element, line)
        if not held and next(element.iter(CHART), None) is not None:
            self.found.loss("Word 图表没有带入；请在 Word 里另存为图片，放进 content/pictures/")

    def _picture(self, held: Any, drawing: Any, line: _Line) -> None:  # noqa: ANN401
        """Keep a picture of the document for after the paragraph that it stands in."""
        named = next((one.get("descr") or "" for one in drawing.iter(PROPERTIES)), "")
        words = trimmed(named) or trimmed(str(held.get("title") or ""))
        blip = next(held.iter(BLIP), None)
        name = blip.get(qn("r:embed")) if blip is not None else held.get(qn("r:id"))
        relation = self._part.rels.get(name) if name else None
        if relation is None or relation.is_external:
            self._album.lose(words or trimmed(line.text), "文档里只有链接，没有图片本身")
            return
        kept = line.pictures if not self._tables else self._framed
        kept += self._album.add(relation.target_part.blob, words)

    def _table(self, element: Any) -> Table:  # noqa: ANN401
        rows: list[list[tuple[Cell, int, int]]] = []
        above: dict[int, Cell] = {}
        self._tables += 1
        for row in _children(element, qn("w:tr")):
            line: list[tuple[Cell, int, int]] = []
            column = _skipped(row)
            line += [(Cell(()), 1, 1) for _ in range(column)]
            for source in _children(row, qn("w:tc")):
                width, merge = _span(source)
                inside = Cell(tuple(self._inside(source)))
                cell = above.get(column, inside) if merge == "continue" else inside
                above[column] = cell
                line.append((cell, width, 1))
                column += width
            if line:
                rows.append(line)
        self._tables -= 1
        return Table(grid(rows))

    def _inside(self, cell: Any) -> Iterator[Paragraph]:  # noqa: ANN401
        for child in _children(cell, qn("w:p"), qn("w:tbl")):
            if child.tag == qn("w:p"):
                made, boxes = self._paragraphs(child)
                self._lose_notes(made, "表格")
                yield from made
                for box in boxes:
                    for paragraph in box.iter(qn("w:p")):
                        yield from self._paragraphs(paragraph)[0]
            else:
                for texts in self._table(child).texts:
                    yield Paragraph("　".join(text for text in texts if text))
                self.found.loss("表格里还有表格：里面的一格一格改成了用空格隔开的一行")

    def _lose_notes(self, made: list[Paragraph], place: str) -> None:
        """Tell of footnotes where none can be carried."""
        for note in (note for line in made for note in line.footnotes):
            self.found.loss(f"{place}里的脚注没有带入：{note.text}")

    def _style(self, element: Any) -> _Style:  # noqa: ANN401
        properties = element.find(qn("w:pPr"))
        if properties is None:
            return _Style()
        named = properties.find(qn("w:pStyle"))
        base = self._named(named.get(qn("w:val"))) if named is not None else _Style()
        style = replace(base)
        _own(properties, style)
        return style

    def _named(self, name: str, depth: int = 0) -> _Style:
        if name in self._known:
            return self._known[name]
        element = self._styles.get(name)
        if element is None or depth > len(self._styles):
            return _Style()
        based = element.find(qn("w:basedOn"))
        base = self._named(based.get(qn("w:val")), depth + 1) if based is not None else _Style()
        style = replace(base)
        shown = element.find(qn("w:name"))
        words = str(shown.get(qn("w:val"), "")) if shown is not None else ""
        if match := HEADING.match(words):
            style.level = int(match[1])
        style.is_title = words.lower() in TITLES
        style.is_contents = bool(CONTENTS.match(words)) or style.is_contents
        properties = element.find(qn("w:pPr"))
        if properties is not None:
            _own(properties, style)
        self._known[name] = style
        return style

    def _label(self, style: _Style) -> str:
        """The number that Word prints before a paragraph."""
        if self._numbering is None or style.number in {"", NO_NUMBER}:
            return ""
        label = self._numbering.label(style.number, style.depth)
        if label is None:
            self.found.loss("有自动编号用了不认识的写法，编号没有带入")
            return ""
        return label if not label or label[-1] in TIGHT else f"{label}\u3000"


def _own(properties: Any, style: _Style) -> None:  # noqa: ANN401
    """What a paragraph or a style says of itself."""
    outline = properties.find(qn("w:outlineLvl"))
    if outline is not None:
        depth = int(outline.get(qn("w:val"), OUTLINE_BODY))
        style.level = depth + 1 if depth < OUTLINE_BODY else 0
    placed = properties.find(qn("w:jc"))
    if placed is not None:
        style.is_centred = placed.get(qn("w:val")) == "center"
    listed = properties.find(qn("w:numPr"))
    if listed is not None:
        number, depth = listed.find(qn("w:numId")), listed.find(qn("w:ilvl"))
        style.number = str(number.get(qn("w:val"))) if number is not None else style.number
        style.depth = int(depth.get(qn("w:val"))) if depth is not None else style.depth


def _children(element: Any, *tags: str) -> Iterator[Any]:  # noqa: ANN401
    """Children of some kinds, also those inside wrappers."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, *tags)


def _between(inner: Any, outer: Any) -> Iterator[Any]:  # noqa: ANN401
    for above in inner.iterancestors():
        if above is outer:
            return
        yield above


def _is_on(element: Any) -> bool:  # noqa: ANN401
    return element is not None and element.get(qn("w:val"), "true") not in {"0", "false", "off", "none"}


def _skipped(row: Any) -> int:  # noqa: ANN401
    properties = row.find(qn("w:trPr"))
    before = properties.find(qn("w:gridBefore")) if properties is not None else None
    return min(int(before.get(qn("w:val"), 0)), 64) if before is not None else 0


def _span(cell: Any) -> tuple[int, str]:  # noqa: ANN401
    """How wide a cell is, and whether it continues the one above."""
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return 1, ""
    width, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    wide = min(max(int(width.get(qn("w:val"), 1)), 1), 64) if width is not None else 1
    return wide, "" if merge is None else str(merge.get(qn("w:val"), "continue"))


def _related(part: Any, kind: str) -> Any:  # noqa: ANN401
    """The root of a part that a document refers to, if it has one of that kind."""
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            target = relation.target_part
            return target.element if hasattr(target, "element") else parse_xml(target.blob)
    return None


def _notes(root: Any) -> dict[str, str]:  # noqa: ANN401
    """The words of footnotes by their numbers; lines that only separate are left out."""
    if root is None:
        return {}
    return {
        note.get(qn("w:id")): trimmed("".join(text.text or "" for text in note.iter(qn("w:t"))))
        for note in root
        if note.get(qn("w:type")) in {None, "normal"}
    }
