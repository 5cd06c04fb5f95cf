"""What the site is called and where it is published: the one place that knows absolute addresses."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.urls import address


@dataclass(frozen=True, slots=True)
class Imprint:
    """发布信息: the site's name and its address, as far as they are configured."""

    name: str = ""
    url: str = ""
    """``https://example.org/portal/plan/``; empty while nobody has decided where the site will stand."""

    def absolute(self, path: str, anchor: str = "") -> str:
        """The full address of a published path; empty while the site's own is not known."""
        if not self.url:
            return ""
        return self.url.rstrip("/") + address(path) + (f"#{anchor}" if anchor else "")
