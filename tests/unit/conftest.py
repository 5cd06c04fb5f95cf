from __future__ import annotations

import pytest

SITES = frozenset(("built", "built_tiny", "built_official", "built_under_path", "project_copy"))
"""Fixtures that generate a site or copy a project."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a whole site, which ``make unit`` leaves to ``make test``."""
    for item in items:
        if isinstance(item, pytest.Function) and not SITES.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.heavy)
