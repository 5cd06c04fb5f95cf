"""Names that can stand in a heading, a picture and a list: one line, and not too long; and words that say something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plansite.problems import Problem
from plansite.reading.dataset import Dataset
from plansite.reading.lookalikes import says_something
from plansite.reading.yaml_file import WORDS

LONGEST = {
    "id": 100,
    "name": 100,
    "title": 200,
    "short_title": 60,
    "dimension": 40,
    "attribute": 20,
    "heading": 40,
    "above": 40,
    "measure": 100,
    "unit": 20,
    "publisher": 100,
    "scope_note": 200,
}
"""Characters of a field by its name; all other texts may be as long as they are."""


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every name that cannot be one, and every text that says nothing."""
    for field in sorted(WORDS):
        for mark, _ in dataset.texts(field, lambda words: bool(words.strip()) and not says_something(words)):
            yield Problem(mark, f"“{field}”里没有文字，只有标点或看不见的字符", "请写出文字；没有内容的，删除这一项")
    for field, most in LONGEST.items():
        for mark, words in dataset.texts(field, partial(_is_no_name, most)):
            if "\n" in words.strip("\n"):
                yield Problem(mark, f"“{field}”写成了多行", "请写在一行里")
            else:
                found = f"“{field}”有 {len(words)} 个字，应不超过 {most} 个字"
                yield Problem(mark, found, "请核对是否贴错了内容；要照录的长文字写在 text 或 quote")


def _is_no_name(most: int, words: str) -> bool:
    """Whether words are too long for a name, or stand in several lines."""
    return len(words) > most or "\n" in words.strip("\n")
