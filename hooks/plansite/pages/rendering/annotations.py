"""Verbatim words of the plan with links around promises and marks after doubtful places.

Whatever is added carries ``data-chrome``, so that the plan's own words can be told from ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape


@dataclass(frozen=True, order=True, slots=True)
class Promise:
    """A span of words that promises something, leading to its page."""

    start: int
    end: int
    href: str = field(compare=False)
    label: Markup = field(compare=False)
    """Status to show behind the words; empty where nothing is published yet."""


@dataclass(frozen=True, order=True, slots=True)
class NoteMark:
    """A point behind words that carry a note."""

    at: int
    number: int
    href: str = field(compare=False)
    id: str = field(compare=False)


@dataclass(frozen=True, order=True, slots=True)
class FootnoteMark:
    """A point behind words that carry a footnote of the plan's own."""

    at: int
    label: str
    anchor: str = field(compare=False)
    """Of the footnote's text, on the same page."""

    id: str = field(compare=False)


def annotated(
    text: str,
    promises: Iterable[Promise],
    notes: Iterable[NoteMark],
    *,
    bold: Iterable[tuple[int, int]] = (),
    footnotes: Iterable[FootnoteMark] = (),
) -> Markup:
    """The text escaped, with its promises linked, its bold words bold, its notes and footnotes marked.

    Promises must not overlap; a note or footnote inside a promise moves behind it.
    """
    text = text.replace("\n", " ")
    spans = sorted(promises)
    thick = sorted(bold)
    marks = sorted(
        [
            *((_behind(m.at, spans), m.at, 0, _FOOTNOTE.format(m.id, m.anchor, m.label, m.label)) for m in footnotes),
            *((_behind(n.at, spans), n.at, n.number, _NOTE.format(n.id, n.href, n.number, n.number)) for n in notes),
        ]
    )
    parts: list[Markup] = []
    position = 0
    for span in spans:
        parts += [_with_marks(text, position, span.start, marks, thick)]
        parts += [_LINK.format(span.href, _thickened(text, span.start, span.end, thick), span.label)]
        position = span.end
    parts += [_with_marks(text, position, len(text), marks, thick)]
    return Markup("").join(parts)


_LINK = Markup('<a class="promise" href="{}">{}{}</a>')
_NOTE = Markup('<sup class="note-mark" data-chrome><a id="{}" href="{}" aria-label="原文校注{}">注{}</a></sup>')
_FOOTNOTE = Markup(
    '<sup class="footnote-mark" data-chrome><a id="{}" href="#{}" role="doc-noteref" aria-label="脚注{}">{}</a></sup>'
)
_BOLD = Markup("<strong>{}</strong>")
Mark = tuple[int, int, int, Markup]
"""Where a mark is put, where it belongs, its rank among those of one place, and the mark itself."""


def _behind(at: int, spans: list[Promise]) -> int:
    return next((span.end for span in spans if span.start < at < span.end), at)


def _with_marks(text: str, start: int, end: int, marks: list[Mark], thick: list[tuple[int, int]]) -> Markup:
    """The words from ``start`` to ``end`` with the marks that stand among them or at either end."""
    parts: list[Markup] = []
    position = start
    for at, _, _, mark in marks:
        if start <= at <= end:
            parts += [_thickened(text, position, at, thick), mark]
            position = at
    return Markup("").join([*parts, _thickened(text, position, end, thick)])


def _thickened(text: str, start: int, end: int, thick: list[tuple[int, int]]) -> Markup:
    """The words from ``start`` to ``end``, those of them bold that are."""
    parts: list[Markup] = []
    position = start
    for first, last in thick:
        begin, stop = max(first, position), min(last, end)
        if begin < stop:
            parts += [escape(text[position:begin]), _BOLD.format(text[begin:stop])]
            position = stop
    return Markup("").join([*parts, escape(text[position:end])])
