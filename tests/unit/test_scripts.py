"""The script of every page, joined of modules, does what the modules would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plansite.publishing.scripts import joined

OVERRIDES = Path(__file__).parents[2] / "overrides"
FIRST = "assets/js/page-tools.js"


def _joined(**modules: str) -> str:
    texts = {f"js/{name}.js": text for name, text in modules.items()}
    return joined("js/first.js", texts.__getitem__)


def test_a_module_stands_behind_those_that_it_needs_and_each_only_once() -> None:
    whole = _joined(
        first='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport function b(x) { return c; }\n',
        c="export const c = 1;\n",
    )
    assert [whole.index(words) for words in ("const c = 1", "function b", "b(c);")] == sorted(
        whole.index(words) for words in ("const c = 1", "function b", "b(c);")
    )
    assert whole.count("const c = 1;") == 1
    assert re.findall(r"return \{ (\w*) \};", whole) == ["c", "b", ""]
    assert "import" not in whole
    assert "export" not in whole


def test_names_may_be_changed_on_the_way_and_folders_count_from_the_module() -> None:
    whole = _joined(
        first='import { text as words } from "./theme/a.js";\nimport "./theme/a.js";\nwords();\n',
        **{"theme/a": 'import "../b.js";\nexport async function text() {}\n', "b": "export class B {}\n"},
    )
    assert "const { text: words } = part1;" in whole
    assert "async function text()" in whole


def test_the_address_of_the_first_module_is_that_of_the_script() -> None:
    assert "new URL('x', address)" in _joined(first="new URL('x', import.meta.url);\n")
    with pytest.raises(ValueError, match=r"js/theme/a\.js: import\.meta\.url"):
        _joined(first='import "./theme/a.js";\n', **{"theme/a": "import.meta.url;\n"})


def test_what_is_fetched_on_demand_stays_a_file_of_its_own() -> None:
    assert 'await import("./c.js");' in _joined(first='(async () => {\n  await import("./c.js");\n})();\n')


def test_comments_of_whole_lines_go_and_words_that_look_like_one_stay() -> None:
    whole = _joined(first='/** What\n * it is. */\nconst a = "https://x/"; // kept\n  // gone\nconst b = "/** x */";\n')
    assert "What" not in whole
    assert "gone" not in whole
    assert 'const a = "https://x/"; // kept\nconst b = "/** x */";' in whole


@pytest.mark.parametrize(
    "line",
    [
        'import all from "./b.js";',
        'import * as all from "./b.js";',
        "export default 1;",
        "export let a = 1;",
        "export { a };",
        'export * from "./b.js";',
        'import { a } from "somewhere";',
    ],
)
def test_a_form_that_would_be_joined_wrongly_is_refused_by_name(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"js/first.js: {line}")):
        _joined(first=f"{line}\n", b="export const a = 1;\n")


def test_modules_that_need_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        _joined(first='import "./b.js";\n', b='import "./first.js";\n')


def test_every_own_module_that_a_page_loads_at_once_is_in_its_one_script() -> None:
    """None is asked for by itself, and no word of a comment is sent."""
    read: list[str] = []

    def text_of(path: str) -> str:
        read.append(path)
        return (OVERRIDES / path).read_text(encoding="utf-8")

    whole = joined(FIRST, text_of)
    assert len(read) == len(set(read))
    assert {"assets/js/navigation.js", "assets/js/theme/contact.js", "assets/js/display-settings.js"} <= set(read)
    assert not re.search(r"^(?:\s*(?:/\*\*|\* |//)|import\b|export\b)", whole, re.MULTILINE)
