"""How characters are read in their places, and what the search is given."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pydantic import ValidationError

import made
from plansite import cache
from plansite.addresses import Imprint
from plansite.models import PinyinFile
from plansite.models.hanzi import HAN, is_hanzi
from plansite.models.pinyin import Misreading, Reading
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication import opensearch
from plansite.reading import handwritten
from plansite.search.entries import SearchEntry
from plansite.search.index import Index
from plansite.search.readings import Readings


def reading(word: str, said: str) -> Reading:
    return Reading(word=word, reading=said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("校长", "xiao zhang"),
        ("长效机制", "chang xiao ji zhi"),
        ("重构教师培训", "chong gou jiao shi pei xun"),
        ("重大项目", "zhong da xiang mu"),
        ("率先", "shuai xian"),
        ("毛入园率", "mao ru yuan lv"),
        ("渑池", "mian chi"),
        ("老子", "lao zi"),
        ("薄改", "bo gai"),
        ("薄弱", "bo ruo"),
        ("还款", "huan kuan"),
        ("给排水", "ji pai shui"),
        ("供给", "gong ji"),
        ("行业", "hang ye"),
        ("跨行业调整", "kua hang ye tiao zheng"),
        ("实践行动", "shi jian xing dong"),
        ("校本研修", "xiao ben yan xiu"),
        ("都市圈", "du shi quan"),
        ("统筹调配", "tong chou diao pei"),
        ("都得到更好保障", "dou de dao geng hao bao zhang"),
    ],
)
def test_characters_are_read_as_their_words_are(words: str, said: str, real: Publication) -> None:
    assert " ".join(Readings.of(real.plan.pinyin).of_run(words)) == said


def test_places_count_in_the_whole_text() -> None:
    assert Readings({}).of_text("5G网，校A长") == {2: "wang", 4: "xiao", 6: "zhang"}


def test_a_correction_holds_wherever_its_word_stands() -> None:
    corrected = Readings.of(PinyinFile(readings=(reading("长效", "chang xiao"),)))
    assert corrected.of_run("长效和长效") == ["chang", "xiao", "he", "chang", "xiao"]


def test_of_two_corrections_the_longer_word_decides() -> None:
    corrected = Readings.of(PinyinFile(readings=(reading("给排水", "ji pai shui"), reading("给", "gei"))))
    assert corrected.of_run("给排水给") == ["ji", "pai", "shui", "gei"]


def test_characters_that_the_dictionary_lacks_keep_their_places_and_have_no_reading() -> None:
    assert Readings({}).of_text("校\u4dbf\u4dbf长\u4dbf") == {0: "xiao", 3: "zhang"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("到二〇三五年，𬭎山镇", "dao er ling san wu nian hong shan zhen"),
        ("\uf900\u2f08", "qi ren"),
        ("㈠㊣", "yi zheng"),
        ("校\u00ad长", "xiao zhang"),
    ],
    ids=["zero-and-extension-c", "compatibility-and-radical", "enclosed", "soft-hyphen"],
)
def test_every_kind_of_ideograph_is_read(text: str, said: str) -> None:
    assert " ".join(Readings({}).of_text(text).values()) == said


@pytest.mark.parametrize("word", ["𬭎山", "二〇三五", "𰻞"])
def test_every_kind_of_ideograph_can_be_corrected(word: str) -> None:
    assert reading(word, " ".join("a" for _ in word)).word == word
    assert len(Misreading(character=word[0], readings=("hong",)).character) == 1


@pytest.mark.parametrize("word", ["", "a", "校长a", "校 长", "１", "🙂"])
def test_what_is_no_ideograph_is_no_word_to_correct(word: str) -> None:
    with pytest.raises(ValidationError):
        reading(word, "a")


def test_every_ideograph_that_is_named_so_is_one() -> None:
    names = {chr(code): unicodedata.name(chr(code), "") for code in range(sys.maxunicode)}
    named = {one for one, name in names.items() if re.match("CJK [A-Z]+ IDEOGRAPH-", name)}
    assert len(named) > 90_000
    found = {one for one, name in names.items() if name and is_hanzi(one)}
    assert found == {*named, "〇"}


def test_the_class_of_ideographs_holds_every_one_and_no_other() -> None:
    """A class for patterns that know no properties, held against the property itself; newer Unicode counts as such."""
    planes = "".join(map(chr, (code for code in range(0x40000) if not 0xD800 <= code < 0xE000)))
    assert set(re.findall(f"[{HAN}]", planes)) == set(filter(is_hanzi, planes))
    assert re.search(f"[{HAN}]", "".join(map(chr, range(0x40000, sys.maxunicode, 0x100)))) is None


def test_what_was_kept_is_not_asked_again(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "readings.json"
    assert Readings.kept(PinyinFile(), file).known == {}
    Readings({}, asked={"校长": "made up"}).keep(file)
    assert Readings.kept(PinyinFile(), file).of_run("校长") == ["made", "up"]
    assert [path.name for path in file.parent.iterdir()] == ["readings.json"]


@pytest.mark.parametrize("content", ["", "{}", '{"dictionary": "0.0", "runs": {"校": "x"}}'])
def test_what_another_dictionary_said_or_nobody_is_not_kept(content: str, tmp_path: Path) -> None:
    file = tmp_path / "readings.json"
    file.write_text(content, encoding="utf-8")
    assert Readings.kept(PinyinFile(), file).known == {}
    cache.keep_text(file, content or "{}")
    assert Readings.kept(PinyinFile(), file).known == {}


ENTRIES = (
    SearchEntry("project", "project-1-1", "projects/1-1/", "校长长效", "重构🙂长效", aliases=("校长", "长效")),
    SearchEntry("paragraph", "1-p1", "chapters/1/#1-p1", text="校长重视，成长。"),
)
PINYIN = PinyinFile(
    readings=(reading("长效", "chang xiao"), reading("重构", "chong gou")),
    misreadings=(Misreading(character="效", readings=("jiao",)),),
)


@pytest.fixture
def index() -> Index:
    return Index(ENTRIES, Readings.of(PINYIN), PINYIN)


def test_the_usual_reading_is_the_most_frequent_one(index: Index) -> None:
    assert index.counts["长"] == {"zhang": 4, "chang": 3}
    assert index.usual["长"] == "zhang"


def test_other_readings_are_those_from_elsewhere_alone_and_mistaken(index: Index) -> None:
    assert index.others == {"长": ["chang"], "重": ["zhong"], "效": ["jiao"]}


def test_unusual_readings_are_written_with_their_places_in_code_points(index: Index) -> None:
    written = json.loads(index.exports[0].content)["entries"]
    assert written[0]["titleSaid"] == "2chang"
    assert written[0]["textSaid"] == "3chang"
    assert written[0]["aliasesSaid"] == ["", "0chang"]
    assert written[1]["textSaid"] == "2zhong"


def test_empty_fields_are_left_out(index: Index) -> None:
    written = json.loads(index.exports[0].content)["entries"]
    assert set(written[1]) == {"kind", "location", "text", "textSaid"}


@pytest.fixture(scope="module")
def of_the_real_plan(real: Publication) -> Index:
    return made.index(real)


def test_no_pinyin_is_shown_anywhere(of_the_real_plan: Index) -> None:
    for entry in of_the_real_plan.entries:
        assert not any(word.isascii() and word.islower() and len(word) > 6 for word in entry.note.split())


def test_every_place_of_the_most_asked_for_is_an_entry(
    real: Publication, tiny: Publication, of_the_real_plan: Index
) -> None:
    for site, index in ((real, of_the_real_plan), (tiny, made.index(tiny))):
        known = {entry.place for entry in index.entries}
        assert [place for place in site.plan.pinyin.asked if place not in known] == []
        assert [place for alias in site.plan.pinyin.aliases for place in alias.at if place not in known] == []


def test_search_files_are_the_same_twice(real: Publication, of_the_real_plan: Index) -> None:
    search = of_the_real_plan
    again = Index(search.entries, Readings.of(real.plan.pinyin), real.plan.pinyin)
    assert [export.content for export in again.exports] == [export.content for export in search.exports]


def test_pages_written_by_hand_are_known_by_title_and_description(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 甲\ndescription: 说明\n---\n\n# 别的\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# 乙 { #top }\n\n正文\n", encoding="utf-8")
    (tmp_path / "c.md").write_text("正文\n", encoding="utf-8")
    assert [(page.title, page.facts.description) for page in handwritten.read(tmp_path)] == [
        ("甲", "说明"),
        ("乙", None),
        ("c", None),
    ]


def test_browsers_read_the_description_of_the_search(tiny: Publication) -> None:
    name = "某市<某规划>进展与数据公开网站总目录"
    named = replace(tiny, imprint=Imprint(name, "https://example.org/a&b/"))
    (described,) = opensearch.exports(named, made.renderer(named))
    root = ElementTree.fromstring(described.content)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    short = root.findtext(f"{space}ShortName") or ""
    address = root.find(f"{space}Url")
    assert 0 < len(short) <= 16
    assert name.startswith(short)
    assert address is not None
    assert address.get("template") == "https://example.org/a&b/search/?q={searchTerms}"
