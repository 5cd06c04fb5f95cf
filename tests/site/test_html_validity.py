"""Every built page follows the HTML standard, as html-validate reads it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "node_modules" / ".bin" / "html-validate"

EXCEPTIONS = (
    # The theme's switches for menu, contents and search are checkboxes that say autocomplete="off", which keeps
    # browsers from restoring them.
    ("valid-autocomplete", re.compile(r"#__(?:drawer|search|toc)$")),
    # The theme's section labels carry an empty tabindex, which browsers ignore.
    ("attribute-allowed-values", re.compile(r"#__nav_[0-9_]+_label$")),
)
"""What the theme writes that we do not: a rule, and the only elements that may break it."""


def broken(site: Path) -> list[str]:
    """Every breach that is no exception: file, line, rule and what is said of it."""
    assert PROGRAM.exists(), "html-validate is not installed: `make test` installs it"
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        command = [PROGRAM, "--config", ROOT / ".htmlvalidate.json", "--formatter", f"json={told}", f"{site}/**/*.html"]
        done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
        assert told.exists(), done.stdout + done.stderr
        results = json.loads(told.read_text(encoding="utf-8"))
    assert results, "the theme's exceptions at least are told of every page of it"
    return [
        f"{Path(result['filePath']).relative_to(site)}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
        if not _is_exception(message["ruleId"], message["selector"] or "")
    ]


def _is_exception(rule: str, selector: str) -> bool:
    return any(rule == name and element.search(selector) for name, element in EXCEPTIONS)


def test_every_page_follows_the_html_standard(built: Path) -> None:
    assert broken(built) == []


def test_every_page_of_an_official_site_follows_the_html_standard(built_official: Path) -> None:
    assert broken(built_official) == []


def test_a_page_that_breaks_the_standard_is_told(tmp_path: Path) -> None:
    page = "<!doctype html>\n<html lang=zh>\n<head><title>甲</title></head>\n<body id=a><p id=a></p></body>\n</html>\n"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert any("no-dup-id" in line for line in broken(tmp_path))
