"""Every published value that a page shows leads to the record of its source."""

from __future__ import annotations

from pathlib import Path

from built_pages import page, pages, shown_text
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecords


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


def test_a_copy_is_called_one(built: Path) -> None:
    assert any("（转载）" in shown_text(page(path)) for path in pages(built / "indicators"))
