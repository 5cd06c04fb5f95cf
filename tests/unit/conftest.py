from __future__ import annotations

import pytest

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
