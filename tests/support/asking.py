"""Asking the search of a built site, outside a browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ASK = Path(__file__).with_name("ask.mjs")


def replies(site: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the box would show for each query: its pages, best first, each a list of items."""
    question = json.dumps({"site": str(site), "queries": list(queries)})
    done = subprocess.run(["node", str(ASK)], input=question, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def table(path: Path) -> list[list[str]]:
    """The rows of a file of golden queries."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
