"""Indicator pages: the promise, every published value of every area, the verdict and its formula, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from plansite import addresses
from plansite.models import Indicator, Mention, Note, Observation, Project, ProjectTarget, Source, Target
from plansite.pages.rendering.list_filter import ListFilter, of_indicators
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.paging import Leaf, leaves
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.pages.syndication import embeds
from plansite.plan import related
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecord, WithdrawnRecord, source_records, withdrawn_records
from plansite.plan.updates import Update, adjustments
from plansite.reading.settings import UNNAMED
from plansite.wording.citations import styles


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """The list, then one page an indicator."""
    plan = publication.plan
    listing = of_indicators(plan, publication.assessments)
    for leaf in leaves("indicators", len(plan.indicators)):
        about = About(
            title=leaf.titled("指标进展"),
            description=leaf.titled(_list_description(plan)),
            source=f"{plan.about.title}及各数值所注来源",
            hide=("navigation", "toc"),
        )
        yield renderer.page(leaf.path, about, IndicatorsView.of(plan, leaf, listing))
    near, adjusted = related.Related(plan), list(adjustments(plan))
    for index, indicator in enumerate(plan.indicators):
        serving = plan.serving[indicator.id]
        near_projects = () if serving else near.projects(indicator.name)
        shown: list[Indicator | Project] = [indicator, *(project for project, _ in serving), *near_projects]
        own = [update for update in adjusted if update.indicator is indicator]
        make = partial(_page, publication, renderer, index, near, near_projects, own)
        yield renderer.kept_or_made(addresses.indicator_path(indicator.id), IndicatorView.kind, shown, make)


def _page(
    publication: Publication,
    renderer: Renderer,
    index: int,
    near: related.Related,
    near_projects: tuple[Project, ...],
    adjusted: list[Update],
) -> Page:
    plan = publication.plan
    indicator = plan.indicators[index]
    about = About(
        title=indicator.name,
        description=publication.wording.verdict_sentence(indicator, plan.subject.id),
        source=origin(plan, [plan.sources[o.source] for o in indicator.observations]),
        department=indicator.department.words if indicator.department is not None else UNNAMED,
        updated=plan.indicator_updated(indicator),
        hide=("navigation",),
    )
    view = IndicatorView(
        indicator=indicator,
        table=ValueTable.of(plan, indicator),
        local_targets=_local_targets(plan, indicator),
        local_years=_local_years(plan, indicator),
        records=source_records(plan, indicator.observations),
        withdrawn=withdrawn_records(plan, [indicator]),
        mentions=[mentioned(plan, mention) for mention in indicator.mentions],
        serving=plan.serving[indicator.id],
        adjusted=adjusted,
        near=[] if indicator.mentions else _near(plan, near, indicator),
        near_projects=near_projects,
        notes=[note for note in plan.notes if any(p.at == f"indicator-{indicator.id}" for p in note.places)],
        before=plan.indicators[index - 1] if index else None,
        after=plan.indicators[index + 1] if index + 1 < len(plan.indicators) else None,
        embed_codes=embeds.codes(publication, indicator, renderer.drawn),
        cite=_citations(publication, indicator),
    )
    return renderer.page(addresses.indicator_path(indicator.id), about, view)


def _list_description(plan: Plan) -> str:
    if not plan.indicators:
        return f"{plan.about.title}没有列出主要指标。"
    return f"{plan.about.title}全部 {len(plan.indicators)} 个主要指标的基期、最新公布值、目标和状态。"


def _citations(publication: Publication, indicator: Indicator) -> list[tuple[styles.Style, Markup]]:
    """Where the newest value was published, that value in a sentence, then this page."""
    found = styles.strings(publication.subjects.indicator(indicator))
    latest = publication.assessments.latest(indicator)
    if latest is None:
        return found
    plan = publication.plan
    return styles.behind_source(found, plan.sources[latest.source], publication.marks.cited)


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Every value of an indicator: a row a year, a column an area."""

    years: tuple[int, ...]
    values: dict[tuple[int, str], tuple[Observation, ...]]

    @classmethod
    def of(cls, plan: Plan, indicator: Indicator) -> ValueTable:
        """All years of the plan, those without values too."""
        values: dict[tuple[int, str], tuple[Observation, ...]] = {}
        for observation in indicator.observations:
            key = (observation.year, observation.area)
            values[key] = (*values.get(key, ()), observation)
        return cls(tuple(range(plan.about.period.start, plan.about.period.end + 1)), values)

    def at(self, year: int, area: str) -> tuple[Observation, ...]:
        """The values of one year and area."""
        return self.values.get((year, area), ())


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A paragraph that speaks of something: its words cut around the quotation."""

    chapter: str
    anchor: str
    heading: str
    before: str
    quoted: str
    after: str


@dataclass(frozen=True, slots=True)
class IndicatorsView:
    """指标进展: the list."""

    kind: ClassVar[str] = "indicators"

    leaf: Leaf
    dimensions: list[tuple[str, Sequence[Indicator]]]
    """The indicators of this page."""

    listing: ListFilter

    @classmethod
    def of(cls, plan: Plan, leaf: Leaf, listing: ListFilter) -> IndicatorsView:
        """The indicators of a page in the order of the plan, by dimension."""
        groups = groupby(plan.indicators, key=lambda item: item.dimension or "")
        return cls(leaf, list(leaf.part((name, list(group)) for name, group in groups)), listing)


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator."""

    kind: ClassVar[str] = "indicator"

    indicator: Indicator
    table: ValueTable
    local_targets: tuple[Target, ...]
    """The targets that the plan sets for parts of the subject."""

    local_years: tuple[int, ...]
    """The years for which values of parts of the subject are shown, newest first; none while nothing was published."""

    records: list[SourceRecord]
    mentions: list[Mentioned]
    serving: tuple[tuple[Project, ProjectTarget], ...]
    """Projects that have it as a target."""

    adjusted: list[Update]
    """Every adjustment of its targets, in the order of the data."""

    near: list[Mentioned]
    """Where no place is marked: paragraphs that use the words of its name."""

    near_projects: tuple[Project, ...]
    """Where no project has it as a target: projects that use the words of its name."""

    withdrawn: list[WithdrawnRecord]
    notes: list[Note]
    before: Indicator | None
    after: Indicator | None
    embed_codes: list[embeds.Code]
    cite: list[tuple[styles.Style, Markup]]


def origin(plan: Plan, sources: Sequence[Source]) -> str:
    """信息来源 of a page: the plan, and whoever published the values on it, each once."""
    return "；".join(dict.fromkeys([plan.about.title, *(source.publisher for source in sources)]))


CONTEXT = 60


def mentioned(plan: Plan, mention: Mention) -> Mentioned:
    """The paragraph of a mention, with some words around the quotation."""
    place = plan.places.by_anchor[mention.at]
    assert place.chapter is not None, "mentions stand in paragraphs"
    start = place.text.index(mention.text)
    end = start + len(mention.text)
    before = place.text[max(0, start - CONTEXT) : start]
    after = place.text[end : end + CONTEXT]
    return Mentioned(
        chapter=place.chapter,
        anchor=mention.at,
        heading=_heading(plan, mention.at),
        before=("…" if start > CONTEXT else "") + before,
        quoted=mention.text,
        after=after + ("…" if end + CONTEXT < len(place.text) else ""),
    )


def _local_targets(plan: Plan, indicator: Indicator) -> tuple[Target, ...]:
    return tuple(target for target in indicator.targets if any(area.id in target.values for area in plan.parts))


def _local_years(plan: Plan, indicator: Indicator) -> tuple[int, ...]:
    known = [observation.year for observation in plan.local(indicator)]
    return tuple(range(max(known), min(*known, plan.about.period.start) - 1, -1)) if known else ()


def _near(plan: Plan, near: related.Related, indicator: Indicator) -> list[Mentioned]:
    found = near.paragraphs(indicator.name)
    return [mentioned(plan, Mention(at=place.anchor, text=words)) for place, words in found]


def _heading(plan: Plan, anchor: str) -> str:
    """The section's heading, or the chapter's where a paragraph stands before the first section."""
    above = anchor.rsplit("-p", 1)[0]
    return plan.places.text(above) or plan.about.title
