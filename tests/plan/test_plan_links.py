"""Every link leads somewhere, and no page asks another host for anything."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import faults
from published import Published

THEME = "__"
"""How the ids of the theme's own switches begin."""

LOADING = (
    "//link[@href] | //script[@src] | //img | //iframe | //source | //video | //audio | //embed | //object | //form"
)
ADDRESSES = ("href", "src", "srcset", "data", "poster", "action")
NAMING = {"canonical", "alternate", "license"}
"""Links of a head that name an address and load nothing."""

STYLE_URL = re.compile(r"""url\(\s*['"]?([^'")]*)|@import\s+['"]([^'"]+)""")
SCRIPT_URL = re.compile(
    r"""(?:\b(?:fetch|importScripts|import|open|Worker|URL|EventSource|WebSocket|sendBeacon)\s*\(\s*|\bfrom\s*|\bimport\s*"""
    r"""|\.(?:src|href|action)\s*=\s*)['"`](?:https?:|wss?:)?//([^'"`/]+)"""
)
"""Where a script names another host as something to load."""


def test_every_internal_link_and_anchor_leads_somewhere(published: Published) -> None:
    ids = {path: set(published.parsed(path).xpath("//@id")) for path in published.documents}
    faults.none(
        "网站内部的每个链接和锚点都通",
        (
            f"{published.name(path)}：{link}"
            for path in published.documents
            for link in dict.fromkeys(published.parsed(path).xpath("//@href | //@src"))
            if _is_broken(published, ids, path, link)
        ),
    )


def _is_broken(published: Published, ids: dict[Path, set[str]], path: Path, link: str) -> bool:
    found = published.target(path, link)
    if found is None:
        return False
    file, anchor = found
    if file not in published.files:
        return True
    return bool(anchor) and file in ids and anchor not in ids[file] and not anchor.startswith(THEME)


def test_downloads_and_breadcrumbs_for_machines_lead_to_what_is_published(published: Published) -> None:
    told = []
    for path in published.pages:
        for script in published.parsed(path).xpath("//script[@type='application/ld+json']"):
            for link in _named(json.loads(script.text)):
                found = published.target(path, link)
                file = found[0] if found is not None else None
                if file is None or not (file / "index.html" if file.is_dir() else file).is_file():
                    told.append(f"{published.name(path)}：{link}")
    faults.none("供机器读的下载地址和位置都通", told)


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _named(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in {"contentUrl", "item"} and isinstance(part, str):
                yield part
            else:
                yield from _named(part)


def test_every_page_names_feeds_that_are_there(published: Published) -> None:
    told = []
    for path in published.pages:
        feeds = published.parsed(path).xpath("//link[@rel='alternate feed' and @type='application/atom+xml']/@href")
        wanted = 2 if path.parent.parent == published.site / "indicators" else 1
        if len(feeds) != wanted:
            told.append(f"{published.name(path)} 列出 {len(feeds)} 个订阅，应为 {wanted} 个")
        found = ((feed, published.target(path, feed)) for feed in feeds)
        told += [f"{published.name(path)}：{feed}" for feed, led in found if led is None or not led[0].is_file()]
    faults.none("每页的订阅地址都通", told)


def test_no_id_stands_twice_on_a_page(published: Published) -> None:
    faults.none(
        "网页中的编号不重复",
        (
            f"{published.name(path)}：{name} 用了 {number} 次"
            for path in published.documents
            for name, number in Counter(published.parsed(path).xpath("//@id")).items()
            if number > 1
        ),
    )


def test_pages_load_nothing_from_other_hosts(published: Published) -> None:
    told = []
    for path in published.documents:
        document = published.parsed(path)
        for element in document.xpath(LOADING):
            told += [
                f"{published.name(path)}：{link}" for link in _loaded(element) if _is_foreign(published, path, link)
            ]
        inline = [*document.xpath("//style/text()"), *document.xpath("//@style")]
        told += [f"{published.name(path)}：{link}" for text in inline for link in _styled(text) if _is_outside(link)]
        scripts = document.xpath("//script[not(@src)]/text()")
        told += [f"{published.name(path)} 的脚本：{host}" for text in scripts for host in _asked_hosts(str(text))]
    faults.none("网页不向其他网站请求任何文件", told)


def _loaded(element: Any) -> Iterator[str]:
    """The addresses that a browser asks for because of an element."""
    if element.tag == "link" and NAMING & set(element.get("rel", "").split()):
        return
    for name in ADDRESSES:
        yield from (part.strip().split()[0] for part in element.get(name, "").split(",") if part.strip())


def _is_foreign(published: Published, path: Path, link: str) -> bool:
    return not link.startswith("data:") and published.target(path, link) is None


def _styled(text: str) -> Iterator[str]:
    return (first or second for first, second in STYLE_URL.findall(text))


def _is_outside(link: str) -> bool:
    """Whether a style sheet or a script names another host."""
    return bool(urlsplit(link).netloc)


def test_style_sheets_and_scripts_load_nothing_from_other_hosts(published: Published) -> None:
    told = []
    for path in sorted(published.site.rglob("*.css")):
        told += [f"{published.name(path)}：{link}" for link in _styled(_text(path)) if _is_outside(link)]
    for path in sorted(published.site.rglob("*.js")):
        told += [f"{published.name(path)}：{host}" for host in _asked_hosts(_text(path))]
    for path in sorted(published.site.rglob("*.svg")):
        told += [f"{published.name(path)}：{link}" for link in _drawn(_text(path)) if _is_outside(link)]
    faults.none("样式、脚本和图不向其他网站请求任何文件", told)


@cache
def _asked_hosts(script: str) -> tuple[str, ...]:
    """The hosts that a script asks; most scripts are the same in every site."""
    return tuple(SCRIPT_URL.findall(script))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _drawn(text: str) -> Iterator[str]:
    yield from re.findall(r"""<(?:image|use|script|feImage)[^>]*?href=["']([^"']*)""", text)
    yield from _styled(text)


def test_links_to_other_sites_are_marked_and_safe(published: Published) -> None:
    told = []
    for path in published.pages:
        for element in published.parsed(path).xpath("//article//a[@href]"):
            if published.target(path, element.get("href")) is None and urlsplit(element.get("href")).netloc:
                marked = "external" in element.get("class", "").split() and "noopener" in element.get("rel", "").split()
                told += [] if marked else [f"{published.name(path)}：{element.get('href')}"]
    faults.none("通到其他网站的链接有标记", told)


def test_no_link_stands_inside_another(published: Published) -> None:
    """A parser would end the outer link early, so the source is read, not the tree."""
    told = []
    for path in published.documents:
        depth = 0
        for tag in re.findall(r"<a[\s>]|</a>", published.source(path)):
            depth += -1 if tag == "</a>" else 1
            if depth not in {0, 1}:
                told.append(f"{published.name(path)}")
                break
    faults.none("链接里没有链接", told)
