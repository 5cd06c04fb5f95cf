"""What is said of everything that happened to a published value, in the updates, the feeds and on the first page."""

from __future__ import annotations

from dataclasses import dataclass

from plansite import addresses
from plansite.models import Milestone, Observation, OfficialAssessment, ProjectStatus
from plansite.models.indicator import Break, Departments
from plansite.models.targets.adjustment import AdjustmentRecord
from plansite.plan.plan import Told
from plansite.plan.source_records import SourceRecords
from plansite.plan.updates import Event, Update, named
from plansite.wording import days, numbers
from plansite.wording.quotation import quoted
from plansite.wording.sentences import Wording

QUIET = frozenset({Event.PUBLISHED, Event.PROGRESS, Event.STATUS, Event.ASSESSMENT})
"""What needs no word before it: the rest of the line says it."""

PAGE_PARTS = {
    Event.ASSESSMENT: "top",
    Event.BREAK: "breaks",
    Event.ADJUSTED: "adjustments",
    Event.DEPARTMENT: "department",
    Event.STATUS: "top",
    Event.MILESTONE: "milestones",
    Event.PROGRESS: "progress",
}


@dataclass(frozen=True, slots=True)
class RecordWords:
    """更新的话: one thing that happened, in words."""

    label: str
    """更正, 撤回 …; empty where nothing need be said."""

    name: str
    """What it happened to."""

    said: str
    """The value, or what a source says."""

    detail: str
    """What stood before and why it changed; mostly empty."""

    path: str
    anchor: str
    """Where more is said of it."""


@dataclass(frozen=True)
class Records:
    """Puts updates into words."""

    wording: Wording
    places: SourceRecords

    def words(self, update: Update) -> RecordWords:
        """What is said of an update."""
        label = "" if update.event in QUIET else update.event.value
        path, anchor = self._place(update)
        return RecordWords(label, self.name(update), self.said(update), self._detail(update), path, anchor)

    def name(self, update: Update) -> str:
        """What it happened to: an indicator, a project, a target of one, a promise, or whatever else was public."""
        if update.indicator is not None:
            return update.indicator.name
        if update.explained is not None:
            return "已公布的内容"
        measure = update.target.measure if update.target is not None else ""
        return "：".join(filter(None, (update.project.name if update.project is not None else "", measure)))

    def said(self, update: Update, gap: str = " ") -> str:
        """The value with all that must be said of it, ``gap`` before it; or what a source says."""
        if update.progress is not None:
            return update.progress.text
        if update.explained is not None:
            own = named(update.indicator) if update.indicator is not None else ""
            return update.explained.what.removeprefix(own).lstrip("：").removeprefix("的")
        if isinstance(update.told, AdjustmentRecord):
            return self.wording.adjustment_sentence(update)
        if update.told is not None:
            return told_words(update.told)
        assert update.observation is not None, "every other update is of a value"
        remarks = [self.wording.remarks(update.observation)]
        if update.event is Event.FINAL and update.replaced is not None:
            remarks.append(f"正式数，替代初步值{self._value(update, update.replaced)}")
        elif update.event is Event.WITHDRAWN:
            remarks.append("已撤回")
        if update.superseded is not None:
            remarks.append(f"已于{days.day(update.superseded)}更正")
        if update.withdrawn is not None:
            remarks.append(f"已于{days.day(update.withdrawn)}撤回")
        said = "；".join(filter(None, remarks))
        area = self.wording.plan.areas[update.observation.area].name
        period = self.wording.period(update.observation)
        return f"{area}{period}{gap}{self._value(update, update.observation)}" + (f"（{said}）" if said else "")

    def _value(self, update: Update, observation: Observation) -> str:
        return numbers.with_unit(observation.value, update.unit)

    def _detail(self, update: Update) -> str:
        if update.revision is not None and update.replaced is not None:
            return self.wording.correction(update.revision, update.replaced, update.unit)
        gone = update.observation.withdrawn if update.observation is not None else None
        if update.event is Event.WITHDRAWN and gone is not None and update.observation is not None:
            return f"{days.day(update.observation.published)}发布，{days.day(gone.date)}撤回。原因：{gone.reason}"
        if update.explained is not None:
            return f"原因：{update.explained.reason}"
        if isinstance(update.told, OfficialAssessment):
            return f"原句：{quoted(update.told.quote)}"
        if isinstance(update.told, AdjustmentRecord):
            document = self.wording.adjustment_document(update.told)
            return f"{document}，{days.day(update.told.date)}。原因：{update.told.reason}"
        return ""

    def _place(self, update: Update) -> tuple[str, str]:
        if update.record is not None:
            return self.places.place(update.record)
        anchor = PAGE_PARTS.get(update.event, "top")
        if update.indicator is not None:
            return addresses.indicator_path(update.indicator.id), anchor
        if update.project is not None:
            judged = update.target if update.event is Event.ASSESSMENT else None
            return addresses.project_path(update.project.id), judged.id if judged is not None else anchor
        if update.explained is not None:
            return "updates", f"d{update.published}"
        assert update.target is not None, "what is neither an indicator's nor a project's is a promise's"
        return addresses.theme_path(self.wording.plan.theme_of[update.target.id].id), update.target.id


def told_words(told: Told) -> str:
    """What a source says besides values and progress."""
    if isinstance(told, OfficialAssessment):
        return f"官方评估（{days.day(told.date)}）：{told.status.value}"
    if isinstance(told, ProjectStatus):
        reason = f"，原因：{told.reason}" if told.reason else ""
        return f"官方状态（{days.day(told.date)}）：{told.value.value}{reason}"
    if isinstance(told, Milestone):
        assert told.done is not None, "told only of steps that are done"
        return f"{quoted(told.name)}已于{days.day(told.done)}完成"
    if isinstance(told, Break):
        return f"{told.year}年起统计口径变化：{told.text}"
    assert isinstance(told, Departments), "nothing else is told"
    return told.words
