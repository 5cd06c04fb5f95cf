"""引用与转载: what the press needs on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.wording.citations import gbt
from plansite.wording.citations.citation import Day


@dataclass(frozen=True, slots=True)
class CiteView:
    """引用与转载."""

    kind: ClassVar[str] = "cite"

    version: str
    examples: list[tuple[str, str]]
    """A string of every kind that the plan has, in today's form."""

    has_address: bool
    baseline_years: list[int]


def cite(publication: Publication, renderer: Renderer) -> Page:
    """All latest figures on one screen, how to cite them, and what they do not say."""
    plan = publication.plan
    about = About(
        title="引用与转载",
        description=f"怎样引用{plan.about.title}的原文和数值，来源等级的含义，数值一览，以及不能由数值得出的结论。",
        hide=("navigation", "toc"),
    )
    view = CiteView(
        version=publication.version,
        examples=list(_examples(publication)),
        has_address=bool(publication.imprint.url),
        baseline_years=sorted({item.baseline.year for item in plan.indicators if item.baseline is not None}),
    )
    return renderer.page("cite", about, view)


def _examples(publication: Publication) -> Iterator[tuple[str, str]]:
    plan, subjects = publication.plan, publication.subjects
    for chapter in plan.chapters[:1]:
        yield "章", gbt.current(subjects.chapter(chapter))
        for paragraph in chapter.paragraphs[-1:]:
            yield "段", gbt.current(subjects.paragraph(chapter, paragraph.anchor))
    known = [indicator for indicator in plan.indicators if publication.assessments.latest(indicator)]
    for indicator in known[:1] or plan.indicators[:1]:
        latest = publication.assessments.latest(indicator)
        if latest is not None:
            yield "来源", gbt.source(plan.sources[latest.source], Day.of(plan.as_of))
        yield "指标", gbt.current(subjects.indicator(indicator))
        yield "新闻报道", subjects.indicator(indicator).sentence
    for project in plan.projects[:1]:
        yield "项目", gbt.current(subjects.project(project))
    yield "数据", gbt.current(subjects.dataset())
