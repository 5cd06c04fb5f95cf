"""The search of the built site: what must be found, what must not, and what it weighs."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

import asking
import made
from plansite.pages.rendering.publication import Publication
from plansite.search.readings import Readings

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "search"
FIND = asking.table(GOLDEN / "find.tsv")
NOT_FIND = asking.table(GOLDEN / "not-find.tsv")
FEWEST_FOUND, FEWEST_NOT_FOUND = 300, 60
MOST_AFTER_FOCUS = 150_000
"""Bytes, gzipped, of everything that is fetched after the first focus."""

AFTER_FOCUS = (
    "search/index.json",
    "search/syllables.json",
    "assets/css/search.css",
    "assets/js/search/*.js",
    "assets/js/theme/results.js",
)
KINDS_OF_QUERY = {
    "全拼", "首字母", "混合", "汉字", "词语的一部分", "几个词", "未打完", "字母", "数字", "编号", "大写", "全角",
    "空格", "隔音符", "ü", "声调", "读音", "误读", "模糊音", "别称", "章", "节",
    "网页上的字", "同义词",
}  # fmt: skip
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def found(built: Path) -> list[dict[str, Any]]:
    return asking.replies(built, [query for _, query, _, _ in FIND])


@pytest.fixture(scope="module")
def index(built: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built / "search/index.json").read_text(encoding="utf-8"))
    return read


def first_pages(reply: dict[str, Any], number: int) -> list[list[dict[str, Any]]]:
    return list(reply["pages"][:number])


def test_there_are_enough_golden_queries_of_every_kind() -> None:
    assert len(FIND) >= FEWEST_FOUND
    assert len(NOT_FIND) >= FEWEST_NOT_FOUND
    assert {kind for kind, *_ in FIND} == KINDS_OF_QUERY


def test_every_name_is_asked_for_by_full_pinyin_initials_and_a_mix(real: Publication) -> None:
    names = [*(item.name for item in real.plan.indicators), *(item.name for item in real.plan.projects)]
    asked = {(kind, words) for kind, _, words, _ in FIND}
    kinds = ("全拼", "首字母", "混合")
    assert [(name, kind) for name in names for kind in kinds if (kind, name) not in asked] == []


def test_every_query_finds_its_page_among_the_first_three(found: list[dict[str, Any]]) -> None:
    missed = []
    for (kind, query, _, location), reply in zip(FIND, found, strict=True):
        shown = [item["location"] for page in first_pages(reply, 3) for item in page]
        if location not in shown:
            missed.append((kind, query, location, shown[:3]))
    assert missed == []


@pytest.mark.parametrize("query", ["专栏3", "专栏三", "专栏３", "第3专栏", "第三专栏"])
def test_a_sidebar_is_found_with_all_its_projects(built: Path, real: Publication, query: str) -> None:
    (reply,) = asking.replies(built, [query])
    shown = {item["location"] for page in reply["pages"] for item in page}
    projects = [project.id for sidebar in real.plan.sidebars if sidebar.id == 3 for project in sidebar.projects]
    assert len(projects) == 8
    assert [name for name in projects if f"projects/{name}/" not in shown] == []
    assert "chapters/3/#box-3" in shown


def test_a_note_is_found_by_its_number_however_it_is_written(built: Path) -> None:
    for reply in asking.replies(built, ["注5", "注五", "校注5", "注释5", "注释五"]):
        assert reply["pages"][0][0]["location"] == "notes/#note-5", reply["query"]


def test_every_number_of_every_indicator_finds_its_page(built: Path, real: Publication) -> None:
    values = [(one, value) for one in real.plan.indicators for value in one.observations]
    queries = [format(value.value, "f") for _, value in values]
    told = []
    for (indicator, _), query, reply in zip(values, queries, asking.replies(built, queries), strict=True):
        shown = {item["location"] for page in reply["pages"] for item in page}
        if f"indicators/{indicator.id}/" not in shown:
            told.append((indicator.id, query))
    assert values
    assert told == []


def test_what_is_meant_comes_after_what_was_typed_and_is_said(built: Path) -> None:
    (reply,) = asking.replies(built, ["工资"])
    assert reply["meant"] == [["工资", ["工资收入", "待遇"]]]
    held = [
        "工资" in "".join(item["text"] + item["title"] for item in page if item["terms"]) for page in reply["pages"]
    ]
    assert held == sorted(held, reverse=True)
    assert False in held


def test_sounding_alike_is_said(found: list[dict[str, Any]]) -> None:
    unsaid = []
    for (kind, query, _, location), reply in zip(FIND, found, strict=True):
        items = {item["location"]: item["title"] for page in reply["pages"] for item in page}
        if (kind == "模糊音") != ("模糊音匹配" in items[location]):
            unsaid.append((kind, query))
    assert unsaid == []


def test_sounding_alike_comes_after_everything_else(found: list[dict[str, Any]]) -> None:
    for (_, query, _, _), reply in zip(FIND, found, strict=True):
        hits = [[item["title"] for item in page if item["terms"]] for page in reply["pages"]]
        alike = [bool(titles) and all("模糊音匹配" in title for title in titles) for titles in hits]
        assert alike == sorted(alike), query


def test_what_must_not_be_found_is_not(built: Path) -> None:
    replies = asking.replies(built, [query for _, query, _ in NOT_FIND])
    wrong = []
    for (kind, query, words), reply in zip(NOT_FIND, replies, strict=True):
        terms = {term for page in reply["pages"] for item in page for term in item["terms"]}
        anything = reply["state"] == "some"
        if anything if words == "*" else any(words in term for term in terms):
            wrong.append((kind, query, sorted(terms)[:5]))
    assert wrong == []


def test_no_result_shows_pinyin(found: list[dict[str, Any]]) -> None:
    items = [item for reply in found for page in reply["pages"] for item in page]
    shown = {TAG.sub("", f"{item['title']} {item['text']}").lower() for item in items}
    typed = {query for kind, query, _, _ in FIND if kind in {"全拼", "首字母"} and query.isalpha() and query.isascii()}
    assert [query for query in typed for words in shown if query in words] == []


def test_precision_of_the_first_five(found: list[dict[str, Any]], index: dict[str, Any]) -> None:
    """A page counts if it, or a part of it that is shown, holds the words meant; prints the figure."""
    texts = {
        entry["location"]: " ".join((entry.get("title", ""), entry.get("text", ""), *entry.get("aliases", ())))
        for entry in index["entries"]
    }
    right = total = 0
    for (_, _, words, _), reply in zip(FIND, found, strict=True):
        for page in first_pages(reply, 5):
            held = bare(" ".join(texts[item["location"]] for item in page))
            right += all(bare(word) in held for word in words.split())
            total += 1
    print(f"precision@5 = {right}/{total} = {right / total:.1%}")  # noqa: T201
    assert right / total > 0.9


def bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_what_is_fetched_after_the_first_focus_is_small(built: Path) -> None:
    files = [path for pattern in AFTER_FOCUS for path in sorted(built.glob(pattern))]
    assert len(files) > 10
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= MOST_AFTER_FOCUS


def test_no_second_index_is_made(built: Path) -> None:
    assert not (built / "search/search_index.json").exists()


def test_polyphonic_characters_are_read_as_the_golden_file_says(
    real: Publication, request: pytest.FixtureRequest
) -> None:
    said = polyphones(real)
    golden = GOLDEN / "polyphones.txt"
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def polyphones(site: Publication) -> str:
    """Every character with several readings in titles, names and headings: its reading, and where it stands."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    titles = [entry.title for entry in made.index(site).entries if entry.title and entry.kind not in {"page", "part"}]
    readings = Readings.of(site.plan.pinyin)
    places: dict[tuple[str, str], list[str]] = {}
    for title in titles:
        for at, syllable in readings.of_text(title).items():
            if len(set(pinyin(title[at], heteronym=True, style=Style.NORMAL)[0])) > 1:
                words = title[max(0, at - 3) : at] + "【" + title[at] + "】" + title[at + 1 : at + 4]
                places.setdefault((title[at], syllable), []).append(words)
    lines = ["# 标题、名称和节标题中的多音字：字、所取的读音、出现处。"]
    for (character, syllable), found in sorted(places.items()):
        lines.append(f"{character}\t{syllable}\t{'　'.join(dict.fromkeys(found))}")
    return "\n".join(lines) + "\n"


def test_the_tiny_plan_is_found_by_pinyin(built_tiny: Path) -> None:
    (reply,) = asking.replies(built_tiny, ["jiankangxiaowu"])
    first = [page[0]["location"] for page in reply["pages"][:2]]  # a theme and a project have this name
    assert any(location.startswith("projects/1-1/") for location in first), first


@pytest.mark.parametrize("attack", ["<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "&lt;b&gt;"])
def test_what_is_typed_never_becomes_markup(attack: str, built: Path) -> None:
    (reply,) = asking.replies(built, [attack])
    html = "".join(item["title"] + item["text"] for page in reply["pages"] for item in page)
    assert "<img" not in html
    assert "<svg" not in html
