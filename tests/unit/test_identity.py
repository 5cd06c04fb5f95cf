from __future__ import annotations

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

import plan_hook
from plansite.addresses import Imprint
from plansite.pages.metadata.site_identity import Identity, escaped
from plansite.reading import config_file
from plansite.reading.settings import BLOCK, CONFIG, Settings, settings
from projects import OFFICIAL

URL = "https://plan.example.org/health/"
LEAF = {
    "kind": "indicator",
    "title": "婴儿死亡率",
    "description": "摘要",
    "published": "2018-03-01",
    "updated": "2018-04-02",
    "source": "县卫生健康局",
    "column": "指标进展",
    "keywords": "婴儿死亡率,规划",
}


@pytest.fixture
def official() -> Identity:
    return Identity(
        Imprint("云泽县健康规划进展", URL), settings(config_file.parsed(f"extra:\n{OFFICIAL}", CONFIG, BLOCK))
    )


@pytest.fixture
def unnamed() -> Identity:
    return Identity(Imprint("云泽县健康规划进展", ""), Settings())


def test_a_leaf_page_has_every_tag(official: Identity) -> None:
    assert dict(official.tags(LEAF, f"{URL}indicators/infant-mortality/")) == {
        "SiteName": "云泽县健康规划进展",
        "SiteDomain": "plan.example.org",
        "SiteIDCode": "4112000001",
        "ColumnName": "指标进展",
        "ColumnType": "规划计划",
        "ArticleTitle": "婴儿死亡率",
        "PubDate": "2018-03-01 00:00",
        "ContentSource": "县卫生健康局",
        "Keywords": "婴儿死亡率,规划",
        "Url": f"{URL}indicators/infant-mortality/",
    }


def test_an_index_page_describes_its_column_and_is_no_article(official: Identity) -> None:
    names = dict(official.tags({**LEAF, "kind": "indicators"}, URL))
    assert names["ColumnDescription"] == "摘要"
    assert names["ColumnKeywords"] == "婴儿死亡率,规划"
    assert not {"ArticleTitle", "PubDate", "ContentSource"} & names.keys()


def test_the_home_page_and_the_error_page_name_only_the_site(official: Identity) -> None:
    assert dict(official.tags({**LEAF, "kind": "home"}, URL)).keys() == {"SiteName", "SiteDomain", "SiteIDCode", "Url"}
    assert dict(official.tags({})).keys() == {"SiteName", "SiteDomain", "SiteIDCode"}


def test_what_is_not_known_is_left_out(unnamed: Identity) -> None:
    assert dict(unnamed.tags({"kind": "", "title": "说明"}, None, "说明")) == {
        "SiteName": "云泽县健康规划进展",
        "ColumnName": "说明",
        "ColumnType": "规划计划",
        "ArticleTitle": "说明",
    }


def test_the_visible_day_of_publication_is_the_one_in_the_tag(official: Identity) -> None:
    facts = {fact.name: fact for fact in official.facts(LEAF)}
    assert dict(official.tags(LEAF))["PubDate"] == "2018-03-01 00:00"
    assert facts["发布时间"].words == "2018年3月1日"
    assert facts["发布时间"].moment == "2018-03-01T00:00:00+08:00"
    assert facts["更新时间"].words == "2018年4月2日"
    assert facts["更新时间"].moment == "2018-04-02T00:00:00+08:00"


def test_the_kind_of_column_is_the_owners() -> None:
    other = Identity(Imprint("甲", ""), Settings(column_type="信息公开"))
    assert dict(other.tags({"kind": "indicators"}))["ColumnType"] == "信息公开"


def test_today_is_the_day_in_beijing(monkeypatch: pytest.MonkeyPatch) -> None:
    evening = datetime.datetime(2018, 6, 1, 16, tzinfo=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{evening.timestamp():.0f}")
    assert plan_hook._today() == datetime.date(2018, 6, 2)


def test_a_page_names_who_is_responsible(official: Identity, unnamed: Identity) -> None:
    def named(identity: Identity, meta: dict[str, str]) -> str:
        return next(fact.words for fact in identity.facts(meta) if fact.name == "责任单位")

    assert named(official, {**LEAF, "department": "县医院"}) == "县医院"
    assert named(official, LEAF) == "云泽县卫生健康局"
    assert named(unnamed, LEAF) == "尚未明确"


def test_the_links_of_the_footer_have_the_prescribed_form(official: Identity) -> None:
    page = f"{URL}indicators/infant-mortality/?a=1&b=甲#c"
    links = [link.href for link in official.registrations(page)]
    assert links[:3] == [
        "https://beian.miit.gov.cn/",
        "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=41120202000001",
        "https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF",
    ]
    assert links[3].startswith("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4112000001&url=")
    assert parse_qs(urlsplit(links[3]).query) == {"site_code": ["4112000001"], "url": [page]}


def test_the_error_page_reports_the_home_page(official: Identity) -> None:
    assert official.registrations(None)[-1].href.endswith("url=https%3A%2F%2Fplan.example.org%2Fhealth%2F")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("icp: 豫ICP备12345678号-1", ["豫ICP备12345678号-1"]),
        ('police: "41120202000001"', ["公安备案号：41120202000001"]),
        ('conac: "0123456789ABCDEF"', ["党政机关网站标识"]),
        ('site_code: "4112000001"', ["我为政府网站找错"]),
    ],
)
def test_a_site_with_one_number_shows_one(line: str, words: list[str]) -> None:
    text = f"extra:\n  plan:\n    registration:\n      {line}\n"
    some = Identity(Imprint("甲", URL), settings(config_file.parsed(text, CONFIG, BLOCK)))
    assert [link.words for link in some.registrations(URL)] == words


def test_no_link_is_made_up(unnamed: Identity) -> None:
    assert unnamed.registrations(URL) == []


def test_a_site_is_official_only_with_an_address(official: Identity) -> None:
    assert not official.is_test
    assert Identity(Imprint("甲", ""), official.settings).is_test
    assert Identity(Imprint("甲", URL), Settings()).is_test


def test_front_matter_is_escaped_once(official: Identity) -> None:
    safe = escaped({"title": '"><b>', "hide": ["toc"]})
    assert safe == {"title": Markup("&#34;&gt;&lt;b&gt;")}
    tags = dict(official.tags({**LEAF, **safe}))
    assert Markup("{}").format(tags["ArticleTitle"]) == "&#34;&gt;&lt;b&gt;"
