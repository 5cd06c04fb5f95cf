"""A page before any site generator sees it."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field

from plansite.pages.blocks import Body


@dataclass(frozen=True, slots=True)
class Page:
    """网页: a path, a title and a Markdown body."""

    path: str
    """Where it is published, without slashes at the ends: ``indicators/some-id``; ``""`` is the home page."""

    title: str
    body: Body
    description: str
    updated: datetime.date
    kind: str
    """Kind of page, which the theme's blocks and the style sheets may ask for."""

    hide: tuple[str, ...] = field(default=())
    """Parts of the theme that this page does without: ``navigation``, ``toc``."""

    @property
    def front_matter(self) -> dict[str, object]:
        """What the theme is told of the page."""
        facts: dict[str, object] = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "updated": self.updated.isoformat(),
        }
        return {**facts, "hide": list(self.hide)} if self.hide else facts

    @property
    def markdown(self) -> str:
        """Front matter (as JSON, which is YAML) and the Markdown of the body."""
        return f"---\n{json.dumps(self.front_matter, ensure_ascii=False)}\n---\n\n{self.body.markdown}"
