"""Pictures and bold words of a document are carried where they stand; what cannot be is listed."""

from __future__ import annotations

import base64
import datetime
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import docx
import pytest

import plan_documents
from plansite.newplan import newplan
from plansite.newplan.documents import opened, pictures
from plansite.newplan.documents.structure import Document, Paragraph
from plansite.reading import checks, dataset
from plansite.reading.settings import Settings
from projects import education_project

TODAY = datetime.date(2021, 9, 1)


def png(width: int = 2, height: int = 2) -> bytes:
    """A PNG that says it is so wide and high; its points are those of a smaller one."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\x00\xff\xff" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def word(path: Path, *, described: str = "") -> Path:
    document = docx.Document()
    for text in (plan_documents.TITLE, "第一章 空间布局", "构建一核两翼格局。"):
        document.add_paragraph(text)
    _add(document, described)
    for text in ("图1 空间格局", "第二章 任务", "建设健康小屋。"):
        document.add_paragraph(text)
    document.save(str(path))
    return path


def _add(document: Any, described: str) -> None:
    document.add_picture(io.BytesIO(png()))
    for found in document.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        found.set("descr", described)


def page(kept: Path, *images: str) -> Document:
    lines = [plan_documents.TITLE, "一、布局", "构建格局。"]
    body = "".join(f"<p>{line}</p>" for line in lines) + "".join(images) + "<p>二、任务</p><p>建设小屋。</p>"
    (kept / "a.html").write_text(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>", encoding="utf-8")
    return opened.read(kept / "a.html")


def shown(document: Document) -> list[bytes]:
    return [b.picture.content for b in document.blocks if isinstance(b, Paragraph) and b.picture is not None]


def test_a_picture_of_a_word_document_stands_where_it_stood(tmp_path: Path) -> None:
    software = education_project(tmp_path / "software").parent
    newplan.make(word(tmp_path / "a.docx"), tmp_path / "new", software, TODAY)
    text = (tmp_path / "new/content/chapters/01.md").read_text(encoding="utf-8")
    picture = "![图片（替代文字待补）](../pictures/picture-01.png)"
    assert text.endswith(f"构建一核两翼格局。\n\n{picture}\n图1 空间格局\n")
    assert (tmp_path / "new/content/pictures/picture-01.png").read_bytes() == png()
    told = (tmp_path / "new" / newplan.CHECKLIST).read_text(encoding="utf-8")
    assert "图片 picture-01.png 没有替代文字" in told
    read = dataset.read(tmp_path / "new" / "data", tmp_path / "new" / "content" / "chapters")
    assert checks.problems(read, TODAY, Settings()) == []


def test_words_that_the_document_has_for_a_picture_are_kept_and_to_be_confirmed(tmp_path: Path) -> None:
    document = opened.read(word(tmp_path / "a.docx", described="一核[两翼]示意图"))
    found = newplan.found_plan(document, "a")
    files, _ = newplan.project_files(found, document, "site_name: x\n", TODAY)
    assert "![一核 两翼 示意图](../pictures/picture-01.png)" in files["content/chapters/01.md"]
    assert "替代文字取自文档" in files[newplan.CHECKLIST]


def test_pictures_of_a_page_are_written_in_it_or_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "图 1.png").write_bytes(png())
    inside = base64.b64encode(png(2, 1)).decode()
    found = page(
        tmp_path, f'<img src="data:image/png;base64,{inside}">', '<p><img src="a_files/%E5%9B%BE%201.png" alt="图"></p>'
    )
    assert shown(found) == [png(2, 1), png()]
    assert found.losses == ()


@pytest.mark.parametrize(
    "source",
    [
        "../secret.png",
        "/etc/secret.png",
        "file:///secret.png",
        "https://example.org/a.png",
        "//example.org/a.png",
        "link.png",
        "missing.png",
        "data:image/png,abc",
        "",
        "a%00.png",
    ],
)
def test_pictures_elsewhere_are_never_opened(source: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "link.png").symlink_to(tmp_path / "secret.png")
    found = page(tmp_path / "plan", f'<img src="{source}" alt="布局图">')
    assert shown(found) == []
    assert len(found.losses) == 1
    assert "布局图" in found.losses[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a" + b"\x00" * 20, "不是 PNG、JPG 或 WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "不是 PNG、JPG 或 WebP"),
        (b"\x01\x00\x00\x00" + b"\x00" * 40, "不是 PNG、JPG 或 WebP"),
        (png(60_000, 60_000), "像素过多"),
        (b"\xff\xd8\xff\xe0\x00\x04ab", "像素过多"),
        (b"\x89PNG\r\n\x1a\n", "像素过多"),
        (png() + b"\x00" * pictures.MOST_BYTES, "超过 8 MB"),
    ],
)
def test_a_form_that_browsers_do_not_show_safely_is_listed(content: bytes, said: str, tmp_path: Path) -> None:
    losses: list[str] = []
    assert list(pictures.Album(losses).add(content, "布局图")) == []
    assert len(losses) == 1
    assert said in losses[0]
    del tmp_path


def test_the_form_is_that_of_the_bytes_and_the_same_picture_is_kept_once() -> None:
    album = pictures.Album([])
    jpeg = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x02\x00\x02\x01\x01\x11\x00\xff\xd9"
    names = [
        paragraph.picture.name
        for content in (jpeg, png(), jpeg)
        for paragraph in album.add(content, "")
        if paragraph.picture is not None
    ]
    assert names == ["picture-01.jpg", "picture-02.png", "picture-01.jpg"]


def test_a_picture_in_a_table_with_words_is_listed_and_one_in_a_bare_table_is_carried(tmp_path: Path) -> None:
    for words in ("说明", ""):
        document = docx.Document()
        document.add_paragraph("第一章 布局")
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        cells[0].text = words
        cells[1].paragraphs[0].add_run().add_picture(io.BytesIO(png()))
        document.save(str(tmp_path / "a.docx"))
        found = opened.read(tmp_path / "a.docx")
        assert shown(found) == ([] if words else [png()])
        assert any("在表格里" in loss for loss in found.losses) == bool(words)


def bold_word(path: Path) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("　　")
    paragraph.add_run("预防为主").bold = True
    paragraph.add_run("，做好*各项*工作。")
    document.add_paragraph().add_run("全部加粗。").bold = True
    document.save(str(path))
    return path


def bold_page(path: Path) -> Path:
    body = "<p>\u3000\u3000<b>预防</b><strong>为主</strong>，做好*各项*工作。</p><p><b>全部加粗。</b></p>"
    path.write_text(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>", encoding="utf-8")
    return path


def test_bold_words_are_carried(tmp_path: Path) -> None:
    for path in (bold_word(tmp_path / "a.docx"), bold_page(tmp_path / "a.html")):
        document = opened.read(path)
        assert document.losses == ()
        found = newplan.found_plan(document, "云泽县“十三五”健康规划")
        files, _ = newplan.project_files(found, document, "site_name: x\n", TODAY)
        assert "\n\n**预防为主**，做好\\*各项\\*工作。\n\n**全部加粗。**\n" in files["content/chapters/01.md"]
