"""A plan whose names are written with rare ideographs becomes the same project as one with common ones."""

from __future__ import annotations

import datetime
import json
import random
from dataclasses import asdict
from pathlib import Path

import pytest

import plan_styles
from plansite.models.hanzi import is_hanzi
from plansite.newplan import newplan
from plansite.newplan.finding import figures, headings, outline, promises, units
from plansite.newplan.finding.plan import PLACE
from plansite.newplan.writing import emitter, yaml_text
from projects import education_project

TODAY = datetime.date(2026, 3, 1)
COMMON, RARE = "狄喜弘", "𬱖㐂𬭎"
"""Ideographs beyond the usual block, and in it one of the same reading for each."""

MEANING = frozenset("一二三四五六七八九十〇零百千万亿第章节篇年")
STYLES = {"province": plan_styles.PROVINCE, "annexes": plan_styles.ANNEXES, "county": plan_styles.COUNTY}
ONES = ["𠮷", "㐂", "𬭎", "﨎", "〇", "豈", "\U00032000"]
"""Of extensions, of compatibility ideographs that are and that are not ordinary ones, zero, and of a later Unicode."""


SENTENCES = (
    "每个某山至少建成某校12所，其中某县3所以上某模。",
    "到2025年，至少某成学校12所，第5某、第6所学校投入3万某元，某山校长3名以上的某小屋。",
    "年满60岁某人占某口12%以上。",
    "每某至少建成12所某院、8所某校，60某以上老人不少于某300名。",
)


def rewritten(text: str, chance: random.Random) -> str:
    """A plan in which every eighth ideograph is another."""
    return "".join(
        chance.choice(COMMON) if is_hanzi(sign) and sign not in MEANING and chance.random() < 1 / 8 else sign
        for sign in text
    )


def made(text: str, folder: Path, software: Path) -> dict[str, str]:
    """The files that a plan becomes."""
    folder.mkdir()
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    newplan.make(path, folder / "made", software, TODAY)
    found = [*(folder / "made" / "data").glob("*.yaml"), *(folder / "made" / "content").rglob("*.md")]
    found.append(folder / "made" / newplan.CHECKLIST)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(found)}


def rare(text: str) -> str:
    """A text with rare ideographs for the common ones."""
    return text.translate(str.maketrans(COMMON, RARE))


@pytest.fixture(scope="module")
def software(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The software that the new projects are given."""
    return education_project(tmp_path_factory.mktemp("ideographs") / "software").parent


@pytest.mark.parametrize("style", STYLES)
def test_no_rule_tells_rare_ideographs_from_common_ones(style: str, software: Path, tmp_path: Path) -> None:
    text = rewritten(STYLES[style], random.Random(style))
    common = made(text, tmp_path / "common", software)
    assert made(rare(text), tmp_path / "rare", software) == {name: rare(words) for name, words in common.items()}
    assert any(sign in "".join(common.values()) for sign in COMMON)


def test_names_of_every_kind_are_carried(software: Path, tmp_path: Path) -> None:
    text = plan_styles.ANNEXES.replace("临河市", "𬭎河市").replace("市数据局", "市㐂据局").replace("政务云", "𠮷务云")
    text = text.replace("数据共享", "㐂据共享")
    files = made(text, tmp_path / "plan", software)
    assert "name: 𬭎河市" in files["plan.yaml"]
    assert "## 第一节 㐂据共享" in files["02.md"]
    assert "name: 𠮷务云扩容" in files["projects.yaml"]
    assert any("市㐂据局" in words for name, words in files.items() if name.endswith(".yaml"))


@pytest.mark.parametrize("one", ONES)
def test_each_rule_knows_each_ideograph(one: str) -> None:
    assert PLACE.match(f"{one}山镇人民政府")
    assert outline.PLAIN.match(f"1 {one}山")
    assert headings.label(f"1.2{one}山")
    assert units.is_unit(f"元/{one}山")
    assert (found := figures.WHOLE.match(f"12{one}")) is not None
    assert found["unit"] == one
    assert emitter._document_number(f"{one}政发〔2021〕15号") == f"{one}政发〔2021〕15号"
    assert emitter.BARE.fullmatch(f"12{one}") is None
    assert yaml_text.EVIDENT.fullmatch(f"{one}山、{one}")


@pytest.mark.parametrize("one", ONES)
def test_promises_are_read_beside_each_ideograph(one: str) -> None:
    for words in SENTENCES:
        common, rare_one = (promises.read(words.replace("某", sign)) for sign in ("弘", one))
        assert json.dumps([asdict(found) for kind in rare_one for found in kind], default=str) == json.dumps(
            [asdict(found) for kind in common for found in kind], default=str
        ).replace(json.dumps("弘")[1:-1], json.dumps(one)[1:-1])
