"""Everything a person can get wrong in the data, told all at once.

Each module holds rules of one kind; each rule is a function from the dataset to problems.
"""

from __future__ import annotations

import datetime

from plansite.problems import Problem
from plansite.reading.checks import (
    dates,
    external_links,
    handwritten_pages,
    identity,
    lengths,
    navigation,
    pinyin,
    quotations,
    references,
    structure,
    text,
    themes,
    values,
)
from plansite.reading.dataset import Dataset
from plansite.reading.settings import Settings


def problems(dataset: Dataset, today: datetime.date, settings: Settings | None = None) -> list[Problem]:
    """Every problem of the dataset, in the order of places; ``today`` decides what is in the future."""
    found = [
        *dataset.problems,
        *identity.problems(dataset),
        *references.problems(dataset),
        *structure.problems(dataset),
        *text.problems(dataset),
        *dates.problems(dataset, today),
        *values.problems(dataset),
        *quotations.problems(dataset),
        *pinyin.problems(dataset),
        *themes.problems(dataset),
        *lengths.problems(dataset),
        *handwritten_pages.problems(dataset, today),
        *navigation.problems(dataset),
        *external_links.problems(dataset, settings or Settings()),
    ]
    return sorted(set(found))
