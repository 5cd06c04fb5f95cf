"""A site opened from files: links lead to files, nothing is forbidden by a policy that knows no files."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.publishing.offline import page, write

TOP = Path("/top")


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ('href="../indicators/"', 'href="../indicators/index.html"'),
        ("href=../indicators/", 'href="../indicators/index.html"'),
        ('href=".."', 'href="../index.html"'),
        ('href="."', 'href="./index.html"'),
        ('href="../a/#x-1"', 'href="../a/index.html#x-1"'),
        ('href="../a/?q=1"', 'href="../a/index.html?q=1"'),
        ('href="/assets/a.css"', 'href="../../assets/a.css"'),
        ('href="../a.csv"', 'href="../a.csv"'),
        ('href="#x"', 'href="#x"'),
        ('href="https://example.org/"', 'href="https://example.org/"'),
        ('href="mailto:a@example.org"', 'href="mailto:a@example.org"'),
    ],
)
def test_links_lead_to_files(written: str, linked: str) -> None:
    assert f"<a {linked}>" in page(f"<body><a {written}>x</a></body>", TOP / "a" / "b", TOP)


def test_the_policy_goes_and_the_page_says_what_it_is() -> None:
    made = page('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"><body class="x">y', TOP, TOP)
    assert "Content-Security-Policy" not in made
    assert '<body class="x"><p id="plansite-offline"' in made


def test_the_site_itself_stays_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a" / "index.html").write_text('<body><a href="..">x</a>', encoding="utf-8")
    assert write(site, tmp_path / "preview") == 1
    assert (site / "a" / "index.html").read_text(encoding="utf-8") == '<body><a href="..">x</a>'
    assert (tmp_path / "preview" / "从这里打开.html").exists()
