from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

import building
import projects
from plansite.publishing.site import Folders, Site, load
from plansite.reading.dataset import read
from plansite.reading.settings import Settings

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "fixtures" / "tiny"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".build", "site", "node_modules", "__pycache__", ".*_cache")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed now as the expected output")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project."""
    return ROOT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real plan, built once a run."""
    return building.built(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def built_under_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site for an address below another site's root: ``/portal/plan/``."""
    output = tmp_path_factory.mktemp("under") / "site"
    return building.built(ROOT / "mkdocs.yml", output, SITE_URL="https://example.org/portal/plan/")


@pytest.fixture(scope="session")
def built_tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second, tiny plan."""
    return building.built(TINY / "mkdocs.yml", tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(scope="session")
def built_official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny plan as an official site publishes it, with made-up identifiers and instant navigation."""
    folder = tmp_path_factory.mktemp("official")
    config = projects.tiny_project(
        folder / "plan",
        projects.OFFICIAL,
        features="navigation.instant, search.highlight",
        repository=projects.REPOSITORY,
    )
    (folder / "plan" / "urls.lock").write_text("/old/place/ -> /gaps/\n", encoding="utf-8")
    return building.built(config, folder / "site", SITE_URL="https://plan.example.org/health/")


@pytest.fixture(scope="session")
def real() -> Site:
    """The real plan, read and assessed."""
    folders = Folders.of(ROOT, ROOT / "content", ROOT / "overrides")
    return load(folders, Settings(), datetime.datetime.now(datetime.UTC).date())


@pytest.fixture(scope="session")
def tiny() -> Site:
    """The tiny plan, read and assessed."""
    folders = Folders.of(TINY, TINY / "content", ROOT / "overrides")
    return load(folders, Settings(), datetime.date(2018, 6, 1))


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    assert read(copy / "data", copy / "content" / "chapters").problems == []
    return copy
