"""What the picture of a shared page shows: whose page it is and what it says, all of it in the middle square."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.charts.values.picture import Picture

WIDTH, HEIGHT = 1200, 630
"""Pixels of a card; chats that show a square cut its sides off and keep the middle, as wide as the card is high."""


@dataclass(frozen=True, slots=True)
class SharingCard(Picture):
    """分享卡片: the picture of one page where it is shared. ``title`` is the page's."""

    head: tuple[str, ...]
    """Above the title: the site, and the section of the page."""

    figure: str
    """What is said largest, ``4.39万人``; empty for most pages."""

    lines: tuple[str, ...]
    """Below it."""

    foot: tuple[str, ...]
    """At the end: until when, and that the site is a test."""

    @classmethod
    def of(
        cls,
        name: str,
        title: str,
        *,
        head: tuple[str, ...],
        figure: str = "",
        lines: tuple[str, ...] = (),
        foot: tuple[str, ...] = (),
    ) -> SharingCard:
        """A card of these words, which are its alternative text too."""
        said = [title, figure, *lines, *foot, *head]
        return cls(
            name=name,
            title=title,
            alternative="；".join(words for words in said if words) + "。",
            widths={"only": WIDTH},
            is_published=False,
            absence="",
            head=head,
            figure=figure,
            lines=lines,
            foot=foot,
        )
