"""Atom feeds: read by a parser that nobody here wrote; ids that outlive a move."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import feedparser
import pytest

from plansite.addresses import Imprint
from plansite.assessment.assessments import Assessments
from plansite.exports.export import Export
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication import atom
from plansite.wording.sentences import Wording

HERE = Imprint("云泽县健康规划进展", "https://health.example/plan/")


def published(site: Publication) -> dict[str, Export]:
    """The feeds of a site by path."""
    return {export.path: export for export in atom.exports(site)}


def read(export: Export) -> Any:
    """A feed as a reader sees it; anything malformed fails the test."""
    found = feedparser.parse(export.content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def ids(site: Publication, path: str = "feed.xml") -> list[str]:
    """The ids of a feed's entries."""
    return [entry.id for entry in read(published(site)[path]).entries]


def changed(site: Publication, **facts: object) -> Publication:
    """The site with the first value of its first indicator changed."""
    indicator = site.plan.indicators[0]
    first = indicator.observations[0].model_copy(update=facts)
    mended = indicator.model_copy(update={"observations": (first, *indicator.observations[1:])})
    plan = replace(site.plan, indicators=(mended, *site.plan.indicators[1:]))
    return replace(site, wording=Wording(plan, Assessments(plan, site.settings.tolerance_share)))


def test_every_feed_is_valid_and_has_what_atom_requires(tiny: Publication, real: Publication) -> None:
    for site in (tiny, real, replace(tiny, imprint=HERE)):
        for export in published(site).values():
            feed = read(export)
            assert feed.feed.id.startswith("urn:uuid:")
            assert feed.feed.title
            assert feed.feed.author
            assert feed.entries
            for entry in feed.entries:
                assert entry.id.startswith("urn:uuid:")
                assert entry.title
                assert entry.summary
                assert entry.updated_parsed is not None
                assert entry.link


def test_the_feed_tells_everything_that_was_published_newest_first(tiny: Publication) -> None:
    entries = read(published(tiny)["feed.xml"]).entries
    assert [entry.title for entry in entries] == [
        "更正：婴儿死亡率：云泽2017年2.2‰",
        "婴儿死亡率：临海2017年3.1‰（初步）",
        "疫苗接种率：云泽2016年98.6%",
        "健康小屋建设：健康小屋：云泽2017年18个",
        "健康小屋建设：首批小屋开放。",
        "里程碑：健康小屋建设：“首批小屋开放”已于2017年6月15日完成",
        "健康步道建设：官方状态（2017年12月31日）：已终止，原因：用地未能落实",
        "建好的健康小屋：云泽2017年1个",
        "规划全文：云泽县健康行动规划",
        "改动说明：已公布的内容：来源“bulletin-2017”的标题由“公报”改为“2017年公报”",
        "婴儿死亡率：云泽2017年2.1‰（已于2018年3月1日更正）",
    ]


def test_a_correction_says_what_stood_before_and_why(tiny: Publication) -> None:
    entries = read(published(tiny)["feed.xml"]).entries
    assert entries[0].summary.startswith("更正：原公布值 2.1‰（2018年2月25日发布）。原因：公报更正了活产数。")
    assert entries[0].tags[0].term == "更正"
    assert entries[-1].summary == "这个数值已于2018年3月1日更正，原因：公报更正了活产数。"
    assert entries[-1].published == "2018-02-25T00:00:00+08:00"
    assert entries[-1].updated == "2018-03-01T00:00:00+08:00"


def test_the_corrected_value_keeps_the_id_it_had_when_it_was_published(tiny: Publication) -> None:
    before = changed(tiny, corrects=(), published=datetime.date(2018, 2, 25))
    entries = read(published(tiny)["feed.xml"]).entries
    assert entries[-1].id in ids(before)
    assert entries[0].id not in ids(before)


def test_ids_do_not_depend_on_where_the_site_is_published(tiny: Publication) -> None:
    assert ids(replace(tiny, imprint=HERE)) == ids(tiny)
    moved = Imprint("新名", "https://other.example/")
    assert ids(replace(tiny, imprint=moved)) == ids(tiny)


def test_ids_do_not_depend_on_words_that_are_mended(tiny: Publication) -> None:
    assert ids(changed(tiny, quote="婴儿死亡率为2.2‰。")) == ids(tiny)


@pytest.mark.parametrize("facts", [{"year": 2018}, {"month": 6}, {"area": "linhai"}])
def test_another_value_has_another_id(tiny: Publication, facts: dict[str, object]) -> None:
    assert ids(changed(tiny, **facts)) != ids(tiny)


def test_no_two_entries_of_a_feed_share_an_id(real: Publication, tiny: Publication) -> None:
    for site in (real, tiny):
        for path in published(site):
            found = ids(site, path)
            assert len(found) == len(set(found))


def test_an_indicator_has_a_feed_of_its_own_that_begins_with_the_plans_target(tiny: Publication) -> None:
    feed = read(published(tiny)["indicators/beds-per-thousand/feed.xml"])
    assert [entry.title for entry in feed.entries] == ["每千人口床位数：规划目标"]
    assert "2020年目标为6.5～7.0张" in feed.entries[0].summary
    assert len(ids(tiny, "indicators/infant-mortality/feed.xml")) == 4


def test_links_are_full_where_the_address_is_known_and_relative_where_not(tiny: Publication) -> None:
    known = replace(tiny, imprint=HERE)
    path = "indicators/infant-mortality/feed.xml"
    assert read(published(known)["feed.xml"]).entries[0].link == (
        "https://health.example/plan/indicators/infant-mortality/#source-1"
    )
    assert {link.rel: link.href for link in read(published(known)[path]).feed.links} == {
        "alternate": "https://health.example/plan/indicators/infant-mortality/",
        "self": f"https://health.example/plan/{path}",
    }
    assert read(published(tiny)["feed.xml"]).entries[0].link == "indicators/infant-mortality/#source-1"
    assert read(published(tiny)[path]).entries[0].link == "./#source-1"


def test_a_publisher_is_the_author_and_else_the_site(tiny: Publication) -> None:
    assert read(published(replace(tiny, imprint=HERE))["feed.xml"]).feed.author == "云泽县健康规划进展"
