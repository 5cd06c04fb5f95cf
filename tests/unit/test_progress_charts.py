from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import made
from plansite.charts.drawing import render, svg, theme
from plansite.charts.values.picture import BOTH, Credit, Picture, PictureTable
from plansite.charts.values.progress import ProgressMark, ProgressRow, TravelPicture
from plansite.charts.values.status import UnitsPicture
from plansite.models.vocabulary import ProjectState, Status
from plansite.pages.rendering.publication import Publication
from plansite.plan.promises import promises
from plansite.wording import days, numbers
from plansite.wording.sentences import CLASSES
from projects import ROOT
from vega_layers import rows

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
OF_THE_TINY_PLAN = [
    "indicators",
    "projects",
    "projects/deadlines",
    "projects/1-1",
    "projects/1-1/milestones",
    "indicators/infant-mortality/spark",
    "indicators/beds-per-thousand/spark",
]


def every_status() -> TravelPicture:
    """One row for every status, with marks before the baseline, on the way and beyond the target."""
    shares = [-0.5, 0.0, 0.35, 0.7, 1.0, 2.45]
    found = []
    for number, status in enumerate((*Status, *ProjectState)):
        share = shares[number % len(shares)]
        look, tone = ("hollow", "comparison") if number % 2 else ("solid", "subject")
        mark = ProgressMark(share, 0.6, f"某地 {share:.0%}（2018年）", f"某地，2018年，{share:.0%}", tone, look)
        silent = status in {Status.AWAITING, Status.HELD}
        found.append(
            ProgressRow(f"目标{number}", "2020年目标 10个", () if silent else (mark,), "", status, CLASSES[status])
        )
    credit = Credit("数据来源：试验", "数据截至：2018年3月1日")
    return TravelPicture(
        name="all",
        title="全部状态",
        alternative="全部状态。",
        widths=BOTH,
        is_published=True,
        hint="提示",
        credit=credit,
        table=PictureTable((), ()),
        rows=tuple(found),
    )


def same_as_agreed(picture: Picture, width: int, name: str, *, update: bool) -> None:
    spec = render.chart(picture, width).to_dict()
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


@pytest.mark.parametrize("width", BOTH.values())
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


def test_the_overview_says_of_every_indicator_what_its_page_says(real: Publication) -> None:
    for words in words_of(real, "indicators"):
        for indicator in real.plan.indicators:
            assert indicator.name in words
            target = real.wording.target_text(indicator, real.plan.subject.id)
            assert f"{indicator.target.year}年目标{target}" in words
            for area in real.plan.areas:
                verdict = real.assessments.indicator(indicator, area)
                if verdict.progress is not None:
                    assert f"{real.plan.areas[area].name}{numbers.share(verdict.progress)}" in words
        for status, count in real.assessments.indicator_counts.items():
            assert words.count(status.value) == count
        assert f"数据截至：{days.day(real.plan.as_of)}" in words


def test_a_project_picture_says_of_every_target_what_its_page_says(real: Publication) -> None:
    for project in real.plan.projects:
        if not project.targets:
            assert f"projects/{project.id}" not in real.pictures
            continue
        (words,) = words_of(real, f"projects/{project.id}")
        for target in project.targets:
            assert target.measure.replace(" ", "") in words, target.id
            assert real.wording.target_words(target).replace(" ", "") in words
            assert real.assessments.target(target).status.value in words


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
    row = next(row for row in overview.rows if row.label == "中等职业教育在校生")
    assert row.note == "2025年 3.19万人（初步，口径不同），不计算进度"
    assert all(mark.tone != "subject" for mark in row.marks)


def test_a_share_beyond_the_ends_stands_there_as_an_arrow() -> None:
    spec: Any = render.chart(every_status(), 640).to_dict()
    marks = rows(spec, "marks")
    arrows = {mark["shape"] for mark in marks if mark["share"] in {0, 1.12}}
    assert {"triangle-left", "triangle-right"} <= arrows
    assert all(0 <= mark["share"] <= 1.12 for mark in marks)


def test_milestones_show_when_they_were_due_and_done(tiny: Publication) -> None:
    words = " ".join(words_of(tiny, "projects/1-1/milestones"))
    assert "首批小屋开放" in words
    assert "2017年6月15日完成" in words
    assert "期限2020年12月31日" in words


def test_no_smallest_word_is_under_12_px(real: Publication) -> None:
    for name, drawn in made.drawn(real).items():
        for view in drawn.views.values():
            assert 'font-size="11' not in view, name
            assert 'font-size="10' not in view, name


def test_statuses_of_pages_are_told_apart_by_shape_alone() -> None:
    sheet = (ROOT / "overrides" / "assets" / "css" / "status.css").read_text(encoding="utf-8")
    (usual,) = re.findall(r'\.status::before {[^}]*content: "(.)"', sheet)
    shapes = dict(re.findall(r'\.status--([\w-]+)::before { content: "(.)"', sheet))
    assert shapes.keys() | {"awaiting"} == set(CLASSES.values())
    assert len({*shapes.values(), usual}) == len(shapes) + 1
