"""The files of pictures that every version keeps."""

from __future__ import annotations

import pytest

from plansite.exports import images
from plansite.pages.rendering.publication import Publication


def test_versions_of_a_large_plan_keep_no_png_and_everything_else(
    tiny: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = tiny.pictures.values()
    whole = images.lasting(pictures)
    single = [path for path in whole if path.startswith("indicators/") and path.endswith("/chart.png")]
    assert len(single) >= len(tiny.plan.indicators)
    monkeypatch.setattr(images, "MANY", len(single) - 1)
    assert set(whole) - set(images.lasting(pictures)) >= set(single)
    assert [path for path in images.lasting(pictures) if path.endswith(".png")] == []
    assert [path for path in whole if not path.endswith(".png")] == images.lasting(pictures)
    assert [path for path in images.paths(pictures) if path.endswith(".png")]
