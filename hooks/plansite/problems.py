"""What is wrong with the data, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from plansite.personal import shown


class Severity(StrEnum):
    """How much a problem matters: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The Chinese word printed before a message."""
        return "错误" if self is Severity.ERROR else "提醒"


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """A place in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake (or doubt) in the data, told in Chinese."""

    mark: Mark
    found: str
    """What stands in the file, one sentence without its full stop."""

    mend: str
    """What is allowed, and how to mend it, one sentence without its full stop."""

    severity: Severity = Severity.ERROR

    is_cause: bool = False
    """Whether others may follow from it, because it keeps a file from being read as it is meant: it is told first."""

    def __post_init__(self) -> None:
        """Hide numbers that belong to people: whatever is wrong with them, no message shows them."""
        for name in ("found", "mend"):
            object.__setattr__(self, name, shown(getattr(self, name)))
        if (file := shown(self.mark.file)) != self.mark.file:
            object.__setattr__(self, "mark", replace(self.mark, file=file))

    def __str__(self) -> str:
        """``file:line:column: 错误：found。mend。`` on one line."""
        at = f"{self.mark.file}:{self.mark.line}:{self.mark.column}"
        return f"{at}: {self.severity.label}：{self.found}。{self.mend}。".replace("\n", "⏎")


class PlanError(Exception):
    """The data cannot be published: carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems, in the order in which they are told."""
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Every problem once, in the order of places, those from which others may follow before all others."""
    return sorted(set(problems), key=lambda problem: (not problem.is_cause, problem))


def errors(problems: list[Problem]) -> list[Problem]:
    """The problems that stop publication."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
