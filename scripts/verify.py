"""Compare a live copy of the site, or a folder, with the checksums of the build that was published.

Run with Python 3.11 or newer, nothing else is needed::

    python3 scripts/verify.py https://网址/ --sums SHA256SUMS
    python3 scripts/verify.py 文件夹

Exit code: 0 the same, 1 different, 2 the comparison could not be made.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

SUMS = "SHA256SUMS"
AT_ONCE = 8
SECONDS = 30
HASH_LENGTH = 64

Reader = Callable[[str], bytes | None]
"""The content of a published file by its path; ``None`` where there is none."""


class CannotCompareError(Exception):
    """The comparison could not be made; says why in Chinese."""


@dataclass(slots=True)
class Comparison:
    """核对结果: paths of files that are not as they were published."""

    total: int
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Whether everything is as it was published."""
        return not (self.changed or self.missing or self.extra)

    def __str__(self) -> str:
        """One line a file, then a summary."""
        kinds = (("内容被改动", self.changed), ("缺少", self.missing), ("多出", self.extra))
        lines = [f"{word}：{path}" for word, paths in kinds for path in sorted(paths)]
        if self.is_same:
            return f"核对通过：{self.total} 个文件与发布时一致。"
        counts = "，".join(f"{word} {len(paths)} 个" for word, paths in kinds)
        return "\n".join([*lines, f"核对未通过：共 {self.total} 个文件，{counts}。"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print what differs, and return the exit code."""
    options = _parser().parse_args(arguments)
    target = str(options.target)
    try:
        result = compared(target, options.sums)
    except CannotCompareError as error:
        sys.stderr.write(f"无法核对：{error}\n")
        return 2
    if options.sums is None:
        sys.stderr.write(f"提醒：校验值取自被核对的网站本身，防不住连 {SUMS} 一起改动；请用 --sums 指明另存的一份。\n")
    sys.stdout.write(f"{result}\n")
    return 0 if result.is_same else 1


def compared(target: str, sums: Path | None) -> Comparison:
    """What differs between a folder or an address and the sums that were kept, or else its own."""
    is_remote = urlsplit(target).scheme in {"http", "https"}
    if not is_remote and not Path(target).is_dir():
        raise CannotCompareError(f"“{target}”既不是网址也不是文件夹")
    read = _remote(target) if is_remote else _local(Path(target))
    wanted = _parsed(_sums(read, sums))
    result = Comparison(len(wanted))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = dict(zip(wanted, pool.map(read, wanted), strict=True))
    for path, content in found.items():
        if content is None:
            result.missing.append(path)
        elif hashlib.sha256(content).hexdigest() != wanted[path]:
            result.changed.append(path)
    known = {*wanted, SUMS}
    others = _linked(found, target, read) if is_remote else _files(Path(target))
    result.extra = sorted(path for path in others if path not in known)
    return result


def _sums(read: Reader, kept: Path | None) -> str:
    if kept is not None:
        if not kept.is_file():
            raise CannotCompareError(f"找不到校验文件“{kept}”")
        return kept.read_text(encoding="utf-8")
    content = read(SUMS)
    if content is None:
        raise CannotCompareError(f"网站上没有 {SUMS}；请用 --sums 指明发布时保存的一份")
    return content.decode("utf-8", "replace")


def _parsed(text: str) -> dict[str, str]:
    lines = [line.partition("  ") for line in text.splitlines() if line]
    if not lines or any(len(digest) != HASH_LENGTH or not path for digest, _, path in lines):
        raise CannotCompareError(f"校验文件不是 {SUMS} 的格式（每行一个 SHA-256 值和路径）")
    return {path: digest for digest, _, path in lines}


def _local(folder: Path) -> Reader:
    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.is_file() else None

    return read


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _remote(address: str) -> Reader:
    base = address if address.endswith("/") else f"{address}/"

    def read(path: str) -> bytes | None:
        url = base + quote(_shown(path))
        request = urllib.request.Request(url, headers={"Cache-Control": "no-cache"})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:  # noqa: S310
                return bytes(response.read())
        except urllib.error.HTTPError as error:
            if error.code in {404, 410}:
                return None
            raise CannotCompareError(f"{url} 返回 {error.code}") from None
        except OSError as error:
            raise CannotCompareError(f"读不到 {url}（{error}）") from None

    return read


def _linked(found: dict[str, bytes | None], address: str, read: Reader) -> Iterator[str]:
    """Files that are there and should not be: of a live copy, those that its pages lead to."""
    base = address if address.endswith("/") else f"{address}/"
    seen: set[str] = set()
    for page, content in found.items():
        if content is None or not page.endswith(".html"):
            continue
        links = _Links()
        links.feed(content.decode("utf-8", "replace"))
        here = urljoin(base, quote(_shown(page)))
        for link in links.found:
            url = urljoin(here, link).partition("#")[0].partition("?")[0]
            path = unquote(url.removeprefix(base))
            path += "index.html" if url.startswith(base) and (not path or path.endswith("/")) else ""
            if url.startswith(base) and path not in found and path not in seen:
                seen.add(path)
                if read(path) is not None:
                    yield path


def _shown(path: str) -> str:
    """The path as servers give it: a folder for its ``index.html``."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/".lstrip("/") if name == "index.html" else path


class _Links(HTMLParser):
    """Collects what a page links to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Keep the addresses of an element."""
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="verify.py", description="核对线上的网站与发布时是否一致（防篡改）")
    parser.add_argument("target", metavar="目标", help="网站首页的网址，或网站的文件夹")
    parser.add_argument("--sums", type=Path, metavar="文件", help=f"发布时另外保存的 {SUMS}；不写就用网站上的那一份")
    return parser


if __name__ == "__main__":
    sys.exit(main())
