"""字形: which characters pictures show that their font must be cut for, and which no font of theirs has."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from plansite.charts import font
from plansite.charts.values.picture import Picture

PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
"""Lowered figures, which the font does not have: pictures show them on the line, ``PM2.5`` for ``PM₂.₅``.

Raised ones would mean another number there.
"""

UNSHOWN = frozenset(("name", "alternative", "table", "words", "widths"))
"""What a picture holds and does not draw: it is read out, or stands beside it."""


def unusual(pictures: Iterable[Picture]) -> frozenset[str]:
    """Characters that the pictures show and the usual cut of the font does not have; few plans have any."""
    usual = font.characters()
    return frozenset(letter for picture in pictures for letter in _shown(picture) if ord(letter) not in usual)


def _shown(picture: Picture) -> set[str]:
    # Taking a picture apart takes time: first it is asked whether there is anything to look for.
    held = set(pickle.dumps(picture).decode("utf-8", "ignore"))
    if all(letter.isascii() or ord(letter) in font.characters() for letter in held):
        return set()
    return {letter for text in _texts(asdict(picture)) for letter in text.translate(PLAIN)}


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for name, value in held.items():
            if name not in UNSHOWN:
                yield from _texts(value)
    elif isinstance(held, list | tuple):
        for value in held:
            yield from _texts(value)
