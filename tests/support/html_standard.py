"""Whether pages follow the HTML standard, as html-validate reads it; pages found sound before are not read again."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
READER = Path(__file__).with_name("html-standard.mjs")
PACKAGE = ROOT / "node_modules" / "html-validate" / "package.json"
SOUND = ROOT / ".cache" / "html-standard"
"""Where digests of sound pages are kept, each an empty file."""

AT_ONCE = 2
MISSING = "没有找到检查网页写法的程序 html-validate，请先运行 make verify 或 make test，它们会装好。"

EXCEPTIONS = (
    # The theme's switches for menu and search are checkboxes that say autocomplete="off", which keeps browsers from
    # restoring them.
    ("valid-autocomplete", re.compile(r"#__(?:drawer|search|toc)$")),
    # The theme's section labels carry an empty tabindex, which browsers ignore.
    ("attribute-allowed-values", re.compile(r"#__nav_[0-9_]+_label$")),
)
"""What the theme writes that we do not: a rule, and the only elements that may break it."""

CHANGING = re.compile(
    rb"\d{4}-\d\d-\d\d\.[0-9a-f]{8}\b|/css/site\.[0-9a-f]{8}\.css|\b[0-9a-f]{64}\b|sha256-[A-Za-z0-9+/]{43}="
)
"""Versions of the data, of the style sheet, and checksums: they change with every value, and break no page."""


def broken(site: Path, pages: Iterable[Path]) -> list[str]:
    """Every breach that is no exception: file, line, rule and what is said of it."""
    digests = {page: digest(page.read_bytes()) for page in pages}
    unread = [page for page, name in digests.items() if not (SOUND / name).is_file()]
    told = []
    for page, breaches in zip(unread, _read(unread), strict=True):
        told += [f"{page.relative_to(site).as_posix()}:{breach}" for breach in breaches]
        if not breaches:
            SOUND.mkdir(parents=True, exist_ok=True)
            (SOUND / digests[page]).touch()
    return told


def digest(content: bytes) -> str:
    """The name under which a sound page is remembered: its bytes, the rules, the reader and the exceptions."""
    return hashlib.sha256(_rules() + CHANGING.sub(b"*", content)).hexdigest()


@cache
def _rules() -> bytes:
    files = (ROOT / ".htmlvalidate.json", PACKAGE, READER, Path(__file__))
    return b"\n".join(path.read_bytes() for path in files if path.is_file())


def _read(pages: list[Path]) -> list[list[str]]:
    """What is wrong with each page; shared among as many processes as work well side by side."""
    if not pages:
        return []
    if not PACKAGE.is_file() or shutil.which("node") is None:
        raise FileNotFoundError(MISSING)
    shares = [pages[start::AT_ONCE] for start in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = [
            dict(zip(share, found, strict=True)) for share, found in zip(shares, pool.map(_ask, shares), strict=True)
        ]
    return [next(answer[page] for answer in answers if page in answer) for page in pages]


def _ask(pages: list[Path]) -> list[list[str]]:
    names = "".join(f"{page}\n" for page in pages)
    done = subprocess.run(["node", READER], input=names, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert len(lines) == len(pages), done.stderr
    return [[_words(breach) for breach in json.loads(line) if not _is_exception(breach)] for line in lines]


def _words(breach: dict[str, Any]) -> str:
    return f"{breach['line']}: {breach['ruleId']}: {breach['message']}"


def _is_exception(breach: dict[str, Any]) -> bool:
    selector = breach["selector"] or ""
    return any(breach["ruleId"] == rule and element.search(selector) for rule, element in EXCEPTIONS)
