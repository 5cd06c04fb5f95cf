"""Small PNGs show the same pixels."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
import vl_convert

from plansite.charts.drawing import png

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">{ground}
<circle cx="30" cy="20" r="15.3" fill="#015293"/><path d="M0,3L60,37" stroke="#c00" stroke-width="1.7"/></svg>"""
GROUND = '<rect width="60" height="40" fill="#fff"/>'


def rendered(ground: str) -> bytes:
    content: bytes = vl_convert.svg_to_png(SVG.format(ground=ground), scale=2)
    return content


def pixels(content: bytes) -> list[tuple[int, int, int]]:
    """Red, green and blue of every pixel, worked out byte by byte; for filters 0 and 1."""
    chunks = list(png._chunks(content))
    width, _, _, colour, *_ = png.FORMAT.unpack(chunks[0][1])
    step = {png.RGB: 3, png.RGBA: 4}[colour]
    raw = zlib.decompress(b"".join(body for kind, body in chunks if kind == png.DATA))
    found = []
    for at in range(0, len(raw), step * width + 1):
        before = [0] * step
        for place in range(at + 1, at + step * width + 1, step):
            here = [(raw[place + i] + (before[i] if raw[at] else 0)) & 255 for i in range(step)]
            found.append((here[0], here[1], here[2]))
            before = here
    return found


def test_an_opaque_picture_loses_its_alpha_channel_and_no_pixel() -> None:
    before = rendered(GROUND)
    after = png.opaque(before)
    assert pixels(after) == pixels(before)
    assert len(set(pixels(after))) > 20
    assert len(after) < len(before) / 2
    kinds = [kind for kind, _ in png._chunks(after)]
    assert kinds == [b"IHDR", b"pHYs", b"IDAT", b"IEND"]
    for at in (8, 8 + 25):
        (length,) = struct.unpack_from(">I", after, at)
        assert struct.unpack_from(">I", after, at + 8 + length)[0] == zlib.crc32(after[at + 4 : at + 8 + length])


@pytest.mark.parametrize("ground", ["", GROUND.replace("60", "59"), GROUND.replace("#fff", "#ffffff80")])
def test_a_picture_with_a_hole_stays_as_it_is(ground: str) -> None:
    content = rendered(ground)
    assert png.opaque(content) == content


def test_a_picture_of_another_form_stays_as_it_is() -> None:
    small = png.opaque(rendered(GROUND))
    assert png.opaque(small) == small


def test_another_reader_sees_the_picture() -> None:
    """The reader of the renderer, which shows nothing of a broken file."""
    data = base64.b64encode(png.opaque(rendered(GROUND))).decode()
    image = f'<image href="data:image/png;base64,{data}" width="120" height="80"/>'
    shown = vl_convert.svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">{image}</svg>')
    assert len(set(pixels(shown))) > 20
