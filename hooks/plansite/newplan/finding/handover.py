"""What a person must still confirm or supply: one entry each, with its place in the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Matter(StrEnum):
    """What is to be done with an entry."""

    LOST = "没有带入"
    DOUBTFUL = "请核对"
    UNKNOWN = "请补充"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was not carried, is not certain, or is not known."""

    matter: Matter
    place: str
    """Where, in words: 第3章第2节第4段, 专栏2, 指标表第5行."""

    said: str
    """One Chinese sentence without a full stop."""

    quote: str = ""
    """The plan's own words."""


@dataclass(slots=True)
class Handover:
    """交接清单: every entry, in the order in which they were found."""

    entries: list[Entry] = field(default_factory=list)
    _known: set[Entry] = field(default_factory=set)

    def lost(self, place: str, said: str, quote: str = "") -> None:
        """Something of the document that the project does not hold."""
        self._add(Entry(Matter.LOST, place, said, quote))

    def doubtful(self, place: str, said: str, quote: str = "") -> None:
        """Something that was read by a rule and may be wrong."""
        self._add(Entry(Matter.DOUBTFUL, place, said, quote))

    def unknown(self, place: str, said: str, quote: str = "") -> None:
        """Something that the document does not state."""
        self._add(Entry(Matter.UNKNOWN, place, said, quote))

    def _add(self, entry: Entry) -> None:
        if entry not in self._known:
            self._known.add(entry)
            self.entries.append(entry)
