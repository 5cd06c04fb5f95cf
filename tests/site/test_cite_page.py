"""The page for the press: all figures on one screen, how to cite them, and what they do not say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import made
from built_pages import page, shown_text
from plansite.pages.cite import cite
from plansite.pages.rendering.publication import Publication
from plansite.reading.settings import Publisher, Settings


def test_the_examples_are_the_very_strings_of_their_pages(built: Path) -> None:
    rows = page(built / "cite" / "index.html").xpath("//tr[td[@class='cite-example']]")
    examples = {shown_text(row.find("th")): shown_text(row.find("td")) for row in rows}
    places = {
        "章": ("chapters/1", "gbt"),
        "来源": ("indicators/secondary-vocational-students", "source"),
        "指标": ("indicators/secondary-vocational-students", "gbt"),
        "新闻报道": ("indicators/secondary-vocational-students", "press"),
        "项目": ("projects/1-1", "gbt"),
        "数据": ("data", "gbt"),
    }
    for name, (path, style) in places.items():
        (text,) = page(built / path / "index.html").xpath("//*[@data-style=$style]/pre", style=style)
        assert examples[name] == shown_text(text), name
    passages = page(built / "chapters" / "1" / "index.html").xpath("//ol[@class='cite-list']/li")
    assert any(shown_text(passage).endswith(examples["段"]) for passage in passages)


def test_the_page_names_the_version_of_the_data(built: Path, real: Publication) -> None:
    assert real.version in shown_text(page(built / "cite" / "index.html").xpath("//article")[0])


def test_nobody_to_ask_is_named_until_a_contact_is_configured(tiny: Publication) -> None:
    def blocks(site: Publication) -> str:
        page = cite(site, made.renderer(site))
        return page.filled(page.words)

    publisher = Publisher(name="云泽县卫生健康局", contact="0000-0000000")
    named = replace(tiny, settings=Settings(publisher=publisher))
    assert "向谁询问" not in blocks(tiny)
    assert "引文不写责任者" in blocks(tiny)
    assert "云泽县卫生健康局，0000-0000000。" in blocks(named)
    assert "引文不写责任者" not in blocks(named)
    assert ">云泽县卫生健康局. 云泽县健康行动规划：" in blocks(named)
