"""PNG made small: the renderer writes four bytes a pixel and packs them fast; a picture without holes needs three."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER, DATA = b"IHDR", b"IDAT"
FORMAT = struct.Struct(">IIBBBBB")
"""Width, height, bits, kind of colour, compression, filters, interlacing."""

RGB, RGBA = 2, 6
BY_NEIGHBOUR = (0, 1)
"""Filters of a row that look at the same channel alone, so that a channel can be left out without working them out."""

LEVEL = 6


def opaque(content: bytes) -> bytes:
    """The same picture without its alpha channel, a third of the size; as it is where that would change a pixel."""
    chunks = list(_chunks(content))
    width, height, bits, colour, *rest = FORMAT.unpack(chunks[0][1])
    if (bits, colour, rest[-1]) != (8, RGBA, 0):
        return content
    rows = _rows(zlib.decompress(b"".join(body for kind, body in chunks if kind == DATA)), width)
    if not all(row[0] in BY_NEIGHBOUR and _is_solid(row) for row in rows):
        return content
    head = FORMAT.pack(width, height, bits, RGB, *rest)
    others = [chunk for chunk in chunks[1:-1] if chunk[0] != DATA]
    packed = zlib.compress(b"".join(_without_alpha(row) for row in rows), LEVEL)
    return SIGNATURE + b"".join(_written(*chunk) for chunk in ((HEADER, head), *others, (DATA, packed), chunks[-1]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += length + 12


def _written(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _rows(raw: bytes, width: int) -> list[bytes]:
    """Rows as they are packed: the filter, then four bytes a pixel."""
    step = 4 * width + 1
    return [raw[at : at + step] for at in range(0, len(raw), step)]


def _is_solid(row: bytes) -> bool:
    """Whether no pixel lets the ground through: 255 at each, or 255 at the first and no difference after it."""
    alpha = row[4::4]
    first, later = alpha[:1], alpha[1:]
    return first == b"\xff" and not later.strip(b"\0" if row[0] else b"\xff")


def _without_alpha(row: bytes) -> bytes:
    kept = bytearray(3 * (len(row) // 4))
    for channel in range(3):
        kept[channel::3] = row[channel + 1 :: 4]
    return row[:1] + kept
