"""A column is declared once, with how its value is got: all files follow it, none can lack a value by mistake."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import pytest

import publications
from plansite.exports import columns, json_records, rows
from plansite.exports.package import schema
from plansite.exports.table import DATE, Column, Rows, Table, cells, field, record
from plansite.exports.tables import csv_export, tables
from plansite.models import Source
from plansite.models.vocabulary import Grade

SOURCE = Source(id="a", title="甲公报", publisher="甲局", grade=Grade.REPOST, url="https://example.org/")
PLANS = {"tiny": publications.tiny, "real": publications.real}


@dataclass(frozen=True)
class Cited:
    source: Source | None
    times: int


CITED: tuple[Column[Cited], ...] = (
    *Rows[Cited].part(lambda row: row.source, field(Source, "id"), field(Source, "grade"), field(Source, "date", DATE)),
    Column("times", "次数", "引用几次。", lambda row: row.times),
)


def test_a_column_without_its_value_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="value"):
        Column("times", "次数", "引用几次。")  # type: ignore[call-arg]


def test_a_column_of_a_field_that_the_model_does_not_have_cannot_be_declared() -> None:
    with pytest.raises(KeyError):
        field(Source, "editor")


def test_a_field_gives_its_own_words_and_its_plain_value() -> None:
    column = field(Source, "grade")
    info = Source.model_fields["grade"]
    assert (column.title, column.description) == (info.title, info.description)
    assert column.value(SOURCE) == "repost"
    assert type(column.value(SOURCE)) is str


def test_a_row_without_a_part_has_empty_cells_there() -> None:
    assert cells(CITED, [Cited(SOURCE, 2), Cited(None, 0)]) == (("a", "repost", None, 2), (None, None, None, 0))
    assert record(CITED, Cited(SOURCE, 2)) == {"id": "a", "grade": "repost", "date": None, "times": 2}


def test_a_column_under_another_name_keeps_everything_else() -> None:
    column = field(Source, "grade")
    other = column.called("source_grade")
    assert other.name == "source_grade"
    assert other.called("grade") == column


def test_the_address_of_a_copy_is_in_no_table() -> None:
    found = record(columns.SOURCES, rows.SourceRow(SOURCE, 1))
    assert (found["id"], found["url"], found["values"]) == ("a", None, 1)


@pytest.mark.parametrize("plan", PLANS)
def test_every_file_follows_the_columns(plan: str) -> None:
    publication = PLANS[plan]()
    found = tables(publication.plan, publication.assessments)
    dictionary = found[-1]
    told = [(row[0], row[2]) for row in dictionary.rows]
    assert told == [(table.file, column.name) for table in found for column in table.columns]
    for table in found:
        assert len(set(table.names)) == len(table.names)
        head, *lines = _csv(table)
        assert tuple(head) == table.names
        assert len(lines) == len(table.rows)
        assert tuple(column["name"] for column in schema(table)["fields"]) == table.names


@pytest.mark.parametrize("plan", PLANS)
def test_json_tells_of_a_value_and_a_target_what_the_tables_tell(plan: str) -> None:
    publication = PLANS[plan]()
    whole, assessments = publication.plan, publication.assessments
    found = [json_records.indicator_record(whole, assessments, indicator) for indicator in whole.indicators]
    values: list[Any] = [value for indicator in found for value in indicator["observations"]]  # type: ignore[attr-defined]
    wanted = (*(column.name for column in columns.OBSERVATION), "corrected")
    assert values
    assert all(tuple(value) == wanted for value in values)
    projects = [json_records.project_record(whole, assessments, row) for row in rows.projects(whole, assessments)]
    targets: list[Any] = [target for project in projects for target in project["targets"]]  # type: ignore[attr-defined]
    promises: list[Any] = json_records.theme_records(whole, assessments)["promises"]  # type: ignore[assignment]
    targets += promises
    own = [target.pop("observations") for target in targets]
    assert not any(target.pop("official") for target in targets)
    assert not any(target.pop("withdrawn") for target in targets)
    assert targets == [record(columns.TARGETS, row) for row in rows.targets(whole, assessments)]
    held = [len(target.observations) for _, target in whole.targets]
    assert [len(values) for values in own] == [*held, *(len(promise.observations) for promise in whole.promises)]
    assert all(tuple(value) == wanted for values in own for value in values)


def _csv(table: Table) -> list[list[str]]:
    text = csv_export(table).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))
