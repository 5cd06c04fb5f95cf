"""Lines that are folded into one: Chinese goes on without a space, other writings with one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.models.hanzi import meet
from plansite.problems import Severity
from plansite.reading import handwritten, yaml_file
from plansite.reading.folding import unbroken

CHINESE = st.sampled_from("健康云泽县，。（）《》、；〇𬭎")
LINES = st.lists(st.text(CHINESE, min_size=1, max_size=20), min_size=1, max_size=6)


def value(text: str) -> object:
    read = yaml_file.parsed(text, "x.yaml")
    assert read.problems == []
    assert isinstance(read.value, dict)
    return read.value["a"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a: >-\n  到二〇二五年，\n  建成\n  𬭎山学校", "到二〇二五年，建成𬭎山学校"),
        ("a: 健康\n  第一", "健康第一"),
        ("a: '健康\n  第一'", "健康第一"),
        ('a: "健康\n  第一"', "健康第一"),
        ("a: >-\n  “健康”\n  第一……\n  真的", "“健康”第一……真的"),
        ("a: >-\n  甲 乙\n  甲 乙\n  丙", "甲 乙甲 乙丙"),
        ("a: >-\n  WIFI 6\n  and 5G\n  网络", "WIFI 6 and 5G 网络"),
        ("a: >-\n  健康\n\n  第一", "健康\n第一"),
        ("a: |-\n  健康\n  第一", "健康\n第一"),
        ("a: 健康 第一", "健康 第一"),
    ],
)
def test_yaml_folds_chinese_without_a_space(written: str, meant: str) -> None:
    assert value(written) == meant


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a: >-\n  共建30\n  所学校", [(3, 3, "共建30 所学校")]),
        ("a: 建成学校\n  30所", [(2, 3, "建成学校 30所")]),
        ("a: '甲\n   5G\n   网络'", [(2, 4, "甲 5G")]),
        ('a: "甲\n  30\n  b: 乙"', []),
        ("a: >-\n  健康\n  第一，\n  30所", []),
        ("a: >-\n  WIFI 6\n  and 5G", []),
        ("a: |-\n  共建30\n  所学校", []),
        ("a: >-\n  共建30\n\n  所学校", []),
        ("a: 共建30 所学校", []),
    ],
)
def test_a_fold_between_digits_and_chinese_is_told_with_its_place(
    written: str, found: list[tuple[int, int, str]]
) -> None:
    problems = yaml_file.parsed(written, "x.yaml").problems
    assert all(problem.severity is Severity.WARNING for problem in problems)
    places = [(p.mark.line, p.mark.column, p.found.partition("“")[2].rstrip("”")) for p in problems]
    assert places == found


@given(LINES)
def test_however_chinese_is_folded_it_stays_itself(lines: list[str]) -> None:
    assert value("a: >-\n" + "".join(f"  {line}\n" for line in lines)) == "".join(lines)


@pytest.mark.parametrize(
    ("html", "meant"),
    [
        ("<p>健\n康</p>", "<p>健康</p>"),
        ("<p>健\n康\n好</p>", "<p>健康好</p>"),
        ('<p><strong>健</strong>\n<a href="x">康</a></p>', '<p><strong>健</strong><a href="x">康</a></p>'),
        ("<p>健，\n“康”</p>", "<p>健，“康”</p>"),
        ("<p>health\ncare 健\ngood</p>", "<p>health\ncare 健\ngood</p>"),
        ("<p>健<br />\n康</p>", "<p>健<br />\n康</p>"),
        ("<p>健</p>\n<p>康</p>", "<p>健</p>\n<p>康</p>"),
        ("<pre><code>健\n康</code></pre>", "<pre><code>健\n康</code></pre>"),
        ("<li>健\n  康</li>", "<li>健康</li>"),
        ("<li>健\n\u3000\u3000康</li>", "<li>健康</li>"),
        ("<p>健 \n康</p>", "<p>健康</p>"),
        ("<p>𬭎\n𠮷\n〇</p>", "<p>𬭎𠮷〇</p>"),
        ("<p>健\n&ldquo;康&rdquo;\n好</p>", "<p>健&ldquo;康&rdquo;好</p>"),
        ("<p>健&nbsp;\n康 a&amp;\n康</p>", "<p>健&nbsp;\n康 a&amp;\n康</p>"),
        ("<p>健<mark>康</mark>\n<q>好</q></p>", "<p>健<mark>康</mark><q>好</q></p>"),
        ("<p>健\n<kbd>康</kbd></p>", "<p>健<kbd>康</kbd></p>"),
        ("<p>健<!-- 一 -->\n康</p>", "<p>健<!-- 一 -->康</p>"),
        ("<p>健<!-- 一 -->a<!-- 二 -->\n康</p>", "<p>健<!-- 一 -->a<!-- 二 -->\n康</p>"),
        ("<p>健—\n—康…\n…</p>", "<p>健——康……</p>"),
        ("<p>健<img src='a'>\n康</p>", "<p>健<img src='a'>\n康</p>"),
    ],
)
def test_markdown_breaks_chinese_without_a_gap(html: str, meant: str) -> None:
    assert unbroken(html) == meant


def test_wide_signs_and_ideographs_meet_and_other_letters_do_not() -> None:
    assert [meet(*pair) for pair in ("健康", "，康", "”康", "康“", "〇年", "——", "……")] == [True] * 7
    assert [meet(*pair) for pair in ("a康", "康a", "1年", "““", "한국", "🙂康")] == [False] * 6


@pytest.mark.parametrize(
    "written",
    [
        "健\n康",
        "- 健\n  康",
        "1. 健\n   康",
        "> 健\n> 康",
        "词\n:   健\n    康",
        "**健**\n*康*",
        "`健`\n康",
        "[健](about.md)\n康",
        "健 \n康",
    ],
)
def test_chinese_of_any_block_is_broken_without_a_gap(written: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: 甲\ndescription: 乙\n---\n\n{written}\n", encoding="utf-8")
    (page,) = handwritten.read(tmp_path)
    assert "健康" in re.sub("<[^>]+>", "", page.html)


def test_a_page_with_a_byte_order_mark_is_read_like_one_without(tmp_path: Path) -> None:
    text = "---\ntitle: 甲\ndescription: >-\n  健康\n  第一\n---\n\n## 乙\n"
    (tmp_path / "a.md").write_bytes(text.encode("utf-8-sig"))
    (tmp_path / "b.md").write_bytes(text.encode())
    marked, plain = handwritten.read(tmp_path)
    assert marked.facts.description == "健康第一"
    assert marked.body == plain.body
    assert [element for element, _ in marked.elements] == ["h2"]
