from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from built_pages import own_text, page

CHAPTERS = 15


def test_the_built_chapters_put_together_are_the_plan_character_by_character(built: Path, education: Path) -> None:
    wanted = "".join((education / "plan.txt").read_text(encoding="utf-8").split())
    found = "".join(
        own_text(element)
        for number in range(1, CHAPTERS + 1)
        for element in page(built / "chapters" / str(number) / "index.html").xpath("//article//*[@data-plan]")
    )
    different = next((i for i, pair in enumerate(zip_longest(wanted, found)) if pair[0] != pair[1]), None)
    assert different is None, (
        f"{wanted[different - 20 : different + 20]!r} / {found[different - 20 : different + 20]!r}"
    )


def test_nothing_but_chrome_stands_between_the_words_of_the_plan(built: Path) -> None:
    """Paragraphs, sidebars and the table may not hold unmarked words of ours among the plan's."""
    for number in range(1, CHAPTERS + 1):
        for element in page(built / "chapters" / str(number) / "index.html").xpath("//article//*[@data-plan]"):
            assert not element.xpath(".//*[@data-plan]"), "words would be counted twice"


def test_every_paragraph_has_an_anchor_short_enough_to_cite(built: Path) -> None:
    anchors = []
    for number in range(1, CHAPTERS + 1):
        paragraphs = page(built / "chapters" / str(number) / "index.html").xpath("//p[@data-plan and @class]")
        anchors += [paragraph.get("id") for paragraph in paragraphs]
    assert "3-2-p3" in anchors
    assert len(anchors) == len(set(anchors))
    assert all(anchor and len(anchor) <= len("12-34-p56") for anchor in anchors)


def test_the_words_of_sidebars_and_table_are_kept_in_one_place_only(education: Path) -> None:
    chapters = "".join(path.read_text(encoding="utf-8") for path in (education / "content" / "chapters").glob("*.md"))
    for phrase in ("构建更加完善的覆盖城乡，布局合理", "人资资源", "全国义务教育优质均衡发展县（市、区）比例"):
        assert phrase not in chapters.replace("\n", "")
