from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from built_pages import page
from plansite.publishing.stylesheet import (
    fingerprint,
    joined,
    path_of,
    used,
    without_idle_motions,
    without_idle_properties,
)
from plansite.publishing.theme_contact import UNUSED, focused

NOTHING = re.compile("(?!)")
TEMPLATES = Path(next(iter(find_spec("material").submodule_search_locations))) / "templates"  # type: ignore[union-attr, arg-type]
THEME = next((TEMPLATES / "assets" / "stylesheets").glob("main.*.min.css"))


def test_a_sheet_of_which_all_is_used_comes_out_as_it_went_in() -> None:
    sheet = THEME.read_text(encoding="utf-8").removeprefix('@charset "UTF-8";')
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert used(sheet, NOTHING) == plain


def test_no_rule_for_all_elements_waits_for_a_change_of_colours() -> None:
    assert used("[data-md-color-switching] *{a:b}.c{d:e}", NOTHING) == ".c{d:e}"


def test_selectors_that_ask_for_an_unused_class_go_and_their_neighbours_stay() -> None:
    assert used(".a .x,.b{c:d}.x{e:f}", re.compile("x")) == ".b{c:d}"
    assert used(".a:not(.x){c:d}", re.compile("x")) == ".a:not(.x){c:d}"
    assert used(":is(.a,.x) b{c:d}", re.compile("x")) == ""


def test_selectors_that_ask_for_an_unused_attribute_go_and_other_values_stay() -> None:
    sheet = (
        "[dir=rtl] .a{b:c}[dir=ltr] .a{d:e}[data-md-toggle=drawer]:checked~.x,[data-md-toggle=search]:checked~.x{f:g}"
    )
    assert used(sheet) == "[dir=ltr] .a{d:e}[data-md-toggle=search]:checked~.x{f:g}"


def test_motions_that_no_rule_names_go() -> None:
    sheet = "@keyframes turn{0%{a:b}to{c:d}}.x{animation:1s turn}@keyframes heart{to{e:f}}"
    assert without_idle_motions(sheet) == "@keyframes turn{0%{a:b}to{c:d}}.x{animation:1s turn}"
    assert without_idle_motions(joined([sheet])).count("@keyframes") == 1


def test_the_browser_says_which_element_shows_its_focus() -> None:
    """The theme's program marks it by a class, and is not loaded."""
    assert (
        focused(".a.focus-visible{b:c}.a:not(.focus-visible){d:e}")
        == ".a:focus-visible{b:c}.a:not(:focus-visible){d:e}"
    )
    assert focused(":focus-visible{a:b}") == ":focus-visible{a:b}"


def test_no_sheet_waits_for_a_class_that_nothing_gives(built: Path) -> None:
    sheet = next(built.glob("assets/css/site.*.css")).read_text(encoding="utf-8")
    assert ".focus-visible" not in sheet.replace(":focus-visible", "")
    assert ":focus-visible" in sheet


def test_groups_without_rules_go_and_other_at_rules_stay_whole() -> None:
    assert used("@media print{.x{a:b}}@media print{.x{a:b}.y{c:d}}", re.compile("x")) == "@media print{.y{c:d}}"
    sheet = '@keyframes turn{0%{a:b}to{c:d}}@font-face{font-family:"{x}"}'
    assert used(sheet, re.compile("x")) == sheet


def test_braces_in_strings_are_words() -> None:
    sheet = """.a{content:"}"}.b{background:url('{')}"""
    assert used(sheet, re.compile("x")) == sheet


def test_properties_of_the_theme_that_nothing_reads_go() -> None:
    sheet = ':root{--md-idle:url("data:a;b{}");--md-read:1px;--own:2px}p{margin:var(--md-read)}'
    assert without_idle_properties(sheet) == ":root{--md-read:1px;--own:2px}p{margin:var(--md-read)}"


def test_sheets_are_joined_in_order_without_comments_and_named_by_content() -> None:
    sheet = joined(['@charset "UTF-8";a{b:c}', "/* why */\nd {\n  e: f;\n}\n"])
    assert sheet == '@charset "UTF-8";\na{b:c}\nd {\ne: f;\n}\n'
    assert path_of(fingerprint(sheet)) != path_of(fingerprint(sheet + "g{h:i}"))
    assert re.fullmatch(r"assets/css/site\.[0-9a-f]{8}\.css", path_of(fingerprint(sheet)))


def test_no_page_holds_a_class_that_the_sheet_leaves_out(built: Path) -> None:
    """Else a part of the theme would come back without its style."""
    found = {
        name
        for file in built.rglob("*.html")
        for value in re.findall(r'class="([^"]*)"', file.read_text(encoding="utf-8"))
        for name in value.split()
        if UNUSED.fullmatch(name)
    }
    assert found <= {"md-nav__link"}, "styled by ourselves"


def test_a_page_says_that_it_comes_in_light_and_dark_before_the_theme_would(built: Path) -> None:
    """The theme adds a statement of its own when it starts; after this one it changes nothing."""
    assert page(built / "index.html").xpath("//meta[@name='color-scheme']/@content") == ["light dark"]


def test_a_page_asks_for_its_style_once(built: Path) -> None:
    text = (built / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'<link rel="stylesheet"', text)) == 1
    assert not list(built.glob("assets/css/tokens.css"))
    assert len(list(built.glob("assets/css/site.*.css"))) == 1
