"""What lists can be filtered by: fields that tell rows apart, and rows that answer to them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plansite.assessment.assessments import Assessments
from plansite.models import Adjustment
from plansite.models.indicator import Departments
from plansite.pages.rendering import list_filter
from plansite.pages.rendering.list_filter import ListFilter
from plansite.pages.rendering.publication import Publication
from plansite.plan.updates import Event, updates_of


def options(found: ListFilter, name: str) -> list[str]:
    return next(([value for value, _ in field.options] for field in found.fields if field.name == name), [])


def test_every_status_that_a_row_has_can_be_chosen(real: Publication) -> None:
    found = list_filter.of_projects(real.plan, real.assessments)
    assert options(found, "status") == ["不作评价", "待公布", "无量化目标"]
    assert options(found, "target") == ["不作评价", "待公布"]
    assert [field.name for field in found.fields][:2] == ["status", "target"]
    assert len(found.facts) == 48
    assert found.facts["1-3"]["data-target"] == "待公布|不作评价"
    assert found.facts["2-2"]["data-status"] == "无量化目标"


def test_lists_can_be_had_by_theme(tiny: Publication) -> None:
    fewer = {"projects": ("1-1",), "indicators": ("infant-mortality",)}
    plan = replace(tiny.plan, themes=tuple(theme.model_copy(update=fewer) for theme in tiny.plan.themes))
    found = Assessments(plan, Fraction(0))
    indicators, projects = list_filter.of_indicators(plan, found), list_filter.of_projects(plan, found)
    for listed in (indicators, projects):
        (field,) = [field for field in listed.fields if field.name == "theme"]
        assert (field.label, field.options) == ("专题", (("children", "妇幼健康"), ("huts", "健康小屋")))
    assert indicators.facts["infant-mortality"]["data-theme"] == projects.facts["1-1"]["data-theme"] == "children|huts"
    assert indicators.facts["vaccination-coverage"]["data-theme"] == projects.facts["1-2"]["data-theme"] == ""


def test_indicators_can_be_had_by_area_with_a_value_the_subject_first(real: Publication) -> None:
    found = list_filter.of_indicators(real.plan, real.assessments)
    assert options(found, "area") == ["sanmenxia", "henan"]
    assert found.facts["senior-high-students"]["data-area"] == "sanmenxia"
    assert found.facts["compulsory-completion"]["data-area"] == "henan"
    assert found.facts["mandarin-proficiency"]["data-area"] == ""


def test_years_are_those_of_the_subjects_values(real: Publication) -> None:
    found = list_filter.of_indicators(real.plan, real.assessments)
    assert options(found, "year") == ["2025"]
    assert found.facts["senior-high-students"]["data-year"] == "2025"
    assert found.facts["preschool-enrolment"]["data-year"] == ""


def test_departments_can_be_chosen_where_a_source_names_them(tiny: Publication) -> None:
    assert options(list_filter.of_projects(tiny.plan, tiny.assessments), "department") == []
    named = Departments(lead="县卫生健康局", support=("县体育局",))
    sidebars = tuple(
        sidebar.model_copy(
            update={"projects": tuple(p.model_copy(update={"departments": named}) for p in sidebar.projects[:1])}
        )
        for sidebar in tiny.plan.sidebars
    )
    plan = replace(tiny.plan, sidebars=sidebars)
    found = list_filter.of_projects(plan, Assessments(plan, Fraction(0)))
    assert options(found, "department") == ["县卫生健康局", "县体育局"]


def gaps(publication: Publication) -> ListFilter:
    """What `/gaps/` can be filtered by, of one indicator, every target and every promise."""
    plan, found = publication.plan, publication.assessments
    name = "compulsory-completion" if "compulsory-completion" in plan.indicator else "vaccination-coverage"
    counted = [promise for promise in plan.promises if promise.is_counted]
    return list_filter.of_gaps(plan, found, {name: (2021, 2022)}, plan.targets, counted)


def test_gaps_can_be_had_by_kind_year_deadline_theme_and_status(real: Publication) -> None:
    found = gaps(real)
    assert [field.name for field in found.fields] == ["kind", "status", "theme", "year", "due"]
    assert options(found, "kind") == ["指标", "项目目标", "正文承诺"]
    assert options(found, "year") == ["2021", "2022", "2023", "2024", "2025"]
    assert found.facts["compulsory-completion"]["data-year"] == "2021|2022"
    assert found.facts["compulsory-completion"]["data-theme"] == "compulsory"
    assert found.facts["3-5-t1"]["data-year"] == "2021|2022|2023|2024|2025"
    assert found.facts["3-5-t1"]["data-theme"] == "compulsory|teachers"
    assert found.facts["p-7-1-1"]["data-kind"] == "正文承诺"
    assert {fact["data-due"] for fact in found.facts.values()} == set(options(found, "due"))


def test_updates_can_be_had_by_event_year_area_theme_status_and_department(tiny: Publication) -> None:
    updates = updates_of(tiny.plan)
    found = list_filter.of_updates(tiny.plan, tiny.assessments, updates)
    assert len(found.facts) == len(updates)
    assert set(options(found, "event")) == {update.event.value for update in updates}
    assert options(found, "area")[0] == tiny.plan.subject.id
    for update, fact in zip(updates, found.facts.values(), strict=True):
        assert fact["data-event"] == update.event.value
        assert fact.get("data-published", "2018") == str(update.published.year)
        if update.observation is not None:
            assert fact["data-year"] == str(update.observation.year)
            assert fact["data-area"] == update.observation.area
        if update.event is Event.PROGRESS:
            assert fact["data-area"] == tiny.plan.subject.id
        if update.indicator is not None:
            assert fact["data-status"] == tiny.assessments.indicator_status(update.indicator).value


def test_an_adjusted_target_is_found_under_every_area_that_it_speaks_of(tiny: Publication) -> None:
    values = {area: {"op": "=", "value": Decimal("1.5"), "text": "1.5"} for area in ("linhai", "yunze")}
    facts = {"date": "2018-03-02", "source": "bulletin-2017", "reason": "示例", "published": "2018-03-09"}
    adjustment = Adjustment.model_validate({**facts, "values": values})
    first, *others = tiny.plan.indicators
    target = first.targets[0].model_copy(update={"adjustments": (adjustment,)})
    plan = replace(tiny.plan, indicators=(first.model_copy(update={"targets": (target,)}), *others))
    found = list_filter.of_updates(plan, Assessments(plan, Fraction(0)), updates_of(plan))
    (fact,) = [fact for fact in found.facts.values() if fact["data-event"] == "目标调整"]
    assert fact["data-area"] == "linhai|yunze"
    assert "目标调整" in options(found, "event")


def test_a_field_that_tells_no_rows_apart_is_left_out(tiny: Publication) -> None:
    assert options(list_filter.of_projects(tiny.plan, tiny.assessments), "sidebar") == []
