from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from plansite import figures
from plansite.charts import drawing, gallery, store, svg, theme
from plansite.charts.store import Drawn
from plansite.charts.values import IndicatorPicture, indicator_pictures
from plansite.models.vocabulary import Scope
from plansite.site import Site

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
HOSTILE = '<script>alert("&")</script>'
WIDTHS = {"wide": theme.WIDE, "narrow": theme.NARROW}
PHONE = 328


def pictures(site: Site) -> dict[str, IndicatorPicture]:
    found = indicator_pictures(site.plan, site.wording)
    return {picture.name.removeprefix("indicators/"): picture for picture in found}


@pytest.fixture(scope="module")
def drawn_real(real: Site) -> dict[str, Drawn]:
    return {name.removeprefix("indicators/"): drawn for name, drawn in real.gallery.items()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["infant-mortality", "vaccination-coverage", "beds-per-thousand"])
def test_the_spec_of_every_kind_of_target_is_as_agreed(
    tiny: Site, name: str, width: str, request: pytest.FixtureRequest
) -> None:
    """Down to a point with a correction and a preliminary value, kept, and a range without values."""
    spec = drawing.chart(pictures(tiny)[name], WIDTHS[width]).to_dict()
    found = json.dumps(spec, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    expected = GOLDEN / f"{name}.{width}.vl.json"
    if request.config.getoption("--update-golden"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_every_spec_of_the_real_plan_is_valid_vega_lite(real: Site) -> None:
    for picture in pictures(real).values():
        for width in WIDTHS.values():
            assert drawing.chart(picture, width).to_dict(validate=True)


def test_every_figure_of_an_indicator_is_in_its_picture(real: Site, drawn_real: dict[str, Drawn]) -> None:
    for indicator in real.plan.indicators:
        words = " ".join(svg.texts(drawn_real[indicator.id].file))
        values = [observation.value for observation in indicator.observations]
        values += [v for v in (indicator.baseline.values.values() if indicator.baseline else ()) if v is not None]
        for value in values:
            assert figures.shown(value, indicator.decimals) in words, indicator.id
        for target in indicator.target.values.values():
            assert f"目标 {target.text}" in words
        assert indicator.name in words.replace(" ", "")
        assert f"单位：{indicator.unit}" in words
        assert f"数据截至：{figures.day(real.plan.as_of)}" in words
        assert "数据来源：" in words


def test_a_picture_prints_no_figure_that_the_plan_does_not_hold(real: Site) -> None:
    for indicator in real.plan.indicators:
        picture = pictures(real)[indicator.id]
        stated = {float(o.value) for o in indicator.observations}
        stated |= {
            float(v) for v in (indicator.baseline.values.values() if indicator.baseline else ()) if v is not None
        }
        drawn = {point.value for panel in picture.panels for series in panel for point in series.points}
        drawn |= {series.start.value for panel in picture.panels for series in panel if series.start is not None}
        assert drawn == stated


def test_an_indicator_without_values_says_so_and_draws_none(real: Site) -> None:
    picture = pictures(real)["higher-education-students-per-100k"]
    rows = json.dumps(drawing.chart(picture, theme.WIDE).to_dict(), ensure_ascii=False)
    assert "三门峡数值待公布" in rows
    assert all(series.points == () for panel in picture.panels for series in panel)


def test_values_of_successive_years_are_joined_and_a_missing_year_leaves_a_gap(real: Site) -> None:
    spec: Any = drawing.chart(pictures(real)["compulsory-completion"], theme.WIDE).to_dict()
    steps = spec["vconcat"][0]["layer"][2]["data"]["values"]
    assert [(step["at"], step["to"]) for step in steps] == [(2020, 2021)]


def test_a_value_of_another_scope_is_detached_and_named(real: Site) -> None:
    for picture in pictures(real).values():
        indicator = real.plan.indicator[picture.name.removeprefix("indicators/")]
        detached = [p for panel in picture.panels for s in panel for p in s.points if p.look == "detached"]
        assert len(detached) == sum(observation.scope is Scope.DIFFERENT for observation in indicator.observations)
        assert all("口径不同" in point.label for point in detached)


def test_areas_of_another_magnitude_have_an_axis_of_their_own(real: Site) -> None:
    found = pictures(real)
    assert len(found["senior-high-students"].panels) == 2
    assert len(found["preschool-enrolment"].panels) == 1


def test_alternative_text_names_first_latest_target_and_status(real: Site) -> None:
    words = pictures(real)["senior-high-students"].alternative
    for part in ("2020年基期3.90万人", "最新公布值2025年4.39万人（初步）", "2025年目标4.1万人", "状态超额实现"):
        assert part in words


def test_a_narrow_picture_fits_a_phone_without_shrinking(drawn_real: dict[str, Drawn]) -> None:
    for name, drawn in drawn_real.items():
        root = ET.fromstring(drawn.narrow)
        assert float(root.get("width", "inf")) <= PHONE, name
        sizes = [
            float(node.get("font-size", "0px").removesuffix("px")) for node in root.iter() if node.get("font-size")
        ]
        assert min(sizes) >= theme.TEXT


def test_pictures_carry_no_script_and_no_reference(drawn_real: dict[str, Drawn]) -> None:
    for drawn in drawn_real.values():
        for source in (drawn.wide, drawn.narrow, drawn.file):
            tags = {node.tag.rpartition("}")[2] for node in ET.fromstring(source.partition("?>")[2] or source).iter()}
            assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan", "title", "desc", "defs"}
            assert "href" not in source
            assert "url(" not in source


def test_hostile_words_from_data_are_words_in_the_picture(tiny: Site) -> None:
    picture = replace(pictures(tiny)["infant-mortality"], title=HOSTILE, alternative=HOSTILE, credit=HOSTILE)
    drawn = drawing.drawn(picture)
    for source in (drawn.wide, drawn.narrow, drawn.file):
        assert "<script" not in source
        assert HOSTILE in "".join(svg.texts(source))
    assert ET.fromstring(drawn.wide).get("aria-label") == HOSTILE


def test_tones_of_a_page_are_variables_and_those_of_a_file_are_not(drawn_real: dict[str, Drawn]) -> None:
    drawn = drawn_real["preschool-enrolment"]
    assert theme.TONES["subject"] not in drawn.wide
    assert "var(--chart-subject)" in drawn.wide
    assert theme.TONES["subject"] in drawn.file
    assert "var(" not in drawn.file


def test_the_printed_picture_is_wide_enough_for_print(drawn_real: dict[str, Drawn]) -> None:
    for drawn in drawn_real.values():
        assert drawn.print.startswith(b"\x89PNG")
        assert int.from_bytes(drawn.print[16:20], "big") >= 1700


def test_the_same_values_give_the_same_bytes(tiny: Site) -> None:
    picture = pictures(tiny)["infant-mortality"]
    assert drawing.drawn(picture) == drawing.drawn(picture)


@pytest.fixture
def sample() -> Drawn:
    return Drawn("<svg/>", "<svg/>", "<svg/>", b"\x89PNG", "{}\n")


def test_a_kept_picture_comes_back_as_it_was(tmp_path: Path, sample: Drawn) -> None:
    store.keep(tmp_path / "new", "key", sample)
    assert store.kept(tmp_path / "new", "key") == sample
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["key"]


@pytest.mark.parametrize("damage", [b"", b"half", b"0" * 64 + b"\n{}", b"\xff\xfe", b"checksum\n"])
def test_a_damaged_or_half_written_picture_is_not_used(tmp_path: Path, sample: Drawn, damage: bytes) -> None:
    store.keep(tmp_path, "key", sample)
    (tmp_path / "key").write_bytes(damage)
    assert store.kept(tmp_path, "key") is None


def test_a_cut_off_picture_is_not_used(tmp_path: Path, sample: Drawn) -> None:
    store.keep(tmp_path, "key", sample)
    whole = (tmp_path / "key").read_bytes()
    for length in range(0, len(whole), 7):
        (tmp_path / "key").write_bytes(whole[:length])
        assert store.kept(tmp_path, "key") is None


def test_one_changed_value_draws_one_picture_again(
    tiny: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Drawn
) -> None:
    asked: list[list[str]] = []

    def draw(wanted: list[IndicatorPicture]) -> list[Drawn]:
        asked.append([picture.name for picture in wanted])
        return [sample for _ in wanted]

    monkeypatch.setattr(gallery, "_drawn", draw)
    before = list(pictures(tiny).values())
    gallery.gallery(before, tmp_path)
    gallery.gallery(before, tmp_path)
    start = before[0].panels[0][0].start
    assert start is not None
    series = replace(before[0].panels[0][0], start=replace(start, value=float(Decimal("2.4"))))
    changed = replace(before[0], panels=((series, *before[0].panels[0][1:]), *before[0].panels[1:]))
    gallery.gallery([changed, *before[1:]], tmp_path)
    assert asked == [[picture.name for picture in before], [], [before[0].name]]


def test_a_damaged_picture_is_drawn_again_and_never_shipped(
    tiny: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Drawn
) -> None:
    monkeypatch.setattr(gallery, "_drawn", lambda wanted: [sample for _ in wanted])
    wanted = list(pictures(tiny).values())
    gallery.gallery(wanted, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert set(gallery.gallery(wanted, tmp_path).values()) == {sample}
    assert all(store.kept(tmp_path, store.key(picture)) == sample for picture in wanted)


def test_pictures_drawn_by_several_processes_keep_their_order(tiny: Site, tmp_path: Path) -> None:
    several = [
        replace(picture, name=f"{picture.name}-{copy}", title=f"{picture.title}{copy}")
        for copy in range(3)
        for picture in pictures(tiny).values()
    ]
    found = gallery.gallery(several, tmp_path)
    assert list(found) == [picture.name for picture in several]
    assert all(picture.title in "".join(svg.texts(found[picture.name].file)) for picture in several)
