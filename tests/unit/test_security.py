from __future__ import annotations

import base64
import hashlib
import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

import plan_hook
from plansite.pages.rendering.external import marked
from plansite.publishing.content_security import finished, policy

PAGE = '<!doctype html><html><head>\n<meta charset="utf-8">\n{}</head><body></body></html>'


def digest(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def directive(html: str, name: str) -> list[str]:
    found = dict(part.split(" ", 1) for part in policy(html).split("; "))
    return found[name].split(" ")


def test_a_page_without_scripts_allows_only_its_own_host() -> None:
    assert directive("", "script-src") == ["'self'"]
    assert directive("", "object-src") == ["'none'"]
    assert directive("", "base-uri") == ["'self'"]
    assert directive("", "form-action") == ["'self'"]
    assert directive("", "worker-src") == ["'self'"]


def test_scripts_of_the_page_are_named_by_their_hashes_once_each() -> None:
    html = "<script>a()</script><script type='module'>\nb() // 中\n</script><script>a()</script>"
    assert directive(html, "script-src") == ["'self'", digest("a()"), digest("\nb() // 中\n")]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{}</script>',
    ],
)
def test_files_and_data_need_no_hash(script: str) -> None:
    assert directive(script, "script-src") == ["'self'"]


def test_style_elements_are_named_by_their_hashes() -> None:
    assert directive("<style>p { color: red }</style>", "style-src") == ["'self'", digest("p { color: red }")]


def test_nothing_unsafe_is_allowed_for_scripts_or_style_elements() -> None:
    html = "<script>a()</script><style>b</style>"
    for name in ("default-src", "script-src", "style-src"):
        assert not any("unsafe" in word or "*" in word or ":" in word for word in directive(html, name))
    assert policy(html).count("unsafe-inline") == 1


def test_the_policy_stands_before_every_script_and_style() -> None:
    html = finished(PAGE.format('<link rel="stylesheet" href="a.css"><script>a()</script>'))
    assert 0 < html.index("Content-Security-Policy") < html.index("<link")
    assert html.index("charset") < html.index("Content-Security-Policy")


def test_a_page_is_finished_once() -> None:
    html = finished(PAGE.format(""))
    assert html.count("Content-Security-Policy") == 1
    assert finished(html) == html


def test_nobody_is_told_what_made_the_page() -> None:
    assert "generator" not in finished(PAGE.format('\n<meta name="generator" content="x">\n'))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            '<a href="https://a.example/">x</a>',
            '<a class="external" href="https://a.example/" rel="noopener external">x</a>',
        ),
        (
            '<a class="b" href="//a.example/">x</a>',
            '<a class="b external" href="//a.example/" rel="noopener external">x</a>',
        ),
        ('<a href="../gaps/">x</a>', '<a href="../gaps/">x</a>'),
        ('<a href="mailto:a@b.cn">x</a>', '<a href="mailto:a@b.cn">x</a>'),
    ],
)
def test_links_to_other_sites_are_marked(link: str, expected: str) -> None:
    assert marked(link) == expected


def test_marking_twice_changes_nothing() -> None:
    once = marked('<a href="https://a.example/" rel="nofollow">x</a>')
    assert marked(once) == once
    assert re.findall("rel=", once) == ["rel="]


def test_a_preview_keeps_the_scripts_that_reload_it(monkeypatch: pytest.MonkeyPatch) -> None:
    page, made = PAGE.format(""), cast("Any", SimpleNamespace(content=""))
    assert plan_hook.on_post_page(page, made) == finished(page)
    monkeypatch.setattr(plan_hook.current, "is_preview", True)
    assert plan_hook.on_post_page(page, made) == page
