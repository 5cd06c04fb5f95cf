"""The tests of a plan at hand as functions, for those that ask them of many sites without starting over."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from published import Published

FOLDER = Path(__file__).parents[1] / "plan"
Check = Callable[[Published], None]


@cache
def all_of_them() -> dict[str, Check]:
    """Every test by its name."""
    return {
        name: check
        for path in sorted(FOLDER.glob("test_*.py"))
        for name, check in vars(_module(path)).items()
        if name.startswith("test_")
    }


def told(published: Published) -> dict[str, str]:
    """What is wrong with a site, by the name of the test that says so."""
    found = {}
    for name, check in all_of_them().items():
        try:
            check(published)
        except pytest.fail.Exception as failed:
            found[name] = str(failed)
    return found


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"plan_tests_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
