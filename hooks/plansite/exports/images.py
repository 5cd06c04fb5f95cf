"""The files of every published picture, beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plansite.charts.store import Drawn
from plansite.charts.values.picture import FILES, PNG, CaptionedPicture, Picture
from plansite.exports.export import Export


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


def exports(drawn: Mapping[str, Drawn]) -> Iterator[Export]:
    """The files of drawn pictures."""
    for name, picture in drawn.items():
        for file, content in picture.files.items():
            yield Export(f"{name}/{file}", content, file, "图")
