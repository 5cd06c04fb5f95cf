"""Everything a person can get wrong in the data, told all at once.

Each module holds rules of one kind; each rule is a function from the dataset to problems.
"""

from __future__ import annotations

import datetime

from plansite.problems import Problem, Severity, errors, in_order
from plansite.reading.checks import (
    copies,
    dates,
    evidence,
    external_links,
    handwritten_pages,
    identity,
    lengths,
    navigation,
    pinyin,
    quotations,
    records,
    references,
    scale,
    structure,
    targets,
    text,
    themes,
    values,
)
from plansite.reading.dataset import Dataset
from plansite.reading.settings import Settings


def problems(dataset: Dataset, today: datetime.date, settings: Settings | None = None) -> list[Problem]:
    """Every problem of the dataset, causes first; ``today`` decides what is in the future."""
    misnamed = list(references.misnamed(dataset))
    told = {problem.mark for problem in misnamed}
    found = [
        *(problem for problem in dataset.problems if problem.mark not in told),
        *misnamed,
        *identity.problems(dataset),
        *references.problems(dataset),
        *structure.problems(dataset),
        *targets.problems(dataset, today),
        *text.problems(dataset),
        *dates.problems(dataset, today),
        *_values(dataset),
        *copies.problems(dataset),
        *records.problems(dataset),
        *quotations.problems(dataset),
        *pinyin.problems(dataset),
        *themes.problems(dataset),
        *lengths.problems(dataset),
        *handwritten_pages.problems(dataset, today),
        *navigation.problems(dataset),
        *external_links.problems(dataset, settings or Settings()),
    ]
    return in_order(found)


def _values(dataset: Dataset) -> list[Problem]:
    """What is wrong with figures; nobody is told twice of one figure, nor asked to doubt one that is wrong."""
    stated = list(values.problems(dataset))
    found: list[Problem] = []
    for some in (
        scale.problems(dataset),
        errors(stated),
        evidence.problems(dataset),
        (problem for problem in stated if problem.severity is Severity.WARNING),
    ):
        told = {problem.mark for problem in found}
        found += [problem for problem in some if problem.mark not in told]
    return found
