"""The Frictionless Data Package: what machines must know to read the CSV files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plansite.addresses import Imprint
from plansite.exports.export import Export, as_json
from plansite.exports.file_sums import sha256
from plansite.exports.notices import LICENSE
from plansite.exports.table import Column, Table
from plansite.exports.tables import FOLDER
from plansite.plan.plan import Plan
from plansite.reading.settings import Settings
from plansite.wording.days import moment

ENCODING = "utf-8"
"""The name that standards give it; readers of data packages skip the byte order mark."""


@dataclass(frozen=True, slots=True)
class Package:
    """数据包: a plan's tables and the terms on which they are published."""

    plan: Plan
    version: str
    settings: Settings
    imprint: Imprint

    def export(self, files: Iterable[tuple[Table, Export]]) -> Export:
        """The descriptor of the package, whose tables are given with their CSV files."""
        content = as_json({**self.facts, "resources": [resource(table, file) for table, file in files]})
        return Export(
            f"{FOLDER}/datapackage.json",
            content,
            "数据包描述",
            "Frictionless Data Package：各 CSV 的字段、类型、来源和使用条件",
        )

    @property
    def facts(self) -> dict[str, Any]:
        """What is said of the package as a whole."""
        about, publisher = self.plan.about, self.settings.publisher
        homepage = self.imprint.absolute(FOLDER)
        return {
            "profile": "tabular-data-package",
            "name": f"{self.plan.subject.id}-plan-{about.period.start}-{about.period.end}",
            "title": f"{about.title}进展数据",
            "description": "指标、观测值、项目、目标和来源，与网页数值一致；"
            "公布值、基期值和目标值不作四舍五入，进度保留一位小数。",
            "version": self.version,
            "created": moment(self.plan.as_of),
            **({"homepage": homepage} if homepage else {}),
            "licenses": [self._licence],
            "sources": [{"title": about.title}, *self._sources],
            **({"contributors": [{"title": publisher.name, "role": "publisher"}]} if publisher else {}),
        }

    @property
    def _licence(self) -> dict[str, str]:
        terms = self.settings.terms
        name = {"name": terms.name} if terms.name else {}
        return {**name, "title": "使用条件", "path": terms.url or LICENSE}

    @property
    def _sources(self) -> list[dict[str, str]]:
        return [
            {
                "title": f"{source.title}（{source.publisher}）",
                **({"path": source.shown_url} if source.shown_url else {}),
            }
            for source in self.plan.sources.values()
        ]


def resource(table: Table, export: Export) -> dict[str, Any]:
    """What is said of one CSV."""
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": ENCODING,
        "bytes": len(export.content),
        "hash": f"sha256:{sha256(export)}",
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """The fields of a table, its key and what it refers to."""
    references = [
        {"fields": [found.column], "reference": {"resource": found.table, "fields": [found.names]}}
        for found in table.references
    ]
    return {
        "fields": [_field(column, required=column.name in table.key) for column in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": references} if references else {}),
    }


def _field(column: Column[Any], *, required: bool) -> dict[str, Any]:
    constraints = {
        **({"required": True} if required else {}),
        **({"enum": list(column.words)} if column.words else {}),
    }
    return {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
        **({"constraints": constraints} if constraints else {}),
    }
