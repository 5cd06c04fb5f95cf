"""All styles in the order of the page, and their strings as HTML in which a browser can fill in what it knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from plansite.models import Source
from plansite.wording.citations import exchange, gbt
from plansite.wording.citations.citation import Citation, Day

OPEN, NAMED, CLOSE = "\ue000", "\ue001", "\ue002"
"""Private characters around what a browser may replace; they stand in no text."""

MARKED = re.compile(f"{OPEN}([a-z-]+){NAMED}([^{CLOSE}]*){CLOSE}")


@dataclass(frozen=True, slots=True)
class Style:
    """引用格式: its name in addresses and scripts, its name for readers, and its string."""

    name: str
    label: str
    string: Callable[[Citation], str]
    is_prose: bool = False
    """Whether most readers want it, so that it shows at once."""


STYLES = (
    Style("gbt", "GB/T 7714—2025", gbt.current, is_prose=True),
    Style("press", "新闻报道", lambda citation: citation.sentence, is_prose=True),
    Style("gbt-2015", "GB/T 7714—2015", gbt.former),
    Style("bibtex", "BibTeX", exchange.bibtex),
    Style("ris", "RIS", exchange.ris),
    Style("csl", "CSL-JSON", exchange.csl),
)


ORIGINAL = "数值的原始来源（GB/T 7714—2025）"
THIS_PAGE = "本页（GB/T 7714—2025）"
"""Names of the same style for two works."""


def behind_source(found: Sequence[tuple[Style, Markup]], source: Source, cited: Day) -> list[tuple[Style, Markup]]:
    """Citations of a figure's page behind that of the source that states the figure, and behind the sentence."""
    original = Style("source", ORIGINAL, gbt.current, is_prose=True)
    marked = Day(_mark("day", cited.iso), "", "")
    strings = {style.name: (style, text) for style, text in found}
    page, text = strings.pop("gbt")
    press = strings.pop("press")
    entry = (original, _html(gbt.source(source, marked)))
    return [entry, press, (replace(page, label=THIS_PAGE), text), *strings.values()]


def strings(citation: Citation) -> list[tuple[Style, Markup]]:
    """The citation in every style, with ``<span data-slot>`` around what a browser may replace."""
    marked = _marked(citation)
    return [(style, _html(style.string(marked))) for style in STYLES]


def _marked(citation: Citation) -> Citation:
    cited, where = citation.cited, citation.where
    return replace(
        citation,
        key=_mark("key", citation.key),
        part=_mark("part", citation.part) if where else citation.part,
        cited=Day(_mark("day", cited.iso), _mark("day-slashed", cited.slashed), _mark("day-parts", cited.parts)),
        url=_mark("url", citation.url),
        sentence=citation.sentence.replace(where, _mark("where", where)) if where else citation.sentence,
    )


def _mark(slot: str, text: str) -> str:
    return f"{OPEN}{slot}{NAMED}{text}{CLOSE}"


def _html(text: str) -> Markup:
    return Markup(MARKED.sub(r'<span data-slot="\1">\2</span>', str(escape(text))))  # noqa: S704 -- escaped
