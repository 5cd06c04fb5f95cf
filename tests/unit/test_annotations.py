"""The plan's words with links and marks: nothing of the words is lost, nothing of ours passes for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from plansite.pages.rendering.annotations import NoteMark, Promise, annotated

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine's speed decides nothing."""

LABEL = Markup('<span class="status" data-chrome>滞后</span>')


@dataclass
class Reader(HTMLParser):
    """Tells the plan's words from ours."""

    words: str = ""
    linked: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    """Notes by the number of the plan's characters before them, in order."""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if facts.get("class") == "promise":
            self.linked.append("")
            self.targets.append(facts["href"] or "")
        if "id" in facts:
            self.marks.append((len(self.words), facts["id"] or ""))
        self._open.append((tag, "data-chrome" in facts))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(chrome for _, chrome in self._open):
            return
        self.words += data
        if self._open:
            self.linked[-1] += data


def read(html: Markup) -> Reader:
    """The HTML as a browser would take it."""
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    return reader


def promise(start: int, end: int, label: Markup = LABEL) -> Promise:
    return Promise(start, end, f"../p-{start}/", label)


def note(at: int, number: int = 1) -> NoteMark:
    return NoteMark(at, number, f"../notes/#note-{number}", f"note-{number}-1")


def test_words_are_escaped_and_read_back_as_written() -> None:
    text = "a<b>&amp;\"c'"
    html = annotated(text, [promise(1, 5)], [note(len(text))])
    assert read(html).words == text
    assert "<b>" not in html
    assert annotated("<&", (), ()) == "&lt;&amp;"
    assert annotated("<b>", (), [note(1), note(3)]).startswith("&lt;<sup")


def test_an_address_cannot_leave_its_attribute() -> None:
    html = annotated("词", [Promise(0, 1, '"><b x="', Markup())], [NoteMark(1, 1, '"><i>', "n")])
    assert read(html).targets == ['"><b x="']
    assert "<b" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("spans", "linked"),
    [
        ([(0, 2)], ["甲乙"]),
        ([(4, 6)], ["戊己"]),
        ([(0, 6)], ["甲乙丙丁戊己"]),
        ([(0, 3), (3, 6)], ["甲乙丙", "丁戊己"]),
        ([(4, 5), (1, 2)], ["乙", "戊"]),
    ],
    ids=["at-start", "at-end", "whole", "adjacent", "out-of-order"],
)
def test_each_promise_is_linked_by_its_own_words(spans: list[tuple[int, int]], linked: list[str]) -> None:
    found = read(annotated("甲乙丙丁戊己", [promise(*span) for span in spans], ()))
    assert found.linked == linked
    assert found.targets == [f"../p-{start}/" for start, _ in sorted(spans)]


def test_the_status_stands_behind_the_words_it_belongs_to() -> None:
    assert annotated("甲乙", [promise(0, 1)], ()) == f'<a class="promise" href="../p-0/">甲{LABEL}</a>乙'


def test_a_promise_without_a_status_adds_nothing_to_its_words() -> None:
    assert annotated("甲", [promise(0, 1, Markup())], ()) == '<a class="promise" href="../p-0/">甲</a>'


@pytest.mark.parametrize(
    ("spans", "at", "shown_at"),
    [
        ([], 0, 0),
        ([], 2, 2),
        ([], 6, 6),
        ([(2, 4)], 1, 1),
        ([(2, 4)], 3, 4),
        ([(2, 4)], 4, 4),
        ([(2, 4)], 5, 5),
        ([(2, 6)], 3, 6),
        ([(2, 6)], 6, 6),
        ([(0, 2), (4, 6)], 3, 3),
    ],
)
def test_a_note_stands_behind_its_words_or_behind_the_promise_around_them(
    spans: list[tuple[int, int]], at: int, shown_at: int
) -> None:
    found = read(annotated("甲乙丙丁戊己", [promise(*span) for span in spans], [note(at)]))
    assert found.marks == [(shown_at, "note-1-1")]


@pytest.mark.parametrize(("spans", "at"), [([(2, 4)], 2), ([(0, 6)], 0), ([(0, 2), (2, 6)], 2), ([(0, 2), (2, 6)], 1)])
def test_a_note_right_before_a_promise_is_shown(spans: list[tuple[int, int]], at: int) -> None:
    found = read(annotated("甲乙丙丁戊己", [promise(*span) for span in spans], [note(at)]))
    assert [name for _, name in found.marks] == ["note-1-1"]


def test_a_note_is_no_link_inside_a_link() -> None:
    html = annotated("甲乙丙", [promise(0, 2)], [note(1)])
    assert html.index("</a>") < html.index("<sup")


def test_notes_at_one_place_stand_in_the_order_of_their_numbers() -> None:
    found = read(annotated("甲乙", (), [note(1, 12), note(1, 3)]))
    assert found.marks == [(1, "note-3-1"), (1, "note-12-1")]


def test_a_mark_says_which_note_it_is() -> None:
    html = annotated("甲", (), [note(1, 7)])
    assert 'aria-label="原文校注7"' in html
    assert ">注7</a>" in html


def test_a_heading_without_words_of_its_own_still_carries_its_notes() -> None:
    assert read(annotated("", (), [note(0)])).marks == [(0, "note-1-1")]


@st.composite
def any_case(draw: st.DrawFn) -> tuple[str, list[Promise], list[NoteMark]]:
    """A text, promises that do not overlap, and notes anywhere."""
    text = draw(st.text(st.sampled_from("<>&;\"'/amp!-甲") | st.characters(), min_size=1, max_size=40))
    place = st.integers(0, len(text))
    cuts = sorted(draw(st.sets(place, max_size=8)))
    spans = [promise(start, end) for start, end in pairwise(cuts) if draw(st.booleans())]
    return text, spans, [note(at, number) for number, at in enumerate(draw(st.lists(place, max_size=5)), start=1)]


@UNTIMED
@given(any_case())
def test_without_ours_the_words_are_the_plans_to_the_letter(case: tuple[str, list[Promise], list[NoteMark]]) -> None:
    text, spans, notes = case
    """A break of a line is a space there: the words stand in one paragraph."""
    found = read(annotated(text, spans, notes))
    flat = text.replace("\n", " ")
    assert found.words == flat
    assert found.linked == [flat[span.start : span.end] for span in spans]


@UNTIMED
@given(any_case())
@example(("甲乙", [promise(1, 2)], [note(1)]))
def test_every_note_is_shown_once(case: tuple[str, list[Promise], list[NoteMark]]) -> None:
    text, spans, notes = case
    assert sorted(name for _, name in read(annotated(text, spans, notes)).marks) == sorted(mark.id for mark in notes)
