"""Characters of pictures: none is a blank, and no font of the machine stands in."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

import projects
from plansite.charts import font, glyphs
from plansite.charts.drawing import render
from plansite.charts.values.picture import WIDE
from plansite.pages.rendering.publication import Publication
from plansite.problems import PlanError
from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings
from projects import TINY

DAY = datetime.date(2018, 6, 1)
RARE, UNKNOWN = "喆堃𬭎", "\U0003134f"


def _read(folder: Path, name: str) -> Publication:
    """The tiny plan with another name of its first indicator."""
    plan = folder / "plan"
    projects.copied(TINY, plan)
    path = plan / "data" / "indicators.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: 婴儿死亡率", f"name: {name}", 1), encoding="utf-8")
    return read(Folders.of(plan, plan / "content"), Settings(), DAY)[0]


def test_the_plans_need_no_cut_of_their_own(tiny: Publication, real: Publication) -> None:
    assert glyphs.unusual([*tiny.pictures.values(), *real.pictures.values()]) == frozenset()


def test_the_usual_cut_has_what_charts_write() -> None:
    assert {ord(sign) for sign in "−—–→～≥≤<>（）：；，。“”％%…·〇"} <= font.characters()


def test_characters_that_pictures_show_are_asked_for(tmp_path: Path) -> None:
    assert glyphs.unusual(_read(tmp_path, f"{RARE}床位数").pictures.values()) == frozenset(RARE)


def test_lowered_figures_are_shown_on_the_line(tmp_path: Path) -> None:
    site = _read(tmp_path, "PM₂.₅浓度")
    assert glyphs.unusual(site.pictures.values()) == frozenset()
    spec = json.dumps(render._spec(site.pictures["indicators/infant-mortality"], WIDE), ensure_ascii=False)
    assert "PM2.5浓度" in spec
    assert "₂" not in spec


def test_characters_that_only_stand_beside_a_picture_are_not(tiny: Publication) -> None:
    (picture, *_) = tiny.pictures.values()
    assert glyphs.unusual([replace(picture, alternative=RARE)]) == frozenset()


def test_a_character_without_a_glyph_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as told:
        _read(tmp_path, f"床位{UNKNOWN}数")
    (problem,) = told.value.problems
    assert str(problem).startswith("data/indicators.yaml:3:13: 错误：图中要写的字符")
    assert "U+3134F" in str(problem)


def test_characters_of_every_kind_have_a_glyph_or_are_told() -> None:
    """Ideographs of every block, enclosed and compatibility characters; pictographs and what is not seen have none."""
    written = frozenset("𠮷㐂﨎𬭎豈Ⅲⅻ㈠㊣㎡㍿①⑳㉑㊿❶éüǜαβμ×±′″√∑⁴々〆ａ１％￥\u3000")
    unseen = frozenset("🙂👨\u200d\ufe0f\u202f\U000e0100⁻ꀀ")
    assert font.lacking(written) == frozenset()
    assert font.lacking(unseen | written) == unseen


@pytest.mark.heavy
def test_the_cut_for_a_plan_has_its_characters_and_the_usual_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- heavy

    monkeypatch.setattr(font, "home", lambda: tmp_path)
    monkeypatch.setattr(font, "characters", lambda: frozenset(map(ord, "床位数")))
    with TTFont(font.folder(frozenset(RARE)) / "plan-sans.otf") as cut:
        assert {ord(letter) for letter in f"{RARE}床位数"} == set(cut.getBestCmap())
        assert cut["name"].getDebugName(1) == font.FAMILY
    assert font.lacking(frozenset(RARE)) == frozenset()
