"""What a first visit to each kind of page costs, and how soon it shows on a very slow line. Run by ``make bench``.

Every page is opened by a new browser with nothing kept. First everything that it asks for by itself is counted:
compressed bytes, requests, other hosts; then it is opened three times over a line of 400 kbit/s that answers after
400 ms, for the time until the first words are painted and for how far anything moved afterwards.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import fonts
from playwright.sync_api import Browser, Response, sync_playwright

from bench import _build, _copy_project, _print, _say

MOST_BYTES = 65_000
MOST_REQUESTS = 8
"""The bars, for the first page and the page of an indicator; the other kinds are held to them too."""

MOST_PAINT, MOST_SHIFT = 3.0, 0.0
"""Seconds until the first words on the slow line, and layout shift."""

SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Milliseconds, and bytes a second."""

WATCH = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
FIRST = 'performance.getEntriesByName("first-contentful-paint")[0]'

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ""}
KINDS = {
    "首页": "",
    "目录": "chapters/",
    "章": "chapters/*/",
    "指标列表": "indicators/",
    "指标": "indicators/*/",
    "项目列表": "projects/",
    "项目": "projects/*/",
    "更新": "updates/",
    "数据": "data/",
    "方法": "method/",
}
"""One page of each kind; a star stands for the largest page of the folder."""


@dataclass
class Cost:
    """What one page asked for."""

    requests: int = 0
    size: int = 0
    """Bytes as sent, compressed."""

    foreign: int = 0
    """Requests to other hosts."""


class Gzipped(SimpleHTTPRequestHandler):
    """Files as a web server sends them: text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The file, compressed if it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        is_text = path.suffix in TEXT
        body = gzip.compress(body, 9, mtime=0) if is_text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Gzipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def page_of(site: Path, pattern: str) -> str:
    """The path of the largest page that a pattern names."""
    files = site.glob(f"{pattern}index.html")
    return max(files, key=lambda file: (file.stat().st_size, file)).relative_to(site).as_posix()[: -len("index.html")]


def cost(browser: Browser, address: str, path: str) -> Cost:
    """What a first visit to a page asks for until it is quiet."""
    found = Cost()
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()

    def count(response: Response) -> None:
        found.requests += 1
        if urlsplit(response.url).netloc != urlsplit(address).netloc:
            found.foreign += 1
        found.size += int(response.headers.get("content-length", 0))

    page.on("response", count)
    page.goto(address + path, wait_until="networkidle")
    context.close()
    return found


def painted(browser: Browser, address: str, path: str) -> tuple[float, float]:
    """Seconds until the first words of a page on the slow line, and its layout shift."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(address + path, wait_until="networkidle")
    while page.evaluate(f"{FIRST} === undefined"):
        page.wait_for_timeout(50)
    seconds, shift = page.evaluate(f"[{FIRST}.startTime / 1000, window.shifted ?? 0]")
    context.close()
    return seconds, shift


def main() -> None:
    """Build, open one page of each kind, print what it costs and whether that keeps the bars."""
    with tempfile.TemporaryDirectory(prefix="plansite-pages-") as folder:
        project = Path(folder, "project")
        _copy_project(project)
        _say("准备：生成一次网站")
        _build(project)
        site = project / "site"
        with served(site) as address, sync_playwright() as playwright:
            environment = fonts.environment(Path(folder))
            start = partial(
                playwright.chromium.launch,
                executable_path=os.environ["CHROMIUM"],
                args=["--no-sandbox"],
                env={**environment},
            )
            paths = {kind: page_of(site, pattern) for kind, pattern in KINDS.items()}
            costs, paints = {}, {}
            for kind, path in paths.items():
                with start() as browser:
                    costs[kind] = cost(browser, address, path)
                visits = []
                for _ in range(3):
                    with start() as browser:
                        visits.append(painted(browser, address, path))
                paints[kind] = sorted(visits)[1]
                _say(f"打开了：{kind}")
    _print(f"首次打开（gzip，不含缓存），要求不超过 {MOST_BYTES // 1000} kB、{MOST_REQUESTS} 个请求、0 个外站请求：")
    for kind, found in costs.items():
        kept = found.size <= MOST_BYTES and found.requests <= MOST_REQUESTS and not found.foreign
        _print(
            f"  {found.size / 1000:6.1f} kB {found.requests:3d} 个请求 {found.foreign:2d} 个外站  "
            f"{'达到' if kept else '未达到'}  {kind}（/{paths[kind]}）"
        )
    _print(f"400 kbit/s、延迟 400 毫秒，首次显示要求不超过 {MOST_PAINT:g} 秒、版面移动 {MOST_SHIFT:g}：")
    for kind, (seconds, shift) in paints.items():
        kept = seconds <= MOST_PAINT and shift <= MOST_SHIFT
        _print(f"  {seconds:5.2f} 秒  移动 {shift:.3f}  {'达到' if kept else '未达到'}  {kind}（/{paths[kind]}）")
    if any(f.size > MOST_BYTES or f.requests > MOST_REQUESTS or f.foreign for f in costs.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
