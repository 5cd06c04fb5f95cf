"""What is an ideograph is said in one place, by its property: a range of codes written by hand leaves some out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from plansite.models.hanzi import is_hanzi
from projects import ROOT

FOLDERS = ("hooks", "overrides", "scripts")
KINDS = frozenset((".py", ".js", ".html", ".css", ".xml"))
THE_ONE_PLACE = ROOT / "hooks" / "plansite" / "models" / "hanzi.py"
ESCAPE = re.compile(r"\\u\{([0-9A-Fa-f]+)\}|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
CLASS = re.compile(r"\[(?:[^\]\\\n]|\\.)*\]")
RANGE = re.compile("(.)-(.)")
ORDER = re.compile(r"""(?<![=-])[<>]=?\s*["'](.)["']|(?<!=)["'](.)["']\s*[<>]=?(?= )""")
NUMBER = re.compile(r"(?:0x|U\+)([0-9A-Fa-f]{4,6})(?!\d)", re.IGNORECASE)
FEW = 64
"""A range of fewer is a list of signs, such as circled numbers."""

PLANE = 0x10000
BLOCK = re.compile("[一㐀豈\U00020000]-.")
"""A range that begins where a block does, wherever it stands."""


def by_hand(source: str) -> Iterator[str]:
    """Everything in a source that tells ideographs from other characters by their codes."""
    text = ESCAPE.sub(lambda match: chr(int(match[1] or match[2] or match[3], 16)), source)
    for inside in CLASS.findall(text):
        for first, last in RANGE.findall(inside):
            if ord(last) - ord(first) >= FEW and (is_hanzi(first) or is_hanzi(last)):
                yield f"{first}-{last}"
    yield from BLOCK.findall(text)
    for one, other in ORDER.findall(text):
        if is_hanzi(one or other):
            yield one or other
    for number in NUMBER.findall(text):
        if int(number, 16) % PLANE and is_hanzi(chr(int(number, 16))):
            yield number


def test_no_range_of_ideographs_is_written_by_hand() -> None:
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in KINDS]
    found = {
        path.name: told for path in paths if path != THE_ONE_PLACE and (told := [*by_hand(path.read_text("utf-8"))])
    }
    assert found == {}
    assert len(paths) > 300
    assert [*by_hand(THE_ONE_PLACE.read_text("utf-8"))]


@pytest.mark.parametrize(
    "source",
    [
        r'RUN = re.compile(r"[\u4e00-\u9fff]+")',
        'HANZI = re.compile("[一-龥]")',
        "const HAN = /[A-Za-z\\u{3400}-\\u{4dbf}]/u;",
        r're.match("[^0-9\U00020000-\U0002a6df]", text)',
        'if "一" <= sign <= "龥":',
        "if (sign >= '\\u4e00') return true;",
        r'RUN = "\u3400-\u4dbf"',
        "range(0x4E00, 0xA000)",
        "unicode-range: U+4E00-9FFF;",
    ],
)
def test_a_range_by_hand_is_seen(source: str) -> None:
    assert [*by_hand(source)]


@pytest.mark.parametrize(
    "source", ["[一二三四五六七八九十]", "[①-⑩*]", "[0-9A-Za-z]", r"/\p{Script=Han}/u", "规划〔2021-2025〕", "'<一>'"]
)
def test_other_classes_are_none(source: str) -> None:
    assert [*by_hand(source)] == []
