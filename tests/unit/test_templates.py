"""Compiled templates are kept between builds, and nothing that a build decides is kept with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.pages.templates import compiled, environment


@pytest.fixture
def bodies(tmp_path: Path) -> Path:
    folder = tmp_path / "bodies"
    folder.mkdir()
    (folder / "a.md").write_text('{{ named("甲") }}：{{ words }}', encoding="utf-8")
    return folder


def filled(bodies: Path, name: str) -> str:
    """The template as one build fills it in; each build names things in its own way."""
    env = environment(bodies, compiled(bodies.parent / "cache"))
    env.globals["named"] = lambda word: f"{name}{word}"
    return env.get_template("a.md").render(words="<b>")


def test_a_kept_template_is_filled_in_as_a_new_one(bodies: Path) -> None:
    assert filled(bodies, "一") == filled(bodies, "一") == "一甲：&lt;b&gt;"
    assert len(list((bodies.parent / "cache").rglob("*.cache"))) == 1


def test_what_a_function_says_of_fixed_words_is_not_kept(bodies: Path) -> None:
    assert filled(bodies, "一") == "一甲：&lt;b&gt;"
    assert filled(bodies, "二") == "二甲：&lt;b&gt;"


def test_a_changed_template_is_compiled_anew(bodies: Path) -> None:
    filled(bodies, "一")
    (bodies / "a.md").write_text("改了：{{ words }}", encoding="utf-8")
    assert filled(bodies, "一") == "改了：&lt;b&gt;"


def test_a_damaged_cache_is_not_read(bodies: Path) -> None:
    filled(bodies, "一")
    for path in (bodies.parent / "cache").rglob("*.cache"):
        path.write_bytes(b"nonsense")
    assert filled(bodies, "一") == "一甲：&lt;b&gt;"
