from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from built_pages import page, shown_text


def _json(built: Path, name: str) -> Any:
    return json.loads((built / "data" / name).read_text(encoding="utf-8"), parse_float=Decimal)


def _csv(built: Path, name: str) -> list[dict[str, str]]:
    text = (built / "data" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


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


def test_progress_has_one_decimal_and_the_site_says_so(built: Path) -> None:
    assert "规划期进度和时序进度为一位小数，不进位到 0% 和 100%" in shown_text(page(built / "data" / "index.html"))
    told = {row["field"]: row["description"] for row in _csv(built, "dictionary.csv")}
    for name in ("progress_percent", "elapsed_percent"):
        assert "一位小数" in told[name]
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


def test_frequency_formats_and_checksums_are_said_once_where_every_indicator_leads(built: Path) -> None:
    data = shown_text(page(built / "data" / "index.html").xpath("//article")[0])
    assert "各指标页的 CSV，责任单位" in data
    assert "更新频率：不定期，有新数值或更正时更新" in data
    listed = (built / "SHA256SUMS").read_text(encoding="utf-8")
    files = sorted((built / "indicators").glob("*/data.csv"))
    assert len(files) == 15
    for file in files:
        content = page(file.parent / "index.html").xpath("//article")[0]
        (note,) = content.xpath(".//p[contains(@class, 'file-note')]")
        assert {"data.csv", "../../data/#terms"} <= set(note.xpath(".//a/@href"))
        assert [word for word in ("更新频率：", "SHA-256") if word in shown_text(content)] == []
        assert f"  indicators/{file.parent.name}/data.csv\n" in listed
