"""读音: how every Chinese character of a text is read where it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plansite import cache
from plansite.models import PinyinFile
from plansite.models.hanzi import runs

DICTIONARY = "pypinyin"


@dataclass(slots=True)
class Readings:
    """Readings in context: the dictionary's, corrected by pinyin.yaml."""

    corrections: Mapping[str, tuple[str, ...]]
    """By word: one syllable a character."""

    known: Mapping[str, str] = field(default_factory=dict)
    """What the dictionary said in an earlier build, by run; it alone is slow."""

    asked: dict[str, str] = field(default_factory=dict)
    """What it says in this build."""

    @classmethod
    def of(cls, pinyin: PinyinFile, known: Mapping[str, str] | None = None) -> Readings:
        """Readings with a plan's corrections; of two that overlap the longer word decides."""
        words = sorted(pinyin.readings, key=lambda reading: len(reading.word))
        return cls({reading.word: tuple(reading.reading.split()) for reading in words}, known or {})

    @classmethod
    def kept(cls, pinyin: PinyinFile, file: Path) -> Readings:
        """Readings that need not ask the dictionary for what it said in an earlier build, if it is the same one."""
        found = json.loads(cache.kept_text(file) or "{}")
        return cls.of(pinyin, found["runs"] if found.get("dictionary") == version(DICTIONARY) else None)

    def keep(self, file: Path) -> None:
        """Keep what the dictionary said for the next build."""
        if self.asked != self.known:
            said = {"dictionary": version(DICTIONARY), "runs": self.asked}
            cache.keep_text(file, json.dumps(said, ensure_ascii=False, sort_keys=True))

    def of_text(self, text: str) -> dict[int, str]:
        """The syllable of every Chinese character that has one, by its place in ``text``.

        Characters in a row are the context that decides how each of them is read.
        """
        return {
            place: syllable
            for run in runs(text)
            for (place, _), syllable in zip(run, self.of_run("".join(one for _, one in run)), strict=True)
            if syllable
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
        """How a character is read that stands alone; empty if the dictionary does not know."""
        return self._dictionary(character)[0]

    def _dictionary(self, run: str) -> list[str]:
        if run not in self.asked:
            self.asked[run] = self.known[run] if run in self.known else " ".join(_spelt(run))
        return self.asked[run].split(" ")


def _unknown(characters: str) -> Any:  # noqa: ANN401 -- the library says a string and takes a list, one text a character
    return [""] * len(characters)


def _spelt(run: str) -> list[str]:
    """What the dictionary says, nothing where it does not know; loading it takes longer than most builds need."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    said: list[str] = lazy_pinyin(run, errors=_unknown)
    return said
