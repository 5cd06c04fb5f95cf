"""Units: what a number measures or counts, and what follows for checking it and for telling how it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plansite.models.indicator import Limits

PERCENT = "%"

AMOUNT = Limits(min=Decimal(0), max=Decimal(10_000_000_000))
"""What any unit may count, unless it says otherwise."""


RATIO = re.compile("[XxＸ]?[:：∶]1|1[:：∶][XxＸ]?")


@dataclass(frozen=True, slots=True)
class Unit:
    """单位: the word behind a number."""

    name: str
    limits: Limits = AMOUNT
    """What it can measure."""

    is_whole: bool = False
    """Whether it counts things that have no parts."""

    points: str = ""
    """What its values differ in, where it is a rate: ``个百分点``."""

    leap: Decimal | None = None
    """By how many points from one value to the next a slip is suspected; by a share of the value where none is said."""

    is_span: bool = False
    """Whether it measures time, whose averages are told in years and not in percent."""

    @property
    def grows(self) -> bool:
        """Whether its values grow by percent."""
        return not self.points and not self.is_span and not self.is_ratio

    @property
    def is_ratio(self) -> bool:
        """Whether a number is one side of a ratio whose other side is 1: ``：1``, or ``1：`` with the number behind."""
        return RATIO.fullmatch(self.name) is not None

    @property
    def before(self) -> str:
        """What stands before a number: ``1：`` of ``1：18``."""
        return self.name.rstrip("XxＸ") if self.is_ratio and self.name.startswith("1") else ""

    @property
    def after(self) -> str:
        """What stands behind one: ``%``, ``：1`` of ``18：1``."""
        return "" if self.before else self.name.lstrip("XxＸ") if self.is_ratio else self.name

    @property
    def heading(self) -> str:
        """What it is called where it stands by itself: ``%``, ``X：1``, ``1：X``."""
        return f"{self.before}X" if self.before else f"X{self.after}" if self.is_ratio else self.name


UNITS = {
    unit.name: unit
    for unit in (
        Unit(PERCENT, Limits(min=Decimal(0), max=Decimal(100)), points="个百分点", leap=Decimal(15)),
        Unit("‰", points="个千分点"),
        Unit("年", Limits(min=Decimal(0), max=Decimal(30)), is_span=True),
        Unit("岁", is_span=True),
        *(Unit(name, is_whole=True) for name in "所个家名项人套"),
    )
}
"""Every unit of which more is known than its name."""


def unit(name: str) -> Unit:
    """The unit of that name; one that is not known counts something."""
    return UNITS.get(name) or Unit(name)
