"""Building sites in this process, one after another: a third of the time of a process each."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from plansite.__main__ import main


def check(project: Path) -> None:
    """Check a project's data as ``make check`` does; what it prints is shown with a failing test."""
    assert main(["--root", str(project), "check"]) == 0, "the check refuses the data"


def build(config: Path, site: Path) -> None:
    """A strict build, which must succeed without a warning."""
    told = _Told()
    logging.getLogger("mkdocs").addHandler(told)
    try:
        loaded = load_config(config_file=str(config), site_dir=str(site), strict=True)
        loaded.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(loaded)
        loaded.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        pytest.fail("\n".join([f"没有生成网站：{error}", *told.lines]), pytrace=False)
    finally:
        logging.getLogger("mkdocs").removeHandler(told)
    assert told.lines == []


class _Told(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
