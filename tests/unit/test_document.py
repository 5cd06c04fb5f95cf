"""The plan's text: anchors that can be cited, and chapters that are not in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.newplan.writing.chapter_text import escaped
from plansite.reading.chapters import BLANK, Chapter, Paragraph, SidebarSlot, TableSlot, parsed, read

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine's speed decides nothing."""

CHAPTER = """开篇的话。

# 第一章 总述

首段。
　　次段，前有全角空格。

## 一、现状

{{ 主要指标表 }}

现状一。
{{专栏3}}
现状二。

## 二、目标
目标一。
"""


def sound(text: str, number: int = 1) -> Chapter:
    """A chapter that has nothing wrong with it."""
    chapter, problems = parsed(text, number, "01.md")
    assert problems == []
    return chapter


def complaints(text: str) -> list[tuple[int, str]]:
    """Line and words of everything that is wrong with a chapter."""
    return [(problem.mark.line, problem.found) for problem in parsed(text, 1, "01.md")[1]]


def test_every_paragraph_has_the_anchor_of_its_place() -> None:
    assert [(p.anchor, p.text) for p in sound(CHAPTER).paragraphs] == [
        ("0-p1", "开篇的话。"),
        ("1-p1", "首段。"),
        ("1-p2", "次段，前有全角空格。"),
        ("1-1-p1", "现状一。"),
        ("1-1-p2", "现状二。"),
        ("1-2-p1", "目标一。"),
    ]


def test_anchors_carry_the_number_of_the_chapter() -> None:
    chapter = sound("# 第七章\n一。\n## 甲\n二。", 7)
    assert [p.anchor for p in chapter.paragraphs] == ["7-p1", "7-1-p1"]
    assert [s.anchor for s in chapter.sections] == ["7", "7-1"]


def test_lines_are_counted_with_blank_ones_and_headings() -> None:
    assert [block.line for block in sound(CHAPTER).blocks] == [1, 5, 6, 10, 12, 13, 14, 17]


def test_what_stands_before_the_heading_is_the_preamble() -> None:
    chapter = sound(CHAPTER)
    assert [p.text for p in chapter.preamble] == ["开篇的话。"]
    assert chapter.title == "第一章 总述"


def test_sections_have_titles_except_the_first() -> None:
    chapter = sound(CHAPTER)
    assert [(s.anchor, s.title) for s in chapter.sections] == [("1", ""), ("1-1", "一、现状"), ("1-2", "二、目标")]
    assert [s.anchor for s in chapter.titled_sections] == ["1-1", "1-2"]


def test_slots_stand_where_they_are_written_and_count_as_no_paragraph() -> None:
    blocks = sound(CHAPTER).sections[1].blocks
    assert [type(block) for block in blocks] == [TableSlot, Paragraph, SidebarSlot, Paragraph]
    assert isinstance(blocks[2], SidebarSlot)
    assert blocks[2].sidebar == 3


def test_the_place_of_a_line_is_no_part_of_its_identity() -> None:
    assert sound("# 甲\n乙。") == sound("\n\n# 甲\n\n乙。\n")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("一段。", 1, "没有章标题"),
        ("", 1, "没有章标题"),
        ("# 甲\n# 乙", 2, "一章里有两个一级标题"),
        ("# 甲\n#乙", 2, "标题的写法不对"),
        ("# 甲\n##", 2, "标题的写法不对"),
        ("# 甲\n\n### 乙", 3, "标题的写法不对"),
        ("# 甲\n{{ 专栏 }}", 2, "不认识的位置标记“{{ 专栏 }}”"),
        ("# 甲\n{{ 专栏1 }}旁", 2, "不认识的位置标记“{{ 专栏1 }}旁”"),
        ("# 甲\n见{{ 专栏1 }}", 2, "位置标记没有单独占一行"),
        ("# 甲\n{{ 主要指标表", 2, "不认识的位置标记“{{ 主要指标表”"),
    ],
)
def test_bad_structure_is_told_with_its_line(text: str, line: int, words: str) -> None:
    assert complaints(text) == [(line, words)]


def test_every_mistake_of_a_chapter_is_told_at_once() -> None:
    assert [line for line, _ in complaints("# 甲\n#乙\n{{丙}}\n# 丁")] == [2, 3, 4]


def test_a_section_above_the_heading_of_its_chapter_is_a_problem() -> None:
    assert [line for line, _ in complaints("## 一、节\n# 第一章\n段。")] == [1]


OF_ANOTHER_KIND = ("#", "|", "- ", "[^", "![")
"""What begins a heading, a row of a table, an item, a footnote or a picture."""

line_of_text = st.text(st.characters(exclude_characters="\n"), max_size=20)
line_without_signs = st.text(st.characters(exclude_characters="\n\\*["), max_size=20)


@UNTIMED
@given(st.lists(line_without_signs, max_size=12))
def test_every_line_of_text_survives_without_its_blank_ends(lines: list[str]) -> None:
    wanted = [line.strip(BLANK) for line in lines]
    kept = [line for line in wanted if line and not line.startswith(OF_ANOTHER_KIND) and "{{" not in line]
    chapter, _ = parsed("# 章\n" + "\n".join(lines), 2, "02.md")
    assert "\n".join(p.text for p in chapter.paragraphs) == "\n".join(kept)
    assert len({p.anchor for p in chapter.paragraphs}) == len(kept)


@UNTIMED
@given(st.lists(line_of_text, max_size=12))
def test_a_line_of_any_signs_is_read_as_it_was_when_it_is_escaped(lines: list[str]) -> None:
    wanted = [line for line in (line.strip(BLANK) for line in lines) if line]
    chapter, _ = parsed("# 章\n" + "\n\n".join(map(escaped, wanted)), 2, "02.md")
    assert [p.text for p in chapter.paragraphs] == wanted


def write(folder: Path, **files: str) -> None:
    """Chapter files by stem, each with its text."""
    for stem, text in files.items():
        (folder / f"{stem.removeprefix('c')}.md").write_text(text, encoding="utf-8")


def test_chapters_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    write(tmp_path, c02="# 乙\n二。", c01="# 甲\n一。", index="# 目录")
    text = read(tmp_path, "content/chapters")
    assert text.problems == ()
    assert [(c.id, c.title, c.file) for c in text.chapters] == [
        ("1", "甲", "content/chapters/01.md"),
        ("2", "乙", "content/chapters/02.md"),
    ]


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({}, "chapters", "没有找到规划正文"),
        ({"c01": "# 甲", "c03": "# 丙"}, "chapters", "各章文件的编号不连续"),
        ({"c02": "# 乙"}, "chapters", "各章文件的编号不连续"),
        ({"c01": "# 甲", "c2": "# 乙"}, "chapters/2.md", "文件名不是两位章号"),
        ({"c01": "# 甲", "cnotes": "# 乙"}, "chapters/notes.md", "文件名不是两位章号"),
    ],
    ids=["none", "gap", "no-first", "one-digit", "no-digit"],
)
def test_files_that_are_not_numbered_through_are_a_problem(
    tmp_path: Path, files: dict[str, str], place: str, words: str
) -> None:
    write(tmp_path, **files)
    assert [(p.mark.file, p.found) for p in read(tmp_path, "chapters").problems] == [(place, words)]


def test_a_file_that_is_not_utf8_is_told_once_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, c01="# 甲", c03="# 丙")
    (tmp_path / "02.md").write_bytes("# 第二章".encode("gbk"))
    text = read(tmp_path, "chapters")
    assert [c.id for c in text.chapters] == ["1", "3"]
    assert text.unread == {"2"}
    assert [p.mark.file for p in text.problems] == ["chapters/02.md"]
    assert "GBK" in text.problems[0].found


def test_a_chapter_out_of_order_is_told_and_not_taken_for_a_chapter(tmp_path: Path) -> None:
    write(tmp_path, c01="# 甲", c02="# 乙\n### 丙")
    text = read(tmp_path, "chapters")
    assert [c.id for c in text.chapters] == ["1"]
    assert text.unread == {"2"}
    assert [(p.mark.file, p.mark.line) for p in text.problems] == [("chapters/02.md", 2)]


def test_only_the_first_chapter_may_have_an_opening_so_that_no_anchor_is_taken_twice(tmp_path: Path) -> None:
    write(tmp_path, c01="开篇。\n# 甲\n一。", c02="开篇。\n# 乙\n二。")
    text = read(tmp_path, "chapters")
    assert [(p.mark.file, p.mark.line) for p in text.problems] == [("chapters/02.md", 1)]
    assert [p.anchor for chapter in text.chapters for p in chapter.paragraphs] == ["0-p1", "1-p1"]
