"""How much of what a host allows a site takes, and how many more versions of the data would fit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plansite.exports import version_files
from plansite.publishing import version_store

LIMIT = 1_000_000_000
"""GitHub Pages: a published site may have 1 GB."""

WARN_FROM = 70
"""Percent of it."""

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Quota:
    """空间: what a host allows, and bytes of a site, of all its versions, and of its newest."""

    site: int
    versions: int
    newest: int

    @classmethod
    def of(cls, site: Path, version: str) -> Quota:
        """What a built site takes."""
        return cls(
            version_store.size(site),
            version_store.size(site / version_files.FOLDERS),
            version_store.size(site / version_files.folder(version)),
        )

    @property
    def fitting(self) -> int:
        """Versions like the newest that still fit."""
        return max(0, LIMIT - self.site) // max(1, self.newest)

    @property
    def percent(self) -> float:
        """Of what the host allows."""
        return self.site * 100 / LIMIT

    @property
    def is_short(self) -> bool:
        """Whether somebody must be told."""
        return self.percent >= WARN_FROM

    def words(self) -> tuple[str, ...]:
        """What people are told of it."""
        return (
            f"全站 {_mega(self.site)}，占 GitHub Pages 上限 1 GB 的 {self.percent:.1f}%",
            f"其中各数据版本共 {_mega(self.versions)}，本版 {_mega(self.newest)}",
            f"按本版的大小，还能再发布约 {self.fitting} 版",
        )

    def warning(self) -> str:
        """What must be done, for whoever publishes."""
        share = f"网站已占 GitHub Pages 上限 1 GB 的 {self.percent:.1f}%，还能再发布约 {self.fitting} 版"
        return f"{share}；请及早改用自己的服务器发布，见 README“数据版本和空间”。"


def _mega(size: int) -> str:
    """``13.4 MB``; a little is not nothing."""
    return f"{max(0.1, size / MEGA):.1f} MB"
