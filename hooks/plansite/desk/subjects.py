"""What a figure can belong to, found by any part of its name, its pinyin or its initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from plansite.desk.answers import narrow
from plansite.models import Indicator, PinyinFile, Project, ProjectTarget, Source, TextPromise
from plansite.reading.dataset import Dataset, Located, Owner
from plansite.search.readings import Readings

T = TypeVar("T")

BLANK = re.compile(r"[\s'’·]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """对象: an indicator, a target of a project or a promise of the text, with where it stands."""

    located: Owner
    project: Project | None = None

    @property
    def id(self) -> str:
        """Its code."""
        return self.located.item.id

    @property
    def name(self) -> str:
        """What is measured."""
        item = self.located.item
        return item.name if isinstance(item, Indicator) else item.measure

    @property
    def unit(self) -> str:
        """Its unit."""
        return self.located.item.unit

    @property
    def is_counted(self) -> bool:
        """Whether it can have values of its own: a target that is an indicator and a promise in words have none."""
        item = self.located.item
        if isinstance(item, ProjectTarget):
            return item.indicator is None
        return not isinstance(item, TextPromise) or item.is_counted

    @property
    def label(self) -> str:
        """Its name with what it is: ``项目目标“公办幼儿园”（3-1-t1，所）``."""
        kinds: dict[type[object], str] = {Indicator: "指标", ProjectTarget: "项目目标", TextPromise: "正文承诺"}
        unit = f"，{self.unit}" if self.unit else ""
        return f"{kinds[type(self.located.item)]}“{self.name}”（{self.id}{unit}）"

    @property
    def texts(self) -> tuple[str, ...]:
        """Words by which it is found, its own name first."""
        item = self.located.item
        others = () if isinstance(item, Indicator) else (item.text,)
        return (self.name, *others, *((self.project.name,) if self.project is not None else ()))


def subjects(data: Dataset) -> tuple[Subject, ...]:
    """Everything that values can belong to."""
    return (
        *(Subject(indicator) for indicator in data.indicators),
        *(Subject(target, project.item) for project, target in data.targets()),
        *(Subject(promise) for promise in data.promises),
    )


@dataclass(frozen=True)
class Finder:
    """查找: by code, by words, by pinyin or by initials."""

    pinyin: PinyinFile

    @cached_property
    def _readings(self) -> Readings:
        return Readings.of(self.pinyin)

    def subjects(self, words: str, known: Sequence[Subject]) -> list[Subject]:
        """The subjects that words may mean: those that fit best, and first of all those that have values of their own.

        A target of a project that is an indicator is found by its code.
        """
        places = {place for alias in self.pinyin.aliases if narrow(words) in alias.name for place in alias.at}
        aliased = [one for one in known if f"indicator-{one.id}" in places]
        named = [one for one in known if one.id == narrow(words)]
        found = named or self._best(words, [(one, one.texts) for one in known]) or aliased
        return [one for one in found if one.is_counted] or found

    def projects(self, words: str, known: Iterable[Located[Project]]) -> list[Located[Project]]:
        """The projects that words may mean."""
        found = list(known)
        named = [one for one in found if one.item.id == narrow(words)]
        return named or self._best(words, [(one, (one.item.name,)) for one in found])

    def sources(self, words: str, known: Iterable[Source]) -> list[Source]:
        """The sources that words may mean: every word stands in the title or is the publisher's."""
        found = list(known)
        named = [one for one in found if words.strip() in {one.id, one.title}]
        wanted = narrow(words).casefold().split()
        holding = [
            one for one in found if all(w in narrow(f"{one.id} {one.title} {one.publisher}").casefold() for w in wanted)
        ]
        return named or holding or self._best(words, [(one, (one.title, one.publisher)) for one in found])

    def _best(self, words: str, known: Sequence[tuple[T, tuple[str, ...]]]) -> list[T]:
        wanted = BLANK.sub("", narrow(words).casefold())
        if not wanted:
            return []
        for fits in (self._is_name, self._is_in_name, self._is_in_any, self._sounds_alike):
            found = [one for one, texts in known if fits(wanted, texts)]
            if found:
                return found
        return []

    def _is_name(self, wanted: str, texts: Sequence[str]) -> bool:
        return wanted == _bare(texts[0])

    def _is_in_name(self, wanted: str, texts: Sequence[str]) -> bool:
        return wanted in _bare(texts[0])

    def _is_in_any(self, wanted: str, texts: Sequence[str]) -> bool:
        return any(wanted in _bare(text) for text in texts)

    def _sounds_alike(self, wanted: str, texts: Sequence[str]) -> bool:
        return any(self._begins_somewhere(wanted.replace("ü", "v"), text) for text in texts[:1])

    def _begins_somewhere(self, wanted: str, text: str) -> bool:
        said = self._readings.of_text(text)
        parts = [(character.casefold(), said.get(place, "")) for place, character in enumerate(text)]
        return any(_matches(wanted, parts[start:]) for start in range(len(parts)))


def _matches(wanted: str, parts: Sequence[tuple[str, str]]) -> bool:
    """Whether words are the beginning of a text: each character as it is, by its syllable or by its first letter."""
    if not wanted:
        return True
    if not parts:
        return False
    character, syllable = parts[0]
    return any(
        wanted.startswith(way) and _matches(wanted[len(way) :], parts[1:]) for way in _ways(character, syllable)
    ) or bool(syllable.startswith(wanted))


def _ways(character: str, syllable: str) -> Iterator[str]:
    yield character
    if syllable:
        yield syllable
        yield syllable[0]


def _bare(text: str) -> str:
    return BLANK.sub("", narrow(text).casefold())
