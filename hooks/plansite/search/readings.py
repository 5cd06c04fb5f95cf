"""读音: how every Chinese character of a text is read where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from plansite import cache
from plansite.models import PinyinFile

RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
"""Characters in a row: the context that decides how each of them is read."""


@dataclass(slots=True)
class Readings:
    """Readings in context: the dictionary's, corrected by pinyin.yaml."""

    corrections: Mapping[str, tuple[str, ...]]
    """By word: one syllable a character."""

    kept: Mapping[str, str] = field(default_factory=dict)
    """What the dictionary said in an earlier build, by run; it alone is slow."""

    asked: dict[str, str] = field(default_factory=dict)
    """What it says in this build."""

    @classmethod
    def of(cls, pinyin: PinyinFile, kept: Mapping[str, str] | None = None) -> Readings:
        """Readings with a plan's corrections; of two that overlap the longer word decides."""
        words = sorted(pinyin.readings, key=lambda reading: len(reading.word))
        return cls({reading.word: tuple(reading.reading.split()) for reading in words}, kept or {})

    def of_text(self, text: str) -> dict[int, str]:
        """The syllable of every Chinese character by its place in ``text``."""
        return {
            run.start() + index: syllable
            for run in RUN.finditer(text)
            for index, syllable in enumerate(self.of_run(run[0]))
        }

    def of_run(self, run: str) -> list[str]:
        """The syllables of characters in a row."""
        said = self._dictionary(run)
        for word, syllables in self.corrections.items():
            start = run.find(word)
            while start >= 0:
                said[start : start + len(word)] = syllables
                start = run.find(word, start + 1)
        return said

    def alone(self, character: str) -> str:
        """How a character is read that stands alone."""
        return self._dictionary(character)[0]

    def _dictionary(self, run: str) -> list[str]:
        if run not in self.asked:
            self.asked[run] = self.kept.get(run) or " ".join(_spelt(run))
        return self.asked[run].split(" ")


def _spelt(run: str) -> list[str]:
    """What the dictionary says; loading it takes longer than most builds need otherwise."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    said: list[str] = lazy_pinyin(run)
    return said


def kept(file: Path) -> dict[str, str]:
    """The dictionary's readings of an earlier build, if the same dictionary wrote them."""
    found = json.loads(cache.kept_text(file) or "{}")
    return dict(found["runs"]) if found.get("dictionary") == version("pypinyin") else {}


def keep(file: Path, runs: Mapping[str, str]) -> None:
    """Keep the dictionary's readings for the next build."""
    content = json.dumps({"dictionary": version("pypinyin"), "runs": dict(runs)}, ensure_ascii=False, sort_keys=True)
    cache.keep_text(file, content)


def characters(texts: Iterable[str]) -> list[str]:
    """Every Chinese character of some texts, once, in order of code."""
    return sorted({character for text in texts for run in RUN.findall(text) for character in run})
