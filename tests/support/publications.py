"""Plans as a build reads them, before anything is drawn or written."""

from __future__ import annotations

import datetime
from functools import cache

from plansite.pages.rendering.publication import Publication
from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings
from projects import EDUCATION, TINY


@cache
def tiny() -> Publication:
    """The tiny plan on a day on which all of it was known."""
    return read(Folders.of(TINY, TINY / "content"), Settings(), datetime.date(2018, 6, 1))[0]


@cache
def real() -> Publication:
    """The real plan as it stood on one day."""
    today = datetime.datetime.now(datetime.UTC).date()
    return read(Folders.of(EDUCATION, EDUCATION / "content"), Settings(), today)[0]
