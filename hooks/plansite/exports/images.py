"""The files of every published picture, beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plansite.charts.store import Drawn
from plansite.charts.values.picture import FILES, Picture
from plansite.exports.export import Export


def paths(pictures: Iterable[Picture]) -> list[str]:
    """Where the files of pictures are published."""
    return [f"{picture.name}/{file}" for picture in pictures if picture.is_published for file in FILES]


def exports(drawn: Mapping[str, Drawn]) -> Iterator[Export]:
    """The files of drawn pictures."""
    for name, picture in drawn.items():
        for file, content in picture.files.items():
            yield Export(f"{name}/{file}", content, file, "图")
