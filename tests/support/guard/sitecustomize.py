"""Python loads this by itself in every process that has this folder on its path."""

from __future__ import annotations

import plan_guard

plan_guard.install()
