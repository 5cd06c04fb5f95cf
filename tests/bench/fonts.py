"""The fonts of a browser that is measured are those of the browser of the tests."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests" / "support")]

from browsers import environment  # noqa: E402 -- only now on the path

__all__ = ["environment"]
