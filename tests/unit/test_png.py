"""Small PNGs show the same pixels."""

from __future__ import annotations

import base64
import struct

import pytest
import vl_convert

from plansite.charts.drawing import png

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">{ground}
<circle cx="30" cy="20" r="15.3" fill="#015293"/><path d="M0,3L60,37" stroke="#c00" stroke-width="1.7"/></svg>"""
GROUND = '<rect width="60" height="40" fill="#fff"/>'
HOLES = ["", GROUND.replace("60", "59"), GROUND.replace("#fff", "#ffffff80")]
BRIGHT = "".join(f'<rect x="{x}" width="1" height="40" fill="hsl({6 * x},70%,{30 + x}%)"/>' for x in range(60))
MANY = GROUND + BRIGHT + '<rect width="60" height="20" fill="#000" fill-opacity="0.5"/>' * 2


def rendered(ground: str) -> bytes:
    content: bytes = vl_convert.svg_to_png(SVG.format(ground=ground), scale=2)
    return content


def shown(content: bytes, ground: str = "") -> bytes:
    """What the renderer reads in a PNG, drawn again; the same pixels give the same bytes."""
    image = f'<image href="data:image/png;base64,{base64.b64encode(content).decode()}" width="120" height="80"/>'
    space = "http://www.w3.org/2000/svg"
    drawn: bytes = vl_convert.svg_to_png(f'<svg xmlns="{space}" width="120" height="80">{ground}{image}</svg>')
    return drawn


def form(content: bytes) -> tuple[int, int]:
    """Bits and kind of colour."""
    bits, colour = struct.unpack_from(">BB", content, 24)
    return bits, colour


@pytest.mark.parametrize("ground", [GROUND, *HOLES, MANY], ids=["solid", "bare", "edge", "half", "many"])
def test_a_small_picture_shows_the_same_pixels_through_its_holes_too(ground: str) -> None:
    before = rendered(ground)
    after = png.small(before)
    assert len(after) < len(before)
    for behind in ("", '<rect width="120" height="80" fill="#0a0"/>'):
        assert shown(after, behind) == shown(before, behind)
    assert shown(after) != shown(png.small(rendered(GROUND.replace("#fff", "#fffffe"))))


def test_few_tones_become_a_palette() -> None:
    after = png.small(rendered(GROUND))
    assert form(after) == (8, 3)
    assert len(after) < len(rendered(GROUND)) / 2


def test_the_same_picture_gives_the_same_bytes_and_does_not_shrink_twice() -> None:
    once = png.small(rendered(GROUND))
    assert png.small(rendered(GROUND)) == once == png.small(once)
