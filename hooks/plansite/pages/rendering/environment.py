"""The Jinja environment of everything that is made from a template; HTML is escaped."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from plansite.wording import days, numbers, quotation

FOLDER = Path(__file__).parents[1] / "templates"

ENGLISH = re.compile(r"\b[A-Za-z]{2,}(?: [A-Za-z]{2,})+\b")
"""Two English words or more: single names and abbreviations are read as part of Chinese sentences."""


def compiled(cache: Path) -> FileSystemBytecodeCache:
    """Compiled templates, kept between builds; each is compiled again when its source or a filter changes."""
    modules = (__file__, numbers.__file__, days.__file__, quotation.__file__)
    ours = b"".join(Path(module).read_bytes() for module in modules)
    folder = cache / f"templates-{importlib.metadata.version('jinja2')}-{hashlib.sha256(ours).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def environment(cache: Path) -> Environment:
    """All templates, with the filters that they share; ``cache`` keeps them compiled."""
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        bytecode_cache=compiled(cache),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.filters.update(
        day=days.day,
        moment=days.moment,
        share=numbers.share,
        plain=numbers.plain,
        quoted=quotation.quoted,
        code=_code,
        joined=_joined,
        spoken=spoken,
        items_of=lambda counts: list(counts.items()),
    )
    return env


def spoken(text: str) -> Markup:
    """Text whose English phrases say that they are English, for whoever has it read aloud."""
    return Markup(ENGLISH.sub(r'<span lang="en">\g<0></span>', str(escape(text))))  # noqa: S704


def _code(text: str) -> Markup:
    """Lines of code, whose breaks are kept."""
    return Markup(str(escape(text)).replace("\n", "&#10;"))  # noqa: S704


def _joined(text: str) -> Markup:
    """A sentence that its template breaks over lines, as one line: where Chinese is broken there is no space."""
    return Markup("").join(line.strip(" ") for line in text.split("\n"))
