"""Documents of every form become one structure; what could do harm is refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from plan_documents import add_table, add_text_box, number_automatically, numbered, small
from plansite.newplan.documents import opened, safety
from plansite.newplan.documents.structure import Document, Paragraph, RefusedError, Table


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def saved(document: object, path: Path) -> Document:
    document.save(str(path))  # type: ignore[attr-defined]
    return opened.read(path)


def test_numbers_that_word_adds_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    number_automatically(document, 77, (("chineseCountingThousand", "第%1章"), ("chineseCounting", "（%2）")))
    for text, level in (("总则", 0), ("目标", 1), ("原则", 1), ("任务", 0), ("重点", 1)):
        numbered(document, text, 77, level)
    read = saved(document, tmp_path / "a.docx")
    assert texts(read) == ["第一章\u3000总则", "（一）目标", "（二）原则", "第二章\u3000任务", "（一）重点"]


def test_text_boxes_stand_where_they_hang(tmp_path: Path) -> None:
    document = docx.Document()
    add_text_box(document.add_paragraph("前文。"), ("专栏1 小屋", "建设小屋"))
    document.add_paragraph("后文。")
    read = saved(document, tmp_path / "a.docx")
    assert texts(read) == ["前文。", "后文。"]
    (box,) = tables(read)
    assert box.is_box
    assert [paragraph.text for paragraph in box.rows[0][0].paragraphs] == ["专栏1 小屋", "建设小屋"]


def test_merged_cells_reach_over_rows_and_columns(tmp_path: Path) -> None:
    document = docx.Document()
    table = add_table(document, (("类", "名", "值"), ("甲", "一", "1"), ("", "二", "2")))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    (found,) = tables(saved(document, tmp_path / "a.docx"))
    assert found.rows[1][0] is found.rows[2][0]
    assert found.rows[0][1] is found.rows[0][2]


def test_inserted_words_stay_and_deleted_ones_go(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("原")
    for tag, inner, words in (("w:ins", "w:t", "增"), ("w:del", "w:delText", "删")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    read = saved(document, tmp_path / "a.docx")
    assert texts(read) == ["原增"]
    assert any("修订" in loss for loss in read.losses)


def test_styles_say_titles_and_levels(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("某规划", 0)
    document.add_heading("总则", 1)
    document.add_heading("目标", 2)
    document.add_paragraph("正文。").paragraph_format.first_line_indent = Pt(24)
    read = saved(document, tmp_path / "a.docx")
    assert [(b.level, b.is_title) for b in read.blocks if isinstance(b, Paragraph)] == [
        (0, True),
        (1, False),
        (2, False),
        (0, False),
    ]


def test_words_in_content_controls_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("控件里的段落。")._p
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph.addprevious(control)
    control.append(content)
    content.append(paragraph)
    assert texts(saved(document, tmp_path / "a.docx")) == ["控件里的段落。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_files_are_read_in_their_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("第一章　总则\r\n　　坚持改革。\r\n".encode(encoding))
    assert texts(opened.read(path)) == ["第一章　总则", "坚持改革。"]


def test_lines_broken_at_one_width_are_joined(tmp_path: Path) -> None:
    words = "　　" + "坚持改革开放，推动公共服务优质均衡发展，" * 4 + "满足需要。"
    lines = [words[start : start + 24] for start in range(0, len(words), 24)]
    path = tmp_path / "a.txt"
    path.write_text("\n".join([*lines, *lines]), encoding="utf-8")
    assert texts(opened.read(path)) == [words.strip("　")] * 2


def test_tables_of_text_files_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("表1\n指标\t2015年\t2020年\n床位数\t5\t6\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8")
    assert [table.texts for table in tables(opened.read(path))] == [
        (("指标", "2015年", "2020年"), ("床位数", "5", "6")),
        (("甲", "乙"), ("1", "2")),
    ]


PAGE = """<html><head><meta charset="{charset}"><title>某规划_某市人民政府</title>
<script>var a="脚本。";</script></head>
<body><div class="nav"><a href="/">首页</a><a href="/a">政务公开。</a></div>
<div class="main"><p>发布日期：2021-03-01</p><div id="zoom"><h1>某规划</h1><p>&nbsp;&nbsp;&nbsp;&nbsp;第一章 总则</p>
<p>　　坚持改革。<br>持续发展。</p><table><tr><td colspan="2">专栏1 小屋</td></tr>
<tr><td>甲</td><td>建设。</td></tr></table>
<p>加强组织领导；健全机制。</p></div></div><div class="footer">版权所有 某市 主办</div></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("", "gbk")])
def test_pages_are_read_without_what_surrounds_the_text(charset: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.format(charset=charset).encode(encoding))
    read = opened.read(path)
    assert texts(read) == ["某规划", "第一章 总则", "坚持改革。", "持续发展。", "加强组织领导；健全机制。"]
    assert [table.texts for table in tables(read)] == [(("专栏1 小屋",), ("甲", "建设。"))]


def package(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


ENTITY = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""

HOSTILE: dict[str, Callable[[], bytes]] = {
    "old.docx": lambda: safety.OLE + b"\x00" * 600,
    "broken.docx": lambda: b"PK\x03\x04" + b"\x00" * 60,
    "cut.docx": lambda: package({"word/document.xml": b"<a>" + b"x" * 999 + b"</a>"})[:-40],
    "nothing.docx": lambda: package({"a.txt": b"a"}),
    "table.docx": lambda: package({"xl/workbook.xml": b"<a/>"}),
    "entity.docx": lambda: package({"word/document.xml": ENTITY}),
    "wide.docx": lambda: package({"word/document.xml": ENTITY.decode().encode("utf-16")}),
    "macro.docx": lambda: package({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"1"}),
    "bomb.docx": lambda: package({"word/document.xml": b"<a>" + b" " * 120_000_000 + b"</a>"}),
    "plain.docx": "只是文字".encode,
    "empty.txt": lambda: b"",
    "binary.txt": lambda: b"\x89PNG\x00\x00\x00",
    "scan.pdf": lambda: b"%PDF-1.7",
    "rich.docx": lambda: b"{\\rtf1}",
    "picture.png": lambda: b"\x89PNG",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_document_is_refused_in_one_chinese_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with pytest.raises(RefusedError) as refused:
        opened.read(path)
    said = str(refused.value)
    assert said.count("。") == 1
    assert said.endswith("。")
    assert "\n" not in said


def test_a_file_of_100_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(RefusedError, match="100 MB"):
        opened.read(path)


def test_what_cannot_be_carried_is_named(tmp_path: Path) -> None:
    document = docx.Document(str(small(tmp_path / "a.docx")))
    run = document.paragraphs[0].add_run()
    symbol = OxmlElement("w:sym")
    symbol.set(qn("w:char"), "F0FE")
    symbol.set(qn("w:font"), "Wingdings")
    run._r.append(symbol)
    read = saved(document, tmp_path / "b.docx")
    assert any("F0FE" in loss for loss in read.losses)


def test_looks_that_are_not_carried_are_counted(tmp_path: Path) -> None:
    document = docx.Document()
    line = document.add_paragraph()
    line.add_run("预防为主。").bold = True
    line.add_run("做好各项工作。")
    document.add_paragraph().add_run("全部加粗").bold = True
    for text in ("加强预防", "加强保健"):
        document.add_paragraph(text, style="List Bullet")
    read = saved(document, tmp_path / "a.docx")
    assert texts(read) == ["预防为主。做好各项工作。", "全部加粗", "加强预防", "加强保健"]
    assert read.losses == ("2 段前面的项目符号或自动编号没有带入，文字一字不少",)


def test_looks_of_a_page_that_are_not_carried_are_counted(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    body = "<p><b>预防为主。</b>做好各项工作。</p><p><strong>全部加粗</strong></p><ol><li>加强预防</li></ol>"
    page.write_text(f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>', encoding="utf-8")
    assert opened.read(page).losses == ("1 段前面的项目符号或自动编号没有带入，文字一字不少",)
