from __future__ import annotations

from pathlib import Path

from built_pages import page


def test_the_words_of_sidebars_and_table_are_kept_in_one_place_only(education: Path) -> None:
    chapters = "".join(path.read_text(encoding="utf-8") for path in (education / "content" / "chapters").glob("*.md"))
    for phrase in ("构建更加完善的覆盖城乡，布局合理", "人资资源", "全国义务教育优质均衡发展县（市、区）比例"):
        assert phrase not in chapters.replace("\n", "")


def test_a_paragraph_is_cited_by_chapter_section_and_number(built: Path) -> None:
    assert "3-2-p3" in page(built / "chapters" / "3" / "index.html").xpath("//p[@data-plan]/@id")
