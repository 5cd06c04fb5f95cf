"""The files of every published picture, beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plansite.charts.store import Drawn
from plansite.charts.values.picture import FILES, Picture


def paths(pictures: Iterable[Picture]) -> list[str]:
    """Where the files of pictures are published."""
    return [f"{picture.name}/{file}" for picture in pictures if picture.is_published for file in FILES]


def files(gallery: Mapping[str, Drawn]) -> Iterator[tuple[str, bytes]]:
    """The files of drawn pictures by their paths."""
    for name, drawn in gallery.items():
        for file, content in drawn.files.items():
            yield f"{name}/{file}", content
