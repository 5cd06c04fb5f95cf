"""Where the plan's text uses the words of an indicator's name, though nobody has marked the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plansite.models import Project
from plansite.plan.plan import Plan
from plansite.reading.anchors import Place

RUN = 6
"""Characters of a name, one after another, that a place must hold; of a shorter name, all."""

PARAGRAPH, PROJECT = "-p", "project-"
"""How the anchors of paragraphs and projects are known."""

BRACKETS = re.compile("[（(].*?[）)]")
ENDINGS = re.compile("(比例|比率|率|数量|数)$")


class Related:
    """The paragraphs and projects of a plan, to be asked for names: what none of them uses is known at once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._places = [
            place
            for place in plan.places.by_anchor.values()
            if PARAGRAPH in place.anchor or place.anchor.startswith(PROJECT)
        ]
        self._using = self._index({run for one in plan.indicators for run in _shortest(_core(one.name))})

    def paragraphs(self, name: str) -> tuple[tuple[Place, str], ...]:
        """Paragraphs of the chapters that use the words of an indicator's name, each with the words that it uses."""
        return tuple((place, words) for place, words in self._found(name) if place.chapter is not None)

    def projects(self, name: str) -> tuple[Project, ...]:
        """Projects that use the words of an indicator's name."""
        names = [place.anchor.removeprefix(PROJECT) for place, _ in self._found(name) if place.chapter is None]
        return tuple(self._plan.project[name] for name in names if name in self._plan.project)

    def _index(self, runs: set[str]) -> dict[str, list[int]]:
        """By the shortest words that count: the numbers of the places that use them."""
        lengths = {len(run) for run in runs}
        found: dict[str, list[int]] = {}
        for number, place in enumerate(self._places):
            for run in {run for length in lengths for run in _runs(place.text, length)} & runs:
                found.setdefault(run, []).append(number)
        return found

    def _found(self, name: str) -> Iterator[tuple[Place, str]]:
        numbers = {number for run in _shortest(_core(name)) for number in self._using.get(run, ())}
        for place in (self._places[number] for number in sorted(numbers)):
            yield place, shared(name, place.text)


def shared(name: str, text: str) -> str:
    """The longest words of a name that a text uses; empty where they are too short to mean the same thing."""
    core = _core(name)
    least = min(RUN, len(core))
    runs = (core[start:end] for start in range(len(core)) for end in range(start + least, len(core) + 1))
    return max((run for run in runs if run in text), key=len, default="")


def _core(name: str) -> str:
    return ENDINGS.sub("", BRACKETS.sub("", name))


def _shortest(core: str) -> set[str]:
    """The shortest words of a name that mean the same thing."""
    return _runs(core, min(RUN, len(core)))


def _runs(text: str, length: int) -> set[str]:
    return {text[start : start + length] for start in range(len(text) - length + 1)} if length else set()
