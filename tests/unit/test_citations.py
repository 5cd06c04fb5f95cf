"""Citations, sign by sign: full-width and half-width are part of what is tested."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from markupsafe import Markup

import made
import projects
from plansite.addresses import Imprint
from plansite.models import Indicator, Source
from plansite.models.indicator import Break
from plansite.models.vocabulary import Grade, Scope
from plansite.models.vocabulary import ObservationStatus as ValueKind
from plansite.pages import chapters, indicators
from plansite.pages.cite import cite
from plansite.pages.rendering.publication import Publication
from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings
from plansite.wording.citations import exchange, gbt, press, styles
from plansite.wording.citations.citation import Citation, CitationKind, Day
from plansite.wording.citations.subjects import Subjects
from projects import TINY

HERE = Imprint("云泽县健康规划进展", "https://health.example/plan/")
DAY = datetime.date(2018, 3, 1)
UNTIL = "2018年3月1日"


@pytest.fixture
def subjects(tiny: Publication) -> Subjects:
    """Citations of the tiny plan at a known address."""
    return Subjects(tiny.wording, HERE, ())


@pytest.fixture
def version(tiny: Publication) -> str:
    """The version of the tiny plan's data."""
    return tiny.version


def remarked(indicator: Indicator, **facts: object) -> Indicator:
    """The indicator with its first value changed."""
    first = indicator.observations[0].model_copy(update=facts)
    return indicator.model_copy(update={"observations": (first, *indicator.observations[1:])})


def everything(subjects: Subjects, site: Publication) -> list[Citation]:
    """A citation of every kind."""
    chapter = site.plan.chapters[0]
    return [
        subjects.chapter(chapter),
        subjects.paragraph(chapter, "1-1-p2"),
        *(subjects.indicator(indicator) for indicator in site.plan.indicators),
        *(subjects.project(project) for project in site.plan.projects),
        subjects.dataset(),
    ]


def test_a_chapter_is_cited_as_a_part_of_the_plan_on_the_web(subjects: Subjects, tiny: Publication) -> None:
    citation = subjects.chapter(tiny.plan.chapters[0])
    assert gbt.current(citation) == (
        "云泽县健康行动规划：第一章 健康水平[EB/OL].（2018-03-01）[2018-03-01]. https://health.example/plan/chapters/1/."
    )
    assert gbt.former(citation) == (
        "云泽县健康行动规划：第一章 健康水平[EB/OL]. (2018-03-01)[2018-03-01]. https://health.example/plan/chapters/1/."
    )
    assert citation.sentence == "以上内容见《云泽县健康行动规划》“第一章 健康水平”。"


def test_the_number_of_the_document_stands_behind_the_title_where_there_is_one(
    subjects: Subjects, tmp_path: Path
) -> None:
    folder = projects.copied(TINY, tmp_path / "plan")
    file = folder / "data" / "plan.yaml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("period:\n", "document_number: 云政〔2016〕12号\nperiod:\n"), encoding="utf-8")
    site, _ = read(Folders.of(folder, folder / "content"), Settings(), datetime.date(2018, 6, 1))
    citation = Subjects(site.wording, HERE, ()).chapter(site.plan.chapters[0])
    assert gbt.current(citation).startswith("云泽县健康行动规划：云政〔2016〕12号：第一章 健康水平[EB/OL].")
    assert citation.sentence == "以上内容见《云泽县健康行动规划》（云政〔2016〕12号）“第一章 健康水平”。"
    contents = next(iter(chapters.pages(site, made.renderer(site))))
    assert "云泽县健康行动规划（云政〔2016〕12号），共 2 章" in contents.html
    assert site.version != subjects.edition.version


def test_a_paragraph_is_cited_with_its_place_and_its_own_address(subjects: Subjects, tiny: Publication) -> None:
    citation = subjects.paragraph(tiny.plan.chapters[0], "1-1-p2")
    assert gbt.current(citation) == (
        "云泽县健康行动规划：第1章第1节第2段[EB/OL].（2018-03-01）[2018-03-01]. "
        "https://health.example/plan/chapters/1/#1-1-p2."
    )
    assert citation.sentence == "以上内容见《云泽县健康行动规划》第1章第1节第2段。"


def test_an_indicator_is_cited_as_data_with_version_and_platform(
    subjects: Subjects, tiny: Publication, version: str
) -> None:
    citation = subjects.indicator(tiny.plan.indicators[0])
    assert gbt.current(citation) == (
        f"婴儿死亡率：云泽县健康行动规划主要指标[DS/OL]. {version}. 云泽县健康规划进展（2018-03-01）[2018-03-01]. "
        "https://health.example/plan/indicators/infant-mortality/."
    )
    assert gbt.former(citation) == (
        "婴儿死亡率：云泽县健康行动规划主要指标[DS/OL]. (2018-03-01)[2018-03-01]. "
        "https://health.example/plan/indicators/infant-mortality/."
    )
    assert citation.sentence == (
        "据云泽县卫生健康局2018年2月20日公布的数据，截至2017年，云泽婴儿死亡率为2.2‰，比2015年下降0.3个千分点。"
    )
    assert citation.note == "云泽2017年：2.2‰；已更正，原公布值 2.1‰；数据截至2018-03-01"


def test_an_indicator_without_a_value_is_said_to_have_none(subjects: Subjects, tiny: Publication, version: str) -> None:
    citation = subjects.indicator(tiny.plan.indicators[2])
    assert gbt.current(citation) == (
        f"每千人口床位数：云泽县健康行动规划主要指标[DS/OL]. {version}. 云泽县健康规划进展（2018-03-01）[2018-03-01]. "
        "https://health.example/plan/indicators/beds-per-thousand/."
    )
    assert citation.sentence == (
        "据《云泽县健康行动规划》，云泽每千人口床位数2020年目标为6.5～7.0张；截至2018年3月1日，2016年以来的数值待公布。"
    )
    assert citation.note == "云泽数值待公布；数据截至2018-03-01"


def test_an_indicator_without_a_value_names_its_baseline_if_it_has_one(tiny: Publication) -> None:
    silent = tiny.plan.indicators[0].model_copy(update={"observations": ()})
    assert press.indicator_sentence(tiny.wording, silent, UNTIL) == (
        "据《云泽县健康行动规划》，云泽婴儿死亡率2015年为2.5‰，2020年目标为2.0‰；"
        "截至2018年3月1日，2016年以来的数值待公布。"
    )


def test_a_preliminary_value_is_called_one_in_every_style(subjects: Subjects, tiny: Publication, version: str) -> None:
    citation = subjects.indicator(remarked(tiny.plan.indicators[0], kind=ValueKind.PRELIMINARY, corrects=()))
    assert gbt.current(citation) == (
        f"婴儿死亡率：云泽县健康行动规划主要指标（云泽2017年数值：初步）[DS/OL]. {version}. "
        "云泽县健康规划进展（2018-03-01）[2018-03-01]. https://health.example/plan/indicators/infant-mortality/."
    )
    assert citation.sentence == (
        "据云泽县卫生健康局2018年2月20日公布的数据，截至2017年，云泽婴儿死亡率为2.2‰（初步数值），"
        "比2015年下降0.3个千分点。"
    )
    assert all("初步" in style.string(citation) for style in styles.STYLES)


def test_a_value_of_another_scope_names_the_difference_and_is_compared_with_nothing(
    subjects: Subjects, tiny: Publication, version: str
) -> None:
    other = remarked(tiny.plan.indicators[0], scope=Scope.DIFFERENT, scope_note="含外来人口", corrects=())
    citation = subjects.indicator(other)
    assert gbt.current(citation) == (
        f"婴儿死亡率：云泽县健康行动规划主要指标（云泽2017年数值：口径不同：含外来人口）[DS/OL]. {version}. "
        "云泽县健康规划进展（2018-03-01）[2018-03-01]. https://health.example/plan/indicators/infant-mortality/."
    )
    assert citation.sentence == (
        "据云泽县卫生健康局2018年2月20日公布的数据，截至2017年，云泽婴儿死亡率为2.2‰，"
        "口径与规划指标不同（含外来人口），不能与基期和目标比较。"
    )
    assert all("含外来人口" in style.string(citation) for style in styles.STYLES)


def test_a_value_equal_to_the_baseline_has_not_changed(tiny: Publication) -> None:
    same = remarked(tiny.plan.indicators[0], value=tiny.plan.indicators[0].observations[0].value.__class__("2.5"))
    assert press.indicator_sentence(tiny.wording, same, UNTIL).endswith("云泽婴儿死亡率为2.5‰，与2015年持平。")


def test_a_month_is_part_of_the_period(tiny: Publication) -> None:
    half = remarked(tiny.plan.indicators[0], month=6)
    assert "，截至2017年6月，" in press.indicator_sentence(tiny.wording, half, UNTIL)


@pytest.mark.parametrize(
    ("grade", "date", "words"),
    [
        (Grade.OFFICIAL, DAY, "据某局2018年3月1日公布的数据"),
        (Grade.MEDIA, DAY, "据某局2018年3月1日公布的数据（媒体报道）"),
        (Grade.REPOST, None, "据某局公布的数据（转载，来源未注明日期）"),
    ],
)
def test_the_press_form_tells_a_report_and_a_copy_from_the_publishers_own_page(
    grade: Grade, date: datetime.date | None, words: str
) -> None:
    source = Source(id="a", title="甲", publisher="某局", grade=grade).model_copy(update={"date": date})
    assert press.credit(source) == words


def test_a_publisher_that_is_itself_quoted_is_not_quoted_twice() -> None:
    source = Source(id="a", title="甲", publisher="据某局公报，某报转载", grade=Grade.REPOST)
    assert press.credit(source) == "据某局公报，某报转载公布的数据（转载，来源未注明日期）"


def test_a_project_is_cited_with_its_sidebar_and_what_is_known(subjects: Subjects, tiny: Publication) -> None:
    citation = subjects.project(tiny.plan.projects[0])
    assert gbt.current(citation) == (
        "健康小屋建设：云泽县健康行动规划专栏1项目进展[EB/OL].（2018-03-01）[2018-03-01]. "
        "https://health.example/plan/projects/1-1/."
    )
    word = tiny.assessments.project_word(tiny.plan.projects[0])
    assert citation.sentence == (
        "据《云泽县健康行动规划》专栏1“健康小屋工程”，项目“健康小屋建设”有量化目标3项，其中1项有同口径公布数值；"
        f"截至2018年3月1日，按公开的评价方法，项目状态为“{word}”。"
    )


def test_an_official_status_of_a_project_is_credited_and_keeps_its_reason(
    subjects: Subjects, tiny: Publication
) -> None:
    assert subjects.project(tiny.plan.projects[1]).sentence == (
        "据《云泽县健康行动规划》专栏1“健康小屋工程”，项目“健康步道建设”没有写明量化目标；"
        "据云泽县卫生健康局2018年2月20日公布的数据，截至2017年12月31日项目状态为“已终止”，原因：用地未能落实。"
    )


def test_an_official_status_without_a_reason_is_told_without_one(subjects: Subjects, tiny: Publication) -> None:
    project = tiny.plan.projects[1]
    stated = project.status[0].model_copy(update={"reason": None})
    sentence = subjects.project(project.model_copy(update={"status": (stated,)})).sentence
    assert sentence.endswith("截至2017年12月31日项目状态为“已终止”。")


def test_a_project_without_targets_and_without_a_sidebar_is_cited_without_either(
    subjects: Subjects, tiny: Publication
) -> None:
    alone = tiny.plan.projects[1].model_copy(update={"id": "p1", "status": ()})
    assert subjects.project(alone).sentence == (
        "据《云泽县健康行动规划》，项目“健康步道建设”没有写明量化目标；"
        "截至2018年3月1日，按公开的评价方法，不计算项目状态。"
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"month": 6}, "截至2017年6月，云泽婴儿死亡率为2.2‰，是年内一段时间的数值，不与基期和目标比较。"),
        ({"area": "yunze", "year": 2016}, "截至2016年，云泽婴儿死亡率为2.2‰，比2015年下降0.3个千分点。"),
        ({"year": 2018}, "截至2018年，云泽婴儿死亡率为2.2‰，统计口径已经变化，不与基期和目标比较。"),
        ({"year": 2019}, "截至2019年，云泽婴儿死亡率为2.2‰，统计口径已经变化，不与基期和目标比较。"),
        ({"area": "linhai"}, "截至2017年，临海婴儿死亡率为2.2‰，比2015年下降0.8个千分点。"),
        ({"kind": ValueKind.EXPECTED}, "截至2017年，云泽婴儿死亡率为2.2‰（预计数值），比2015年下降0.3个千分点。"),
    ],
)
def test_a_value_is_compared_with_the_baseline_only_where_it_can_be(
    tiny: Publication, facts: dict[str, object], words: str
) -> None:
    indicator = tiny.plan.indicators[0]
    cut = Break(year=2018, text="新口径", source="bulletin-2017")
    value = indicator.observations[0].model_copy(update={**facts, "corrects": ()})
    sentence = press.value_sentence(tiny.wording, indicator.model_copy(update={"breaks": (cut,)}), value)
    assert sentence == f"据云泽县卫生健康局2018年2月20日公布的数据，{words}"


def test_without_a_baseline_or_a_target_the_press_form_says_so(tiny: Publication) -> None:
    indicator = tiny.plan.indicators[0]
    value = indicator.observations[0].model_copy(update={"corrects": ()})
    none = indicator.model_copy(update={"baseline": None})
    assert indicator.baseline is not None
    other = indicator.model_copy(
        update={"baseline": indicator.baseline.model_copy(update={"values": {"linhai": Decimal(3)}})}
    )
    for changed in (none, other):
        assert press.value_sentence(tiny.wording, changed, value).endswith("，规划没有基期值可比。")
        assert "年为" not in press.awaiting_sentence(tiny.wording, changed, UNTIL)
    target = indicator.targets[0]
    elsewhere = target.model_copy(update={"values": {"linhai": target.values["linhai"]}})
    aimless = indicator.model_copy(update={"targets": (elsewhere,)})
    assert press.awaiting_sentence(tiny.wording, aimless, UNTIL) == (
        "据《云泽县健康行动规划》，云泽婴儿死亡率2015年为2.5‰，没有目标值；截至2018年3月1日，2016年以来的数值待公布。"
    )


def test_a_source_with_number_and_page_is_cited_with_both() -> None:
    source = Source(
        id="a", title="公报", publisher="据某局", grade=Grade.OFFICIAL, number="云发〔2018〕1号", page="第3页"
    )
    plain = source.model_copy(update={"date": DAY})
    assert gbt.source(plain, Day.of(DAY)) == "某局. 公报：云发〔2018〕1号[Z]. 2018-03-01：第3页."
    assert gbt.source(source, Day.of(DAY)) == "某局. 公报：云发〔2018〕1号[Z]. 第3页."
    linked = plain.model_copy(update={"url": "https://a.example/1"})
    assert gbt.source(linked, Day.of(datetime.date(2018, 6, 1))) == (
        "某局. 公报：云发〔2018〕1号[EB/OL].（2018-03-01）：第3页[2018-06-01]. https://a.example/1."
    )


def test_the_data_are_cited_with_their_version(subjects: Subjects, version: str) -> None:
    citation = subjects.dataset()
    assert gbt.current(citation) == (
        f"云泽县健康行动规划进展数据[DS/OL]. {version}. 云泽县健康规划进展（2018-03-01）[2018-03-01]. "
        "https://health.example/plan/data/."
    )
    assert citation.sentence == f"数据取自云泽县健康规划进展网站，数据截至2018年3月1日，版本{version}。"


def test_a_configured_publisher_is_named_first(tiny: Publication) -> None:
    citation = Subjects(tiny.wording, HERE, ("云泽县卫生健康局",)).chapter(tiny.plan.chapters[0])
    assert gbt.current(citation).startswith("云泽县卫生健康局. 云泽县健康行动规划：")
    assert "  author = {{云泽县卫生健康局}}," in exchange.bibtex(citation)
    assert "AU  - 云泽县卫生健康局" in exchange.ris(citation)
    assert json.loads(exchange.csl(citation))[0]["author"] == [{"literal": "云泽县卫生健康局"}]


def test_nobody_is_named_where_no_publisher_is_configured(subjects: Subjects, tiny: Publication) -> None:
    for citation in everything(subjects, tiny):
        assert gbt.current(citation).startswith(citation.title)
        assert "佚名" not in gbt.current(citation)
        assert "author" not in exchange.csl(citation) + exchange.bibtex(citation)


@pytest.mark.parametrize(
    ("authors", "words"),
    [((), ""), (("甲",), "甲"), (("甲", "乙", "丙"), "甲，乙，丙"), (("甲", "乙", "丙", "丁"), "甲，乙，丙，等")],
)
def test_more_than_three_authors_become_three_and_others(authors: tuple[str, ...], words: str) -> None:
    assert gbt.responsible(authors) == words


def test_an_unknown_address_is_said_to_be_that_of_the_page(tiny: Publication) -> None:
    subjects = Subjects(tiny.wording, Imprint(), ())
    chapter = tiny.plan.chapters[0]
    assert gbt.current(subjects.chapter(chapter)).endswith("（2018-03-01）[2018-03-01]. 〔本页网址〕.")
    assert gbt.current(subjects.paragraph(chapter, "1-1-p2")).endswith("[2018-03-01]. 〔本页网址〕#1-1-p2.")


def test_bibtex_is_read_by_a_parser_with_the_values_that_went_in(subjects: Subjects, tiny: Publication) -> None:
    for citation in everything(subjects, tiny):
        library = parse_string(exchange.bibtex(citation))
        assert library.failed_blocks == []
        (entry,) = library.entries
        assert (entry.entry_type, entry.key) == ("misc", citation.key)
        assert entry["title"].strip("{}") == citation.whole_title
        assert entry["url"] == citation.url
        assert entry["urldate"] == "2018-03-01"
        assert entry["year"] == "2018"


def test_the_bibtex_of_an_indicator_is_exactly_this(subjects: Subjects, tiny: Publication, version: str) -> None:
    assert exchange.bibtex(subjects.indicator(tiny.plan.indicators[1])) == (
        "@misc{indicator-vaccination-coverage,\n"
        "  title = {{疫苗接种率：云泽县健康行动规划主要指标}},\n"
        "  howpublished = {云泽县健康规划进展},\n"
        "  year = {2018},\n"
        "  date = {2018-03-01},\n"
        f"  version = {{{version}}},\n"
        "  url = {https://health.example/plan/indicators/vaccination-coverage/},\n"
        "  urldate = {2018-03-01},\n"
        "  note = {云泽2016年：98.6\\%；数据截至2018-03-01},\n"
        "}"
    )


def test_signs_that_bibtex_would_run_are_written_out(subjects: Subjects) -> None:
    citation = replace(subjects.dataset(), title="50% & 更多_#$")
    assert r"50\% \& 更多\_\#\$" in exchange.bibtex(citation)


def test_ris_is_read_by_a_parser_with_the_values_that_went_in(subjects: Subjects, tiny: Publication) -> None:
    for citation in everything(subjects, tiny):
        (entry,) = rispy.loads(exchange.ris(citation))
        assert entry["type_of_reference"] == ("DATA" if citation.kind is CitationKind.DATA else "ELEC")
        assert entry["title"] == citation.whole_title
        assert citation.url in entry["urls"]
        assert entry["access_date"] == "2018/03/01"
        assert entry.get("edition", "") == citation.version


def test_csl_json_is_json_with_dates_in_parts(subjects: Subjects, tiny: Publication) -> None:
    for citation in everything(subjects, tiny):
        (item,) = json.loads(exchange.csl(citation))
        assert item["id"] == citation.key
        assert item["type"] == ("dataset" if citation.kind is CitationKind.DATA else "webpage")
        assert item["title"] == citation.whole_title
        assert item["accessed"] == item["issued"] == {"date-parts": [[2018, 3, 1]]}
        assert item["URL"] == citation.url


def test_a_page_shows_the_very_strings_with_places_that_a_browser_fills(subjects: Subjects, tiny: Publication) -> None:
    for citation in everything(subjects, tiny):
        for style, html in styles.strings(citation):
            assert Markup(html).striptags().split() == style.string(citation).split()
            if style.name != "press":
                assert '<span data-slot="day' in html
                assert f'<span data-slot="url">{citation.url}</span>' in html


def test_words_of_the_data_cannot_become_markup(subjects: Subjects) -> None:
    citation = replace(subjects.dataset(), title="<b>甲</b>")
    assert all("<b>" not in html for _, html in styles.strings(citation))


def test_a_day_has_the_forms_that_styles_ask_for() -> None:
    assert Day.of(datetime.date(2026, 6, 2)) == Day("2026-06-02", "2026/06/02", "2026, 6, 2")


@pytest.mark.parametrize(
    ("grade", "date", "url", "entry"),
    [
        (
            Grade.OFFICIAL,
            DAY,
            "https://a.example/1",
            "某局. 公报[EB/OL].（2018-03-01）[2018-06-01]. https://a.example/1.",
        ),
        (Grade.MEDIA, None, "https://a.example/1", "某局. 公报[EB/OL].[2018-06-01]. https://a.example/1."),
        (Grade.REPOST, DAY, "https://a.example/1", "某局. 公报[Z]. 2018-03-01."),
        (Grade.OFFICIAL, DAY, None, "某局. 公报[Z]. 2018-03-01."),
        (Grade.REPOST, None, None, "某局. 公报[Z]."),
    ],
)
def test_a_source_is_cited_as_a_page_only_where_readers_may_follow_its_address(
    grade: Grade, date: datetime.date | None, url: str | None, entry: str
) -> None:
    source = Source(id="a", title="公报", publisher="某局", grade=grade).model_copy(update={"date": date, "url": url})
    assert gbt.source(source, Day.of(datetime.date(2018, 6, 1))) == entry


def test_an_indicator_offers_its_source_then_the_sentence_then_its_own_page(tiny: Publication) -> None:
    renderer = made.renderer(tiny)
    found = {page.path: page.html for page in indicators.pages(tiny, renderer)}
    styles_of = {
        path: re.findall(r'class="cite-style" data-style="([^"]+)"', html)
        for path, html in found.items()
        if path.startswith("indicators/")
    }
    assert styles_of["indicators/infant-mortality"][:3] == ["source", "press", "gbt"]
    assert styles_of["indicators/beds-per-thousand"][:2] == ["gbt", "press"]
    assert (
        "云泽县卫生健康局. 2017年云泽县卫生健康公报[EB/OL].（2018-02-20）"
        '[<span data-slot="day">2018-03-01</span>]. https://example.org/2017.html.'
    ) in found["indicators/infant-mortality"]


def test_the_notice_of_a_test_site_stands_where_things_are_copied_and_forbids_nothing(tiny: Publication) -> None:
    may = "可以核对、试用；引用请以所注来源的原文为准。"
    for site, is_said in ((tiny, True), (official(tiny), False)):
        renderer = made.renderer(site)
        pages = [cite(site, renderer), *indicators.pages(site, renderer), *chapters.pages(site, renderer)]
        boxed = [page.html for page in pages if "<cite-box" in page.html or page.path == "cite"]
        assert len(boxed) > len(site.plan.indicators)
        assert all((may in html) == is_said for html in boxed)
        assert not any("请勿引用" in html for html in boxed)


def official(site: Publication) -> Publication:
    """The site as published officially at a known address."""
    return replace(site, imprint=HERE, settings=site.settings.model_copy(update={"official": True}))
