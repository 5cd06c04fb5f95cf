"""Numbers that belong to people are found wherever they stand, and other numbers are left alone."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from plansite.reading.characters import character_problems, personal_problems
from plansite.reading.yaml_file import parsed

# In parts, so that no number stands in this file as it would in a file of the plan.
MOBILE = "138" + "12345678"
IDENTITY = "110101" + "19900307" + "002X"
CARD = "6222021234567890" + "128"
CHECKSUM = re.compile(r"\b[0-9a-f]{64}\b")
"""Digits of a sum may look like any number."""

TEXTS = frozenset((".html", ".csv", ".json", ".xml", ".svg", ".txt", ".md"))


def found(text: str) -> list[str]:
    return [problem.found for problem in personal_problems(text, "甲.md")]


@pytest.mark.parametrize(
    "number",
    [MOBILE, f"{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]}", f"{MOBILE[:3]}-{MOBILE[3:7]}-{MOBILE[7:]}", f"+86{MOBILE}"],
)
def test_a_mobile_number_is_found_however_it_is_spaced(number: str) -> None:
    assert len(found(f"请联系{number}。")) == 1


def test_full_width_digits_hide_nothing() -> None:
    wide = MOBILE.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert len(found(wide)) == 1


def test_an_identity_number_is_found_by_its_check_digit() -> None:
    assert [words[:8] for words in found(IDENTITY)] == ["有身份证号码“1"]
    assert found(IDENTITY[:-1] + "1") == []


@pytest.mark.parametrize("number", [CARD, " ".join((CARD[:4], CARD[4:8], CARD[8:12], CARD[12:16], CARD[16:]))])
def test_a_bank_card_is_found_by_its_check_digit(number: str) -> None:
    assert [words[:6] for words in found(f"账号{number}")] == ["有银行卡号“"]
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert found(f"账号{wrong}") == []


def test_the_number_itself_is_not_repeated() -> None:
    for number in (MOBILE, IDENTITY, CARD):
        assert number not in "".join(found(number))


def test_the_place_is_told() -> None:
    (problem,) = personal_problems(f"一\n二三 {MOBILE}", "甲.md")
    assert (problem.mark.line, problem.mark.column) == (2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "0398-2812345",
        "投资13800000000元不足为凭".replace("13800000000", "1380000.00"),
        "https://www.example.org/10486/2026/6/13812345678.html",
        "三政〔2021〕12号，统一社会信用代码11411200005612345K",
        "2021-2025",
        "ISBN 9787115546081",
        "sha256: 4111111111111111aaaa",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_plan_itself_holds_no_such_number(root: Path) -> None:
    assert found((root / "tests" / "fixtures" / "education" / "plan.txt").read_text(encoding="utf-8")) == []


def test_no_published_file_holds_such_a_number(built: Path) -> None:
    for path in sorted(built.rglob("*")):
        if path.suffix in TEXTS and "assets/" not in path.as_posix():
            words = CHECKSUM.sub("", path.read_text(encoding="utf-8-sig"))
            assert found(words) == [], path


def test_no_published_workbook_or_archive_holds_such_a_number(built: Path) -> None:
    for path in [*built.rglob("*.xlsx"), *built.rglob("*.zip")]:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", *TEXTS)):
                    words = re.sub("<[^>]*>", "\n", archive.read(name).decode("utf-8-sig"))
                    assert found(words) == [], (path, name)


@pytest.mark.parametrize(
    ("escaped", "word"),
    [
        ("\\u003cscript src=x>", "HTML"),
        ("\\u202e", "控制字符"),
        ("\\x31" + MOBILE[1:], "手机号码"),
    ],
)
def test_an_escape_hides_nothing(escaped: str, word: str) -> None:
    file = parsed(f'title: "甲{escaped}"\n', "甲.yaml")
    assert [word in problem.found for problem in file.problems] == [True]
    assert (file.problems[0].mark.line, file.problems[0].mark.column) == (1, 8)


def test_what_the_file_shows_is_told_once() -> None:
    assert len(parsed(f'title: "甲{MOBILE}"\n', "甲.yaml").problems) == 1
    assert len(character_problems(f"甲{MOBILE}", "甲.yaml")) == 1
