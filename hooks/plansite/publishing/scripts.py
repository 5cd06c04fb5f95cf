"""One script for what every page needs: a module and all that it imports, as one file, so that a page asks once.

The file is no module: it also runs in a page that was opened from a file, where browsers refuse modules. What a module
asks for only when it is needed (``import()``) stays a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

IMPORT = re.compile(r'^import (?:\{(?P<names>[^}]*)\} from )?"(?P<path>\.[^"]*)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?P<kind>(?:async )?function\*?|class|const) (?P<name>\w+)", re.MULTILINE)
OTHER = re.compile(r"^(?:import[ {\"*]|export\b)[^\n]*", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)\n", re.MULTILINE)
ADDRESS = "import.meta.url"


def joined(path: str, text_of: Callable[[str], str]) -> str:
    """The module at ``path`` with all that it imports, each in a scope of its own and after those that it needs.

    ``text_of`` gives the text of a path. Raises ``ValueError`` for a form of import or export that is not known here.
    """
    places: dict[str, int] = {}
    parts: list[str] = []

    def add(module: str) -> int:
        if module in places:
            if places[module] < 0:
                raise ValueError(f"{module}: imports itself in a circle")
            return places[module]
        places[module] = -1
        text = COMMENT.sub("", text_of(module))
        lines = [
            f"const {{ {_renamed(match['names'])} }} = part{needed};" if match["names"] else ""
            for match in IMPORT.finditer(text)
            for needed in [add(normpath(join(dirname(module), match["path"])))]
        ]
        body, given = EXPORT.sub(r"\g<kind> \g<name>", IMPORT.sub("", text)), EXPORT.findall(text)
        if unknown := OTHER.search(body):
            raise ValueError(f"{module}: {unknown[0]}")
        if ADDRESS in body and dirname(module) != dirname(path):
            raise ValueError(f"{module}: {ADDRESS} would be another")
        places[module] = len(parts)
        names = ", ".join(name for _, name in given)
        head = "".join(f"{line}\n" for line in lines if line)
        parts.append(
            f"const part{places[module]} = (() => {{\n{head}{body.replace(ADDRESS, 'address').strip()}\n"
            f"return {{ {names} }};\n}})();\n"
        )
        return places[module]

    add(path)
    return f'(() => {{\n"use strict";\nconst address = document.currentScript.src;\n{"".join(parts)}}})();\n'


def _renamed(names: str) -> str:
    """Names of an import as those of a destructuring: ``text as words`` is ``text: words``."""
    return ", ".join(name.strip().replace(" as ", ": ") for name in names.split(",") if name.strip())
