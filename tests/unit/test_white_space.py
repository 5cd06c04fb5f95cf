"""Finished pages without the white space of templates: what a reader sees stays as it was."""

from __future__ import annotations

from lxml import html as lxml_html

from plansite.pages.rendering.white_space import closed_up

PAGE = """<body>
    <p>一
       二</p>

  \t
    <p>\u3000\u3000首行缩进\n\u3000\u3000第二行</p>
    <pre class="cite-text">@misc{a,
  title = {甲},

}</pre>
  <script>
    let a = 1;
  </script>
  <textarea>
   b
  </textarea>
</body>
"""


def test_indents_and_blank_lines_go() -> None:
    assert (
        closed_up("<ul>\n    \n\n  <li>甲</li>  \n\t<li>乙 丙</li>\n</ul>\n")
        == "<ul>\n<li>甲</li>\n<li>乙 丙</li>\n</ul>\n"
    )


def test_words_are_parted_where_they_were() -> None:
    before, after = (lxml_html.fromstring(page).text_content().split() for page in (PAGE, closed_up(PAGE)))
    assert before == after


def test_what_shows_or_signs_its_white_space_keeps_it() -> None:
    found = closed_up(PAGE)
    for kept in ("@misc{a,\n  title = {甲},\n\n}", "\n    let a = 1;\n  ", "\n   b\n  "):
        assert kept in found


def test_an_ideographic_space_is_a_letter() -> None:
    assert "<p>\u3000\u3000首行缩进\n\u3000\u3000第二行</p>" in closed_up(PAGE)


def test_a_page_that_is_closed_up_stays_so() -> None:
    assert closed_up(closed_up(PAGE)) == closed_up(PAGE)
