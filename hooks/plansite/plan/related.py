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


def paragraphs(plan: Plan, name: str) -> tuple[tuple[Place, str], ...]:
    """Paragraphs of the chapters that use a name's words, each with the words that it uses."""
    return tuple((place, words) for place, words in _found(plan, name) if place.chapter is not None)


def projects(plan: Plan, name: str) -> tuple[Project, ...]:
    """Projects that use a name's words."""
    anchors = {place.anchor for place, _ in _found(plan, name)}
    return tuple(project for project in plan.projects if f"{PROJECT}{project.id}" in anchors)


def shared(name: str, text: str) -> str:
    """The longest words of a name that a text uses; empty where they are too short to mean the same thing."""
    core = ENDINGS.sub("", BRACKETS.sub("", name))
    least = min(RUN, len(core))
    runs = (core[start:end] for start in range(len(core)) for end in range(start + least, len(core) + 1))
    return max((run for run in runs if run in text), key=len, default="")


def _found(plan: Plan, name: str) -> Iterator[tuple[Place, str]]:
    for place in plan.places.by_anchor.values():
        if PARAGRAPH in place.anchor or place.anchor.startswith(PROJECT):
            words = shared(name, place.text)
            if words:
                yield place, words
