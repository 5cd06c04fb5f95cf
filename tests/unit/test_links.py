"""Links that work under any base path."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.addresses import chapter_path, indicator_path, project_path
from plansite.pages.rendering.links import Links

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine's speed decides nothing."""

PATHS = ("", "gaps", "indicators", "indicators/a-b", "chapters/12", "projects/3-5", "data", "data/plan.zip")
PAGES = tuple(path for path in PATHS if "." not in path)


@pytest.mark.parametrize(
    ("here", "path", "link"),
    [
        ("", "gaps", "gaps/"),
        ("", "data/plan.zip", "data/plan.zip"),
        ("gaps", "", "../"),
        ("gaps", "indicators/a-b", "../indicators/a-b/"),
        ("indicators/a-b", "", "../../"),
        ("indicators/a-b", "indicators", "../"),
        ("indicators", "indicators/a-b", "a-b/"),
        ("data", "data/plan.zip", "plan.zip"),
        ("projects/3-5", "data/plan.zip", "../../data/plan.zip"),
    ],
)
def test_pages_end_with_a_slash_and_files_do_not(here: str, path: str, link: str) -> None:
    assert Links(here, PATHS).to(path) == link


def test_a_page_leads_to_itself_without_leaving_the_page() -> None:
    assert Links("gaps", PATHS).to("gaps") == "./"
    assert Links("gaps", PATHS).to("gaps", "a") == "#a"


def test_an_anchor_stands_behind_the_address() -> None:
    assert Links("gaps", PATHS).to("chapters/12", "12-1-p3") == "../chapters/12/#12-1-p3"
    assert Links("gaps", PATHS).to("", "top") == "../#top"


def test_a_link_to_what_is_not_published_is_an_error() -> None:
    with pytest.raises(LookupError, match="'indicators/gone'"):
        Links("gaps", PATHS).to("indicators/gone")


@UNTIMED
@given(st.sampled_from(PAGES), st.sampled_from(PATHS), st.sampled_from(["/", "/site/", "/a/b/"]))
def test_every_link_arrives_under_any_base_path(here: str, path: str, base: str) -> None:
    root = f"https://example.org{base}"
    place = f"{root}{here}/" if here else root
    target = root + path + ("/" if path and "." not in path else "")
    assert urljoin(place, Links(here, PATHS).to(path)) == target


def test_the_addresses_of_records_are_those_that_were_promised() -> None:
    assert indicator_path("preschool-enrolment") == "indicators/preschool-enrolment"
    assert project_path("3-5") == "projects/3-5"
    assert chapter_path("15") == "chapters/15"
