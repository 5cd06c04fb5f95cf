"""Reading built pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import html


@cache
def page(path: Path) -> Any:
    """The parsed page; never change it."""
    return html.fromstring(path.read_bytes())


def pages(site: Path) -> list[Path]:
    """Every page of a site that stands in its frame: not those for other people's frames, nor kept copies."""
    return [path for path in documents(site) if not _is_bare(path.relative_to(site).as_posix())]


def documents(site: Path) -> list[Path]:
    """Every HTML file of a site."""
    return sorted(site.rglob("*.html"))


def _is_bare(path: str) -> bool:
    return path.startswith("data/v/") or path.endswith("/embed/index.html")


def own_text(element: Any) -> str:
    """The words of an element without what the site adds (``data-chrome``) and without white space."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.get("data-chrome") is None:
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join("".join(parts).split())


def shown_text(element: Any) -> str:
    """All the words of an element, white space folded."""
    return " ".join(element.text_content().split())
