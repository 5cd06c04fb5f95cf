"""The Jinja environment of page bodies. HTML is escaped; Markdown is escaped where a template says ``|md``."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plansite import figures

MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]#!])")


def environment(folder: Path) -> Environment:
    """Templates of ``folder``, with the filters that all of them share."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.filters.update(
        md=markdown_escaped,
        day=figures.day,
        share=figures.share,
        shown=figures.shown,
        plain=figures.plain,
        items_of=lambda counts: list(counts.items()),
    )
    return env


def markdown_escaped(text: str) -> Markup:
    """Text for a Markdown line: nothing in it is markup."""
    return Markup(MARKDOWN_SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;")))  # noqa: S704
