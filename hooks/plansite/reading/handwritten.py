"""Hand-written pages: Markdown files that staff write, each with its front matter and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown
from pydantic import Field, ValidationError

from plansite.models.base import Date, Frozen, Text
from plansite.personal import excerpt
from plansite.problems import Mark, Problem, errors
from plansite.reading import yaml_file
from plansite.reading.characters import LONGEST, character_problems, decoded, personal_problems
from plansite.reading.folding import unbroken
from plansite.reading.lookalikes import says_something
from plansite.reading.model_messages import model_problems
from plansite.reading.yaml_file import YamlFile

EXTENSIONS = ("attr_list", "def_list", "toc")
"""What the site generator reads Markdown with."""

FENCE = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
DASHES = re.compile(r"\s*(?P<line>[-—–－─]{2,})[ \t]*\n")
"""What opens the front matter, or was meant to."""

CODE = re.compile(r"(`+)[^`\n]+\1")
PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
"""A fact of the plan that the build fills in: ``{{ 指标数 }}``."""

HEADING = re.compile(r"^# +(?P<title>.*?)(?: *\{[^}]*\})? *$", re.MULTILINE)

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "hr", "i", "img", "li"),
        *HEADINGS,
        *("ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "u", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    )
)
"""What Markdown makes, and nothing that could run or load."""

ATTRIBUTES = frozenset(
    ("alt", "class", "colspan", "height", "href", "id", "rel", "rowspan", "src", "start", "title", "width")
)
SCHEMES = frozenset(("", "http", "https", "mailto", "tel"))
SCHEME = re.compile(r"^[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.\s-]*):")


TEXTS = frozenset((".csv", ".txt"))
PAGES = frozenset((".md",))
FILES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".pdf", ".docx", ".xlsx", ".zip"))
"""What may lie among the pages: files that a browser shows or saves, and never runs."""


class FrontMatter(Frozen):
    """页首设置: what may stand between the lines ``---`` at the beginning."""

    title: Text | None = Field(default=None, title="标题", description="网页标题。")
    description: Text | None = Field(default=None, title="摘要", description="一句话说明这一页的内容。")
    published: Date | None = Field(default=None, title="发布日期", description='在本站发布的日期，如 "2026-06-22"。')
    updated: Date | None = Field(default=None, title="更新日期", description='最近一次修改的日期，如 "2026-06-22"。')
    source: Text | None = Field(default=None, title="信息来源", description="内容由谁提供。")
    keywords: Text | None = Field(default=None, title="关键词", description="用英文半角逗号分开。")
    hide: tuple[str, ...] = Field(default=(), title="不显示", description="navigation 或 toc。")


class Address(NamedTuple):
    """A link or picture of a page: its address, and where it stands in the file."""

    href: str
    mark: Mark


@dataclass(frozen=True)
class Handwritten:
    """手写页面: one file, as read."""

    name: str
    """Path as shown in messages."""

    text: str
    unread: tuple[Problem, ...] = ()
    """What keeps the file from being read as a page, or being published."""

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What must not stand in the file, whatever the plan."""
        return self.unread or tuple(_problems(self))

    @cached_property
    def front_matter(self) -> YamlFile:
        """The front matter with the places of its parts."""
        match = FENCE.match(self.text)
        return yaml_file.parsed(f"\n{match['yaml']}" if match else "{}", self.name)

    @cached_property
    def facts(self) -> FrontMatter:
        """What the front matter states validly; nothing if it is not valid."""
        try:
            return FrontMatter.model_validate(self.front_matter.value or {})
        except ValidationError:
            return FrontMatter()

    @property
    def title(self) -> str:
        """The title of the page, or its file's name."""
        heading = HEADING.search(self.body)
        return self.facts.title or (heading["title"] if heading else "") or Path(self.name).stem

    @cached_property
    def body(self) -> str:
        """The Markdown; the front matter is left as empty lines, so that places stay."""
        match = FENCE.match(self.text)
        return self.text if match is None else "\n" * match[0].count("\n") + self.text[match.end() :]

    @cached_property
    def elements(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Every element that the Markdown becomes, with its attributes."""
        return tuple(self._read.found)

    @property
    def shows_nothing(self) -> bool:
        """Whether a reader sees no word and no picture below the headings."""
        return not any(tag == "img" for tag, _ in self.elements) and not says_something("".join(self._read.words))

    @cached_property
    def _read(self) -> _Elements:
        reader = _Elements()
        reader.feed(self.html)
        return reader

    @cached_property
    def html(self) -> str:
        """What the Markdown becomes."""
        return unbroken(Markdown(extensions=list(EXTENSIONS)).convert(self.body))

    def filled(self, known: Mapping[str, str]) -> Handwritten:
        """The page with its placeholders filled."""
        text = PLACEHOLDER.sub(lambda match: known.get(match["name"], match[0]), self.text)
        return Handwritten(self.name, text, self.unread)

    def addresses(self) -> Iterator[Address]:
        """Every link and picture."""
        for _, attributes in self.elements:
            for name in ("href", "src"):
                if address := attributes.get(name):
                    yield Address(address, self.mark(address))

    def mark(self, words: str) -> Mark:
        """Where words stand in the file; its beginning where they are written in another way."""
        at = self.text.find(words)
        return Mark(self.name) if at < 0 else self.at(at)

    def at(self, at: int) -> Mark:
        """Where a character stands in the file."""
        return Mark(self.name, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))


class _Elements(HTMLParser):
    """Collects the elements of a page, and its words that stand in no heading."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self._heading = self._heading or tag in HEADINGS

    def handle_endtag(self, tag: str) -> None:
        """Go on with words that stand in no heading."""
        self._heading = self._heading and tag not in HEADINGS

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self._heading:
            self.words.append(data)


def read(folder: Path) -> tuple[Handwritten, ...]:
    """Every hand-written page of a folder, and every other file that would be published as it is."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_chapter(path, folder))
    return tuple(_read(path, f"{folder.name}/{path.relative_to(folder).as_posix()}") for path in files)


def _is_chapter(path: Path, folder: Path) -> bool:
    return path.suffix == ".md" and path.relative_to(folder).parts[0] == "chapters"


def _read(path: Path, name: str) -> Handwritten:
    parts = name.replace("/", "\n")
    named = tuple(replace(problem, mark=Mark(name)) for problem in personal_problems(parts, name))
    if path.suffix != ".md" or named:
        return Handwritten(name, "", (*named, *_file_problems(path, name)))
    text, problems = decoded(path.read_bytes(), name)
    text = text.replace("\r\n", "\n")
    return Handwritten(name, "" if problems else text, tuple(problems))


def _file_problems(path: Path, name: str) -> Iterator[Problem]:
    """What must not stand in a file that is published as it is."""
    if path.suffix.lower() in TEXTS | PAGES:
        text, problems = decoded(path.read_bytes(), name)
        yield from (*problems, *personal_problems(text, name))
    elif path.suffix.lower() not in FILES:
        allowed = "、".join(sorted(("md", *(suffix[1:] for suffix in TEXTS | FILES))))
        yield Problem(
            Mark(name), f"不能发布“{path.suffix or path.name}”文件", f"content/ 里只能放这些类型的文件：{allowed}"
        )


def _problems(page: Handwritten) -> Iterator[Problem]:
    """Every problem of a page that could be read."""
    blanked = CODE.sub(lambda match: " " * len(match[0]), page.text)
    found = list(character_problems(blanked, page.name))
    yield from found
    yield from _unfenced(page)
    yield from page.front_matter.problems
    try:
        FrontMatter.model_validate(page.front_matter.value or {})
    except ValidationError as error:
        yield from model_problems(error.errors(include_url=False), FrontMatter, page.front_matter)
    if not errors(found):
        yield from _unsafe(page)


def _unfenced(page: Handwritten) -> Iterator[Problem]:
    """Front matter that would be read as text of the page, because a line ``---`` is missing or written otherwise."""
    if FENCE.match(page.text):
        return
    opened = DASHES.match(page.text)
    head = re.split("^#", page.text, maxsplit=1, flags=re.MULTILINE)[0]
    field = re.search(rf"^\s*(?P<name>{'|'.join(FrontMatter.model_fields)})[ \t]*[:：]", head, re.MULTILINE)
    if opened and opened[0].startswith("---"):
        mend = "请在最后一项设置的下一行单独写 ---；没有设置的，删除开头的 ---"
        yield Problem(page.at(0), "页首设置没有写完：开头有一行 ---，后面没有第二行 ---", mend)
    elif opened:
        told = f"页首设置的第一行是“{opened['line']}”，或前面有空行、空格"
        yield Problem(page.at(opened.start("line")), told, "请让文件的第一行只有三个半角减号 ---")
    elif field:
        mend = "请让文件的第一行是 ---，最后一项设置的下一行也是 ---"
        yield Problem(page.at(field.start("name")), f"页首设置“{field['name']}”前面没有一行 ---", mend)


def _unsafe(page: Handwritten) -> Iterator[Problem]:
    """Elements, attributes and addresses that could do more than be read."""
    for tag, attributes in page.elements:
        if tag not in TAGS:
            yield Problem(page.mark(f"<{tag}"), f"有 HTML 标签“{tag}”", "请改用 Markdown 的写法，或删除标签")
        for name, value in attributes.items():
            if name not in ATTRIBUTES:
                mend = f"花括号里只能写 #编号 和 .样式，请删除“{name}”"
                yield Problem(page.mark(name), f"有不允许的属性“{name}”", mend)
            elif name in {"href", "src"} and _scheme(value) not in SCHEMES:
                mend = "链接只能是本站的文件，或以 http://、https://、mailto:、tel: 开头"
                yield Problem(page.mark(value), f"有不允许的网址“{excerpt(value, LONGEST)}”", mend)
            elif name == "src" and _scheme(value):
                mend = "请把图片放进 content/ 文件夹，写相对路径"
                yield Problem(page.mark(value), f"图片来自别的网站：“{excerpt(value, LONGEST)}”", mend)


def _scheme(address: str) -> str:
    match = SCHEME.match(address)
    return re.sub(r"\s", "", match[1]).lower() if match else "http" if address.startswith("//") else ""
