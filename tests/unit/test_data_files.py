"""Every data file of the tiny plan, cell by cell, as it was agreed: a figure that changes shows in a diff.

``.venv/bin/python -m pytest tests/unit/test_data_files.py --update-golden`` writes what is exported now; read the diff.
"""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plansite.addresses import Imprint
from plansite.assessment.assessments import Assessments
from plansite.exports import series
from plansite.exports.bundle import Bundle
from plansite.exports.export import BYTE_ORDER_MARK, Export
from plansite.exports.names import saved_export
from plansite.exports.tables import csv_export, json_exports, tables
from plansite.models import Adjustment, Area
from plansite.models.vocabulary import Role
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.reading.settings import Settings

GOLDEN = Path(__file__).parent.parent / "golden" / "data"
WORDS = frozenset((".csv", ".json", ".txt"))
DESCRIBING = frozenset(("datapackage.json", "dictionary.csv"))
"""Files of descriptions, which other tests hold against the columns."""


@pytest.fixture(scope="module")
def files(tiny: Publication) -> dict[str, Export]:
    """The files of words by the names they are kept under."""
    bundle = Bundle(tiny.assessments, "2018-03-01.1a2b3c4d", Settings(), Imprint())
    found = [*bundle.exports, *series.exports(tiny.plan)]
    kept = [one for one in found if Path(one.path).suffix in WORDS and Path(one.path).name not in DESCRIBING]
    return {one.path.replace("/", "."): one for one in kept}


def written(one: Export) -> str:
    """What a file says, whatever its line ends and its indents."""
    words = one.content.decode().removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")
    if not one.path.endswith(".json"):
        return words
    return json.dumps(json.loads(words, parse_float=str), ensure_ascii=False, indent=1) + "\n"


def test_the_data_files_are_as_agreed(files: dict[str, Export], request: pytest.FixtureRequest) -> None:
    said = {name: written(one) for name, one in files.items()}
    if request.config.getoption("--update-golden"):
        for path in GOLDEN.glob("*"):
            path.unlink()
        for name, words in said.items():
            (GOLDEN / name).write_text(words, encoding="utf-8")
    assert said == {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()}


def test_every_file_has_a_title_and_says_what_is_in_it(files: dict[str, Export]) -> None:
    assert len(files) >= 15
    assert [name for name, one in files.items() if not one.title or not one.description] == []
    assert files["indicators.infant-mortality.data.csv"].title == "婴儿死亡率（CSV）"


def test_a_file_is_saved_under_its_plan_its_title_and_the_day_of_the_data(
    tiny: Publication, files: dict[str, Export]
) -> None:
    table = files["indicators.infant-mortality.data.csv"]
    assert saved_export(tiny.plan, table) == "云泽县健康规划-婴儿死亡率-2018-03-01.csv"
    assert saved_export(tiny.plan, replace_title(table, "SHA256SUMS")) == ""


def replace_title(one: Export, title: str) -> Export:
    return Export(one.path, one.content, title, one.description)


def test_the_file_of_an_indicator_has_its_adjusted_targets_under_the_years_they_are_for(tiny: Publication) -> None:
    facts = {"date": "2018-02-01", "source": "bulletin-2017", "reason": "示例", "published": "2018-03-03"}
    adjustments = tuple(
        Adjustment.model_validate(
            {**facts, "by": by, "values": {"yunze": {"op": "=", "value": Decimal(value), "text": value}}}
        )
        for value, by in (("2.15", None), ("2.1", 2021))
    )
    first, *others = tiny.plan.indicators
    target = first.targets[0].model_copy(update={"adjustments": adjustments})
    plan = replace(tiny.plan, indicators=(first.model_copy(update={"targets": (target,)}), *others))
    lines = written(next(one for one in series.exports(plan) if first.id in one.path)).splitlines()
    rows = [row for row in csv.DictReader(lines) if "目标" in row["item"]]
    assert [(row["adjusted_date"], row["source_title"]) for row in rows[2:]] == [
        ("2018-02-01", "2017年云泽县卫生健康公报"),
        ("2018-02-01", "2017年云泽县卫生健康公报"),
    ]
    told = [(row["item"], row["year"], row["value"]) for row in rows]
    assert told == [
        ("目标", "2020", "2.0"),
        ("目标", "2020", "2.8"),
        ("调整后目标", "2020", "2.15"),
        ("调整后目标", "2021", "2.1"),
    ]
    records = json.loads(
        next(one for one in json_exports(plan, assessed(plan, tiny)) if "indicators" in one.path).content
    )
    told_of = records["indicators"][0]["targets"][0]["adjustments"]
    assert [(one["adjusted_date"], one["adjusted_year"], one["values"]["yunze"]["value"]) for one in told_of] == [
        ("2018-02-01", None, 2.15),
        ("2018-02-01", 2021, 2.1),
    ]


def assessed(plan: Plan, like: Publication) -> Assessments:
    return Assessments(plan, like.assessments.tolerance)


def test_a_part_of_the_area_has_its_target_in_the_file_and_no_verdict(tiny: Publication) -> None:
    first, *others = tiny.plan.indicators
    target = first.targets[0]
    values = {**target.values, "east": target.values["yunze"].model_copy(update={"text": "≤1.7"})}
    changed = first.model_copy(update={"targets": (target.model_copy(update={"values": values}),)})
    areas = (*tiny.plan.about.areas, Area(id="east", name="城东", role=Role.PART))
    plan = replace(tiny.plan, about=tiny.plan.about.model_copy(update={"areas": areas}), indicators=(changed, *others))
    table = next(table for table in tables(plan, assessed(plan, tiny)) if table.name == "indicators")
    rows = csv.DictReader(written(csv_export(table)).splitlines())
    east = next(row for row in rows if (row["id"], row["area"]) == (first.id, "east"))
    assert east["target_text"] == "≤1.7"
    assert east["status"] == ""
