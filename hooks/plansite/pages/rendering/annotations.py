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


def annotated(text: str, promises: Iterable[Promise], notes: Iterable[NoteMark]) -> Markup:
    """The text escaped, with its promises linked and its notes marked.

    Promises must not overlap; a note inside a promise moves behind it.
    """
    text = text.replace("\n", " ")
    spans = sorted(promises)
    marks = sorted((_behind(note.at, spans), note) for note in notes)
    parts: list[Markup] = []
    position = 0
    for span in spans:
        parts += [_with_notes(text, position, span.start, marks)]
        parts += [_LINK.format(span.href, text[span.start : span.end], span.label)]
        position = span.end
    parts += [_with_notes(text, position, len(text), marks)]
    return Markup("").join(parts)


_LINK = Markup('<a class="promise" href="{}">{}{}</a>')
_NOTE = Markup('<sup class="note-mark" data-chrome><a id="{}" href="{}" aria-label="原文校注{}">注{}</a></sup>')


def _behind(at: int, spans: list[Promise]) -> int:
    return next((span.end for span in spans if span.start < at < span.end), at)


def _with_notes(text: str, start: int, end: int, marks: list[tuple[int, NoteMark]]) -> Markup:
    """The words from ``start`` to ``end`` with the notes that stand among them or at either end."""
    parts: list[Markup] = []
    position = start
    for at, note in marks:
        if start <= at <= end:
            parts += [escape(text[position:at]), _NOTE.format(note.id, note.href, note.number, note.number)]
            position = at
    return Markup("").join([*parts, escape(text[position:end])])
