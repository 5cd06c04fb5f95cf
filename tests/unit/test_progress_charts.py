from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import made
from plansite.charts.drawing import render, svg, theme
from plansite.charts.values import progress
from plansite.charts.values.picture import ALL, BRIEF, WIDE, CaptionedPicture, Credit, Picture, PictureTable, Stamp
from plansite.charts.values.pictures import pictures
from plansite.charts.values.progress import ProgressRow, TravelPicture, Way
from plansite.charts.values.status import UnitsPicture
from plansite.models.vocabulary import ProjectState, Status
from plansite.pages.rendering.publication import Publication
from plansite.plan.promises import promises
from plansite.wording import numbers
from plansite.wording.sentences import CLASSES
from projects import ROOT
from vega_layers import rows
from vega_layers import spec as described

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
OF_THE_TINY_PLAN = [
    "indicators",
    "projects",
    "projects/deadlines",
    "projects/1-1/milestones",
    "indicators/infant-mortality/spark",
]
LONG = "很长的名称" * 20


def every_status() -> TravelPicture:
    """One row for every status, with marks before the baseline, on the way and beyond the target."""
    shares = [-0.5, 0.0, 0.35, 0.7, 1.0, 2.45]
    found = []
    for number, status in enumerate((*Status, *ProjectState)):
        way = Way(shares[number % len(shares)], "hollow" if number % 2 else "solid")
        found.append(
            ProgressRow(
                name=f"目标{number}" + LONG * (number == 3),
                unit="个",
                start="2015年 2",
                latest=f"2018年 {number}",
                goal="2020年目标 10" + LONG * (number == 4),
                is_compared=status is not Status.NOT_ASSESSED,
                way=None if status in {Status.NOT_ASSESSED, Status.HELD} else way,
                status=status,
                style=CLASSES[status],
            )
        )
    credit = Credit("数据来源：试验", "数据截至：2018年3月1日", Stamp("https://example.org/", is_official=False))
    return TravelPicture(
        name="all",
        title="全部状态",
        alternative="全部状态。",
        widths=ALL,
        is_published=True,
        absence="",
        missing="数值待公布的目标（1个）：目标99",
        hint="提示",
        credit=credit,
        table=PictureTable((), ()),
        rows=tuple(found),
    )


def same_as_agreed(picture: Picture, width: int, name: str, *, update: bool) -> None:
    spec = described(picture, width)
    found = json.dumps(spec, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    expected = GOLDEN / f"{name.replace('/', '.')}.{width}.vl.json"
    if update:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OF_THE_TINY_PLAN)
def test_the_spec_of_every_kind_of_picture_is_as_agreed(
    tiny: Publication, name: str, request: pytest.FixtureRequest
) -> None:
    for width in tiny.pictures[name].widths.values():
        same_as_agreed(tiny.pictures[name], width, name, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("width", ALL.values(), ids=ALL)
def test_the_spec_of_every_status_is_as_agreed(width: int, request: pytest.FixtureRequest) -> None:
    same_as_agreed(every_status(), width, "every-status", update=request.config.getoption("--update-golden"))


def test_statuses_are_told_apart_by_shape_alone() -> None:
    assert set(theme.STATUSES) == set(CLASSES.values())
    looks = [(look.shape, look.is_filled) for look in theme.STATUSES.values()]
    assert len(set(looks)) == len(looks)


@pytest.mark.heavy
def test_every_spec_of_the_real_plan_is_valid_vega_lite(real: Publication) -> None:
    for name, picture in real.pictures.items():
        if name.count("/") < 2 or name.endswith("spark"):
            for width in picture.widths.values():
                assert render.chart(picture, width).to_dict(validate=True)


def words_of(site: Publication, name: str) -> list[str]:
    """What a picture says, for each width, without breaks of lines."""
    return ["".join(svg.texts(view)).replace(" ", "") for view in made.drawn(site)[name].views.values()]


@pytest.mark.heavy
def test_the_overview_says_of_every_indicator_what_its_page_says(real: Publication) -> None:
    for words in words_of(real, "indicators"):
        for indicator in real.plan.indicators:
            assert indicator.name in words
            latest = real.assessments.latest(indicator)
            if latest is None:
                continue
            assert f"（{indicator.unit}）" in words
            assert f"{latest.year}年{real.wording.number(indicator, latest.value)}" in words
            target = indicator.targets[0]
            assert f"{target.by}年目标{target.values[real.plan.subject.id].text}" in words
            assert real.assessments.indicator_status(indicator).value in words
        assert "测试版" in words


@pytest.mark.parametrize("name", ["indicators", "projects", "projects/deadlines"])
def test_a_status_that_rests_on_a_preliminary_value_says_so_in_every_picture(real: Publication, name: str) -> None:
    drawn = real.pictures[name]
    layers = {"indicators": ("marks", "status-words")}.get(name, ("marks",))
    for width in drawn.widths.values():
        spec = described(drawn, width)
        told = [str(row.get("told") or row.get("words", "")) for layer in layers for row in rows(spec, layer)]
        said = [words for words in told if "超额实现" in words]
        assert len(said) == len(layers)
        assert all(words.endswith("超额实现（初步）") for words in said)


@pytest.mark.heavy
def test_the_overview_shows_the_subject_alone_and_no_share_of_the_way(real: Publication) -> None:
    """The comparison area's progress beside the subject's target read as a value of it."""
    overview = real.pictures["indicators"]
    assert isinstance(overview, TravelPicture)
    others = [area.name for area in real.plan.about.areas if area.id != real.plan.subject.id]
    for words in [*words_of(real, "indicators"), overview.alternative]:
        for name in others:
            assert name not in words.replace(real.plan.about.short_title, "")
        assert "进度" not in words
        for indicator in real.plan.indicators:
            verdict = real.assessments.indicator(indicator)
            if verdict.progress is not None:
                assert numbers.share(verdict.progress) not in words


def test_only_indicators_with_a_value_have_a_row_and_the_others_are_named(real: Publication) -> None:
    overview = real.pictures["indicators"]
    assert isinstance(overview, TravelPicture)
    known = {indicator.name for indicator in real.plan.indicators if real.assessments.latest(indicator) is not None}
    assert {row.name for row in overview.rows} == known
    for indicator in real.plan.indicators:
        assert (indicator.name in overview.missing) == (indicator.name not in known)
    assert len(overview.table.rows) == len(real.plan.indicators)


def test_an_overview_without_any_value_is_words_and_no_drawing(tiny: Publication) -> None:
    whole = tiny.pictures["indicators"]
    assert isinstance(whole, TravelPicture)
    empty = replace(whole, rows=(), absence="还没有公布的数值。")
    for width in empty.widths.values():
        spec = described(empty, width)
        assert all(not rows(spec, name) for name in ("ways", "ends", "marks", "figures", "statuses"))
        assert "还没有公布的数值。" in "".join(row["words"] for row in rows(spec, "labels"))


def test_alternative_texts_can_be_listened_to(real: Publication, tiny: Publication) -> None:
    for site in (real, tiny):
        for name, picture in site.pictures.items():
            assert picture.alternative.endswith("。"), name
            assert len(picture.alternative) <= BRIEF + 10, name


@pytest.mark.parametrize("width", ALL.values(), ids=ALL)
def test_words_of_one_row_keep_clear_of_those_of_another(width: int) -> None:
    """Names and targets of a hundred characters among them."""
    spec = described(every_status(), width)
    lines = sorted(row["y"] for row in rows(spec, "labels"))
    assert all(later - earlier >= theme.TEXT for earlier, later in itertools.pairwise(lines))
    figures = [(row["y"], row["align"]) for row in rows(spec, "figures")]
    for (one, left), (other, right) in itertools.combinations(figures, 2):
        assert abs(one - other) >= theme.TEXT or (left, right) == ("left", "right")


def test_counts_in_the_pictures_agree_with_those_of_the_site(real: Publication) -> None:
    standing, deadlines = real.pictures["projects"], real.pictures["projects/deadlines"]
    assert isinstance(standing, UnitsPicture)
    assert isinstance(deadlines, UnitsPicture)
    indicators, *sidebars = standing.rows
    assert indicators.counts == {status.value: n for status, n in real.assessments.indicator_counts.items()}
    assert [len(row.units) for row in sidebars] == [len(sidebar.projects) for sidebar in real.plan.sidebars]
    together: dict[str, int] = {}
    for row in sidebars:
        for status, count in row.counts.items():
            together[status] = together.get(status, 0) + count
    assert together == real.assessments.project_counts
    assert sum(len(row.units) for row in deadlines.rows) == len(real.plan.indicators) + promises(real.plan).own


def test_a_value_that_has_no_share_of_the_way_is_told_in_words_and_not_drawn(real: Publication) -> None:
    overview = real.pictures["indicators"]
    assert isinstance(overview, TravelPicture)
    row = next(row for row in overview.rows if row.name == "中等职业教育在校生")
    assert row.words == "2025年 3.19（初步，口径不同），不与目标比较；2025年目标 1.5"
    assert row.way is None


def test_a_share_beyond_the_ends_stands_there_as_an_arrow() -> None:
    spec = described(every_status(), 640)
    marks = rows(spec, "marks")
    arrows = {mark["shape"] for mark in marks if mark["share"] in {0, 1.12}}
    assert {"triangle-left", "triangle-right"} <= arrows
    assert all(0 <= mark["share"] <= 1.12 for mark in marks)


@pytest.mark.heavy
def test_milestones_show_when_they_were_due_and_done(tiny: Publication) -> None:
    words = " ".join(words_of(tiny, "projects/1-1/milestones"))
    assert "首批小屋开放" in words
    assert "2017年6月15日完成" in words
    assert "期限2020年12月31日" in words


@pytest.mark.heavy
def test_no_word_is_smaller_than_the_text_of_pictures(real: Publication, tiny: Publication) -> None:
    for site in (real, tiny):
        for name, drawn in made.drawn(site).items():
            for view in drawn.views.values():
                sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)', view)]
                assert min(sizes, default=theme.TEXT) >= theme.TEXT, name


@pytest.mark.heavy
def test_every_mark_that_can_be_reached_says_a_sentence(real: Publication, tiny: Publication) -> None:
    """Where a mark has no words of its own, Vega makes some up: ``y: 25; fill: #ffffff``."""
    marks = [
        mark
        for site in (real, tiny)
        for drawn in made.drawn(site).values()
        for source in (*drawn.views.values(), *([drawn.files["chart.svg"].decode()] if drawn.files else []))
        for mark in svg.points(source)
    ]
    assert len(marks) > 100
    for words in marks:
        assert re.search("[\u4e00-\u9fff]", words), words
        assert not re.search(r"[A-Za-z_]+: |#[0-9a-f]{6}", words), words


@pytest.mark.heavy
def test_whose_picture_it_is_stands_in_every_picture_that_can_be_copied(real: Publication) -> None:
    site = Stamp("https://a.example/", is_official=True)
    for trial, there, missing in ((Stamp("", is_official=False), "测试版", "网址"), (site, site.address, "测试版")):
        for picture in pictures(real.plan, real.wording, trial):
            if picture.is_published or isinstance(picture, CaptionedPicture):
                for width in picture.widths.values():
                    spec = json.dumps(described(picture, width), ensure_ascii=False)
                    said = "".join(re.findall(r'"words": "([^"]*)"', spec)) + spec.replace('", "', "")
                    assert there in said, picture.name
                    assert missing not in spec


def test_one_picture_draws_no_more_than_can_be_read_and_says_where_the_others_are(tiny: Publication) -> None:
    first = next(one for one in tiny.plan.indicators if tiny.assessments.latest(one) is not None)
    for more, said in ((7, "图中为前40个有公布数值的指标，其余7个见数据表"), (0, "")):
        every = tuple(first.model_copy(update={"name": f"指标{number}"}) for number in range(progress.DRAWN + more))
        found = progress.overview(replace(tiny.plan, indicators=every), tiny.wording, Stamp("", is_official=True))
        assert [row.name for row in found.rows] == [f"指标{number}" for number in range(progress.DRAWN)]
        assert found.missing == said
        assert len(found.table.rows) == len(every)
        assert said in json.dumps(described(found, WIDE), ensure_ascii=False)


def test_statuses_of_pages_are_told_apart_by_shape_alone() -> None:
    sheet = (ROOT / "overrides" / "assets" / "css" / "status.css").read_text(encoding="utf-8")
    (usual,) = re.findall(r'\.status::before {[^}]*content: "(.)"', sheet)
    shapes = dict(re.findall(r'\.status--([\w-]+)::before { content: "(.)"', sheet))
    assert shapes.keys() | {"awaiting"} == set(CLASSES.values())
    assert len({*shapes.values(), usual}) == len(shapes) + 1
