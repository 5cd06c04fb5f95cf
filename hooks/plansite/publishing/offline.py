"""A copy of a built site that opens by double click: from files there are no folders with a first page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

POLICY = re.compile(r"<meta http-equiv=\"?Content-Security-Policy\"?[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r"(?P<before>\s(?:href|src)=)(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"'>]+))")
BODY = re.compile(r"<body\b[^>]*>")
NOTICE = (
    '<p id="plansite-offline" role="note" style="margin:0;padding:8px 16px;background:#fef3c7;color:#451a03;'
    'font:15px/1.6 sans-serif">这是合并请求的预览，还没有发布。从文件打开时，搜索和交互图表不能用，其余与发布后相同</p>'
)


def write(site: Path, to: Path) -> int:
    """Copy a built site so that every page is reached from files; returns the number of pages."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(site, to)
    pages = sorted(to.rglob("*.html"))
    for path in pages:
        path.write_text(page(path.read_text(encoding="utf-8"), path.parent, to), encoding="utf-8")
    (to / "从这里打开.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>预览</title><meta http-equiv="refresh" content="0;url=index.html">'
        '<a href="index.html">打开预览</a>\n',
        encoding="utf-8",
    )
    return len(pages)


def page(html: str, folder: Path, top: Path) -> str:
    """A page in ``folder`` of the site at ``top``, with links to files instead of folders and a word about itself."""
    html = POLICY.sub("", html)
    html = ADDRESS.sub(lambda match: _linked(match, folder, top), html)
    return BODY.sub(lambda match: match[0] + NOTICE, html, count=1)


def _linked(match: re.Match[str], folder: Path, top: Path) -> str:
    address = match["quoted"] if match["quoted"] is not None else match["bare"]
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return match[0]
    path = parts.path
    if path.startswith("/"):
        path = "../" * len(folder.relative_to(top).parts) + path.lstrip("/")
    if path.endswith(("/", "/..")) or path in {"", ".", ".."}:
        path = f"{path.rstrip('/') or '.'}/index.html"
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return f'{match["before"]}"{path}{rest}"'
