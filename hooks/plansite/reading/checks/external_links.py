"""Links to other sites lead only to those that the owner allows."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.problems import Problem
from plansite.reading.dataset import Dataset
from plansite.reading.settings import Settings, unlisted


def problems(dataset: Dataset, settings: Settings) -> Iterator[Problem]:
    """Every address of another site that is not on the list."""
    for source in dataset.sources:
        if source.item.url is not None:
            yield from unlisted(settings, source.value("url"), source.item.url, "；或删除这个字段，只写出处")
    for indicator in dataset.indicators:
        definition = indicator.item.definition
        if definition is not None and definition.url is not None:
            mark = indicator.value("definition", "url")
            yield from unlisted(settings, mark, definition.url, "；或删除这个字段，只写依据")
    for page in dataset.handwritten:
        for address in page.addresses():
            if address.href.lower().startswith(("http:", "https:", "//")):
                yield from unlisted(settings, address.mark, address.href)
