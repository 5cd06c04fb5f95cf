"""GB/T 7714: full-width ``：，（）``, half-width ``. [ ]``; who is responsible is left out where it is not known.

A standard that numbers its references (顺序编码制) lets an entry without a known author begin with its title.
"""

from __future__ import annotations

from collections.abc import Sequence

from plansite.models import Source
from plansite.wording.citations.citation import Citation, CitationKind, Day

NAMED = 3
"""How many authors are named before ``，等``."""


def current(citation: Citation) -> str:
    """The form of 2025: ``责任者. 题名[EB/OL].（更新日期）[引用日期]. 网址.``; data also name version and platform."""
    head = _head(citation)
    days = f"（{citation.published.iso}）[{citation.cited.iso}]"
    if citation.kind is CitationKind.DATA:
        return f"{head}. {citation.version}. {citation.platform}{days}. {citation.url}."
    return f"{head}.{days}. {citation.url}."


def former(citation: Citation) -> str:
    """The form of 2015: ``责任者. 题名[EB/OL]. (更新日期)[引用日期]. 网址.``."""
    return f"{_head(citation)}. ({citation.published.iso})[{citation.cited.iso}]. {citation.url}."


def source(found: Source, cited: Day) -> str:
    """Where a figure was published first; without an address that readers may follow it is no page on the web."""
    publisher = found.publisher.removeprefix("据")
    title = f"{found.title}：{found.number}" if found.number else found.title
    day = found.date.isoformat() if found.date is not None else ""
    if found.shown_url is None:
        when = "：".join(filter(None, (day, found.page)))
        return f"{publisher}. {title}[Z]." + f" {when}." * bool(when)
    when = f"（{day}）" * bool(day) + f"：{found.page}" * bool(found.page)
    return f"{publisher}. {title}[EB/OL].{when}[{cited.iso}]. {found.shown_url}."


def responsible(authors: Sequence[str]) -> str:
    """责任者: up to three, then ``，等``."""
    return "，".join([*authors[:NAMED], "等"] if len(authors) > NAMED else authors)


def _head(citation: Citation) -> str:
    authors = responsible(citation.authors)
    return f"{authors}. " * bool(authors) + f"{citation.whole_title}[{citation.kind.value}]"
