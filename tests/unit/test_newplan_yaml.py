"""YAML as ``make new`` writes it: read back it is what was written, whatever words a plan has."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plansite.newplan.writing.yaml_text import Inline, written

SIGNS = "文字章0.5%-—:#,[]{}&*!|>'\"@`?~ 　：，。；、“”（）〔〕ab=是否\n"
WORDS = st.text(alphabet=SIGNS, max_size=12)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(WORDS, min_size=5, max_size=5))
@example(["到2025年：#1机组\n  第二行", "- 一", "1-2-p3", "2025-01-01", "100"])
@example(["yes", "是: 否", "１００", "", "null"])
def test_what_is_written_is_read_back(words: list[str]) -> None:
    first, second, third, fourth, fifth = words
    value = {
        "name": first,
        "list": [second, {"text": third, "more": [[fourth], {}]}],
        "inline": Inline({"op": fourth, "list": [first, True, None, 5]}),
        "text": {"text": fifth},
    }
    assert yaml.safe_load(written(value, "plan")) == value


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({"text": "覆盖率达到80%以上。"}, "text: 覆盖率达到80%以上。"),
        ({"id": "p-1-0-3"}, "id: p-1-0-3"),
        ({"at": "1-2-p3"}, "at: 1-2-p3"),
        ({"value": Decimal("41.0")}, "value: 41.0"),
        ({"text": "100"}, "text: '100'"),
        ({"text": "2025-01-01"}, "text: '2025-01-01'"),
        ({"target": Inline({"op": ">=", "value": Decimal("1.50")})}, "target: {op: '>=', value: 1.50}"),
        ({"notes": []}, "notes: []"),
        ({"list": [{"a": "一", "b": ["二"]}]}, "list:\n  - a: 一\n    b:\n      - 二"),
        ({"text": "一\n二"}, "text: |-\n  一\n  二"),
    ],
)
def test_it_is_written_as_people_write_it(value: dict[str, Any], line: str) -> None:
    assert written(value, "plan").split("\n\n", 1)[1] == f"{line}\n"
