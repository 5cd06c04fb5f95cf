"""What takes long to make and is only read: made by one worker of a run, found by the others."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shared:
    """A folder of this run that every worker knows."""

    folder: Path

    @classmethod
    def of(cls, temporary: Path) -> Shared:
        """Beside the workers' own temporary folders; in the only one where there are no workers."""
        return cls((temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary) / "shared")

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of that name, filled by ``make`` if no worker has done it; the others wait meanwhile.

        What failed leaves nothing: the next that asks tries again, and fails with the same words.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        place, made = self.folder / name, self.folder / f"{name}.made"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                make(place)
                made.touch()
        return place
