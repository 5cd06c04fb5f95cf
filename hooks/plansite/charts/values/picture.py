"""What every picture has, whatever it shows: a name, words, sizes, and the table that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plansite.models import Observation
from plansite.models.vocabulary import ObservationStatus, Scope
from plansite.plan.plan import Plan
from plansite.wording import days

WIDE = 640
NARROW = 284
ELDER = 196
"""Widths of a picture's frame: a page, a phone, and a phone with the large words of 长辈版.

Words have one size in all; the narrower a frame, the larger they stand on a phone's screen.
"""

ALL = {"wide": WIDE, "narrow": NARROW, "elder": ELDER}
ONE = {"only": NARROW, "elder": ELDER}
"""Classes of width that a picture is drawn for."""

BRIEF = 190
"""Characters that an alternative text may have; the table beside the picture says the rest."""

SVG, PNG, DEFINITION = "chart.svg", "chart.png", "chart.vl.json"
FILES = (SVG, PNG, DEFINITION)
"""What a picture is published as, in the folder of its name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """图: what every picture states; each kind adds what it shows, and may be drawn from nothing else."""

    name: str
    """Its name among all pictures, which is the folder its files are published in: ``indicators/some-id``."""

    title: str
    """The words at its top."""

    alternative: str
    """Alternative text: what a reader who cannot see it must know."""

    widths: Mapping[str, int]
    """Pixels by class of width."""

    is_published: bool
    """Whether it can be had as files, besides standing on a page."""

    absence: str
    """What is said in its place while there is nothing to draw; empty for most."""


@dataclass(frozen=True, slots=True)
class PictureTable:
    """数据表: what a picture shows, for readers who want the words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """落款: which site a picture is from, so that a copy of it says so too."""

    address: str
    """Empty while it is not known."""

    is_official: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands in the picture; nothing for an official site without an address."""
        trial = () if self.is_official else ("测试版，非正式发布",)
        return (*trial, f"网址：{self.address}") if self.address else trial


@dataclass(frozen=True, slots=True)
class Credit:
    """图中说明: where the figures come from, until when they were read and who shows them, inside the picture."""

    sources: str
    as_of: str
    stamp: Stamp

    @classmethod
    def of(cls, plan: Plan, observations: tuple[Observation, ...], stamp: Stamp) -> Credit:
        """The plan and every publisher whose values are shown; the day is that of the newest of these values."""
        publishers = dict.fromkeys(plan.sources[observation.source].publisher for observation in observations)
        sources = "数据来源：" + "；".join([plan.about.short_title, *publishers])
        return cls(sources, f"数据截至：{days.day(plan.newest(observations))}", stamp)

    @classmethod
    def of_all(cls, plan: Plan, stamp: Stamp) -> Credit:
        """Of a picture of what the whole plan has come to."""
        return cls(f"数据来源：{plan.about.short_title}", f"数据截至：{days.day(plan.as_of)}", stamp)


@dataclass(frozen=True, slots=True)
class CaptionedPicture(Picture):
    """A picture of several things, with a hint how to read it and a table that says the same."""

    hint: str
    credit: Credit
    table: PictureTable


def brief(head: str, sentences: Iterable[str]) -> str:
    """An alternative text that can be listened to: as many sentences as fit, and where the others are."""
    rest = "其余见图下的数据表。"
    said, told = head, list(sentences)
    for number, sentence in enumerate(told):
        if len(said) + len(sentence) + len(rest) > BRIEF:
            return said + (rest if number else "内容见图下的数据表。")
        said += sentence
    return said


def remark(observation: Observation) -> str:
    """What must stand beside a value in few words: ``初步``, ``初步，口径不同``; empty for most."""
    kind = [] if observation.kind is ObservationStatus.ACTUAL else [observation.kind.value]
    scope = ["口径不同"] if observation.scope is Scope.DIFFERENT else []
    return "，".join(kind + scope)


def hollow(observations: Iterable[Observation]) -> str:
    """What hollow points are: ``初步``, ``初步、预计``; empty where there are none."""
    return "、".join(dict.fromkeys(one.kind.value for one in observations if look(one) == "hollow"))


def look(observation: Observation) -> str:
    """``solid``, ``hollow`` (preliminary or expected) or ``detached`` (another scope, or part of a year)."""
    if observation.scope is Scope.DIFFERENT or observation.span.is_part:
        return "detached"
    return "solid" if observation.kind is ObservationStatus.ACTUAL else "hollow"
