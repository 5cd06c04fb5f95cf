from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import pytest

from built_pages import page, shown_text
from data_files import agrees, csv_rows, json_numbers, members, plain, sheets
from plansite.wording import numbers


def _json(built: Path, name: str) -> Any:
    return json.loads((built / "data" / name).read_text(encoding="utf-8"), parse_float=Decimal)


def _csv(built: Path, name: str) -> list[dict[str, str]]:
    text = (built / "data" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_files_begin_with_a_byte_order_mark(built: Path) -> None:
    files = [*(built / "data").glob("*.csv"), *(built / "indicators").glob("*/data.csv")]
    assert {path.name for path in files} >= {"observations.csv", "targets.csv", "data.csv"}
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in files)


def test_every_observation_in_the_file_is_on_its_page_with_its_source(built: Path) -> None:
    rows = _csv(built, "observations.csv")
    indicators = {item["id"]: item for item in _json(built, "indicators.json")["indicators"]}
    assert len(rows) == 16
    for row in rows:
        document = page(built / "indicators" / row["series"] / "index.html")
        shown = numbers.shown(Decimal(row["value"]), indicators[row["series"]]["decimals"])
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


SHEETS = {
    "指标": "indicators.csv",
    "观测值": "observations.csv",
    "项目": "projects.csv",
    "目标": "targets.csv",
    "来源": "sources.csv",
    "数据字典": "dictionary.csv",
}


def _titles(data: Path, name: str) -> dict[str, str]:
    """The Chinese names of a table's columns by their English names, as the dictionary says."""
    return {
        row["field"]: row["title"] for row in csv_rows((data / "dictionary.csv").read_bytes()) if row["table"] == name
    }


@pytest.mark.parametrize("plan", ["built", "built_tiny"])
def test_every_sheet_holds_the_cells_of_its_csv(plan: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(plan) / "data"
    book = sheets((data / "plan.xlsx").read_bytes())
    assert list(book) == [*SHEETS, "说明"]
    for title, name in SHEETS.items():
        rows = csv_rows((data / name).read_bytes())
        titles = _titles(data, name)
        heading, *cells = book[title]
        assert list(heading) == [titles[field] for field in rows[0]]
        assert len(rows) == len(cells)
        for row, line in zip(rows, cells, strict=True):
            assert [pair for pair in zip(row.values(), line, strict=True) if not agrees(*pair)] == []


@pytest.mark.parametrize("name", SHEETS.values())
def test_pandas_reads_the_same_table_from_csv_and_from_excel(built: Path, name: str) -> None:
    data = built / "data"
    sheet = next(title for title, file in SHEETS.items() if file == name)
    titles = _titles(data, name)
    from_csv = pandas.read_csv(data / name).rename(columns=titles)
    from_excel = pandas.read_excel(data / "plan.xlsx", sheet_name=sheet)
    from_excel = from_excel.apply(
        lambda column: column.map({"true": True, "false": False}) if _is_flag(column) else column
    )
    pandas.testing.assert_frame_equal(from_csv, from_excel, check_dtype=False)


def _is_flag(column: Any) -> bool:
    return set(column.unique()) <= {"true", "false"}


def test_indicators_say_the_same_in_csv_and_json(built: Path) -> None:
    nested = {
        item["id"]: item for item in json_numbers((built / "data" / "indicators.json").read_bytes())["indicators"]
    }
    rows = csv_rows((built / "data" / "indicators.csv").read_bytes())
    assert len(rows) == sum(len(item["assessments"]) for item in nested.values())
    for row in rows:
        item, area = nested[row["id"]], row["area"]
        assessment = item["assessments"][area]
        start = item["baseline"]["values"].get(area) if item["baseline"] else None
        assert _same(row["baseline_value"], start)
        for field in ("op", "value", "low", "high", "text"):
            assert _same(row[f"target_{field}"], item["target"]["values"][area][field])
        for field in ("latest_year", "latest_value", "progress_percent", "elapsed_percent"):
            assert _same(row[field], assessment[field])
        assert row["computed_status"] == assessment["status"]
        assert row["preliminary"] == str(assessment["preliminary"]).lower()
        for field in ("name", "dimension", "unit", "attribute", "direction"):
            assert row[field] == item[field]


def _same(cell: str, value: object) -> bool:
    """Whether a CSV's cell says what JSON says."""
    return cell == "" if value is None else plain(cell) == plain(str(value))


def test_projects_say_the_same_in_csv_json_and_page(built: Path) -> None:
    nested = {item["id"]: item for item in _json(built, "projects.json")["projects"]}
    rows = _csv(built, "projects.csv")
    assert [row["id"] for row in rows] == list(nested)
    for row in rows:
        item = nested[row["id"]]
        assert (row["name"], row["text"], row["status"]) == (item["name"], item["text"], item["status"])
        assert row["target_count"] == str(len(item["targets"]))
        assert row["progress"] == (item["progress"][0]["text"] if item["progress"] else "")
        verdict = page(built / "projects" / row["id"] / "index.html").xpath("//*[@class='verdict-status']")[0]
        assert row["status"] in shown_text(verdict)


def test_the_csv_of_an_indicator_holds_what_its_page_shows(built: Path) -> None:
    observations = _csv(built, "observations.csv")
    whole = {(row["id"], row["area"]): row for row in _csv(built, "indicators.csv")}
    for folder in sorted(path.parent for path in (built / "indicators").glob("*/data.csv")):
        rows = csv_rows((folder / "data.csv").read_bytes())
        values = [row for row in rows if row["item"] == "公布值"]
        wanted = [row for row in observations if row["series"] == folder.name]
        shared = values[0].keys() & wanted[0].keys() if values else set()
        assert [{name: row[name] for name in shared} for row in values] == [
            {name: row[name] for name in shared} for row in wanted
        ]
        for row in rows:
            summary = whole[folder.name, row["area"]]
            if row["item"] == "基期":
                assert (row["year"], row["value"]) == (summary["baseline_year"], summary["baseline_value"])
            if row["item"] == "目标":
                assert (row["year"], row["target_text"]) == (summary["target_year"], summary["target_text"])
        table = shown_text(page(folder / "index.html").xpath("//*[@id='values']/following::table[1]")[0])
        decimals = int(whole[folder.name, rows[0]["area"]]["decimals"])
        assert all(numbers.shown(Decimal(row["value"]), decimals) in table for row in rows if row["item"] != "目标")


def test_the_archive_holds_the_files_that_are_published_beside_it(built: Path) -> None:
    packed = members(built / "data" / "plan.zip")
    assert packed.keys() >= {*SHEETS.values(), "plan.xlsx", "datapackage.json", "README.txt", "LICENSE.txt"}
    for name in packed.keys() - {"SHA256SUMS"}:
        assert packed[name] == (built / "data" / name).read_bytes()


@pytest.mark.parametrize("plan", ["built", "built_tiny"])
def test_the_page_of_files_states_size_checksum_version_and_terms_of_each(
    plan: str, request: pytest.FixtureRequest
) -> None:
    data = request.getfixturevalue(plan) / "data"
    cards = page(data / "index.html").xpath("//li[@class='file']")
    listed = {card.xpath(".//a/@href")[0]: shown_text(card) for card in cards}
    assert listed.keys() == {path.name for path in data.iterdir() if path.is_file()} - {"index.html", "versions.json"}
    version = json.loads((data / "versions.json").read_text(encoding="utf-8"))["current"]
    for name, words in listed.items():
        content = (data / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() in words
        assert f"{max(1, round(len(content) / 1000))} KB" in words
        assert version in words
        assert all(word in words for word in ("责任单位", "更新频率", "更新日期", "使用条件"))


def test_the_page_of_an_indicator_states_checksum_terms_and_frequency_of_its_csv(built: Path) -> None:
    files = sorted((built / "indicators").glob("*/data.csv"))
    assert len(files) == 15
    for file in files:
        (note,) = page(file.parent / "index.html").xpath("//p[contains(@class, 'file-note')]")
        assert hashlib.sha256(file.read_bytes()).hexdigest() in shown_text(note)
        assert "CSV（数据）的更新频率：不定期，有新数值或更正时更新" in shown_text(note)
        assert note.xpath("a/@href") == ["../../data/#terms"]


def test_progress_has_one_decimal_and_the_site_says_so(built: Path) -> None:
    assert "规划期进度和时序进度保留一位小数" in shown_text(page(built / "data" / "index.html"))
    told = {row["field"]: row["description"] for row in _csv(built, "dictionary.csv")}
    for name in ("progress_percent", "elapsed_percent"):
        assert "保留一位小数" in told[name]
        for table in ("indicators.csv", "targets.csv"):
            assert all(re.fullmatch(r"(-?\d+(\.\d)?)?", row[name]) for row in _csv(built, table))


def test_downloads_are_saved_under_chinese_names_with_the_day_of_the_data(built: Path, built_tiny: Path) -> None:
    saved = {
        link.get("href"): link.get("download") for link in page(built / "data" / "index.html").xpath("//a[@download]")
    }
    assert saved["indicators.csv"] == "三门峡市十四五教育规划-指标-2026-11-24.csv"
    assert saved["plan.xlsx"] == "三门峡市十四五教育规划-全部数据-2026-11-24.xlsx"
    assert saved["datapackage.json"] == ""
    of_one = page(built_tiny / "indicators" / "infant-mortality" / "index.html").xpath("//a[@download]/@download")
    assert {f"云泽县健康规划-婴儿死亡率-2018-03-01.{form}" for form in ("csv", "png", "svg", "vl.json")} <= set(of_one)


def test_the_version_shown_is_that_of_the_files(built: Path) -> None:
    version = json.loads((built / "data" / "datapackage.json").read_text(encoding="utf-8"))["version"]
    for path in ("data", "indicators/preschool-enrolment", "projects/1-1", "chapters/1"):
        facts = shown_text(page(built / path / "index.html").xpath("//*[@class='leaf-facts']")[0])
        assert f"数据版本{version}" in facts


def test_this_version_is_there_a_second_time_under_its_own_address(built: Path) -> None:
    listed = json.loads((built / "data" / "versions.json").read_text(encoding="utf-8"))
    folder = built / "data" / listed["versions"][0]["path"]
    assert listed["current"] == listed["versions"][0]["version"] == folder.name
    data = [path for path in (built / "data").iterdir() if path.is_file()]
    files = [path for path in (built / "indicators").glob("*/*") if path.suffix in {".csv", ".svg", ".png", ".json"}]
    for path in data:
        if path.name not in {"index.html", "versions.json"}:
            assert (folder / path.name).read_bytes() == path.read_bytes()
    assert len(files) == 15 * 4
    for path in files:
        assert (folder / path.relative_to(built)).read_bytes() == path.read_bytes()
