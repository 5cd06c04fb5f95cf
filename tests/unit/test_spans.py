"""Which part of the calendar a value speaks of, which value is the newest, and which two can be compared."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from plansite.assessment.comparable import are_alike, decides, is_on_the_plans_side
from plansite.assessment.latest import later, latest, newest
from plansite.assessment.year_on_year import change, deciding
from plansite.models import Area, Indicator, Observation
from plansite.models.indicator import Break
from plansite.models.observation import Revision
from plansite.models.span import MONTHS, PARTS, WHOLE_YEAR, Span, span
from plansite.models.vocabulary import ObservationStatus, Role, Scope

SCHOOL = "2023—2024学年"
JIA = Area(id="jia", name="甲", role=Role.SUBJECT)
UNTIMED = settings(deadline=None, max_examples=60)


@pytest.mark.parametrize(
    ("words", "label", "first", "last", "end", "iso", "at"),
    [
        ("全年", "2024年", 1, WHOLE_YEAR, "2024-12-31", "2024", 2024),
        ("上半年", "2024年上半年", 1, 6, "2024-06-30", "2024-01/2024-06", 2023.5),
        ("下半年", "2024年下半年", 7, 12, "2024-12-31", "2024-07/2024-12", 2024),
        ("前三季度", "2024年前三季度", 1, 9, "2024-09-30", "2024-01/2024-09", 2023.75),
        ("第一季度", "2024年第一季度", 1, 3, "2024-03-31", "2024-01/2024-03", 2023.25),
        ("2月", "2024年2月", 2, 2, "2024-02-29", "2024-02", 2024 - 10 / 12),
        ("12月", "2024年12月", 12, 12, "2024-12-31", "2024-12", 2024),
        (SCHOOL, SCHOOL, 9, 8, "2024-06-30", "2023-09/2024-08", 2024 - 4 / 12),
    ],
)
def test_a_period_has_its_words_its_months_and_its_place(
    words: str, label: str, first: int, last: int, end: str, iso: str, at: float
) -> None:
    found = Span(2024, words)
    assert (found.label, found.first_month, found.last_month, str(found.end), found.iso) == (
        label,
        first,
        last,
        end,
        iso,
    )
    assert found.at == pytest.approx(at)
    assert (found.is_part, found.is_school_year) == (words not in {"全年", SCHOOL}, words == SCHOOL)
    assert found.kind == (first, last)


def test_the_parts_of_a_year_are_its_months_and_their_quarters() -> None:
    assert [PARTS[f"第{one}季度"] for one in "一二三四"] == [(1, 3), (4, 6), (7, 9), (10, 12)]
    assert {f"{month}月": (month, month) for month in range(1, 13)} == MONTHS


@pytest.mark.parametrize(
    ("month", "words", "meant"), [(6, None, "6月"), (None, None, "全年"), (None, "上半年", "上半年")]
)
def test_a_month_is_the_older_way_to_write_a_period(month: int | None, words: str | None, meant: str) -> None:
    assert span(2024, words, month) == Span(2024, meant)


def observed(**facts: Any) -> Observation:
    plain = {"area": "jia", "year": 2024, "value": Decimal(5), "kind": "实际", "scope": "same", "source": "a"}
    return Observation.model_validate({**plain, "quote": "5", "published": "2025-03-01", **facts})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("一季度", "第一季度"),
        ("第四季度", "第四季度"),
        (" 上半年 ", "上半年"),
        ("2023-2024学年", SCHOOL),
        ("2023～2024学年", SCHOOL),
    ],
)
def test_a_period_has_one_form(written: str, meant: str) -> None:
    assert observed(period=written).period == meant


@pytest.mark.parametrize("written", ["13月", "五季度", "本年", "", True, "2024学年", "2023——-2024学年"])
def test_what_is_no_period_is_refused_with_what_may_be_written(written: object) -> None:
    with pytest.raises(ValidationError, match="不是可以写的时期"):
        observed(period=written)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"period": "上半年", "month": 6}, "period 和 month 都写了"),
        ({"scope": "different"}, "口径写的是 different，却没有写明差别"),
        ({"scope_note": "含外县"}, "口径写的是 same，却写了 scope_note"),
    ],
)
def test_a_value_states_one_period_and_one_scope(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        observed(**facts)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "更正没有写明原来是什么"),
        ({"period": "上半年", "month": 6}, "period 和 month 都写了"),
        ({"scope": "different"}, "原口径写的是 different，却没有写明差别"),
    ],
)
def test_a_correction_states_what_was_otherwise(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Revision.model_validate({"published": "2025-01-01", "reason": "因", **facts})


def test_the_versions_of_a_value_go_from_the_first_to_this_one() -> None:
    found = observed(
        period="上半年",
        value=Decimal(7),
        corrects=[
            {
                "published": "2025-01-01",
                "reason": "一",
                "value": Decimal(5),
                "month": 6,
                "scope": "different",
                "scope_note": "旧",
            },
            {"published": "2025-02-01", "reason": "二", "value": Decimal(6), "scope": "same", "kind": "初步"},
        ],
        withdrawn={"date": "2025-05-01", "reason": "误"},
    )
    first, second, last = found.versions
    assert last is found
    assert found.is_corrected
    assert [
        (v.value, v.month, v.period, v.scope, v.scope_note, v.kind.value, v.withdrawn) for v in (first, second)
    ] == [
        (Decimal(5), 6, None, Scope.DIFFERENT, "旧", "初步", None),
        (Decimal(6), None, "上半年", Scope.SAME, None, "初步", None),
    ]
    assert [(str(v.published), len(v.corrects), v.is_corrected) for v in found.versions] == [
        ("2025-01-01", 0, False),
        ("2025-02-01", 1, True),
        ("2025-03-01", 2, True),
    ]
    assert observed().versions == (observed(),)


def series(*observations: Observation, breaks: tuple[int, ...] = ()) -> Indicator:
    """An indicator from 2020 with these values, counted otherwise from each of these years on."""
    found = Indicator.model_validate(
        {
            "id": "a",
            "name": "甲",
            "unit": "%",
            "decimals": 1,
            "direction": "up",
            "baseline": {"year": 2020, "values": {"jia": 1}},
            "targets": [{"by": 2025, "values": {"jia": {"op": ">=", "value": 9, "text": "9"}}}],
        }
    )
    cuts = tuple(Break(year=year, text="新口径", source="a") for year in breaks)
    return found.model_copy(update={"observations": observations, "breaks": cuts})


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({}, True),
        ({"kind": "初步"}, True),
        ({"kind": "预计"}, False),
        ({"scope": "different", "scope_note": "外"}, False),
        ({"period": "上半年"}, False),
        ({"period": SCHOOL}, True),
        ({"withdrawn": {"date": "2025-05-01", "reason": "误"}}, False),
    ],
)
def test_a_value_decides_if_it_is_known_of_a_whole_year_and_of_the_plans_scope(
    facts: dict[str, Any], counts: object
) -> None:
    value = observed(**facts)
    assert value.decides is counts
    assert decides(series(), value) is counts
    assert decides(series(breaks=(2024,)), value) is False


def test_a_break_parts_a_series_from_its_year_on() -> None:
    found = series(breaks=(2023, 2025))
    assert [found.side(year) for year in (2022, 2023, 2024, 2025)] == [0, 1, 1, 2]
    assert [is_on_the_plans_side(found, year) for year in (2022, 2023)] == [True, False]
    one, same, other = (observed(year=year) for year in (2023, 2024, 2025))
    assert are_alike(found, one, same)
    assert not are_alike(found, same, other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({}, {}, True),
        ({"period": "上半年"}, {"period": "上半年"}, True),
        ({"period": "上半年"}, {}, False),
        ({"month": 6}, {"period": "6月"}, True),
        ({"scope": "different", "scope_note": "外"}, {}, False),
        ({"kind": "初步"}, {}, True),
        ({"period": "2022—2023学年"}, {"period": SCHOOL}, True),
        ({"period": "第二季度"}, {"period": "上半年"}, False),
    ],
)
def test_values_of_one_scope_and_one_kind_of_period_are_alike(
    one: dict[str, Any], other: dict[str, Any], alike: object
) -> None:
    assert are_alike(series(), observed(year=2023, **one), observed(**other)) is alike


VALUES = st.lists(
    st.builds(
        lambda year, period, kind, scope, area: observed(
            year=year,
            period=period,
            kind=kind,
            area=area,
            **({"scope": scope} | ({"scope_note": "外"} if scope == "different" else {})),
        ),
        st.integers(2021, 2025),
        st.sampled_from((None, "上半年", "6月", SCHOOL)),
        st.sampled_from(("实际", "初步", "预计")),
        st.sampled_from(("same", "different")),
        st.sampled_from(("jia", "yi")),
    ),
    max_size=6,
)


def rank(value: Observation) -> tuple[int, int, bool]:
    """The order in time, said anew: the year, where in it, and a final value after a preliminary one."""
    month = {None: 13, "上半年": 6, "6月": 6, SCHOOL: 8}[value.period]
    return value.year, month, value.kind is ObservationStatus.ACTUAL


@UNTIMED
@given(VALUES, st.sampled_from(((), (2024,))))
def test_the_latest_value_decides_if_any_does_and_is_the_newest_of_those(
    values: list[Observation], breaks: tuple[int, ...]
) -> None:
    owner = series(*values, breaks=breaks)
    own = [value for value in values if value.area == "jia"]
    able = [value for value in own if value.decides and not (breaks and value.year >= 2024)]
    found = latest(owner, "jia")
    if found is None:
        assert own == []
        assert later(owner, "jia") == ()
        return
    assert rank(found) == max(map(rank, able or own))
    assert found in (able or own)
    after = [rank(value) for value in own if rank(value)[:2] > rank(found)[:2]]
    assert [rank(value) for value in later(owner, "jia")] == sorted(after, reverse=True)
    assert rank(newest(own)) == max(map(rank, own))


@UNTIMED
@given(VALUES, st.integers(2021, 2026))
def test_a_year_is_compared_with_the_one_before_it_by_values_that_are_alike(
    values: list[Observation], year: int
) -> None:
    owner = series(*values)

    def of(when: int) -> list[Observation]:
        return [value for value in values if value.area == "jia" and value.decides and value.year == when]

    found = change(owner, JIA, year)
    shown = deciding(owner, "jia", year)
    assert (found is None) == (shown is None) == (of(year) == [])
    if found is None or shown is None:
        return
    assert found.after == shown
    assert rank(shown) == max(map(rank, of(year)))
    alike = [value for value in of(year - 1) if value.period == shown.period]
    assert (found.before is None) == (alike == [])
    assert found.before is None or rank(found.before) == max(map(rank, alike))
    assert found.is_unlike == (of(year - 1) != [] and alike == [])
    assert (found.indicator, found.area) == (owner, JIA)
