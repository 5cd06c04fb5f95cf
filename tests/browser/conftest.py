from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import browsers

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
expect.set_options(timeout=20_000)  # a busy machine is slow, which is no defect of the site

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Kept(_Quiet):
    """A host that lets browsers keep what it sends, as the hosts of static sites do."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


def _served(folder: Path, handler: type[_Quiet] = _Quiet) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The built site, served at the root."""
    for served in _served(built):
        yield f"{served}/"


@pytest.fixture(scope="session")
def address_under_path(built_under_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, served below ``/portal/plan/``."""
    folder = tmp_path_factory.mktemp("portal")
    (folder / "portal").mkdir()
    (folder / "portal" / "plan").symlink_to(built_under_path)
    for served in _served(folder):
        yield f"{served}/portal/plan/"


@pytest.fixture(scope="session")
def address_official(built_official: Path) -> Iterator[str]:
    """The official site of the tiny plan, served at the root."""
    for served in _served(built_official):
        yield f"{served}/"


@pytest.fixture
def kept_site(built_tiny: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the site of the tiny plan, and its address at a host that lets browsers keep its files."""
    site = Path(shutil.copytree(built_tiny, tmp_path / "site"))
    for served in _served(site, _Kept):
        yield site, f"{served}/"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's browser."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "no Chromium found: `make test` installs one"
    return found


@pytest.fixture(scope="session")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    environment = browsers.environment(tmp_path_factory.mktemp("fonts"))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=FLAGS, env={**environment})


def _complaints(page: Page) -> list[str]:
    """What a page complains of from now on."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A new tab of 1280 px; it fails the test if the page complains."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    complaints = _complaints(page)
    yield page
    context.close()
    assert complaints == []


class Looking(NamedTuple):
    """A tab that test after test looks through, and what its page complained of."""

    page: Page
    complaints: list[str]


@pytest.fixture(scope="module")
def looking(browser: Browser) -> Iterator[Looking]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    yield Looking(page, _complaints(page))
    context.close()


@pytest.fixture
def look(looking: Looking, address: str) -> Iterator[Page]:
    """A tab of 1280 px for a test that only looks at pages: as ``tab``, a third of its time, nothing remembered."""
    page = looking.page
    page.set_viewport_size({"width": 1280, "height": 900})
    looking.complaints.clear()
    yield page
    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": address.rstrip("/"), "storageTypes": "all"})
    session.detach()
    assert looking.complaints == []


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which somebody else serves it: another origin."""
    for served in _served(tmp_path):
        yield tmp_path, f"{served}/"
