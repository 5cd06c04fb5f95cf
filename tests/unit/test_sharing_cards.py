"""The card of a shared page: all of its words in the middle square, whatever their length."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from plansite.addresses import Imprint
from plansite.charts import font
from plansite.charts.drawing import parts, render, sharing
from plansite.charts.values.picture import PNG
from plansite.charts.values.sharing import HEIGHT, WIDTH, SharingCard
from plansite.pages.metadata import sharing_cards
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication

LONG = "义务教育学校标准化建设（含寄宿制学校、乡镇寄宿制学校周转房）和城镇中小学扩容增位工程" * 4
TEXT = "{http://www.w3.org/2000/svg}text"


def _card(title: str, figure: str = "", lines: tuple[str, ...] = ()) -> SharingCard:
    head = ("某某市国民经济和社会发展规划进展", "指标进展")
    return SharingCard.of("c", title, head=head, figure=figure, lines=lines, foot=("数据截至：2026年1月2日", "测试版"))


def _texts(card: SharingCard) -> list[tuple[str, float, float]]:
    """Words, size and height of every line."""
    root = ET.fromstring(sharing._svg(card))
    return [(one.text or "", float(one.attrib["font-size"]), float(one.attrib["y"])) for one in root.iter(TEXT)]


@pytest.mark.parametrize(
    "card",
    [
        _card("短"),
        _card(LONG),
        _card("普通高中在校生", "4.39万人", ("2025年（初步）", "2025年目标：4.1万人")),
        _card(LONG, "123456789.123456789千公顷/万人", (LONG, LONG)),
        _card("GDP per capita of the whole Municipality in current prices " * 3, "1", ("a",)),
    ],
    ids=["short", "long", "usual", "all long", "Latin"],
)
def test_every_word_stands_in_the_middle_square_and_below_the_one_before(card: SharingCard) -> None:
    texts = _texts(card)
    assert all(parts.breadth(words.rstrip(parts.NEVER_FIRST), int(size)) <= HEIGHT for words, size, _ in texts)
    for (_, _, above), (_, size, below) in pairwise(texts):
        assert below - above >= size
    assert texts[0][2] - texts[0][1] >= sharing.EDGE
    assert texts[-1][2] + texts[-1][1] * 0.3 <= HEIGHT - sharing.EDGE
    assert texts[-1][0] == "测试版"


def test_a_title_that_fits_is_whole_and_one_that_does_not_says_so() -> None:
    name = "高等职业院校（技师学院）在校生"
    assert name in "".join(words for words, _, _ in _texts(_card(name)))
    assert not any(words.endswith("…") for words, _, _ in _texts(_card(name)))
    assert any(words.endswith("…") for words, _, _ in _texts(_card(LONG * 3)))


def test_words_that_mean_something_in_xml_stay_words() -> None:
    assert any(words == "<a>&b" for words, _, _ in _texts(_card("<a>&b")))


def test_a_card_is_drawn_in_its_size_small_and_the_same_each_time() -> None:
    render.use_font(font.folder())
    card = _card("普通高中在校生", "4.39万人", ("2025年（初步）", "2025年目标：4.1万人"))
    drawn = render.drawn(card)
    assert drawn.views == {}
    assert struct.unpack(">II", drawn.files[PNG][16:24]) == (WIDTH, HEIGHT)
    assert len(drawn.files[PNG]) <= 15_000
    assert drawn == render.drawn(card)


def _pages(publication: Publication) -> list[Page]:
    day = publication.plan.as_of
    paths = {"": "首页", "gaps": "数据缺口", "projects/1-3": "某项目", "indicators/senior-high-students": "某指标"}
    return [Page(path, title, b"", "", "", day, "kind") for path, title in paths.items()]


def test_no_card_is_made_while_the_address_is_not_known(real: Publication) -> None:
    assert not real.imprint.url
    assert sharing_cards.cards(real, _pages(real)) == {}
    assert sharing_cards.previews({}) == {}


def test_only_the_first_card_changes_with_the_day_of_the_data(real: Publication) -> None:
    """Else every card would be drawn again whenever a value is published."""
    makers = sharing_cards._Makers(real)
    for path in ("gaps", "chapters/1", "chapters", "about"):
        card = makers.card(path, "题")
        assert not any("数据截至" in line for line in (*card.lines, *card.foot))
    assert any("数据截至" in line for line in makers.card("", "题").lines)


def test_a_card_begins_with_the_name_of_the_site_or_of_the_plan(real: Publication) -> None:
    page = ("projects/1-3", "某项目")
    assert sharing_cards._Makers(real).card(*page).head == (real.plan.about.short_title, "项目进展")
    named = replace(real, imprint=Imprint("某市规划进展"))
    assert sharing_cards._Makers(named).card(*page).head == ("某市规划进展", "项目进展")
    assert sharing_cards._Makers(named).card("projects", "项目进展").head == ("某市规划进展",)


def test_the_card_of_a_project_tells_its_state_and_since_when(real: Publication) -> None:
    card = sharing_cards._Makers(real).card("projects/1-3", "某项目")
    project = next(one for one in real.plan.projects if one.id == "1-3")
    assert card.lines == (f"状态：{real.wording.project_status(project)}",)
    assert card.foot[0].startswith("更新时间：")


def test_the_file_of_a_card_is_told_by_its_title(real: Publication) -> None:
    cards = {"gaps": sharing_cards._Makers(real).card("gaps", "数据缺口")}
    (made,) = sharing_cards.exports(cards, {})
    assert (made.path, made.title) == (f"{cards['gaps'].name}.png", "数据缺口")


def test_a_page_whose_letters_the_font_lacks_has_the_card_of_the_first_page(real: Publication) -> None:
    known = replace(real, imprint=Imprint("某市规划进展", "https://example.org/"))
    strange = [*_pages(known), Page("themes/x", "\U0001f3eb", b"", "", "", known.plan.as_of, "kind")]
    assert set(sharing_cards.cards(known, strange)) == set(sharing_cards.cards(known, _pages(known)))
    assert "gaps" in sharing_cards.cards(known, strange)
