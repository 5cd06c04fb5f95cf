"""What a build loads before it knows that it needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOOKS = Path(__file__).parents[2] / "hooks"
HEAVY = ("altair", "fontTools", "openpyxl", "pypinyin", "vl_convert", "xlsxwriter")
"""Packages that take long to load, and that a build without changes does without."""


def test_a_build_that_draws_nothing_loads_nothing_to_draw_with() -> None:
    words = f"import plan_hook, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", words], cwd=HOOKS, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
