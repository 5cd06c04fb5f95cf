"""``make add`` as tests call it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Add(Protocol):
    """Runs it on the copy of a plan with arguments, and what is typed at its questions; its code and what it says."""

    def __call__(self, *arguments: str, typed: Sequence[str] | None = None) -> tuple[int, str]: ...
