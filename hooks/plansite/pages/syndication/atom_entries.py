"""What the feeds tell: one entry for everything that was published or corrected."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from plansite import addresses
from plansite.models import Indicator, Milestone, Observation, OfficialAssessment, ProjectStatus, Source
from plansite.models.indicator import Break, Departments
from plansite.models.span import WHOLE
from plansite.models.targets.adjustment import AdjustmentRecord
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Told
from plansite.plan.updates import Event, Update, updates_of
from plansite.wording import days
from plansite.wording.quotation import quoted

PUBLICATION = Event.PUBLISHED.value


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """条目: one thing that happened."""

    identity: tuple[str, ...]
    """What makes it this entry and no other, from the data."""

    title: str
    day: datetime.date
    summary: str
    path: str
    anchor: str = ""
    category: str = PUBLICATION
    touched: datetime.date | None = None
    """When it was corrected later on."""

    @property
    def updated(self) -> datetime.date:
        """The last day on which it changed."""
        return self.touched or self.day


@dataclass(frozen=True)
class AtomEntries:
    """Puts the updates of a plan into entries."""

    publication: Publication

    @cached_property
    def all(self) -> list[AtomEntry]:
        """Everything, newest first; the plan's own publication is the first thing that happened."""
        about = self.publication.plan.about
        found = [self._entry(update) for update in updates_of(self.publication.plan)]
        words = f"{about.title}全文在本站发布。"
        found.append(AtomEntry(("plan",), f"规划全文：{about.title}", about.published, words, "chapters"))
        return sorted(found, key=lambda entry: entry.day, reverse=True)

    def of(self, indicator: Indicator) -> list[AtomEntry]:
        """What happened to one indicator; baseline and target came with the plan."""
        page = addresses.indicator_path(indicator.id)
        plan = self.publication.plan
        stated = self.publication.wording.original_sentence(indicator, plan.subject.id) or "没有目标值"
        told = f"{plan.about.title}：{plan.subject.name}{indicator.name}{stated}。"
        return [
            *self._by_page[page],
            AtomEntry(("target", indicator.id), f"{indicator.name}：规划目标", plan.about.published, told, page),
        ]

    @cached_property
    def _by_page(self) -> dict[str, list[AtomEntry]]:
        found: dict[str, list[AtomEntry]] = defaultdict(list)
        for entry in self.all:
            found[entry.path].append(entry)
        return found

    def _entry(self, update: Update) -> AtomEntry:
        """An entry under an id that it keeps whatever becomes of the value later on."""
        records = self.publication.told
        words = records.words(update)
        event = "" if update.superseded or update.withdrawn else words.label
        title = f"{words.name}：{records.said(update, gap='')}"
        return AtomEntry(
            self._identity(update),
            f"{event}：{title}" if event else title,
            update.published,
            self._summary(update, words.detail, title),
            words.path,
            words.anchor,
            PUBLICATION if update.superseded or update.withdrawn else update.event.value,
            update.withdrawn or update.superseded,
        )

    def _summary(self, update: Update, detail: str, title: str) -> str:
        if update.withdrawn is not None:
            gone = update.record.withdrawn if update.record is not None else None
            return f"这个数值已于{days.day(update.withdrawn)}撤回，原因：{gone.reason if gone is not None else ''}。"
        if update.superseded is not None and update.record is not None and update.observation is not None:
            revision = update.record.corrects[len(update.observation.corrects)]
            return f"这个数值已于{days.day(update.superseded)}更正，原因：{revision.reason}。"
        if update.explained is not None:
            return "".join(part if part.endswith("。") else f"{part}。" for part in (title, detail))
        said = [f"{update.event.value}：{detail}"] if detail and update.progress is None else []
        said += [update.progress.text.removesuffix("。") if update.progress is not None else title]
        said += [f"来源：{_source(update.source)}"] if update.source is not None else []
        quote = update.observation.quote if update.observation is not None else None
        quote = update.progress.quote if update.progress is not None else quote
        said += [f"原句：{quoted(quote)}"] if quote else []
        return "".join(part if part.endswith("。") else f"{part}。" for part in said)

    def _same_before(self, update: Update, value: Observation, series: str) -> int:
        """How many were told before of the same thing on the same day: corrected, or withdrawn and published anew."""
        gone = self.publication.plan.withdrawn.get(series, ())
        place = next((index for index, one in enumerate(gone) if one is update.record), len(gone))
        earlier = gone[:place]
        if update.event is Event.WITHDRAWN:
            own = (*_what(value)[:-1], value.withdrawn and value.withdrawn.date)
            return sum((*_what(one)[:-1], one.withdrawn and one.withdrawn.date) == own for one in earlier)
        versions = update.record.versions[: len(value.corrects)] if update.record is not None else ()
        known = (*(version for one in earlier for version in one.versions), *versions)
        return sum(_what(one) == _what(value) for one in known)

    def _identity(self, update: Update) -> tuple[str, ...]:
        owner = update.indicator or update.target or update.project
        series = owner.id if owner is not None else ""
        value = update.observation
        if value is not None:
            period = f"{value.year}-{_period(value)}"
            day = str(update.published if update.event is Event.WITHDRAWN else value.published)
            kind = "withdrawn" if update.event is Event.WITHDRAWN else "value"
            same = self._same_before(update, value, series)
            return (
                kind,
                series,
                value.area,
                period,
                value.scope.value,
                value.kind.value,
                day,
                *([str(same)] * bool(same)),
            )
        if update.explained is not None:
            return ("explained", str(update.explained.date), update.explained.what)
        if update.progress is not None and update.project is not None:
            progress = update.progress
            return ("progress", update.project.id, str(progress.published), progress.source, progress.text)
        if isinstance(update.told, AdjustmentRecord):
            due = str(update.adjusted.by) if update.adjusted is not None else ""
            return ("adjusted", series, due, str(update.told.date), str(update.told.published))
        return (update.event.name.lower(), series, *_told_identity(update.told))


def _what(value: Observation) -> tuple[object, ...]:
    """What tells one value of a series from another on one day."""
    return (value.area, value.span, value.scope, value.kind, value.published)


def _period(value: Observation) -> str:
    """``0`` for a whole year; a part of one by its last month where it is a month, else by its words."""
    words = value.span.words
    if words == WHOLE:
        return "0"
    return words.removesuffix("月")


def _told_identity(told: Told | None) -> tuple[str, ...]:
    if isinstance(told, Milestone):
        return (told.name,)
    if isinstance(told, Break):
        return (str(told.year),)
    if isinstance(told, Departments):
        return told.names
    if isinstance(told, OfficialAssessment):
        return (str(told.date), told.status.value)
    return (str(told.date), told.value.value) if isinstance(told, ProjectStatus) else ()


def _source(source: Source) -> str:
    day = days.day(source.date) if source.date is not None else "来源未注明日期"
    parts = (source.publisher, source.title, source.number, day, source.page)
    return f"{'，'.join(filter(None, parts))}（{source.grade.label}）"
