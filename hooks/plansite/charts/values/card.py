"""What the card of the site shows, where one of its pages is shared in a chat: its words stand in the middle square."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.charts.values.picture import CaptionedPicture, Credit, PictureTable, Stamp
from plansite.plan.plan import Plan

CARD = "card"
"""Name of the picture, and the folder of its files."""

WIDTH, HEIGHT = 400, 210
"""Pixels of the card; chats that show a square cut its sides off and keep the middle, as wide as the card is high."""


@dataclass(frozen=True, slots=True)
class CardPicture(CaptionedPicture):
    """分享图: what plan this is, what is told of it and until when."""

    lines: tuple[str, ...]


def card(plan: Plan, stamp: Stamp) -> CardPicture:
    """The card of the whole site."""
    credit = Credit.of_all(plan, stamp)
    counts = [
        f"{len(members)} {word}"
        for members, word in ((plan.indicators, "个指标"), (plan.projects, "个项目"))
        if members
    ]
    title = plan.about.short_title
    lines = (
        "承诺与进展",
        *(["，".join(counts)] if counts else []),
        credit.as_of,
        *stamp.lines,
    )
    return CardPicture(
        name=CARD,
        title=title,
        hint="",
        credit=credit,
        lines=lines,
        alternative="；".join((title, *lines)) + "。",
        table=PictureTable((), ()),
        widths={"only": WIDTH},
        is_published=True,
        absence="",
    )
