"""A page before any site generator sees it."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from plansite.search.page_text import Part, parts
from plansite.wording.edition import filled

OWNERS_WORDS = "<!--owners-words-->"
"""Where the body of a page holds what the owner wrote in Markdown, which the site generator reads and links."""

FAST = 1
"""Level of packing: a tenth of the size in less time than it takes to fill a template."""

COLUMNS = {
    "chapters": "规划全文",
    "indicators": "指标进展",
    "projects": "项目进展",
    "themes": "专题",
    "report": "年度报告",
    "search": "搜索",
}
"""栏目: names of the sections whose pages do not stand in the navigation, by the first part of their paths."""


@dataclass(frozen=True, slots=True)
class Origin:
    """出处: what a page says of itself beside its words."""

    published: datetime.date | None = None
    source: str = ""
    department: str = ""
    keywords: str = ""
    """Words for crawlers, with commas between them."""

    @property
    def front_matter(self) -> dict[str, object]:
        """What is known of it."""
        words = {"source": self.source, "department": self.department, "keywords": self.keywords}
        known: dict[str, object] = {name: value for name, value in words.items() if value}
        return known if self.published is None else {"published": self.published.isoformat(), **known}


@dataclass(frozen=True, slots=True)
class Page:
    """网页: a path, a title and a body in HTML."""

    path: str
    """Where it is published, without slashes at the ends: ``indicators/some-id``; ``""`` is the home page."""

    title: str
    packed: bytes
    """The body with its marks, packed: the bodies of a large site would not fit in memory together."""

    words: str
    """What the owner wrote for this page, in Markdown; stands in the body at ``OWNERS_WORDS``."""

    description: str
    updated: datetime.date
    kind: str
    """Kind of page, which the theme's blocks and the style sheets may ask for."""

    hide: tuple[str, ...] = field(default=())
    """Parts of the theme that this page does without: ``navigation``, ``toc``."""

    origin: Origin = field(default_factory=Origin)
    """Since when, from whom and by whom."""

    style: str = ""
    """Rules of style for this page alone. They stand in the one sheet: a page that is swapped in may bring none."""

    marks: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What stands for the marks in the body."""

    key: str = ""
    """The name under which the finished page is kept for the next build; empty for a page that is not kept."""

    kept: KeptBody | None = None
    """What is there in the place of the body, where the page is not made because a build before has kept it."""

    said: list[Part] = field(default_factory=list, repr=False, compare=False)
    """What the search finds on a page that is to be kept, once it was asked for."""

    @property
    def html(self) -> str:
        """The body."""
        return filled(self._marked, self.marks)

    @property
    def _marked(self) -> str:
        assert self.kept is None, "the body of a kept page is not made"
        return zlib.decompress(self.packed).decode()

    @property
    def front_matter(self) -> dict[str, object]:
        """What the theme is told of the page."""
        facts: dict[str, object] = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "updated": self.updated.isoformat(),
        }
        facts |= self.origin.front_matter
        if column := COLUMNS.get(self.path.partition("/")[0]):
            facts["column"] = column
        return {**facts, "hide": list(self.hide)} if self.hide else facts

    @property
    def markdown(self) -> str:
        """What the site generator reads: front matter (as JSON, which is YAML) and the owner's words."""
        return f"---\n{json.dumps(self.front_matter, ensure_ascii=False)}\n---\n\n{self.words}"

    @staticmethod
    def pack(html: str) -> bytes:
        """A body as a page holds it."""
        return zlib.compress(html.encode(), FAST)

    def filled(self, words: str) -> str:
        """The body with the owner's words, read from Markdown, in their place; its marks are left."""
        return self._marked.replace(OWNERS_WORDS, words)

    def parts(self, words: str) -> list[Part]:
        """What the search finds on the page with those words."""
        if self.kept is not None:
            return list(self.kept.parts)
        found = self.said or parts(filled(self.filled(words), self.marks))
        if self.key:
            self.said[:] = found
        return found

    def made(self) -> Page:
        """The page with its body, which is made now where it was kept."""
        return self if self.kept is None else replace(self.kept.made(), key=self.key)


@dataclass(frozen=True, slots=True)
class KeptBody:
    """What is known of the body of a page that was kept."""

    parts: tuple[Part, ...]
    """What the search finds on it."""

    beside: str
    """The fingerprint of what stood around the body."""

    made: Callable[[], Page] = field(repr=False)
    """The page, made anew."""
