from __future__ import annotations

import functools
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import projects
from desk_answers import Add
from plansite.__main__ import main
from plansite.reading import yaml_file

HEAVY = frozenset(
    ("built", "built_tiny", "built_official", "built_under_path", "project_copy", "drawn_real", "several")
)
"""Fixtures that generate a site, copy a project, draw all pictures or start processes that draw."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for them, which ``make unit`` leaves to ``make test``."""
    for item in items:
        if isinstance(item, pytest.Function) and not HEAVY.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.heavy)


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """What is read of one text is read once: of a plan that is broken again and again most files stay as they were."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_file, "parsed", functools.cache(yaml_file.parsed))
        yield


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.tiny_project(tmp_path / "plan").parent


@pytest.fixture
def add(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Add:
    def run(*arguments: str, typed: Sequence[str] | None = None) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed or ())))
        code = main(["--root", str(project), "--today", "2019-03-01", "add", *arguments])
        return code, capsys.readouterr().out

    return run
