"""A plan's document, whichever form it comes in."""

from __future__ import annotations

from pathlib import Path

from plansite.newplan.documents import safety, text, web, word
from plansite.newplan.documents.structure import Document, Paragraph, RefusedError

PACKAGE = b"PK"
PDF = b"%PDF"
RICH = b"{\\rtf"
TEXTS = frozenset((".txt", ".text", ".md"))
PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
ARCHIVED_PAGES = frozenset((".mht", ".mhtml"))
KINDS = "可用的有 .docx、.html、.txt。"


def read(path: Path) -> Document:
    """Read a document by what it is, not only by its name; raises ``RefusedError``."""
    if not path.is_file():
        raise RefusedError(f"没有找到文件“{path}”，请核对名称和位置。")
    safety.require_size(path.stat().st_size)
    content = path.read_bytes()
    suffix = path.suffix.lower()
    document = _read(content, suffix, path.parent)
    if not any(not isinstance(block, Paragraph) or block.text for block in document.blocks):
        raise RefusedError("文件里没有读到文字，可能全是图片（扫描件）；请用有文字的文档再试。")
    return document


def _read(content: bytes, suffix: str, folder: Path) -> Document:
    if content.startswith(PDF):
        raise RefusedError(
            "PDF 只记录每个字的位置，段落和表格要靠猜，不能保证一字不差，没有读取；请向起草单位要 .docx，"
            "或用 Word、WPS 打开 PDF 另存为 .docx 并核对后再试。"
        )
    if content.startswith((PACKAGE, safety.OLE)) or suffix in {".docx", ".docm"}:
        return word.read(content)
    if content.startswith(RICH):
        raise RefusedError("这是 RTF 文档，请用 Word 或 WPS 打开，另存为 .docx 再试。")
    if suffix in ARCHIVED_PAGES:
        raise RefusedError("这是单个文件的网页（.mht），请在浏览器里另存为“网页，仅 HTML”（.html）再试。")
    if suffix in PAGES or content.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        return web.read(content, folder)
    if suffix in TEXTS:
        return text.read(content)
    raise RefusedError(f"不认识“{suffix or '没有扩展名'}”这种文件，{KINDS}")
