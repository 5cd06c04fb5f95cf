"""地区对照: the subject beside the areas that it is compared with, all indicators in one table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from plansite import addresses
from plansite.models import Area, Indicator
from plansite.models.vocabulary import Role
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer


@dataclass(frozen=True, slots=True)
class CompareView:
    """地区对照."""

    kind: ClassVar[str] = "compare"

    areas: list[Area]
    """The subject first, then those that it is compared with."""

    dimensions: list[tuple[str, list[Indicator]]]


def page(publication: Publication, renderer: Renderer) -> Page:
    """Baseline, latest value and target of every area, an indicator a row."""
    plan = publication.plan
    others = [area for area in plan.about.areas if area.role is Role.COMPARISON]
    names = "、".join(area.name for area in others)
    beside = f"与{names}对照：" if others else "："
    about = About(
        title="地区对照",
        description=f"{plan.about.title}没有列出主要指标，没有可以对照的数值。"
        if not plan.indicators
        else f"{plan.subject.name}{beside}{len(plan.indicators)} 个指标的基期、最新公布值和目标。",
        source=f"{plan.about.title}及各数值所注来源",
        hide=("navigation", "toc"),
    )
    dimensions = [
        (name, list(group)) for name, group in groupby(plan.indicators, key=lambda item: item.dimension or "")
    ]
    return renderer.page(addresses.COMPARE, about, CompareView([plan.subject, *others], dimensions))
