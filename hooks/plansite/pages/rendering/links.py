"""Links between pages: always relative, so that the site works under any base path."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass

from plansite.addresses import is_file


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page. A link to a path that is not published is our own bug, and raises."""

    here: str
    """Path of the page that holds the links."""

    published: Collection[str]
    """Every path of the site: pages without slashes at the ends, files with their extension."""

    def to(self, path: str, anchor: str = "") -> str:
        """The address of a page or file as seen from this page."""
        if path not in self.published:
            raise LookupError(f"no page is published at {path!r}")
        fragment = f"#{anchor}" if anchor else ""
        if path == self.here:
            return fragment or "./"
        relative = posixpath.relpath(f"/{path}", f"/{self.here}")
        return (relative if is_file(path) else f"{relative}/") + fragment
