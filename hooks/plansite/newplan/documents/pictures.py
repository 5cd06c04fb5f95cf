"""Pictures of a document: what may be carried, under a name of our own."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plansite.newplan.documents.structure import Paragraph, Picture

MOST_BYTES = 8_000_000
MOST_TOGETHER = 60_000_000
MOST_PIXELS = 80_000_000
MOST_PICTURES = 300
SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
PAINTED = b"\xff\xc0\xff\xc1\xff\xc2\xff\xc3"
"""Marks of JPEG before its size."""

DATA = "data:"
ADVICE = "请另存为 PNG 或 JPG，放进 content/pictures/，在原处写 ![图中是什么](../pictures/文件名)"


@dataclass(slots=True)
class Album:
    """The pictures of one document, the same one kept once."""

    losses: list[str]
    _names: dict[str, str] = field(default_factory=dict)
    _bytes: int = 0

    def add(self, content: bytes, words: str) -> Iterator[Paragraph]:
        """A picture as a paragraph without words; nothing, and a loss, where no browser could show it safely."""
        reason = self._refusal(content)
        if reason:
            self.lose(words, reason)
            return
        name = hashlib.sha256(content).hexdigest()
        if name not in self._names:
            self._names[name] = f"picture-{len(self._names) + 1:02}.{kind(content)}"
            self._bytes += len(content)
        yield Paragraph("", picture=Picture(self._names[name], content, words.strip()))

    def lose(self, words: str, reason: str) -> None:
        """Note that a picture was not carried."""
        sentence = f"图片没有带入：{words.strip()[:40] or '没有说明的图片'}（{reason}）"
        if sentence not in self.losses:
            self.losses.append(sentence)

    def _refusal(self, content: bytes) -> str:
        if len(content) > MOST_BYTES:
            return f"超过 {MOST_BYTES // 1_000_000} MB；请缩小后{ADVICE.removeprefix('请')}"
        if not kind(content):
            return f"不是 PNG、JPG 或 WebP；{ADVICE}"
        if pixels(content) > MOST_PIXELS:
            return f"像素过多；请缩小后{ADVICE.removeprefix('请')}"
        is_new = hashlib.sha256(content).hexdigest() not in self._names
        if is_new and (len(self._names) >= MOST_PICTURES or self._bytes + len(content) > MOST_TOGETHER):
            return f"图片太多，只带入前 {len(self._names)} 幅"
        return ""


def kind(content: bytes) -> str:
    """The form of a picture by its first bytes, whatever its name says; empty for forms that are not carried."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((suffix for signature, suffix in SIGNATURES if content.startswith(signature)), "")


def pixels(content: bytes) -> int:
    """Width times height as the picture states them; more than any may have where they cannot be read."""
    try:
        if kind(content) == "png":
            width, height = struct.unpack(">II", content[16:24])
            return int(width * height)
        return _painted(content) if kind(content) == "jpg" else 0
    except struct.error:
        return MOST_PIXELS + 1


def _painted(content: bytes) -> int:
    place = 2
    while place < len(content):
        mark = content[place : place + 2]
        if mark[:1] != b"\xff":
            break
        if mark in {PAINTED[i : i + 2] for i in range(0, len(PAINTED), 2)}:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return int(width * height)
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        place += 2 + length
    return MOST_PIXELS + 1


def of_address(address: str, folder: Path | None) -> bytes | None:
    """The bytes that a page's picture names: written into the address, or a file beside the page and not above it."""
    if address.lower().startswith(DATA):
        head, _, body = address.partition(",")
        if not head.lower().endswith(";base64") or len(body) > MOST_BYTES * 2:
            return None
        try:
            return base64.b64decode(unquote(body), validate=False)
        except (binascii.Error, ValueError):
            return None
    parts = urlsplit(address)
    if folder is None or parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    try:
        file = (folder / unquote(parts.path)).resolve()
        is_near = file.is_relative_to(folder.resolve()) and file.is_file() and file.stat().st_size <= MOST_BYTES
        return file.read_bytes() if is_near else None
    except (OSError, ValueError):
        return None
