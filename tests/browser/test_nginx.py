"""The sample configuration in a real nginx: headers, error page, types, caching, and the site in a browser."""

from __future__ import annotations

import getpass
import gzip
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
MAIN = """\
user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/plan.conf;
}}
"""
TO_CHANGE = {"listen 80;": "listen 127.0.0.1:{port};", "root /srv/plan/site;": "root {site};"}
SECONDS = 10


def _program() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert found, "no nginx found: `make test` installs one"
    return found


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _is_open(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def address_nginx(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, served by nginx with the sample."""
    folder = tmp_path_factory.mktemp("nginx")
    site = Path(shutil.copytree(built, folder / "site"))
    (site / ".secret").write_text("secret", encoding="utf-8")
    (site / "indicators" / "senior-high-students" / "embed").mkdir(exist_ok=True)
    (site / "indicators" / "senior-high-students" / "embed" / "index.html").touch()
    port = _free_port()
    text = SAMPLE.read_text(encoding="utf-8")
    for sample, ours in TO_CHANGE.items():
        assert text.count(sample) == 1
        text = text.replace(sample, ours.format(port=port, site=site))
    (folder / "plan.conf").write_text(text, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, user=getpass.getuser()), encoding="utf-8")
    server = subprocess.Popen([_program(), "-e", str(folder / "error.log"), "-c", str(main)], stderr=subprocess.DEVNULL)
    until = time.monotonic() + SECONDS
    while not _is_open(port) and server.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    assert server.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


def answer(address: str, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """The response to a GET, redirects not followed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
    connection.request("GET", f"/{path}", headers=headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


@pytest.mark.parametrize("path", ["", "indicators/", "nowhere/", "data/targets.csv", "assets/css/tokens.css"])
def test_every_answer_has_the_security_headers(address_nginx: str, path: str) -> None:
    response, _ = answer(address_nginx, path)
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("X-Frame-Options") == "SAMEORIGIN"
    assert response.getheader("Content-Security-Policy") == "frame-ancestors 'self'"
    assert response.getheader("Referrer-Policy") == "strict-origin-when-cross-origin"
    assert response.getheader("Cross-Origin-Opener-Policy") == "same-origin"
    assert "camera=()" in (response.getheader("Permissions-Policy") or "")
    assert response.getheader("Server") == "nginx"
    assert response.getheader("Strict-Transport-Security") is None


def test_pages_for_embedding_may_stand_in_frames(address_nginx: str) -> None:
    response, _ = answer(address_nginx, "indicators/senior-high-students/embed/")
    assert response.status == 200
    assert response.getheader("X-Frame-Options") is None
    assert response.getheader("Content-Security-Policy") is None
    assert response.getheader("X-Content-Type-Options") == "nosniff"


def test_an_unknown_address_is_a_404_with_the_sites_own_page(address_nginx: str) -> None:
    response, content = answer(address_nginx, "nowhere/at/all")
    assert response.status == 404
    assert "没有找到这个页面" in content.decode()


@pytest.mark.parametrize("path", [".secret", ".git/config"])
def test_hidden_files_are_not_given(address_nginx: str, path: str) -> None:
    response, content = answer(address_nginx, path)
    assert response.status == 404
    assert b"secret" not in content


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("data/targets.csv", "text/csv; charset=utf-8"),
        ("data/indicators.json", "application/json; charset=utf-8"),
        ("indicators/senior-high-students/chart.svg", "image/svg+xml; charset=utf-8"),
        ("indicators/senior-high-students/chart.png", "image/png"),
        ("assets/js/list-filter.js", "application/javascript; charset=utf-8"),
        ("assets/css/search.css", "text/css; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_has_its_type(address_nginx: str, path: str, kind: str) -> None:
    response, _ = answer(address_nginx, path)
    assert (response.status, response.getheader("Content-Type")) == (200, kind)


def test_a_folder_without_its_slash_leads_to_the_page(address_nginx: str) -> None:
    response, _ = answer(address_nginx, "gaps")
    assert (response.status, response.getheader("Location")) == (301, "/gaps/")


def test_only_files_named_by_their_content_are_kept_for_long(address_nginx: str, built: Path) -> None:
    sheet = next((built / "assets" / "css").glob("site.*.css"))
    path = sheet.relative_to(built).as_posix()
    assert "immutable" in (answer(address_nginx, path)[0].getheader("Cache-Control") or "")
    for path in ("", "data/indicators.json", "assets/css/search.css", "assets/js/page-tools.js", "nowhere"):
        assert answer(address_nginx, path)[0].getheader("Cache-Control") == "no-cache"


def test_what_has_not_changed_is_not_sent_again(address_nginx: str) -> None:
    response, _ = answer(address_nginx, "data/targets.csv")
    again, content = answer(address_nginx, "data/targets.csv", **{"If-None-Match": response.getheader("ETag") or ""})
    assert (again.status, content) == (304, b"")


def test_text_is_sent_compressed(address_nginx: str, built: Path) -> None:
    response, content = answer(address_nginx, "indicators/", **{"Accept-Encoding": "gzip"})
    assert response.getheader("Content-Encoding") == "gzip"
    assert "Accept-Encoding" in (response.getheader("Vary") or "")
    assert gzip.decompress(content) == (built / "indicators" / "index.html").read_bytes()


def test_open_data_may_be_read_by_other_sites_and_pages_may_not(address_nginx: str) -> None:
    assert answer(address_nginx, "data/indicators.json")[0].getheader("Access-Control-Allow-Origin") == "*"
    assert answer(address_nginx, "")[0].getheader("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("path", ["", "indicators/senior-high-students/", "projects/"])
def test_the_site_works_behind_it(tab: Page, address_nginx: str, path: str) -> None:
    failed: list[str] = []
    tab.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    tab.goto(address_nginx + path, wait_until="networkidle")
    tab.get_by_role("textbox", name="搜索").click()
    assert tab.locator("h1").is_visible()
    assert failed == []
