"""What must hold of a file before anything reads it: its size, and that a package unpacks to something of its kind."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from plansite.newplan.documents.structure import RefusedError

MOST_BYTES = 50_000_000
MOST_UNPACKED = 300_000_000
MOST_XML = 100_000_000
MOST_PARTS = 5_000
MOST_RATIO = 200
SMALL = 20_000_000
"""Below this many bytes unpacked nobody asks how well a part was packed."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = "word/document.xml"

BROKEN = "文件不是完整的 Word 文档，可能下载不完整或已损坏，请用 Word 或 WPS 打开后另存为 .docx 再试。"
BOMB = "文件解开后异常大，不像一份规划，没有读取；请用 Word 或 WPS 另存为新的 .docx 再试。"
OLD = (
    "这是旧格式的 Word 文档（.doc）或加了密码的文档，改文件名没有用；"
    "请用 Word 或 WPS 打开（有密码的先取消密码），另存为 .docx 再试。"
)
MACROS = "文件带有宏，没有读取；请用 Word 或 WPS 另存为不带宏的 .docx 再试。"
ENTITIES = "文件里有外部实体或文档类型声明，正常的 Word 文档没有，没有读取；请用 Word 或 WPS 另存为新的 .docx 再试。"


def require_size(size: int) -> None:
    """Refuse what is larger than any plan, before it is read."""
    if size > MOST_BYTES:
        raise RefusedError(
            f"文件有 {size / 1_000_000:.0f} MB，超过 {MOST_BYTES // 1_000_000} MB 的上限，没有读取；"
            "请压缩或删去其中的图片后再试。"
        )
    if size == 0:
        raise RefusedError("文件是空的，请核对后再试。")


def require_package(content: bytes) -> None:
    """Refuse what is no Word document, or more than one."""
    if content.startswith(OLE):
        raise RefusedError(OLD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _require_sizes(package)
            names = set(package.namelist())
            if DOCUMENT not in names:
                raise RefusedError(_other_kind(names))
            if any("vbaproject" in name.lower() for name in names):
                raise RefusedError(MACROS)
            for name in sorted(names):
                if name.lower().endswith((".xml", ".rels")):
                    _require_plain_xml(package.read(name))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise RefusedError(BROKEN) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise RefusedError(BROKEN) from error


def _require_sizes(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    ratios = (part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > SMALL)
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or xml > MOST_XML
        or max(ratios, default=0) > MOST_RATIO
    ):
        raise RefusedError(BOMB)
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(OLD)


def _other_kind(names: set[str]) -> str:
    kinds = {"xl/workbook.xml": "Excel 表格", "ppt/presentation.xml": "演示文稿", "content.xml": "OpenDocument 文档"}
    kind = next((word for name, word in kinds.items() if name in names), "")
    if kind:
        return f"这是 {kind}，不是 Word 文档；请把规划另存为 .docx 再试。"
    return BROKEN


def _require_plain_xml(content: bytes) -> None:
    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=True):
            element.clear()
    except DefusedXmlException as error:
        raise RefusedError(ENTITIES) from error
    except ParseError as error:
        raise RefusedError(BROKEN) from error
