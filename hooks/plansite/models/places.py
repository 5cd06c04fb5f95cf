"""How the parts of a plan are named: its chapters and other pieces, their paragraphs, its projects."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from plansite.models.base import rule_error


class PieceKind(StrEnum):
    """What a piece of the plan's text is; the value begins the name of its file, the member of a chapter has none."""

    CHAPTER = ""
    FRONT = "front"
    PART = "part"
    ANNEX = "annex"
    GLOSSARY = "glossary"

    @property
    def word(self) -> str:
        """The Chinese word for it."""
        return WORDS[self]


WORDS = {
    PieceKind.CHAPTER: "章",
    PieceKind.FRONT: "前言",
    PieceKind.PART: "篇",
    PieceKind.ANNEX: "附件",
    PieceKind.GLOSSARY: "名词解释",
}

NAMED = r"(?:front|part|annex|glossary)(?:[1-9][0-9]*)?"
PIECE = rf"(?:[0-9]+|{NAMED})"
PASSAGE = rf"{PIECE}(?:-[0-9]+)?(?:-[phtn][0-9]+)?"
"""A piece, a section, or in either a paragraph, a lower heading, a table or a footnote."""

PROJECT = r"(?:[0-9]+-[0-9]+|p[1-9][0-9]*)"
"""A project in a sidebar, or one outside all of them."""


def _piece(value: object) -> str:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
    if is_number or (isinstance(value, str) and re.fullmatch(NAMED, value)):
        return str(value)
    mend = "章写章号的整数，不加引号，如 3；其他写文件名，如 annex1；可用的名字：front、part1、annex1、glossary"
    raise rule_error(f"“{value}”不是章号，也不是附件等的名字", mend)


Piece = Annotated[
    str,
    BeforeValidator(_piece),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^{NAMED}$"}]}),
]
"""A chapter by its number, another piece by its name."""

ProjectId = Annotated[str, Field(pattern=rf"^{PROJECT}$")]
TargetId = Annotated[str, Field(pattern=rf"^{PROJECT}-t[0-9]+$")]
Passage = Annotated[str, Field(pattern=rf"^{PASSAGE}$")]
TablePassage = Annotated[str, Field(pattern=rf"^{PIECE}(?:-[0-9]+)?-t[0-9]+$")]


def piece_kind(piece: str) -> PieceKind:
    """What a piece is, by its name: ``3`` is a chapter, ``annex1`` an annex."""
    return PieceKind(piece.rstrip("0123456789"))


def piece_words(piece: str) -> str:
    """A piece by its name: ``第3章``, ``第2篇``, ``附件1``, ``前言``."""
    kind = piece_kind(piece)
    number = piece.removeprefix(kind)
    if kind in {PieceKind.CHAPTER, PieceKind.PART}:
        return f"第{number or 1}{kind.word}"
    return f"{kind.word}{number}"


def spaced(piece: str) -> str:
    """A piece as running text has it: ``第 3 章``, ``附件1``."""
    return f"第 {piece} 章" if piece.isdigit() else piece_words(piece)


def piece_of(place: str) -> str:
    """The piece in which a passage stands; ``0`` is the opening before the first heading."""
    return place.partition("-")[0]


def place_words(anchor: str) -> str:
    """A passage in words: ``3-1-p2`` is ``第3章第1节第2段``."""
    match = re.fullmatch(
        rf"(?P<piece>{PIECE})(?:-(?P<section>[0-9]+))?(?:-(?P<kind>[phtn])(?P<number>[0-9]+))?", anchor
    )
    if match is None:
        return anchor
    words = "开篇" if match["piece"] == "0" else piece_words(match["piece"])
    words += f"第{match['section']}节" if match["section"] else ""
    if not match["kind"]:
        return f"{words}标题"
    if match["kind"] == "n":
        return f"{words}脚注{match['number']}"
    return words + f"第{match['number']}" + {"p": "段", "h": "个小标题", "t": "个表"}[match["kind"]]
