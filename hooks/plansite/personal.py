"""Numbers that belong to people: found however they are written, and never shown whole, not even in a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

BLANK = r"[^\S\r\n]"
DASH = "[-‐‑‒–—−－]"
GAP = f"(?P<gap>(?:{BLANK}{{1,2}}|{DASH}|[.．·•])?)"
COUNTRY = r"(?:(?:\+|00)?86[ -]?)?"
GROUPED = rf"1[3-9][0-9](?:{GAP}[0-9]{{4}}(?P=gap)[0-9]{{4}}|(?:{BLANK}|{DASH})[0-9]{{8}})"
OTHER_MOBILE = "1[3-9][0-9]{9}"
MOBILE = re.compile(
    rf"(?:(?<![0-9/_=-])|(?<=[^\x00-\x7f][/_=-])|(?<={OTHER_MOBILE}/)){COUNTRY}{GROUPED}"
    rf"(?![0-9_]|/(?!{OTHER_MOBILE})(?:[\x00-\x7f]|$))"
)
"""As a text writes it; what stands in an address or a name by itself is none."""

APART = rf"(?:{BLANK}|{DASH}|[.．·•/／_,，~〜～()（）])"
YEARS = rf"(?:19|20)[0-9]{{2}}{APART}{{1,2}}(?:19|20)[0-9]{{2}}"
LOOSELY = (
    rf"1[3-9][0-9]{APART}{{0,2}}(?!{YEARS})[0-9]{{4}}{APART}{{0,2}}[0-9]{{4}}",
    *(rf"1[3-9][0-9]{{{first - 2}}}{APART}{{1,2}}[0-9]{{{11 - first}}}" for first in (3, 4, 5, 6, 7)),
    rf"1[3-9][0-9](?:{BLANK}|{DASH})[0-9]{{3}}(?:{BLANK}|{DASH})[0-9]{{3}}(?:{BLANK}|{DASH})?[0-9]{{2}}",
    rf"1(?:{BLANK}|{DASH})[3-9](?:(?:{BLANK}|{DASH})[0-9]){{9}}",
)
ANYWHERE = re.compile(rf"(?<![0-9])(?:{COUNTRY}|0)(?:{'|'.join((GROUPED, *LOOSELY))})(?![0-9])")
"""The same where it may be part of an address or a name, or cut into other groups: no reason to refuse a text, but none
to show it either."""

BETWEEN = f"(?:{BLANK}|{DASH}){{0,2}}"
IDENTITY = re.compile(
    rf"(?<![0-9])[1-9][0-9]{{5}}{BETWEEN}(?:19|20)[0-9]{{2}}{BETWEEN}(?:0[1-9]|1[0-2]){BETWEEN}(?:0[1-9]|[12][0-9]|3[01])"
    rf"{BETWEEN}[0-9]{{3}}{BETWEEN}[0-9Xx](?![0-9A-Za-z])"
)
CARD = re.compile(
    rf"(?<![0-9A-Za-z./_=-])(?=62|4|5[1-5]|35)"
    rf"[0-9]{{4}}{GAP}(?:[0-9]{{4}}(?P=gap)){{2}}[0-9]{{4}}(?:(?P=gap)[0-9]{{1,3}})?(?![0-9A-Za-z/_])"
)
"""16 to 19 digits as banks issue them, whole or in groups of four."""

MAILBOX = re.compile(r"(?<![A-Za-z0-9])(?P<first>[A-Za-z0-9])(?P<rest>[A-Za-z0-9._%+-]*)(?=[@＠][A-Za-z0-9-]+\.)")
"""The name in an e-mail address, which an office may publish and no message needs to show."""

IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SHORTEST = re.compile(r"[0-9](?:[^0-9]{0,2}[0-9]){10}")
"""As many digits as the shortest of these numbers has: most texts have none."""

X_ALIKE = "ＸｘХхΧχⅩⅹ"
"""What is typed for the X at the end of an identity number: wide, Cyrillic, Greek, the numeral."""

DIGIT = re.compile(r"\d")
FEWEST = 11
BASIC, BEYOND = 0xFFFF, "\U00010000-\U0010ffff"
"""The plane in which a pattern finds characters fast, and all others, which few texts hold."""

PLANES = (*range(0x20000), *range(0xE0000, 0xE1000))
"""Characters among which there are digits and what is invisible: other planes hold ideographs or nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number that belongs to a person, and where it stands in a text."""

    kind: str
    start: int
    end: int
    masked: str
    """As it may be shown, as long as it is written."""


def found(text: str, mobile: re.Pattern[str] = MOBILE) -> list[Found]:
    """Every such number of a text, in order. Digits of all scripts count, and what is invisible between them not."""
    if len(text) < FEWEST or len(DIGIT.findall(text)) < FEWEST:
        return []
    narrow, places = _narrow(text)
    if not SHORTEST.search(narrow):
        return []
    numbers: list[Found] = []
    for kind, start, end in sorted(_matches(narrow, mobile), key=lambda match: (match[1], -match[2])):
        first, last = places[start], places[end - 1] + 1
        if not numbers or first >= numbers[-1].end:
            numbers.append(Found(kind, first, last, _masked(text[first:last])))
    return numbers


def masked(text: str) -> str:
    """The text, as long as it was, with asterisks for most of every such number."""
    return _without(text, found(text))


def shown(text: str) -> str:
    """The text of a message: what might be such a number is hidden too, such as one in an address."""
    mailboxes = (
        MAILBOX.sub(lambda match: match["first"] + "*" * len(match["rest"]), text)
        if "@" in text or "＠" in text
        else text
    )
    return _without(mailboxes, found(mailboxes, ANYWHERE))


def excerpt(text: str, longest: int) -> str:
    """The beginning of a text that may be shown, at most ``longest`` characters."""
    words = shown(text)
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _without(text: str, numbers: list[Found]) -> str:
    for number in reversed(numbers):
        text = text[: number.start] + number.masked + text[number.end :]
    return text


def _matches(narrow: str, mobile: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    for match in mobile.finditer(narrow):
        yield "手机号码", match.start(), match.end()
    for match in IDENTITY.finditer(narrow):
        if _is_identity_number(re.sub("[^0-9Xx]", "", match[0])):
            yield "身份证号码", match.start(), match.end()
    for match in CARD.finditer(narrow):
        digits = re.sub("[^0-9]", "", match[0])
        if _is_card_number(digits) and not IDENTITY.fullmatch(digits):
            yield "银行卡号", match.start(), match.end()


def _narrow(text: str) -> tuple[str, range | list[int]]:
    """The text with plain digits and without what is invisible, and where each of its characters stood."""
    if text.isascii():
        return text, range(len(text))
    digits, invisible, odd = _alphabets()
    if not odd.search(text):
        return text, range(len(text))
    narrow = text.translate(digits)
    if not invisible.search(narrow):
        return narrow, range(len(text))
    places = [place for place, character in enumerate(narrow) if not invisible.match(character)]
    return "".join(narrow[place] for place in places), places


@cache
def _alphabets() -> tuple[dict[int, str], re.Pattern[str], re.Pattern[str]]:
    """Digits of all scripts with the plain ones; the characters that are not seen; what texts with any of them hold."""
    letters = [chr(code) for code in PLANES]
    digits = {ord(letter): str(unicodedata.decimal(letter)) for letter in letters if letter.isdecimal()}
    capital_x = {ord(letter): "X" for letter in X_ALIKE}
    hidden = [letter for letter in letters if unicodedata.category(letter) == "Cf"]
    plain = digits | capital_x
    near = [*hidden, *(chr(code) for code, digit in plain.items() if chr(code) != digit)]
    odd = "".join(re.escape(letter) for letter in near if ord(letter) <= BASIC)
    unseen = "".join(map(re.escape, hidden))
    return plain, re.compile(f"[{unseen}]"), re.compile(f"[{odd}{BEYOND}]")


def _masked(number: str) -> str:
    return number[:3] + "*" * (len(number) - 5) + number[-2:]


def _is_identity_number(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], IDENTITY_WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[-1].upper()


def _is_card_number(number: str) -> bool:
    """Whether the last digit is the check digit of the others (Luhn)."""
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0  # noqa: PLR2004
