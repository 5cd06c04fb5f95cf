"""The files of every published picture, beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from plansite.charts.store import Drawn
from plansite.charts.values.picture import FILES, PNG, CaptionedPicture, Picture
from plansite.exports.export import LateExport

MANY = 200
"""Pictures of single things whose PNG every version keeps; of more they would outweigh the rest of the site."""


def paths(pictures: Iterable[Picture]) -> list[str]:
    """Where the files of pictures are published."""
    return [f"{picture.name}/{file}" for picture in pictures if picture.is_published for file in FILES]


def lasting(pictures: Iterable[Picture]) -> list[str]:
    """The files that every version keeps: all of one thing, and of the whole plan those that scale.

    A picture of the whole plan changes with every value, and its PNG would outweigh everything else that does. Of a
    large plan no PNG is kept: the SVG of the version shows the same.
    """
    kept = [picture for picture in pictures if picture.is_published]
    single = [picture for picture in kept if not isinstance(picture, CaptionedPicture)]
    small = single if len(single) <= MANY else []
    return [path for path in paths(kept) if not path.endswith(PNG)] + [f"{picture.name}/{PNG}" for picture in small]


def exports(pictures: Iterable[Picture], drawn: Mapping[str, Drawn]) -> Iterator[LateExport]:
    """The files of drawn pictures."""
    for name in (picture.name for picture in pictures if picture.is_published):
        for file in FILES:
            yield LateExport(f"{name}/{file}", partial(_file, drawn, name, file), file, "图")


def _file(drawn: Mapping[str, Drawn], name: str, file: str) -> bytes:
    return drawn[name].files[file]
