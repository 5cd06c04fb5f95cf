"""Tests of the software cannot read the plan at hand: publishing a figure turns none of them red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import building
import plan_guard
from plan_guard import PlanReadError
from projects import EDUCATION, ROOT, TINY

WAYS: dict[str, Callable[[Path], object]] = {
    "open": lambda folder: (folder / "data" / "indicators.yaml").open(encoding="utf-8"),
    "os.open": lambda folder: os.open(folder / "data" / "indicators.yaml", os.O_RDONLY),
    "read": lambda folder: (folder / "content" / "chapters" / "01.md").read_bytes(),
    "settings": lambda folder: (folder / "mkdocs.yml").read_text(encoding="utf-8"),
    "addresses": lambda folder: (folder / "urls.lock").read_text(encoding="utf-8"),
    "listdir": lambda folder: os.listdir(folder / "data"),  # noqa: PTH208 -- one of the ways
    "scandir": lambda folder: os.scandir(folder / "content"),
    "glob": lambda folder: list((folder / "data").glob("*.yaml")),
    "copy": lambda folder: shutil.copyfile(folder / "data" / "plan.yaml", os.devnull),
    "bytes": lambda folder: os.listdir(os.fsencode(folder / "data")),  # noqa: PTH208 -- so
}

every_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@every_way
def test_the_plan_at_hand_is_not_read(way: Callable[[Path], object]) -> None:
    with pytest.raises(PlanReadError):
        way(ROOT)


@every_way
def test_the_plan_at_hand_is_not_read_through_a_link(way: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(ROOT)
    with pytest.raises(PlanReadError):
        way(tmp_path / "link")


@every_way
def test_the_plans_of_the_tests_are_read(way: Callable[[Path], object]) -> None:
    found = way(EDUCATION)
    if isinstance(found, int):
        os.close(found)
    elif hasattr(found, "close"):
        found.close()


def test_a_path_from_the_folder_of_the_project_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(PlanReadError):
        Path("data/plan.yaml").read_text(encoding="utf-8")
    monkeypatch.chdir(TINY)
    assert Path("data/plan.yaml").read_text(encoding="utf-8")


def test_the_software_is_read() -> None:
    names = ("hooks", "overrides", "schemas", ".github", "tests")
    assert [name for name in names if not list((ROOT / name).iterdir())] == []
    assert (ROOT / "Makefile").read_text(encoding="utf-8")


def test_where_it_is_lifted_the_plan_may_be_read() -> None:
    with plan_guard.lifted():
        assert (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        with plan_guard.lifted(), plan_guard.lifted(when=False):
            pass
        assert (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    with plan_guard.lifted(when=False), pytest.raises(PlanReadError):
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["open({!r})", "__import__('os').listdir({!r})", "__import__('os').scandir({!r})"])
def test_a_child_process_does_not_read_it_either(words: str) -> None:
    command = [sys.executable, "-c", words.format(str(ROOT / "data"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "PlanReadError" in done.stderr


@pytest.mark.parametrize("environment", [{}, {"PYTHONPATH": str(ROOT / "hooks")}], ids=["bare", "with a path"])
def test_a_build_does_not_read_it_either(environment: dict[str, str], tmp_path: Path) -> None:
    done = building.build(ROOT / "mkdocs.yml", tmp_path / "site", **environment)
    assert done.returncode != 0
    assert "PlanReadError" in done.stderr


def test_a_build_with_the_settings_of_a_test_does_not_read_the_data_at_hand(tmp_path: Path) -> None:
    for name in ("data", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copyfile(EDUCATION / "mkdocs.yml", tmp_path / "mkdocs.yml")
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("../../..", str(ROOT)), encoding="utf-8")
    done = building.build(config, tmp_path / "site")
    assert done.returncode != 0
    assert "PlanReadError" in done.stderr
