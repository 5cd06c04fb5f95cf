"""Web pages (.html) as saved from a site of a government: the article, without the menus and scripts around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from lxml.etree import ParserError

from plansite.newplan.documents.pictures import Album, of_address
from plansite.newplan.documents.structure import (
    BLANK,
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
from plansite.newplan.documents.text import decoded

CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "header",
        "aside",
        "form",
        "iframe",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "template",
        "svg",
        "head",
        "object",
        "embed",
        "video",
        "audio",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "blockquote",
        "pre",
        "center",
        "table",
        "body",
        "html",
        "hr",
        "fieldset",
        "address",
        "figure",
        "figcaption",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SENTENCE = re.compile(r"[^。；]*[。；]")
WHOLE = 0.98
"""A part of the page that holds this share of all sentences holds the article."""

FURNITURE = re.compile(
    r"^(?:【?(?:打印|关闭|收藏|分享)[^。]*|分享到.*|扫一扫.*|责任编辑.*|信息来源[:：].*|来源[:：].{0,40}"
    r"|发布(?:日期|时间)[:：].*"
    r"|发文(?:机关|字号|日期)[:：].*|索引号[:：]?.*|字(?:号|体)[:：]?.*|浏览(?:次数|量)[:：]?.*|点击(?:数|次数|率)[:：]?.*"
    r"|上一篇.*|下一篇.*|相关(?:链接|文档|阅读|稿件|政策|解读).*|附件下载.*|友情链接.*|政策(?:解读|问答)[:：]?.*|当前位置.*|您(?:现在)?的位置.*|首页\s*[>»].*|返回顶部"
    r"|附件\s*\d*[:：.．]?.{0,60}\.(?:docx?|pdf|xlsx?|zip|rar|wps|ofd)[)）]?|版权所有.*|主办(?:单位)?[:：].*|承办(?:单位)?[:：].*|.{0,4}ICP备.*|.*公网安备.*|网站(?:标识码|地图).*|日期[:：]\s*\d{4}-.*"
    r"|作者[:：].{0,30}|时间[:：]\s*\d{4}.*|大\s*中\s*小)$"
)
CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NOTE = re.compile(r"^(?:sd)?(?:foot|end)note[-_]?\d+|^_?(?:ftn|edn)\d+$", re.IGNORECASE)
NOTE_MARK = re.compile(
    r"^#?(?:sd)?(?:foot|end)note[-_]?\d+sym$|^#_?(?:ftn|edn)\d+$|^#(?:foot|end)note[-_]?\d+$", re.IGNORECASE
)
BACK = re.compile(r"^[\s\[\]（）()\d]*[↑^]?\s*")


def read(content: bytes, folder: Path | None = None) -> Document:
    """Read a page in UTF-8 or GBK; pictures that it names are looked for in ``folder``, nowhere else."""
    text = _decoded(content)
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, huge_tree=True))
    except (ParserError, ValueError) as error:
        raise RefusedError("网页里没有文字，请核对保存的是不是规划所在的网页。") from error
    reader = _Reader(root, folder)
    reader.article()
    reader.found.looks()
    title = root.findtext(".//title") or ""
    named = root.xpath("//meta[translate(@name,'ARTICLE','article')='articletitle']/@content")
    return Document(tuple(reader.found.blocks), trimmed(named[0] if named else title), tuple(reader.found.losses))


def _decoded(content: bytes) -> str:
    named = CHARSET.search(content[:4000])
    encoding = named[1].decode("ascii").lower() if named else ""
    if encoding in {"gbk", "gb2312", "gb18030"}:
        try:
            return re.sub(r"^<\?xml[^>]*\?>", "", content.decode("gb18030"))
        except UnicodeDecodeError:
            pass
    return re.sub(r"^<\?xml[^>]*\?>", "", decoded(content))


class _Reader:
    def __init__(self, root: Any, folder: Path | None = None) -> None:  # noqa: ANN401 -- elements of lxml have no types
        self.found = Collected()
        self._folder = folder
        self._album = Album(self.found.losses)
        self._root = root
        self._notes = self._footnotes()
        self._line = ""
        self._marks: list[Footnote] = []

    def article(self) -> None:
        """Collect the part of the page that holds the text."""
        for element in [*self._root.iter()]:
            if _is_left_out(element) and element.getparent() is not None:
                element.drop_tree()
        chosen = _article(self._root)
        outside = [trimmed(line) for line in self._outside(chosen)]
        if any(outside):
            self.found.loss("网页正文以外的栏目、页脚等文字没有带入")
        self._walk(chosen, 0, is_bold=False)
        self._end(0, is_bold=False)
        kept = []
        for block in self.found.blocks:
            if isinstance(block, Paragraph) and FURNITURE.match(block.text):
                self.found.losses.append(f"像是网页上的说明，没有带入：{block.text}")
            else:
                kept.append(block)
        self.found.blocks = kept

    def _outside(self, chosen: Any) -> Iterator[str]:  # noqa: ANN401
        inside = set(chosen.iter())
        return (element.text or "" for element in self._root.iter() if element not in inside)

    def _walk(self, element: Any, level: int, *, is_bold: bool) -> None:  # noqa: ANN401
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, level, is_bold=is_bold)
            self._say(child.tail)

    def _element(self, child: Any, level: int, *, is_bold: bool) -> None:  # noqa: ANN401
        tag = child.tag.lower()
        if tag == "br":
            self._end(level, is_bold=is_bold)
        elif tag == "table" and not _is_layout(child):
            self._end(level, is_bold=is_bold)
            self.found.blocks.append(_table(child))
            for image in child.iter("img"):
                self._album.lose(_said(image), "在表格里；请手工放到表格的前面或后面")
        elif tag == "img":
            self._end(level, is_bold=is_bold)
            self._picture(child)
        elif tag in {"b", "strong"}:
            self._line += OPEN
            self._walk(child, level, is_bold=is_bold)
            self._line += CLOSE
        elif tag == "a" and self._is_mark(child):
            note = self._notes[child.get("href", "").lstrip("#").removesuffix("sym")]
            self._marks.append(Footnote(len(_plain(self._line).lstrip(BLANK)), note))
        elif tag in BLOCKS or tag in {"tr", "td", "th", "tbody", "thead"}:
            self._end(level, is_bold=is_bold)
            inner = HEADINGS.get(tag, level)
            self.found.listed += tag == "li" and bool(tight(child.text_content()))
            self._walk(child, inner, is_bold=_is_bold(child))
            self._end(inner, is_bold=_is_bold(child), is_centred=_is_centred(child))
        else:
            self._walk(child, level, is_bold=is_bold)

    def _picture(self, image: Any) -> None:  # noqa: ANN401
        content = of_address(image.get("src", "").strip(), self._folder)
        if content is None:
            self._album.lose(_said(image), NOT_SAVED)
            return
        self.found.blocks += self._album.add(content, image.get("alt", ""))

    def _is_mark(self, link: Any) -> bool:  # noqa: ANN401
        target = link.get("href", "")
        return bool(NOTE_MARK.match(target)) and target.lstrip("#").removesuffix("sym") in self._notes

    def _say(self, words: str | None) -> None:
        if words:
            blank = re.sub(r"[ \t\r\n\f]+", " ", words)
            self._line += blank.lstrip(" ") if not _plain(self._line) else blank

    def _end(self, level: int, *, is_bold: bool, is_centred: bool = False) -> None:
        """Close the line that is being read."""
        words, bold = _unmarked(tight(self._line))
        if words:
            marks = tuple(self._marks)
            spans = ((0, len(words)),) if is_bold else bold
            self.found.blocks.append(
                Paragraph(
                    words,
                    level,
                    is_bold=bool(spans) and spans[0] == (0, len(words)),
                    looks=(0, is_centred),
                    footnotes=marks,
                    bold=spans,
                )
            )
        opened = self._line.count(OPEN) - self._line.count(CLOSE)
        self._line = OPEN * max(opened, 0)
        self._marks = []

    def _footnotes(self) -> dict[str, str]:
        found = {}
        for element in [*self._root.iter("div", "li", "p")]:
            name = element.get("id", "")
            if NOTE.match(name) and element.getparent() is not None:
                found[name] = BACK.sub("", tight(element.text_content()))
                element.drop_tree()
        return found


OPEN, CLOSE = "\ue0b0", "\ue0b1"
"""Where bold words begin and end while a line is read."""


def _plain(line: str) -> str:
    return line.replace(OPEN, "").replace(CLOSE, "")


def _unmarked(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a line without blanks around them, and the spans between marks."""
    words, spans, depth, start = "", [], 0, 0
    for part in re.split(f"({OPEN}|{CLOSE})", line):
        if part == OPEN:
            start = len(words) if depth == 0 else start
            depth += 1
        elif part == CLOSE:
            depth -= 1
            if depth == 0:
                spans.append((start, len(words)))
        else:
            words += part
    if depth > 0:
        spans.append((start, len(words)))
    shift = len(words) - len(words.lstrip(BLANK))
    kept = words.strip(BLANK)
    return kept, joined_spans((max(a - shift, 0), min(b - shift, len(kept))) for a, b in spans)


NOT_SAVED = "图片没有和网页一起保存；请另存为“网页，全部”再试，或把图片另放进 content/pictures/"


def _said(image: Any) -> str:  # noqa: ANN401
    source = image.get("src", "")
    return str(image.get("alt") or ("" if source.lower().startswith("data:") else source.rsplit("/", 1)[-1][:40]))


def tight(words: str) -> str:
    """Words without the blanks that lines of HTML leave between Chinese characters."""
    words = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", words) if "\n" in words else words
    return words.strip(BLANK)


def _is_left_out(element: Any) -> bool:  # noqa: ANN401
    if not isinstance(element.tag, str):
        return False
    return element.tag.lower() in LEFT_OUT or bool(HIDDEN.search(element.get("style", "")))


def _article(root: Any) -> Any:  # noqa: ANN401
    """The innermost part of a page that still holds nearly every sentence of it."""
    body = root.find("body")
    chosen = body if body is not None else root
    weights: dict[Any, int] = {}
    for element in chosen.iter():
        if not isinstance(element.tag, str):
            continue
        words = [element.text or "", *(child.tail or "" for child in element)]
        own = 0 if element.tag == "a" else sum(len(match) for text in words for match in SENTENCE.findall(text))
        while own and element is not None:
            weights[element] = weights.get(element, 0) + own
            element = element.getparent()  # noqa: PLW2901
    while True:
        inner = [child for child in chosen if weights.get(child, 0) >= WHOLE * max(weights.get(chosen, 0), 1)]
        if not inner or not weights.get(chosen) or not _arranges(inner[0]):
            return chosen
        chosen = inner[0]


def _arranges(element: Any) -> bool:  # noqa: ANN401
    """Whether an element may only arrange the page around the text: no paragraph, and no table of the text itself."""
    if element.tag == "table":
        return _is_layout(element)
    if element.tag in {"tbody", "tr", "td"}:
        return _is_layout(next(element.iterancestors("table"), element))
    return element.tag not in {"p", "span", "font", "b", "strong", "center"}


def _is_bold(element: Any) -> bool:  # noqa: ANN401
    words = tight(element.text_content())
    bold = "".join(part.text_content() for part in element.iter("b", "strong"))
    return bool(words) and len(tight(bold)) >= len(words)


def _is_centred(element: Any) -> bool:  # noqa: ANN401
    return element.get("align", "").lower() == "center" or bool(CENTRED.search(element.get("style", "")))


def _is_layout(table: Any) -> bool:  # noqa: ANN401
    """Whether a table only arranges the page: one cell that holds many paragraphs with chapters of their own."""
    cells = table.xpath("./tr/td|./tbody/tr/td|./tr/th|./tbody/tr/th")
    if table.xpath(".//table"):
        return True
    words = table.text_content()
    return len(cells) == 1 and "专栏" not in words[:LEAD] and len(words) > LAYOUT


LEAD = 60
LAYOUT = 3000


def _table(table: Any) -> Table:  # noqa: ANN401
    rows = []
    for row in table.iter("tr"):
        line = []
        for cell in row:
            if cell.tag in {"td", "th"}:
                inside = Cell(tuple(_inside(cell)))
                line.append((inside, _number(cell.get("colspan")), _number(cell.get("rowspan"))))
        if line:
            rows.append(line)
    return Table(grid(rows))


def _inside(cell: Any) -> Iterator[Paragraph]:  # noqa: ANN401
    reader = _Reader(cell)
    reader._walk(cell, 0, is_bold=_is_bold(cell))  # noqa: SLF001
    reader._end(0, is_bold=_is_bold(cell))  # noqa: SLF001
    return (block for block in reader.found.blocks if isinstance(block, Paragraph))


def _number(words: str | None) -> int:
    return min(int(words), 64) if words and words.isdigit() and int(words) else 1
