from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.dataset import read
from plansite.settings import Settings
from plansite.site import Folders, Site, load

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "fixtures" / "tiny"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".build", "site", "node_modules", "__pycache__", ".*_cache")

Build = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed now as the expected output")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project."""
    return ROOT


@pytest.fixture(scope="session")
def build() -> Build:
    """Run a strict build as a process of its own; ``generator`` is mkdocs or properdocs."""

    def run(
        config: Path, output: Path, *, generator: str = "mkdocs", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", generator, "build", "--strict", "-f", str(config), "-d", str(output)],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _built(build: Build, config: Path, output: Path, **environment: str) -> Path:
    result = build(config, output, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return output


@pytest.fixture(scope="session")
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real plan, built once a run."""
    return _built(build, ROOT / "mkdocs.yml", tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def built_under_path(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site for an address below another site's root: ``/portal/plan/``."""
    output = tmp_path_factory.mktemp("under") / "site"
    return _built(build, ROOT / "mkdocs.yml", output, SITE_URL="https://example.org/portal/plan/")


@pytest.fixture(scope="session")
def built_tiny(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second, tiny plan."""
    return _built(build, TINY / "mkdocs.yml", tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(scope="session")
def real() -> Site:
    """The real plan, read and assessed."""
    folders = Folders(ROOT / "data", ROOT / "content", ROOT / "overrides" / "bodies")
    return load(folders, Settings(), datetime.datetime.now(datetime.UTC).date())


@pytest.fixture(scope="session")
def tiny() -> Site:
    """The tiny plan, read and assessed."""
    folders = Folders(TINY / "data", TINY / "content", ROOT / "overrides" / "bodies")
    return load(folders, Settings(), datetime.date(2018, 6, 1))


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    assert read(copy / "data", copy / "content" / "chapters").problems == []
    return copy
