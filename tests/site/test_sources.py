"""Every published value that a page shows leads to the record of its source."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from built_pages import page, pages, shown_text
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecords


def _record(site: Path, path: Path, link: Any) -> Any:
    """The record that a link leads to."""
    address = urljoin("https://site.invalid/" + path.relative_to(site).as_posix(), link.get("href"))
    parts = urlsplit(address)
    (found,) = page(site / parts.path.strip("/") / "index.html").xpath("//li[@id=$id]", id=parts.fragment)
    return found


@pytest.mark.parametrize("name", ["", "indicators", "projects/1-3", "gaps"])
def test_a_value_of_a_list_leads_to_its_own_record(built: Path, name: str) -> None:
    path = built / name / "index.html"
    cells = page(path).xpath("//td[starts-with(@data-label, '最新公布值') or starts-with(@data-label, '口径不同')]")
    values = [cell for cell in cells if shown_text(cell) != "—"]
    assert values
    for cell in values:
        number = cell.text.strip().split()[-1]
        (link,) = cell.xpath(".//a[@class='source-mark']")
        record = shown_text(_record(built, path, link))
        assert number.rstrip("%万人所名") in record, (name, number, record)
        assert "原句：" in record


def test_every_update_leads_to_its_own_record(built: Path) -> None:
    path = built / "updates" / "index.html"
    for update in page(path).xpath("//ul[@class='updates']/li[.//a[@class='source-mark']]"):
        (link,) = update.xpath(".//a[@class='source-mark']")
        record = shown_text(_record(built, path, link))
        assert shown_text(update).split("：")[1].split(" ")[0].split("年")[0] in record.replace("，", "")


def test_a_record_names_publisher_grade_sentence_scope_and_kind(built: Path, built_tiny: Path) -> None:
    records = [
        record
        for site in (built, built_tiny)
        for path in pages(site)
        for record in page(path).xpath("//li[starts-with(@id, 'source-')]")
    ]
    assert len(records) > 15
    for record in records:
        words = shown_text(record)
        assert all(said in words for said in ("原句：“", "口径：与规划", "性质：", "本站发布："))
        assert any(grade in words for grade in ("（官方发布）", "（媒体报道）", "（转载）"))


def test_equal_values_of_two_owners_have_two_records(tiny: Publication) -> None:
    indicator = tiny.plan.indicators[0]
    twin = indicator.model_copy(
        update={"id": "twin", "observations": tuple(o.model_copy() for o in indicator.observations)}
    )
    plan = Plan(
        tiny.plan.about, tiny.plan.sources, (indicator, twin), tiny.plan.sidebars, tiny.plan.notes, tiny.plan.chapters
    )
    records = SourceRecords(plan)
    places = {records.place(owner.observations[0]) for owner in (indicator, twin)}
    assert places == {("indicators/infant-mortality", "source-1"), ("indicators/twin", "source-1")}
