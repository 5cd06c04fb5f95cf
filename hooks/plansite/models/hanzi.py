"""Chinese characters by their Unicode properties, so that none is forgotten that a range of codes would leave out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

PATTERN = r"\p{Script=Han}"
"""A Chinese character in the patterns of models and schemas, which Rust and JavaScript read alike."""

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U0003ffff"
"""The inside of a class of characters for patterns of the standard library, which know no properties: every ideograph,
held against ``is_hanzi`` by a test."""

NAMES = ("CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-", "IDEOGRAPHIC NUMBER ZERO")
IDEOGRAPHIC_PLANES = (2, 3)
"""Set aside by Unicode: what is unknown there is an ideograph of a later version."""

UNASSIGNED = "Cn"
WIDE = frozenset("WF")
NARROW_SIGNS = frozenset("“”‘’…—·")
"""Chinese signs that other writings share, so that their width says nothing."""

DOUBLED = frozenset("—…")
"""Signs that are written twice for one."""

ORNAMENTS = frozenset(("Cf", "Mn", "Me"))
"""General categories of characters that stand at others and are not read."""


@cache
def is_hanzi(character: str) -> bool:
    """Whether a character is an ideograph."""
    if unicodedata.category(character) == UNASSIGNED:
        return ord(character) >> 16 in IDEOGRAPHIC_PLANES
    return unicodedata.name(character, "").startswith(NAMES)


@cache
def hanzi(character: str) -> str:
    """The ideograph that a character is or stands for: 豈, ⼈, ㊣, ㈠; empty if it is none, or several."""
    plain = [one for one in unicodedata.normalize("NFKC", character) if is_hanzi(one)]
    return plain[0] if len(plain) == 1 else ""


@cache
def is_chinese(character: str) -> bool:
    """Whether a character is an ideograph or a sign that is as wide as one, such as ，。（）."""
    is_sign = unicodedata.category(character).startswith("P")
    return is_hanzi(character) or (is_sign and unicodedata.east_asian_width(character) in WIDE)


def meet(before: str, after: str) -> bool:
    """Whether there is no space where a line ends with one character and goes on with the other."""
    if before in NARROW_SIGNS:
        return is_chinese(after) or (before == after and after in DOUBLED)
    return is_chinese(before) and (after in NARROW_SIGNS or is_chinese(after))


def runs(text: str) -> Iterator[list[tuple[int, str]]]:
    """Ideographs in a row, each with its place in the text."""
    run: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if found := hanzi(character):
            run.append((place, found))
        elif run and unicodedata.category(character) not in ORNAMENTS:
            yield run
            run = []
    if run:
        yield run
