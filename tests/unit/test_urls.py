"""Published addresses never disappear."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from plansite import addresses
from plansite.pages.rendering.environment import environment
from plansite.problems import PlanError
from plansite.publishing import url_lock
from plansite.publishing.url_lock import HEADER, Redirect


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "urls.lock"


def complaints(paths: list[str], lock: Path) -> list[tuple[int, str]]:
    """Line and words of everything that ``require`` finds."""
    with pytest.raises(PlanError) as caught:
        url_lock.require(paths, lock)
    assert {problem.mark.file for problem in caught.value.problems} == {"urls.lock"}
    return [(problem.mark.line, problem.found) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("", "/"),
        ("gaps", "/gaps/"),
        ("indicators/a-b", "/indicators/a-b/"),
        ("feed.xml", "/feed.xml"),
        ("data/plan.zip", "/data/plan.zip"),
        ("v1.0/gaps", "/v1.0/gaps/"),
    ],
)
def test_pages_have_a_slash_at_the_end_and_files_have_none(path: str, address: str) -> None:
    assert addresses.address(path) == address


def test_a_site_that_publishes_every_locked_address_passes(lock: Path) -> None:
    lock.write_text(f"{HEADER}\n\n/\n/gaps/\n", encoding="utf-8")
    url_lock.require(["", "gaps", "new"], lock)


def test_a_lock_is_read_with_the_marks_blanks_and_line_ends_that_editors_leave(lock: Path) -> None:
    lock.write_bytes(f"{HEADER}\r\n\r\n/ \r\n/gaps/\t\r\n".encode("utf-8-sig"))
    url_lock.require(["", "gaps"], lock)
    assert url_lock.write(["", "gaps", "new"], lock) == ["/new/"]
    assert lock.read_bytes() == f"{HEADER}\n/\n/gaps/\n/new/\n".encode()


def test_a_lock_in_another_encoding_is_told_and_no_traceback(lock: Path) -> None:
    lock.write_bytes("# 网址\n/gaps/\n".encode("gbk"))
    assert complaints(["gaps"], lock) == [(1, "文件不是 UTF-8 编码，像是 GBK（ANSI）编码")]


def test_a_site_without_a_lock_passes(lock: Path) -> None:
    url_lock.require(["gaps"], lock)


def test_every_dropped_address_is_told_with_its_line(lock: Path) -> None:
    lock.write_text(f"{HEADER}\n/a/\n/b/\n/c.csv\n", encoding="utf-8")
    assert complaints(["b"], lock) == [(2, "已发布的网址“/a/”不再生成"), (4, "已发布的网址“/c.csv”不再生成")]


def test_a_dropped_address_may_lead_elsewhere(lock: Path) -> None:
    lock.write_text("/old/ -> /new/\n", encoding="utf-8")
    url_lock.require(["new"], lock)
    assert url_lock.redirects(lock) == [Redirect("/old/", "/new/")]


def test_a_redirect_must_not_lead_to_nothing(lock: Path) -> None:
    lock.write_text("/old/ -> /gone/\n/older/ -> /old/\n", encoding="utf-8")
    assert complaints(["new"], lock) == [(1, "“/old/”转到的“/gone/”不存在"), (2, "“/older/”转到的“/old/”不存在")]


def test_a_redirect_to_nowhere_is_a_dropped_address(lock: Path) -> None:
    lock.write_text("/old/ -> \n", encoding="utf-8")
    assert complaints(["new"], lock) == [(1, "已发布的网址“/old/”不再生成")]


def test_remarks_are_neither_addresses_nor_redirects(lock: Path) -> None:
    lock.write_text("# /a/ -> /b/\n", encoding="utf-8")
    url_lock.require([], lock)
    assert url_lock.redirects(lock) == []


def test_without_a_lock_nothing_leads_elsewhere(lock: Path) -> None:
    assert url_lock.redirects(lock) == []


def test_a_new_lock_lists_every_address_in_order_under_its_header(lock: Path) -> None:
    assert url_lock.write(["gaps", "", "data/plan.zip"], lock) == ["/", "/data/plan.zip", "/gaps/"]
    assert lock.read_text(encoding="utf-8") == f"{HEADER}\n/\n/data/plan.zip\n/gaps/\n"


def test_writing_keeps_old_addresses_and_redirects(lock: Path) -> None:
    lock.write_text(f"{HEADER}\n/gone/\n/old/ -> /new/\n", encoding="utf-8")
    assert url_lock.write(["new"], lock) == ["/new/"]
    assert lock.read_text(encoding="utf-8") == f"{HEADER}\n/gone/\n/new/\n/old/ -> /new/\n"


def test_an_address_that_leads_elsewhere_is_not_listed_again(lock: Path) -> None:
    lock.write_text("/old/ -> /new/\n/new/\n", encoding="utf-8")
    assert url_lock.write(["old", "new"], lock) == []


def test_writing_twice_changes_nothing(lock: Path) -> None:
    url_lock.write(["gaps", ""], lock)
    before = lock.read_bytes()
    assert url_lock.write(["", "gaps"], lock) == []
    assert lock.read_bytes() == before


class Links(HTMLParser):
    """Where a page leads: its refresh and its link."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if facts.get("http-equiv") == "refresh":
            self.found.append(facts["content"].removeprefix("0; url="))
        if tag == "a":
            self.found.append(facts["href"])


@pytest.mark.parametrize("base", ["/", "/site/"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/old/", "/new/"),
        ("/old/", "/"),
        ("/indicators/old/", "/indicators/new/"),
        ("/indicators/old/", "/gaps/"),
        ("/old/", "/data/plan.zip"),
        ("/old/", '/a"&lt;b/'),
        ("/data/old.csv", "/data/new.csv"),
    ],
)
def test_an_old_page_leads_to_the_new_one_under_any_base_path(old: str, new: str, base: str, tmp_path: Path) -> None:
    template = environment(tmp_path).get_template("redirect.html")
    root = f"https://example.org{base}"
    found = Links(template.render(link=Redirect(old, new).link)).found
    assert [urljoin(root + old.lstrip("/"), link) for link in found] == [root + new.lstrip("/")] * 2


@pytest.mark.parametrize(
    ("old", "path"), [("/old/", "old/index.html"), ("/a/b/", "a/b/index.html"), ("/data/old.csv", "data/old.csv")]
)
def test_a_redirect_stands_at_the_old_address(old: str, path: str) -> None:
    assert Redirect(old, "/").path == path
