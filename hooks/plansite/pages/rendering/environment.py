"""The Jinja environment of everything that is made from a template; HTML is escaped."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import sys
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from plansite import cache
from plansite.models.targets import units
from plansite.wording import days, numbers, quotation

FOLDER = Path(__file__).parents[1] / "templates"

ENGLISH = re.compile(r"\b[A-Za-z]{2,}(?: [A-Za-z]{2,})+\b")
"""Two English words or more: single names and abbreviations are read as part of Chinese sentences."""


class CompiledTemplates(BytecodeCache):
    """Compiled templates in a folder; one that is damaged there is compiled again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a template's bucket with what was kept of it, if it is whole."""
        found = cache.kept(self._folder / bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        cache.keep(self._folder / bucket.key, bucket.bytecode_to_string())


def compiled(folder: Path) -> CompiledTemplates:
    """Compiled templates, kept between builds; each is compiled again when its source or a filter changes."""
    modules = (__file__, numbers.__file__, days.__file__, quotation.__file__)
    ours = b"".join(Path(module).read_bytes() for module in modules)
    version = f"{sys.implementation.cache_tag}-{importlib.metadata.version('jinja2')}"
    return CompiledTemplates(folder / f"templates-{version}-{hashlib.sha256(ours).hexdigest()[:12]}")


def environment(folder: Path) -> Environment:
    """All templates, with the filters that they share; ``folder`` keeps them compiled."""
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        bytecode_cache=compiled(folder),
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
        measured=numbers.with_unit,
        unit_heading=lambda name: units.unit(name).heading,
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
