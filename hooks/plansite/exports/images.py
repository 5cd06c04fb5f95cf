"""The files of every published picture, beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plansite.charts.picture import FILES, CaptionedPicture, Picture
from plansite.charts.store import Drawn
from plansite.measures import PNG


def paths(pictures: Iterable[Picture]) -> list[str]:
    """Where the files of pictures are published."""
    return [f"{picture.name}/{file}" for picture in pictures if picture.is_published for file in FILES]


def lasting(pictures: Iterable[Picture]) -> list[str]:
    """The files that every version keeps: all of one thing, and of the whole plan those that scale.

    A picture of the whole plan changes with every value, and its PNG would outweigh everything else that does.
    """
    kept = [picture for picture in pictures if picture.is_published]
    return [path for path in paths(kept) if not path.endswith(PNG)] + [
        f"{picture.name}/{PNG}" for picture in kept if not isinstance(picture, CaptionedPicture)
    ]


def files(gallery: Mapping[str, Drawn]) -> Iterator[tuple[str, bytes]]:
    """The files of drawn pictures by their paths."""
    for name, drawn in gallery.items():
        for file, content in drawn.files.items():
            yield f"{name}/{file}", content
