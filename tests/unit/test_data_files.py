"""Every data file of the tiny plan, cell by cell, as it was agreed: a figure that changes shows in a diff.

``.venv/bin/python -m pytest tests/unit/test_data_files.py --update-golden`` writes what is exported now; read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plansite.addresses import Imprint
from plansite.exports import series
from plansite.exports.bundle import Bundle
from plansite.exports.export import BYTE_ORDER_MARK, Export
from plansite.pages.rendering.publication import Publication
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
