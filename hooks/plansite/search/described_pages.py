"""Pages that the owner wrote by hand, as far as the search needs to know them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from plansite.search.entries import Described

FRONT = re.compile(r"\A---\n(?P<facts>.*?\n)---\n", re.DOTALL)
HEADING = re.compile(r"^# +(?P<title>.+?)\s*(?:\{.*\})?$", re.MULTILINE)


def described(content: Path, paths: Iterable[str]) -> Iterator[Described]:
    """Title and description of every page, from its front matter or its heading."""
    for path in paths:
        words = (content / f"{path}.md").read_text(encoding="utf-8")
        front = FRONT.match(words)
        facts = yaml.safe_load(front["facts"]) if front is not None else {}
        heading = HEADING.search(words)
        title = facts.get("title") or (heading["title"] if heading is not None else path)
        yield Described(path, str(title), str(facts.get("description", "")))
