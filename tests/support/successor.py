"""Another generator and theme for every site that the tests build, named by the environment.

``SITE_THEME=materialx SITE_GENERATOR=properdocs SITE_PYTHON=its/bin/python pytest tests/site tests/browser``

As a command it prints a configuration for another theme: ``python tests/support/successor.py mkdocs.yml materialx``.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PYTHON = os.environ.get("SITE_PYTHON", sys.executable)
GENERATOR = os.environ.get("SITE_GENERATOR", "mkdocs")
THEME = os.environ.get("SITE_THEME", "")
NAME = re.compile(r"^(theme:\n +name: )material$", re.MULTILINE)


def themed(config: str, theme: str) -> str:
    """The text of a configuration that names another theme, and is otherwise as it was."""
    changed, number = NAME.subn(rf"\g<1>{theme}", config)
    assert number == 1, "mkdocs.yml names its theme in the first line below `theme:`"
    return changed


@contextmanager
def config_for(config: Path) -> Iterator[Path]:
    """The configuration to build with: the one given, or for another theme a copy that lies beside it meanwhile."""
    if not THEME:
        yield config
        return
    copy = config.with_name(f"mkdocs.{os.getpid()}.yml")
    copy.write_text(themed(config.read_text(encoding="utf-8"), THEME), encoding="utf-8")
    try:
        yield copy
    finally:
        copy.unlink()


if __name__ == "__main__":
    sys.stdout.write(themed(Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]))
