from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from built_pages import page, shown_text
from plansite import figures


def _json(built: Path, name: str) -> Any:
    return json.loads((built / "data" / name).read_text(encoding="utf-8"), parse_float=Decimal)


def _csv(built: Path, name: str) -> list[dict[str, str]]:
    text = (built / "data" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_files_begin_with_a_byte_order_mark(built: Path) -> None:
    for name in ("observations.csv", "targets.csv"):
        assert (built / "data" / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_observation_in_the_file_is_on_its_page_with_its_source(built: Path) -> None:
    rows = _csv(built, "observations.csv")
    indicators = {item["id"]: item for item in _json(built, "indicators.json")["indicators"]}
    assert len(rows) == 16
    for row in rows:
        document = page(built / "indicators" / row["series"] / "index.html")
        shown = figures.shown(Decimal(row["value"]), indicators[row["series"]]["decimals"])
        values = shown_text(document.xpath("//*[@id='values']/following::table[1]")[0])
        sources = shown_text(document.xpath("//*[@class='sources']")[0])
        assert shown in values
        assert row["quote"] in sources
        assert row["source_title"] in sources
        assert row["kind"] in sources
        if row["scope"] == "different":
            assert row["scope_note"] in values


def test_json_and_csv_hold_the_same_observations(built: Path) -> None:
    rows = _csv(built, "observations.csv")
    nested = [
        (item["id"], observation)
        for item in _json(built, "indicators.json")["indicators"]
        for observation in item["observations"]
    ]
    assert len(rows) == len(nested)
    for row, (series, observation) in zip(rows, nested, strict=True):
        assert row["series"] == series
        assert Decimal(row["value"]) == observation["value"]
        for field in ("area", "kind", "scope", "source", "quote", "published"):
            assert row[field] == observation[field]
        assert row["year"] == str(observation["year"])


def test_the_status_of_every_indicator_is_the_same_in_file_page_list_and_home(built: Path) -> None:
    home = page(built / "index.html")
    listed = page(built / "indicators" / "index.html")
    for item in _json(built, "indicators.json")["indicators"]:
        own = page(built / "indicators" / item["id"] / "index.html")
        assert item["status"] in shown_text(own.xpath("//*[@class='verdict-status']")[0])
        for document, prefix in ((home, "indicators/"), (listed, "")):
            row = document.xpath("//tr[th/a[@href=$href]]", href=f"{prefix}{item['id']}/")[0]
            assert item["status"] in shown_text(row.xpath("./td[@data-label='状态']")[0])


def test_progress_in_the_file_is_progress_on_the_page(built: Path) -> None:
    for item in _json(built, "indicators.json")["indicators"]:
        own = shown_text(page(built / "indicators" / item["id"] / "index.html").xpath("//article")[0])
        for assessment in item["assessments"].values():
            if assessment["progress_percent"] is not None:
                assert f"= {assessment['progress_percent']}%" in own


def test_the_status_of_every_project_and_target_is_the_same_in_file_and_page(built: Path) -> None:
    targets = {row["id"]: row for row in _csv(built, "targets.csv")}
    projects = _json(built, "projects.json")["projects"]
    assert len(projects) == 48
    assert len(targets) >= 70
    for project in projects:
        document = page(built / "projects" / project["id"] / "index.html")
        assert project["status"] in shown_text(document.xpath("//*[@class='verdict-status']")[0])
        for target in project["targets"]:
            row = shown_text(document.xpath("//tr[@id=$id]", id=target["id"])[0])
            assert target["status"] == targets[target["id"]]["status"]
            assert target["status"] in row
            assert target["text"] in row
            assert f"{target['by']}年" in row


def test_only_the_known_figures_are_published(built: Path) -> None:
    """The figures known so far, each read in its source: nothing may join them without one."""
    known = {
        ("senior-high-students", "三门峡", "2025", "4.39", "same"),
        ("secondary-vocational-students", "三门峡", "2025", "3.19", "different"),
        ("higher-vocational-students", "三门峡", "2025", "3.32", "different"),
        ("preschool-enrolment", "河南", "2021", "90.8", "same"),
        ("preschool-enrolment", "河南", "2022", "91.8", "same"),
        ("preschool-enrolment", "河南", "2023", "92.46", "same"),
        ("inclusive-kindergarten-coverage", "河南", "2021", "82.59", "same"),
        ("inclusive-kindergarten-coverage", "河南", "2022", "87.08", "same"),
        ("inclusive-kindergarten-coverage", "河南", "2023", "89.17", "same"),
        ("compulsory-completion", "河南", "2021", "96.1", "same"),
        ("compulsory-completion", "河南", "2023", "96.30", "same"),
        ("senior-secondary-enrolment", "河南", "2021", "92.5", "same"),
        ("higher-education-enrolment", "河南", "2021", "53.13", "same"),
        ("secondary-vocational-students", "河南", "2022", "150.72", "different"),
        ("higher-vocational-students", "河南", "2022", "137.79", "different"),
        ("dual-qualified-teachers", "河南", "2022", "64.05", "different"),
    }
    rows = _csv(built, "observations.csv")
    assert {(r["series"], r["area_name"], r["year"], r["value"], r["scope"]) for r in rows} == known
