"""Every site is set up with the same software: the plan at hand as the plan of the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

import plan_guard
from projects import EDUCATION, ROOT

SOFTWARE = (
    "docs_dir",
    "use_directory_urls",
    "strict",
    "plugins",
    "markdown_extensions",
    "extra_css",
    "extra_javascript",
    "validation",
)
"""Settings that the pages and scripts rely on; the names, menu and identifiers of a site are its owner's."""

THEME = ("name", "language", "font", "palette", "features")


def read(config: Path) -> dict[str, Any]:
    with plan_guard.lifted(), config.open(encoding="utf-8") as file:
        return yaml_load(file)


@pytest.fixture(scope="module")
def at_hand() -> dict[str, Any]:
    return read(ROOT / "mkdocs.yml")


@pytest.fixture(scope="module")
def tested() -> dict[str, Any]:
    return read(EDUCATION / "mkdocs.yml")


def test_both_have_the_same_software(at_hand: dict[str, Any], tested: dict[str, Any]) -> None:
    for name in SOFTWARE:
        assert at_hand.get(name) == tested.get(name), f"put {name} into step: mkdocs.yml and that of tests/fixtures"
    for name in THEME:
        assert at_hand["theme"].get(name) == tested["theme"].get(name), f"put theme.{name} into step"
    assert at_hand["extra"]["generator"] is tested["extra"]["generator"] is False


def test_both_run_the_same_hooks_and_templates(at_hand: dict[str, Any], tested: dict[str, Any]) -> None:
    for folder, config in ((ROOT, at_hand), (EDUCATION, tested)):
        assert [(folder / hook).resolve() for hook in config["hooks"]] == [ROOT / "hooks" / "plan_hook.py"]
        assert (folder / config["theme"]["custom_dir"]).resolve() == ROOT / "overrides"


def test_every_style_sheet_and_script_is_there(tested: dict[str, Any]) -> None:
    named = [*tested["extra_css"], *tested.get("extra_javascript", ())]
    assert [name for name in named if not (ROOT / "overrides" / name).is_file()] == []
