"""Where the plan's text uses the words of an indicator's name, though nobody has marked the place."""

from __future__ import annotations

import pytest

from plansite.pages.rendering.publication import Publication
from plansite.plan import related

BALANCED = "全国义务教育优质均衡发展县（市、区）比例"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (BALANCED, "创建2个义务教育优质均衡县（市、区）", "义务教育优质均衡"),
        (BALANCED, "义务教育巩固率", ""),
        ("普通话普及率", "推广普通话", ""),
        ("普通话普及率", "提高普通话普及程度", "普通话普及"),
        ("甲率", "甲", "甲"),
    ],
)
def test_the_longest_words_in_common_count_if_they_are_long_enough(name: str, text: str, words: str) -> None:
    assert related.shared(name, text) == words


def test_no_paragraph_or_project_is_denied_that_is_there(real: Publication) -> None:
    near = related.Related(real.plan)
    found = [place.anchor for place, _ in near.paragraphs(BALANCED)]
    assert "3-2-p1" in found
    assert [project.id for project in near.projects(BALANCED)] == ["1-2"]
    assert near.paragraphs("劳动年龄人口平均受教育年限") == ()


def test_a_place_is_found_exactly_where_it_shares_words_with_a_name(real: Publication) -> None:
    near = related.Related(real.plan)
    places = [p for p in real.plan.places.by_anchor.values() if "-p" in p.anchor or p.anchor.startswith("project-")]
    for indicator in real.plan.indicators:
        sharing = [(place, words) for place in places if (words := related.shared(indicator.name, place.text))]
        assert near.paragraphs(indicator.name) == tuple(pair for pair in sharing if pair[0].chapter is not None)
        anchors = {place.anchor for place, _ in sharing}
        assert near.projects(indicator.name) == tuple(p for p in real.plan.projects if f"project-{p.id}" in anchors)
