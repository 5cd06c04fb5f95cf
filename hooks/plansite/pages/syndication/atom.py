"""订阅 (Atom): everything that was published or corrected, for the whole site and for every indicator.

Ids are made of the data alone (RFC 4122, version 5), so that they stay the same when the site moves or is built again:
a reader of the feed never sees an old entry as new.
"""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from plansite import addresses
from plansite.addresses import Imprint
from plansite.exports.export import Export
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication.atom_entries import AtomEntries, AtomEntry
from plansite.plan.plan import Plan
from plansite.wording.citations.subjects import Subjects
from plansite.wording.days import moment

SPACE = "http://www.w3.org/2005/Atom"
FEED = "feed.xml"
NEWEST = 300
"""Entries of the whole site's feed; all that was ever published stays on the page of updates."""


def feed_path(indicator: str) -> str:
    """Where an indicator's feed is published."""
    return f"{addresses.indicator_path(indicator)}/{FEED}"


def published(plan: Plan) -> list[str]:
    """Where all feeds are published."""
    return [FEED, *(feed_path(indicator.id) for indicator in plan.indicators)]


def exports(publication: Publication) -> Iterator[Export]:
    """The feed of the site, then one an indicator."""
    entries, writer = (
        AtomEntries(publication),
        Atom(publication.imprint, publication.subjects, publication.plan.about.title),
    )
    plan = publication.plan
    yield Export(FEED, writer.feed(FEED, "更新记录", "updates", entries.all[:NEWEST]), "更新（Atom）", "全部发布和更正")
    for indicator in plan.indicators:
        path = feed_path(indicator.id)
        page = addresses.indicator_path(indicator.id)
        content = writer.feed(path, indicator.name, page, entries.of(indicator))
        yield Export(path, content, f"{indicator.name}（Atom）", "这个指标的发布和更正")


@dataclass(frozen=True)
class Atom:
    """Writes Atom documents (RFC 4287)."""

    imprint: Imprint
    subjects: Subjects
    plan_title: str

    def feed(self, path: str, title: str, page: str, entries: Sequence[AtomEntry]) -> bytes:
        """An Atom document."""
        root = ET.Element("feed", {"xmlns": SPACE, "xml:lang": "zh-CN"})
        _text(root, "id", self._id(("feed", path)))
        _text(root, "title", f"{title}｜{self.subjects.platform}")
        _text(root, "updated", moment(max(entry.updated for entry in entries)))
        author = ET.SubElement(root, "author")
        _text(author, "name", next(iter(self.subjects.authors), self.subjects.platform))
        self._link(root, path, page, "alternate", "text/html")
        if self.imprint.url:
            self._link(root, path, path, "self", "application/atom+xml")
        for entry in entries:
            self._append(root, path, entry)
        ET.indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()

    def _append(self, root: ET.Element, feed: str, entry: AtomEntry) -> None:
        element = ET.SubElement(root, "entry")
        _text(element, "id", self._id(entry.identity))
        _text(element, "title", entry.title)
        _text(element, "published", moment(entry.day))
        _text(element, "updated", moment(entry.updated))
        self._link(element, feed, entry.path, "alternate", "text/html", entry.anchor)
        ET.SubElement(element, "category", {"term": entry.category})
        _text(element, "summary", entry.summary)

    def _link(self, parent: ET.Element, here: str, path: str, rel: str, kind: str, anchor: str = "") -> None:
        href = self.imprint.absolute(path, anchor) or _relative(here, path, anchor)
        ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})

    def _id(self, identity: tuple[str, ...]) -> str:
        space = uuid.uuid5(uuid.NAMESPACE_OID, self.plan_title)
        return uuid.uuid5(space, "/".join(identity)).urn


def _relative(here: str, path: str, anchor: str) -> str:
    folder = posixpath.dirname(here)
    relative = posixpath.relpath(f"/{path}", f"/{folder}")
    return ("./" if relative == "." else f"{relative}/") + (f"#{anchor}" if anchor else "")


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words
