"""How a page says what it is and who answers for it: tags for crawlers, facts for readers, links of the footer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from plansite.addresses import Imprint
from plansite.reading.settings import Settings
from plansite.wording.days import moment, readable, stamp

INDEX_KINDS = frozenset({"chapters", "indicators", "projects", "reports"})
"""Pages that list a section (栏目); every other page but the home page is a leaf."""

HOME = "home"
ERROR_REPORT = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={code}&url={url}"
CONAC = "https://bszs.conac.cn/sitename?method=show&id={id}"
ICP = "https://beian.miit.gov.cn/"
POLICE = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={code}"

Meta = Mapping[str, object]
"""What a page's front matter says."""


class Tag(NamedTuple):
    """网页标签: the name and content of a ``meta`` element."""

    name: str
    content: str


class Fact(NamedTuple):
    """One line of what a leaf page says about itself; ``moment`` is its time for machines, if it has one."""

    name: str
    words: str
    moment: str = ""


class Link(NamedTuple):
    """A link of the footer to another site."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Identity:
    """站点标识: what all pages of a site share."""

    imprint: Imprint
    settings: Settings

    def tags(self, meta: Meta, url: str | None = None, column: str | None = None) -> list[Tag]:
        """The tags of a page; what is not known is left out."""
        kind = _text(meta, "kind")
        found = self._site_tags()
        if meta and kind != HOME:
            found += self._column_tags(meta, kind, column)
        if meta and kind not in {HOME, *INDEX_KINDS}:
            found += _article_tags(meta)
        found.append(Tag("Url", url or ""))
        return [tag for tag in found if tag.content]

    def facts(self, meta: Meta) -> list[Fact]:
        """What a page says at its end: when it was published and changed, whence it comes, who answers for it."""
        found = []
        for name, key in (("发布时间", "published"), ("更新时间", "updated")):
            if day := meta.get(key) or meta.get("published"):
                found.append(Fact(name, readable(day), moment(day)))
        if source := _text(meta, "source"):
            found.append(Fact("信息来源", source))
        return [*found, Fact("责任单位", _text(meta, "department") or self.settings.responsible)]

    def registrations(self, url: str | None) -> list[Link]:
        """Links to the registers that know the site, and to where its mistakes are reported; ``url`` is the page's."""
        known = self.settings.registration
        if known is None:
            return []
        found = []
        if known.icp:
            found.append(Link(known.icp, ICP))
        if known.police:
            found.append(Link(f"公安备案号：{known.police}", POLICE.format(code=known.police)))
        if known.conac:
            found.append(Link("党政机关网站标识", CONAC.format(id=known.conac)))
        if known.site_code and (page := url or self.imprint.url):
            address = ERROR_REPORT.format(code=known.site_code, url=quote(page, safe=""))
            found.append(Link("我为政府网站找错", address))
        return found

    @property
    def is_test(self) -> bool:
        """Whether the site says that it is no official publication yet, and asks not to be indexed."""
        return not (self.settings.official and self.imprint.url)

    def _site_tags(self) -> list[Tag]:
        registration = self.settings.registration
        code = registration.site_code if registration is not None else None
        domain = urlsplit(self.imprint.url).hostname
        return [Tag("SiteName", self.imprint.name), Tag("SiteDomain", domain or ""), Tag("SiteIDCode", code or "")]

    def _column_tags(self, meta: Meta, kind: str, column: str | None) -> list[Tag]:
        name = _text(meta, "column") or column or self.imprint.name
        found = [Tag("ColumnName", name), Tag("ColumnType", self.settings.column_type)]
        if kind in INDEX_KINDS:
            found.append(Tag("ColumnDescription", _text(meta, "description")))
            found.append(Tag("ColumnKeywords", _text(meta, "keywords")))
        return found


def _article_tags(meta: Meta) -> list[Tag]:
    published = meta.get("published")
    return [
        Tag("ArticleTitle", _text(meta, "title")),
        Tag("PubDate", stamp(published) if published else ""),
        Tag("ContentSource", _text(meta, "source")),
        Tag("Keywords", _text(meta, "keywords")),
    ]


def escaped(meta: Meta) -> dict[str, Markup]:
    """Every text of the front matter, safe to print: the theme prints titles and descriptions as they come."""
    return {key: escape(value) for key, value in meta.items() if isinstance(value, str)}


def _text(meta: Meta, key: str) -> str:
    """A text of the front matter, still known to be escaped if it is."""
    value = meta.get(key, "")
    return value if isinstance(value, str) else str(value)
