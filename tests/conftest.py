from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import building
import localities
import plan_guard
import projects
import publications
from plansite.pages.rendering.publication import Publication
from plansite.reading import dataset
from projects import EDUCATION, PARTS, ROOT, TINY
from shared import Shared

plan_guard.install()
OF_THE_PLAN = ROOT / "tests" / "plan"
"""Tests of the plan at hand, the only ones that read it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed now as the expected output")


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[Any]:
    with plan_guard.lifted(when=collector.path.is_relative_to(OF_THE_PLAN)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    with plan_guard.lifted(when=item.path.is_relative_to(OF_THE_PLAN)):
        return (yield)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project. Its plan is guarded: tests of the software read ``education`` or the tiny plan."""
    return ROOT


@pytest.fixture(scope="session")
def education() -> Path:
    """The folder of a real plan as it stood on one day."""
    return EDUCATION


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What the workers of a run make once for all of them."""
    return Shared.of(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def built(shared: Shared) -> Path:
    """The site of the real plan as it stood on one day, built once a run."""
    return shared.once("built", lambda folder: building.built(EDUCATION / "mkdocs.yml", folder / "site")) / "site"


@pytest.fixture(scope="session")
def built_under_path(shared: Shared) -> Path:
    """The same site for an address below another site's root: ``/portal/plan/``."""

    def make(folder: Path) -> None:
        building.built(EDUCATION / "mkdocs.yml", folder / "site", SITE_URL="https://example.org/portal/plan/")

    return shared.once("under", make) / "site"


@pytest.fixture(scope="session")
def built_tiny(shared: Shared) -> Path:
    """The site of the second, tiny plan."""
    return shared.once("tiny", lambda folder: building.built(TINY / "mkdocs.yml", folder / "site")) / "site"


@pytest.fixture(scope="session")
def built_parts(shared: Shared) -> Path:
    """The site of the third plan: parts, annexes and projects of its own, no indicators."""
    return shared.once("parts", lambda folder: building.built(PARTS / "mkdocs.yml", folder / "site")) / "site"


@pytest.fixture(scope="session")
def built_localities(shared: Shared) -> Path:
    """The project of the tiny plan with counties of its subject, built into its folder ``site``."""

    def make(folder: Path) -> None:
        building.built(localities.project(folder / "plan"), folder / "plan" / "site")

    return shared.once("localities", make) / "plan" / "site"


@pytest.fixture(scope="session")
def built_official(shared: Shared) -> Path:
    """The site of the tiny plan as an official site publishes it, with made-up identifiers and instant navigation."""

    def make(folder: Path) -> None:
        config = projects.tiny_project(
            folder / "plan",
            projects.OFFICIAL,
            features="navigation.instant, search.highlight",
            repository=projects.REPOSITORY,
        )
        (folder / "plan" / "urls.lock").write_text("/old/place/ -> /gaps/\n", encoding="utf-8")
        building.built(config, folder / "site", SITE_URL="https://plan.example.org/health/")

    return shared.once("official", make) / "site"


@pytest.fixture(scope="session")
def real() -> Publication:
    """The real plan as it stood on one day, read and assessed."""
    return publications.real()


@pytest.fixture(scope="session")
def tiny() -> Publication:
    """The tiny plan, read and assessed."""
    return publications.tiny()


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A whole project, with the real plan as it stood on one day, that a test may break."""
    copy = projects.education_project(tmp_path / "project").parent
    assert dataset.read(copy / "data", copy / "content" / "chapters").problems == []
    return copy
