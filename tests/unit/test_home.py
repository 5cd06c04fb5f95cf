"""The home page of a plan with more indicators than it can list."""

from __future__ import annotations

import pytest

import made
from plansite.pages import overview
from plansite.pages.rendering.publication import Publication


def home(site: Publication) -> str:
    return overview.home(site, made.renderer(site)).html


def test_what_the_home_page_does_not_list_is_counted_and_stands_a_page_away(
    tiny: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "疫苗接种率" in home(tiny)
    assert "其余 1 个有公布数值的指标" not in home(tiny)
    monkeypatch.setattr(overview, "LISTED", 1)
    html = home(tiny)
    assert html.count("婴儿死亡率") >= 1
    table = html[html.index('<section class="home-indicators">') : html.index('<section class="home-updates">')]
    assert "疫苗接种率" not in table
    assert "以上是前 1 个；其余 1 个有公布数值的指标，见" in table
    assert "每千人口床位数</a>。缺哪些年份" in table
