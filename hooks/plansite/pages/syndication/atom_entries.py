"""What the feeds tell: one entry for everything that was published or corrected."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plansite import addresses
from plansite.models import Indicator, Observation
from plansite.pages.rendering.publication import Publication
from plansite.plan.updates import Update, updates_of
from plansite.wording import days, numbers
from plansite.wording.quotation import quoted

PUBLICATION, CORRECTION = "发布", "更正"


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
        found = [entry for update in updates_of(self.publication.plan) for entry in self._entries(update)]
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

    def _entries(self, update: Update) -> Iterator[AtomEntry]:
        if update.observation is None:
            yield self._progress(update)
            return
        yield self._value(update, update.observation)
        if update.observation.corrects is not None:
            yield self._corrected(update, update.observation)

    def _value(self, update: Update, observation: Observation) -> AtomEntry:
        path, anchor = self.publication.records.place(observation)
        corrects = observation.corrects
        value, remarks = self._shown(update, observation)
        words = f"{self._name(update, observation)}{value}" + (f"（{remarks}）" if remarks else "")
        summary = f"{words}。来源：{_source(update)}。原句：{quoted(observation.quote)}"
        if corrects is not None:
            was = f"原公布值{numbers.plain(corrects.value)}（{days.day(corrects.published)}发布）"
            summary = f"{CORRECTION}：{was}，原因：{corrects.reason}。{summary}"
        return AtomEntry(
            self._identity(update, observation, observation.published),
            f"{CORRECTION}：{words}" if corrects is not None else words,
            observation.published,
            summary,
            path,
            anchor,
            CORRECTION if corrects is not None else PUBLICATION,
        )

    def _corrected(self, update: Update, observation: Observation) -> AtomEntry:
        """The entry of the value that was published first, under the id that it had then."""
        corrects = observation.corrects
        assert corrects is not None, "asked only of corrections"
        path, anchor = self.publication.records.place(observation)
        words = f"{self._name(update, observation)}{numbers.plain(corrects.value)}（已更正）"
        summary = f"这个数值已于{days.day(observation.published)}更正，原因：{corrects.reason}。"
        identity = self._identity(update, observation, corrects.published)
        return AtomEntry(identity, words, corrects.published, summary, path, anchor, touched=observation.published)

    def _progress(self, update: Update) -> AtomEntry:
        project, progress = update.project, update.progress
        assert project is not None, "every update without a value is a project's"
        assert progress is not None, "so"
        said = f"原句：{quoted(progress.quote)}" if progress.quote else ""
        summary = f"{progress.text}来源：{_source(update)}。{said}"
        identity = ("progress", project.id, str(progress.published), progress.source, progress.text)
        title = f"{project.name}：{progress.text}"
        return AtomEntry(identity, title, progress.published, summary, addresses.project_path(project.id), "progress")

    def _identity(self, update: Update, value: Observation, day: datetime.date) -> tuple[str, ...]:
        series = update.indicator.id if update.indicator is not None else update.target.id if update.target else ""
        period = f"{value.year}-{value.month or 0}"
        return ("value", series, value.area, period, value.scope.value, value.kind.value, str(day))

    def _name(self, update: Update, observation: Observation) -> str:
        name = update.indicator.name if update.indicator is not None else update.target.measure if update.target else ""
        area = self.publication.plan.areas[observation.area].name
        return f"{name}：{area}{self.publication.wording.period(observation)}"

    def _shown(self, update: Update, observation: Observation) -> tuple[str, str]:
        wording = self.publication.wording
        if update.indicator is not None:
            return wording.value(update.indicator, observation.value), wording.remarks(observation)
        unit = update.target.unit if update.target is not None else ""
        return f"{numbers.plain(observation.value)}{unit}", wording.remarks(observation)


def _source(update: Update) -> str:
    source = update.source
    day = days.day(source.date) if source.date is not None else "来源未注明日期"
    return f"{source.publisher}，{source.title}，{day}（{source.grade.label}）"
