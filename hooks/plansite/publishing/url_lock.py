"""Published addresses never disappear: ``urls.lock`` lists them, and a build that would drop one fails."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plansite import cache
from plansite.addresses import address, is_file
from plansite.problems import Mark, PlanError, Problem
from plansite.reading.characters import decoded

LOCK = "urls.lock"
HEADER = "# 已发布的网址，一行一个；只增不减。改名时写成“旧网址 -> 新网址”。由 make urls 更新。"
ARROW = " -> "
VERSIONS = "data/v/"
"""How the paths of the data's versions begin."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """转址: an address that now leads to another."""

    old: str
    new: str

    @property
    def path(self) -> str:
        """The file that stands at the old address."""
        path = self.old.strip("/")
        return path if is_file(path) else f"{path}/index.html"

    @property
    def link(self) -> str:
        """The new address as seen from the old one."""
        return posixpath.relpath(self.new, posixpath.dirname(self.old)) + ("/" if self.new.endswith("/") else "")


def require(paths: Iterable[str], lock: Path) -> None:
    """Raise ``PlanError`` if an address of the lock is neither published nor led elsewhere."""
    published = {address(path) for path in paths}
    problems = []
    for number, line in enumerate(_lines(lock), start=1):
        old, _, new = line.partition(ARROW)
        if not old or old.startswith("#"):
            continue
        if new and new not in published:
            problems.append(Problem(Mark(lock.name, number), f"“{old}”转到的“{new}”不存在", "请改成现有的网址"))
        elif not new and old not in published:
            mend = f"已发布的网址不能消失：请恢复对应的数据，或把这一行写成“{old}{ARROW}新网址”"
            problems.append(Problem(Mark(lock.name, number), f"已发布的网址“{old}”不再生成", mend))
    if problems:
        raise PlanError(problems)


def redirects(lock: Path) -> list[Redirect]:
    """Every address that leads elsewhere."""
    pairs = (line.partition(ARROW) for line in _lines(lock) if ARROW in line and not line.startswith("#"))
    return [Redirect(old, new) for old, _, new in pairs]


def write(paths: Iterable[str], lock: Path) -> list[str]:
    """Add every new address to the lock, keeping all that is there; returns what was added.

    Versions are left out: their addresses change with the data, and kept versions are published by other means.
    """
    known = [line for line in _lines(lock) if line and not line.startswith("#")]
    listed = {line.partition(ARROW)[0] for line in known}
    lasting = (address(path) for path in paths if not path.startswith(VERSIONS))
    added = sorted(found for found in lasting if found not in listed)
    cache.write(lock, "\n".join([HEADER, *sorted([*known, *added])]) + "\n")
    return added


def _lines(lock: Path) -> list[str]:
    if not lock.is_file():
        return []
    text, problems = decoded(lock.read_bytes(), lock.name)
    if problems:
        raise PlanError(problems)
    return [line if line.endswith(ARROW) else line.strip() for line in text.split("\n")]
