"""A file in another encoding is told of at the character that cannot be read, however its lines end."""

from __future__ import annotations

import pytest

from plansite.reading.characters import decoded


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_what_is_no_utf8_is_told_of_where_it_stands(line_end: str, mark: bytes) -> None:
    content = mark + line_end.join(("一二：", "三四五六")).encode() + line_end.encode() + b"id: " + "年".encode("gbk")
    text, problems = decoded(content, "data/plan.yaml")
    assert text == ""
    assert [(problem.mark.line, problem.mark.column) for problem in problems] == [(3, 5)]


def test_lines_end_alike_and_the_mark_of_the_encoding_is_no_character() -> None:
    assert decoded(b"\xef\xbb\xbf" + "一\r\n二\r三\n".encode(), "data/plan.yaml") == ("一\n二\n三\n", [])
