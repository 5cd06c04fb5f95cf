"""The two files that the search in the browser reads: what can be found, and how its characters are read."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from plansite.exports.export import Export
from plansite.models import PinyinFile
from plansite.models.hanzi import hanzi
from plansite.search.entries import SearchEntry
from plansite.search.readings import Readings

INDEX, SYLLABLES = "search/index.json", "search/syllables.json"
PATHS = (INDEX, SYLLABLES)


@dataclass(frozen=True)
class Index:
    """索引: entries with the readings of their characters."""

    entries: Sequence[SearchEntry]
    readings: Readings
    pinyin: PinyinFile

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """How often each character is read in each way, in all searched texts; an equal one counts once."""
        texts = [text for entry in self.entries for text in _searched(entry)]
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for text in dict.fromkeys((*texts, *(one.word for one in self.pinyin.synonyms))):
            for at, syllable in self.readings.of_text(text).items():
                counts[hanzi(text[at])][syllable] += 1
        return dict(sorted(counts.items()))

    @cached_property
    def usual(self) -> dict[str, str]:
        """The reading that a character has most often."""
        return {char: min(said, key=lambda one: (-said[one], one)) for char, said in self.counts.items()}

    @cached_property
    def others(self) -> dict[str, list[str]]:
        """Further readings by which people look for a character: elsewhere, standing alone, or mistaken."""
        mistaken = {hanzi(item.character): item.readings for item in self.pinyin.misreadings}
        found = {
            char: sorted({*said, self.readings.alone(char), *mistaken.get(char, ())} - {self.usual[char], ""})
            for char, said in self.counts.items()
        }
        return {char: readings for char, readings in found.items() if readings}

    @cached_property
    def exports(self) -> tuple[Export, Export]:
        """Both files."""
        asked = [index for place in self.pinyin.asked for index, e in enumerate(self.entries) if e.place == place]
        rest = {
            "asked": asked,
            "synonyms": [[one.word, self._unusual(one.word), *one.means] for one in self.pinyin.synonyms],
        }
        entries = ",".join(_json(self._written(entry)) for entry in self.entries)
        return (
            _export(INDEX, f'{{"entries":[{entries}],{_json(rest)[1:]}', "搜索索引"),
            _export(
                SYLLABLES,
                _json(
                    {
                        "syllables": _by_syllable((syllable, char) for char, syllable in self.usual.items()),
                        "others": _by_syllable((said, char) for char, more in self.others.items() for said in more),
                    }
                ),
                "搜索用的汉字读音",
            ),
        )

    def _written(self, entry: SearchEntry) -> dict[str, object]:
        fields: dict[str, object] = {
            "kind": entry.kind,
            "location": entry.location,
            "title": entry.title,
            "text": entry.text,
            "note": entry.note,
            "status": entry.status,
            "style": entry.style,
            "codes": entry.codes,
            "aliases": entry.aliases,
            "titleSaid": self._unusual(entry.title),
            "textSaid": self._unusual(entry.text),
            "aliasesSaid": [self._unusual(alias) for alias in entry.aliases],
        }
        kept = {name: value for name, value in fields.items() if value and value != [""] * len(entry.aliases)}
        return {**kept, "location": entry.location}

    def _unusual(self, text: str) -> str:
        """Where a character is not read as usual: ``3chong17chang``; places count code points."""
        said = self.readings.of_text(text).items() if text else ()
        return "".join(f"{at}{syllable}" for at, syllable in said if syllable != self.usual[hanzi(text[at])])


def _searched(entry: SearchEntry) -> Iterator[str]:
    yield from (text for text in (entry.title, entry.text, *entry.aliases) if text)


def _by_syllable(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for syllable, char in sorted(pairs):
        found[syllable] += char
    return dict(found)


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _export(path: str, content: str, title: str) -> Export:
    return Export(path, f"{content}\n".encode(), title, "供网站的搜索使用")
