"""Characters that pictures would show as blanks: told before anything is drawn, each where the data has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plansite.charts import font, glyphs
from plansite.charts.values.picture import Picture
from plansite.problems import Mark, Problem

MEND = "图中的字体没有这个字，图上会是空白；请核对是不是写错了字，确实要用的，请换成通行的写法"


def problems(pictures: Iterable[Picture], data: Path) -> Iterator[Problem]:
    """An error for every character that pictures show and their font does not have."""
    for letter in sorted(font.lacking(glyphs.unusual(pictures))):
        found = f"图中要写的字符“{letter}”（U+{ord(letter):04X}）没有字形"
        yield Problem(_first(letter, data), found, MEND)


def _first(letter: str, data: Path) -> Mark:
    for path in sorted(data.glob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if letter in line:
                return Mark(f"{data.name}/{path.name}", number, line.index(letter) + 1)
    return Mark(data.name)
