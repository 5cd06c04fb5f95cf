"""Values and sources as they are to be published, and where in the files they go; the same for every door."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from plansite.desk.answers import RefusedError
from plansite.desk.spelling import Written
from plansite.desk.subjects import Subject
from plansite.desk.writer import Draft
from plansite.models import Frozen, Observation, Source
from plansite.models.observation import REVISED
from plansite.models.span import WHOLE, span
from plansite.models.vocabulary import Grade, ObservationStatus, Scope
from plansite.reading.dataset import Located
from plansite.reading.marks import Loc
from plansite.search.readings import Readings

LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Value:
    """公布值: one figure with all that is said of it."""

    area: str
    year: int
    period: str | None
    """Part of a year or school year; ``None`` for a whole year."""

    value: Decimal
    kind: ObservationStatus
    scope: Scope
    scope_note: str | None
    source: str
    quote: str
    published: datetime.date
    quote_note: str | None = None
    source_note: str | None = None

    @property
    def written(self) -> dict[str, Written]:
        """The fields as the files have them, in their usual order; what is not said is left out."""
        found = {name: getattr(self, name) for name in Observation.model_fields if name in Value.__slots__}
        return {name: _plain(part) for name, part in found.items() if part is not None}

    def is_of(self, other: Observation) -> bool:
        """Whether another value speaks of the same thing: area, period, kind and scope."""
        own = (self.area, span(self.year, self.period, None), self.kind, self.scope)
        return other.withdrawn is None and own == (other.area, other.span, other.kind, other.scope)


def published(subject: Subject, value: Value) -> Located[Observation] | None:
    """What is published already for the same area, period, kind and scope."""
    for place, observation in enumerate(subject.located.item.observations):
        if value.is_of(observation):
            return subject.located.inside(observation, "observations", place)
    return None


def file_of(located: Located[Frozen]) -> str:
    """The name of the data file that something stands in."""
    return PurePosixPath(located.file.name).stem


def require_counted(subject: Subject) -> None:
    """Raise ``RefusedError`` for what has no values of its own, saying where they belong."""
    if not subject.is_counted:
        raise RefusedError(_elsewhere(subject))


def place(draft: Draft, subject: Subject, value: Value) -> Loc:
    """Add a value behind the others of its subject; returns where it will stand."""
    require_counted(subject)
    if (there := published(subject, value)) is not None:
        at = there.key("area")
        raise RefusedError(
            f"这一年同一地区、同一口径、同一性质的数值已经公布：{there.item.value}（{at.file} 第 {at.line} 行）。"
            "数值有误请用更正；没有变化不必再填"
        )
    located = subject.located
    loc = (*located.loc, "observations")
    draft.append(file_of(located), loc, value.written, order=tuple(type(located.item).model_fields))
    added = sum(addition.loc == loc and addition.file == file_of(located) for addition in draft.additions)
    return (*loc, len(located.item.observations) + added - 1)


def correct(
    draft: Draft, there: Located[Observation], new: Mapping[str, Written], reason: str, today: datetime.date
) -> None:
    """Change what is published of a value, and keep what was with the day of its publication and the reason.

    ``new`` holds the fields that are otherwise now; one that is ``None`` is no longer said. Raises ``RefusedError``
    if nothing is otherwise.
    """
    item, file = there.item, file_of(there)
    changed = {name: _plain(value) for name, value in new.items() if getattr(item, name) != value}
    if not changed:
        same = "、".join(f"{Observation.model_fields[name].title} {_shown(getattr(item, name))}" for name in new)
        raise RefusedError(f"新的和已公布的相同（{same}），不需要更正")
    order = tuple(Observation.model_fields)
    for name, value in changed.items():
        if value is None:
            draft.remove(file, (*there.loc, name))
        else:
            draft.put(file, (*there.loc, name), value, order=order)
    draft.put(file, (*there.loc, "published"), today, order=order)
    revision: dict[str, Written] = {**_former(item, changed), "published": item.published, "reason": reason}
    loc = (*there.loc, "corrects")
    earlier = draft.at(file, loc)
    if isinstance(earlier, list):
        draft.append(file, loc, revision)
    else:
        draft.put(file, loc, [earlier, revision] if earlier is not None else revision, order=order)


def _former(item: Observation, changed: Mapping[str, Written]) -> dict[str, Written]:
    """What a correction says of a value as it was: the fields that are otherwise now, as the file had them."""
    found: dict[str, Written] = {}
    for name in REVISED:
        former = getattr(item, name)
        if name in {"period", "month"} and {"period", "month"} & changed.keys():
            found |= {name: former} if former is not None else {}
        elif name in changed and former is not None:
            found[name] = _plain(former)
    if {"period", "month"} & changed.keys() and item.period is None and item.month is None:
        found["period"] = WHOLE
    if "scope" in changed and item.scope_note is not None:
        found["scope_note"] = item.scope_note
    return {name: found[name] for name in REVISED if name in found}


def _shown(value: object) -> str:
    if isinstance(value, Scope):
        return "相同" if value is Scope.SAME else "不同"
    return str(_plain(value)) if value is not None else "没有"  # type: ignore[arg-type]


def withdraw(draft: Draft, there: Located[Observation], reason: str, today: datetime.date) -> None:
    """Mark a value as published by mistake; it stays on record and counts for nothing."""
    made: dict[str, Written] = {"date": today, "reason": reason}
    draft.put(file_of(there), (*there.loc, "withdrawn"), made, order=tuple(Observation.model_fields))


def register(draft: Draft, known: Iterable[Source], source: Mapping[str, Written]) -> str:
    """Add a source unless the same one is registered; returns its code.

    Raises ``RefusedError`` if its code belongs to another source.
    """
    for one in known:
        same = all(_same(getattr(one, name), source.get(name)) for name in ("title", "publisher", "date"))
        if one.id == source["id"] and not same:
            raise RefusedError(f"来源代码“{one.id}”已经用于“{one.title}”。请另起一个代码；同一份来源请直接写这个代码")
        if same:
            return one.id
    written = {name: _plain(source[name]) for name in Source.model_fields if source.get(name) is not None}
    if not any(addition.file == "sources" and addition.value == written for addition in draft.additions):
        draft.append("sources", ("sources",), written)
    return str(source["id"])


def source_id(publisher: str, date: datetime.date | None, used: Iterable[str]) -> str:
    """A code that no source has: the initials of who published it and the day."""
    said = Readings({}).of_text(publisher)
    letters = [said[place][0] if place in said else one.casefold() for place, one in enumerate(publisher)]
    start = re.sub(r"[^a-z0-9]+", "", "".join(letters)) or "source"
    start = start if start[0].isalpha() else f"s{start}"
    base = "-".join([start[: LONGEST_ID - 12], *([date.isoformat()] if date is not None else [])])
    taken = set(used)
    return next(name for number in range(1, len(taken) + 3) if (name := base + _suffix(number)) not in taken)


def _suffix(number: int) -> str:
    return "" if number == 1 else f"-{number}"


def _elsewhere(subject: Subject) -> str:
    indicator = getattr(subject.located.item, "indicator", None)
    if indicator is not None:
        return f"{subject.label}就是主要指标“{indicator}”，数值只在指标里维护。请改填这个指标"
    return f"{subject.label}以文字表述，没有数值"


def _plain(value: Written) -> Written:
    return str(value.value) if isinstance(value, ObservationStatus | Scope | Grade) else value


def _same(one: object, other: object) -> bool:
    return (one or None) == (other or None)
