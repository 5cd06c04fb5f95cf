from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import projects
from desk_answers import Add
from plansite.__main__ import main

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
