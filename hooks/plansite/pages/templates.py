"""The Jinja environment of page bodies. HTML is escaped; Markdown is escaped where a template says ``|md``."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from plansite.charts import placing
from plansite.wording import days, numbers

ENGLISH = re.compile(r"\b[A-Za-z]{2,}(?: [A-Za-z]{2,})+\b")
"""Two English words or more: single names and abbreviations are read as part of Chinese sentences."""

MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]#!])")


def compiled(cache: Path) -> FileSystemBytecodeCache:
    """Compiled templates, kept between builds; each is compiled again when its source or a filter changes."""
    modules = (__file__, numbers.__file__, days.__file__, placing.__file__)
    ours = b"".join(Path(module).read_bytes() for module in modules)
    folder = cache / f"templates-{importlib.metadata.version('jinja2')}-{hashlib.sha256(ours).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def environment(folder: Path, cache: Path) -> Environment:
    """Templates of ``folder``, with the filters that all of them share; ``cache`` keeps them compiled."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        bytecode_cache=compiled(cache),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=_one_line,
    )
    env.filters.update(
        md=markdown_escaped,
        mdattr=markdown_attribute,
        day=days.day,
        moment=days.moment,
        share=numbers.share,
        shown=numbers.shown,
        plain=numbers.plain,
        place=placing.place,
        code=_code,
        spoken=spoken,
        items_of=lambda counts: list(counts.items()),
    )
    return env


def markdown_attribute(text: str) -> Markup:
    """Text for an attribute behind a Markdown heading, which is read as Markdown before it is an attribute."""
    return Markup(markdown_escaped(text).replace('"', "&quot;"))  # noqa: S704


def _one_line(value: Any) -> Any:  # noqa: ANN401
    """A text without line breaks: bodies are read line by line, and nobody's words may begin a line of ours."""
    return value.replace("\n", " ") if isinstance(value, str) and not isinstance(value, Markup) else value


def spoken(text: str) -> Markup:
    """Text whose English phrases say that they are English, for whoever has it read aloud."""
    return Markup(ENGLISH.sub(r'<span lang="en">\g<0></span>', str(escape(_one_line(text)))))  # noqa: S704


def _code(text: str) -> Markup:
    """Lines of code, whose breaks are kept."""
    return Markup(str(escape(text)).replace("\n", "&#10;"))  # noqa: S704


def markdown_escaped(text: str) -> Markup:
    """Text for a Markdown line: nothing in it is markup."""
    return Markup(MARKDOWN_SPECIAL.sub(r"\\\1", _one_line(text).replace("&", "&amp;").replace("<", "&lt;")))  # noqa: S704
