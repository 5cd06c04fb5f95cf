"""全文通读: the whole plan on one page, for reading through and for paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from plansite import addresses
from plansite.exports import plan_text
from plansite.models.places import place_words
from plansite.pages.chapters import ChapterText
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer


@dataclass(frozen=True, slots=True)
class WholeTextView:
    """全文通读."""

    kind: ClassVar[str] = "plan"

    text: ChapterText
    file: str
    """Path of the plain text."""

    place_words: Callable[[str], str] = place_words
    """The words for an anchor."""


def page(publication: Publication, renderer: Renderer) -> Page:
    """Every chapter in order, each paragraph under the anchor that it has on its chapter's page."""
    plan = publication.plan
    about = About(
        title="全文通读",
        description=f"{plan.about.title}全文在一页上，共 {plan.extent}，可通读、查找和打印成册。",
        updated=plan.about.published,
    )
    text = ChapterText(publication, renderer, publication.links(addresses.WHOLE_TEXT))
    return renderer.page(addresses.WHOLE_TEXT, about, WholeTextView(text, plan_text.PATH))
