"""One style sheet for readers out of one file per component: a page asks for its style once, and for nothing unused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from plansite.publishing.theme_contact import PAINTED, PROPERTY, UNUSED

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CHARSET = re.compile(r'@charset "[^"]*";')
BLANKS = re.compile(r"\s*\n\s*")
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)|\[([^\]]*)\]")
"""A class, or an attribute with its value."""

KEYFRAMES = re.compile(r"(@(?:-webkit-)?keyframes [\w-]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")
NEGATION = re.compile(r":not\([^()]*\)")
PIECE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([{}])|([^{}"']+)""", re.DOTALL)

GROUPS = ("@media", "@supports", "@layer", "@container")
"""Rules that hold rules."""


def joined(sheets: Iterable[str]) -> str:
    """The sheets in their order, without comments and indentation."""
    return '@charset "UTF-8";\n' + "\n".join(BLANKS.sub("\n", _bare(sheet)).strip() for sheet in sheets) + "\n"


def fingerprint(sheet: str) -> str:
    """What tells a sheet from others: a changed sheet has another name, so that no browser keeps an old one."""
    return hashlib.sha256(sheet.encode()).hexdigest()[:8]


def path_of(told: str) -> str:
    """Where the sheet of that fingerprint is published."""
    return f"assets/css/site.{told}.css"


def used(sheet: str, unused: re.Pattern[str] = UNUSED) -> str:
    """The rules of a sheet that some page may need: what asks for an unused class or attribute is left out."""
    return "".join(_rules(_pieces(_bare(sheet)), unused))


def without_idle_properties(sheet: str) -> str:
    """The sheet without the theme's custom properties that no rule of it reads; pictures read our own."""
    read = set(re.findall(r"var\((--[\w-]+)", sheet))
    return PROPERTY.sub(lambda match: match[0] if match[1] in read else "", sheet)


def without_idle_motions(sheet: str) -> str:
    """The sheet without the keyframes that no rule of it names."""
    pieces = KEYFRAMES.split(sheet)
    named = {name for value in ANIMATION.findall("".join(pieces[::2])) for name in re.findall(r"[\w-]+", value)}
    return "".join(p for n, p in enumerate(pieces) if n % 2 == 0 or re.split(r"[ {]", p)[1] in named)


def _bare(sheet: str) -> str:
    return CHARSET.sub("", COMMENT.sub("", sheet))


def _pieces(sheet: str) -> Iterator[str]:
    """Braces one by one, and what stands between them; braces in strings do not count."""
    pending = ""
    for match in PIECE.finditer(sheet):
        if match[2]:
            yield pending
            yield match[2]
            pending = ""
        else:
            pending += match[0]
    yield pending


def _rules(pieces: Iterator[str], unused: re.Pattern[str]) -> Iterator[str]:
    """The rules up to the end of a group, each with its head and its braces."""
    for piece in pieces:
        if piece == "}":
            return
        statements, _, head = piece.rpartition(";")
        yield statements and f"{statements};"
        if next(pieces, "}") == "}":
            return
        if head.lstrip().startswith(GROUPS):
            inside = "".join(_rules(pieces, unused))
            yield f"{head}{{{inside}}}" if inside else ""
        elif head.lstrip().startswith("@"):
            yield f"{head}{{{_whole(pieces)}}}"
        else:
            kept = ",".join(part for part in _selectors(head) if not _asks_for(part, unused))
            body = _whole(pieces)
            yield f"{kept}{{{body}}}" if kept else ""


def _whole(pieces: Iterator[str]) -> str:
    """Everything up to the brace that closes what is open."""
    found, depth = "", 1
    for piece in pieces:
        depth += (piece == "{") - (piece == "}")
        if not depth:
            break
        found += piece
    return found


def _selectors(head: str) -> Iterator[str]:
    """A list of selectors, one by one; commas in parentheses and brackets do not count."""
    start = depth = 0
    for index, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield head[start:index]
            start = index + 1
    yield head[start:]


def _asks_for(selector: str, unused: re.Pattern[str]) -> bool:
    asked = NEGATION.sub("", selector)
    names = (found[1] or found[2] for found in CLASS.finditer(asked))
    return bool(PAINTED.search(asked)) or any(unused.fullmatch(name) for name in names)
