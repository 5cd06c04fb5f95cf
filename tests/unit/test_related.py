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
    found = [place.anchor for place, _ in related.paragraphs(real.plan, BALANCED)]
    assert "3-2-p1" in found
    assert [project.id for project in related.projects(real.plan, BALANCED)] == ["1-2"]
    assert related.paragraphs(real.plan, "劳动年龄人口平均受教育年限") == ()
