"""The page of data files: what each holds, how programs read them, and what every field means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from plansite.addresses import Imprint
from plansite.exports import tables, version_files
from plansite.exports.export import Export
from plansite.exports.file_sums import sha256
from plansite.exports.names import saved_export
from plansite.exports.table import TYPE_WORDS, Table
from plansite.models.vocabulary import NoQuantity, Status
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.wording.citations import styles

UNKNOWN_ADDRESS = "https://本站网址/"
"""Stands in the lines where nobody has decided the site's address; a script puts the real one there."""

KILO = 1000

FORMS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "zip": "压缩包"}
"""How a file is read, by the end of its name."""

PLAIN = "文本"
"""How all others are read."""


class DataFile(NamedTuple):
    """A data file as the page lists it."""

    export: Export
    saved: str
    """The name under which a browser saves it; empty for its own."""

    form: str
    size: str
    sha256: str


class ReadingLine(NamedTuple):
    """Code that reads the data into a program."""

    id: str
    program: str
    how: str
    code: str


@dataclass(frozen=True, slots=True)
class DataView:
    """数据文件."""

    kind: ClassVar[str] = "data"

    files: list[DataFile]
    lines: tuple[ReadingLine, ...]
    base: str
    """Address of the site, as far as it is known."""

    imprint: Imprint
    listing: str
    """Path of the list of versions."""

    versions: tuple[str, ...]
    dictionary: tuple[Table, ...]
    types: Mapping[str, str]
    statuses: list[str]
    cite: list[tuple[styles.Style, Markup]]


def data(publication: Publication, renderer: Renderer) -> Page:
    """数据文件: what can be downloaded."""
    plan, kept, version = publication.plan, publication.kept_versions, publication.version
    base = publication.imprint.url or UNKNOWN_ADDRESS
    about = About(
        title="数据文件",
        description=f"{plan.about.title}的指标、观测值、项目和目标，机器可读，与页面数值一致。",
        source=f"{plan.about.title}及各数值所注来源",
        hide=("navigation",),
    )
    view = DataView(
        files=sorted(
            (_file(plan, export) for export in publication.tables), key=lambda file: file.form != FORMS["xlsx"]
        ),
        lines=lines(base if base.endswith("/") else f"{base}/"),
        base=base,
        imprint=publication.imprint,
        listing=version_files.LIST,
        versions=kept if version in kept else (version, *kept),
        dictionary=tables.described(),
        types=TYPE_WORDS,
        statuses=[status.value for status in (*Status, NoQuantity.WORD)],
        cite=styles.strings(publication.subjects.dataset()),
    )
    return renderer.page("data", about, view)


def lines(base: str) -> tuple[ReadingLine, ...]:
    """What to paste into each program, reading from the site at ``base``."""
    address = f"{base}data/observations.csv"
    return (
        ReadingLine(
            "excel",
            "Excel",
            "在“数据”选项卡选“获取数据”“自其他源”“空白查询”，打开“高级编辑器”，"
            "用这段代码替换原有内容（Power Query）。以后点“全部刷新”即可更新。",
            _power_query(address),
        ),
        ReadingLine(
            "wps",
            "WPS",
            "WPS 表格请直接下载 Excel 文件：把这个网址粘贴到浏览器的地址栏，下载后用 WPS 打开；需要更新时重新下载。",
            f"{base}data/plan.xlsx",
        ),
        ReadingLine(
            "python",
            "Python",
            "需要先安装 pandas。",
            f'import pandas\n\n观测值 = pandas.read_csv("{address}", encoding="utf-8-sig")',
        ),
        ReadingLine("r", "R", "不需要另装软件包。", f'观测值 <- read.csv("{address}", fileEncoding = "UTF-8-BOM")'),
    )


def _power_query(address: str) -> str:
    return (
        "let\n"
        f'    文件 = Csv.Document(Web.Contents("{address}"), '
        '[Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        "    表 = Table.PromoteHeaders(文件, [PromoteAllScalars = true]),\n"
        '    观测值 = Table.TransformColumnTypes(表, {{"year", Int64.Type}, {"value", type number}}, "en-US")\n'
        "in\n"
        "    观测值"
    )


def _file(plan: Plan, export: Export) -> DataFile:
    form = FORMS.get(export.path.rpartition(".")[2], PLAIN)
    return DataFile(export, saved_export(plan, export), form, _size(len(export.content)), sha256(export))


def _size(length: int) -> str:
    """``38 KB``; small files are not zero."""
    return f"{max(1, round(length / KILO))} KB"
