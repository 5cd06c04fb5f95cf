"""The Jinja environment of page bodies. HTML is escaped; Markdown is escaped where a template says ``|md``."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plansite import figures

PACKAGE = Path(__file__).parents[1]
MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]#!])")


def compiled(folder: Path) -> BytecodeCache:
    """Where compiled templates are kept between builds: compiling them takes longer than filling them in.

    Jinja compares the template's own text. What else decides the outcome is in the name: its version, and our code,
    because filters of fixed words are worked out while compiling. Whatever depends on a plan is a function, not a
    filter: functions are called when a template is filled in.
    """
    digest = hashlib.sha256(jinja2.__version__.encode())
    for source in sorted(PACKAGE.rglob("*.py")):
        digest.update(source.read_bytes())
    place = folder / digest.hexdigest()[:16]
    place.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(place))


def environment(folder: Path, cache: BytecodeCache | None = None) -> Environment:
    """Templates of ``folder``, with the filters that all of them share."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=cache,
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
