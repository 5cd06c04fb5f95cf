"""Keeps the tests of the software away from the plan at hand, which changes whenever a figure is published.

An audit hook refuses to open or list what belongs to the plan; ``sitecustomize`` beside this file sets it in every
Python process that a test starts. Only tests of the plan itself (``tests/plan``) and a few named places lift it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PLAN = ("data", "content", "mkdocs.yml", "urls.lock", "versions")
"""Files and folders of the project that belong to its plan and not to the software."""

LIFTED = "PLANSITE_TESTS_MAY_READ_THE_PLAN"
"""In the environment, so that child processes know too."""

EVENTS = frozenset(("open", "os.listdir", "os.scandir"))
_installed: list[object] = []
_PLACES = tuple(os.path.realpath(ROOT / name) for name in PLAN)


class PlanReadError(RuntimeError):
    """A test of the software read the plan at hand."""


def install() -> None:
    """Guard this process, once, and every Python process that it starts."""
    if not _installed:
        _installed.append(_watch)
        sys.addaudithook(_watch)
    os.environ["PYTHONPATH"] = on_path(os.environ.get("PYTHONPATH", ""))


def on_path(path: str) -> str:
    """A ``PYTHONPATH`` with this folder first, and only once."""
    own = str(Path(__file__).parent)
    return os.pathsep.join([own, *(part for part in path.split(os.pathsep) if part not in {"", own})])


def is_of_plan(path: str | Path) -> bool:
    """Whether a file or folder belongs to the plan at hand, links followed."""
    real = os.path.realpath(path)
    return any(real == place or real.startswith(place + os.sep) for place in _PLACES)


@contextmanager
def lifted(*, when: bool = True) -> Iterator[None]:
    """The plan may be read inside the block."""
    before = os.environ.get(LIFTED)
    if when:
        os.environ[LIFTED] = "1"
    try:
        yield
    finally:
        if when and before is None:
            del os.environ[LIFTED]


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event not in EVENTS:
        return
    path = _path(event, arguments)
    if path is not None and is_of_plan(path) and LIFTED not in os.environ:
        raise PlanReadError(f"a test of the software reads the plan at hand, not one of tests/fixtures: {path}")


def _path(event: str, arguments: tuple[object, ...]) -> str | None:
    """The path that is opened or listed, if it is known."""
    found = "." if arguments[0] is None else arguments[0]
    if not isinstance(found, str | bytes | os.PathLike):
        return None
    path = os.fsdecode(found)
    # os.open may mean a path relative to another folder and does not say so; open() and Path.open() tell a mode.
    is_unsure = event == "open" and arguments[1] is None and not os.path.isabs(path)  # noqa: PTH117 -- a Path costs more
    return None if is_unsure else path
