"""What must be true of the plan at hand, whatever has been published: run on a built site, by ``make verify``."""

from __future__ import annotations

from pathlib import Path

import pytest

from published import Published

ROOT = Path(__file__).parents[2]
TEXT = Path(__file__).with_name("plan.txt")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("规划核对")
    group.addoption("--project", type=Path, default=ROOT, help="项目文件夹（默认：本项目）")
    group.addoption("--site", type=Path, default=None, help="生成的网站（默认：项目的 site/）")
    group.addoption("--text", type=Path, default=TEXT, help="规划原文的纯文字（默认：tests/plan/plan.txt）")


@pytest.fixture(scope="session")
def published(request: pytest.FixtureRequest) -> Published:
    """The site at hand."""
    project = request.config.getoption("--project").resolve()
    site = (request.config.getoption("--site") or project / "site").resolve()
    if not (site / "index.html").is_file():
        pytest.exit(f"没有找到生成的网站：{site}。请先运行 make site，或用 --site 指明。", returncode=2)
    return Published(project, site, request.config.getoption("--text").resolve())
