"""The live preview: whatever is broken, the last good site stays, with the problems on top of it, in Chinese."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from plansite.problems import Problem

log = logging.getLogger("mkdocs.plansite")

HEADING = "有错误，下面是改好以前的网站。改好并保存以后，这里会自动消失。"
FIRST = "还有错误，网站没有生成。改好并保存以后，这一页会自动换成网站。"
STYLE = (
    "position:fixed;inset:0 0 auto 0;z-index:2147483647;max-height:50vh;overflow:auto;box-sizing:border-box;"
    "margin:0;padding:12px 16px;background:#7f1d1d;color:#fff;font:15px/1.6 sans-serif;box-shadow:0 2px 12px #0008"
)
EVERY = 1.0
"""Seconds between two looks at data that are not yet sound."""


def banner(words: str, heading: str = HEADING) -> str:
    """The problems as a part of a page that stands on top of everything."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in words.strip().splitlines() if line.strip())
    return (
        f'<section id="plansite-problems" role="alert" style="{STYLE}">'
        f'<strong>{escape(heading)}</strong><ul style="margin:8px 0 0;padding-left:1.4em">{lines}</ul></section>'
    )


def guard(server: Any, mistakes: type[BaseException]) -> None:  # noqa: ANN401 -- its parts are private
    """Let a server go on answering while the site cannot be built; ``mistakes`` are those that people make."""
    build: Callable[[], None] = server.builder
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001 -- it has no other way in
    told = [""]

    def safely() -> None:
        try:
            build()
            if told[0]:
                log.info("已经改好，网站恢复正常。")
            told[0] = ""
        except mistakes as error:
            told[0] = str(error) or "网站没有生成，原因见终端。"
            log.error("%s", told[0])  # noqa: TRY400 -- people's mistakes have no traceback
        except Exception:
            told[0] = "网站没有生成：程序出错，请把终端里的内容交给维护人员。"
            log.exception("%s", told[0])

    def with_problems(content: bytes, epoch: int) -> bytes:
        if told[0] and b"</body>" in content:
            before, _, after = content.rpartition(b"</body>")
            content = before + banner(told[0]).encode() + b"</body>" + after
        return inject(content, epoch)

    server.builder = safely
    server._inject_js_into_html = with_problems  # noqa: SLF001 -- as above


def wait_until_sound(host: str, port: int, problems: Callable[[], list[Problem]]) -> None:
    """Serve a page with the problems, again and again, until there are none."""
    found = problems()
    if not found:
        return
    shown = [_words(found)]
    sys.stderr.write(f"{shown[0]}\n{FIRST}\n")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer every address with the problems of now."""
            page = (
                '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>还有错误</title>'
                f'<meta http-equiv="refresh" content="2"></head><body>{banner(shown[0], FIRST)}</body></html>'
            ).encode()
            self.send_response(503)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing of requests."""

    server = ThreadingHTTPServer((host, port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while found:
            time.sleep(EVERY)
            found = problems()
            if found and _words(found) != shown[0]:
                shown[0] = _words(found)
                sys.stderr.write(f"{shown[0]}\n")
    finally:
        server.shutdown()
        server.server_close()


def _words(found: list[Problem]) -> str:
    return "\n".join(map(str, found))
