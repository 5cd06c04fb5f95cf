"""All that this package knows of the HTML and the style sheets that the theme writes.

Another theme, or another major version, is met here: `make next` builds with one and runs the tests. What templates
and scripts know of the theme is listed in DEVELOPING.md under "Where the theme is touched".
"""

from __future__ import annotations

import re

STYLES = re.compile(r"assets/stylesheets/(main|palette)\.[0-9a-f]+\.min\.css")
"""The theme's own style sheets, which pages do not link: they become part of the site's one sheet."""

IDLE = re.compile(r"assets/(?:javascripts/.+|stylesheets/.+\.map)")
"""The theme's own programs, which pages do not load, and maps that lead from its style to sources that it lacks."""

UNUSED = re.compile(
    r"admonition(-title)?|abstract|annotate|arithmatex|bug|critic|danger|emojione|example|failure|footnote.*|gemoji|"
    r"giscus|glightbox.*|grid|headerlink|highlight.*|katex-html|keys|lineno.*|mermaid|question|success|tabbed-.*|"
    r"task-list-.*|tip|toclink|twemoji|warning|xxx?l|"
    r"md-(annotation|author|avatar|clipboard|code|consent|copyright|feedback|footer|meta|nav|pagination|path|post|"
    r"profile|progress|rating|select|sidebar|social|source|source-file|status|tabs|tag|tags|tooltip2?|top|version)"
    r"(__.*|--.*|-.*)?|"
    r"md-(draft|ellipsis|input|logo|pin)(--.*)?|md-(banner|content)(--.*|__button)|md-header__(ellipsis|inner|source|title|"
    r"topic)(--.*)?|md-header--.*|md-search__suggest|md-typeset__(scrollwrap|table)|"
    r"dir=rtl|data-md-toggle=(drawer|toc)"
)
"""Classes and attributes of the theme's parts that no page of ours holds, or is to be styled by: its navigation, drawer
and sidebars, blogs, code, admonitions; writing from the right; what only its program gave, which is not loaded."""

PAINTED = re.compile(r"\[data-md-color-((primary|accent)=|switching\])")
"""The theme's ready-made colours, ours stand in the tokens; and a rule for all elements while colours change."""

PROPERTY = re.compile(r"""(--md-[\w-]+):(?:"[^"]*"|'[^']*'|[^;{}"'])*(?:;|(?=\}))""")
"""A custom property of the theme."""

FOCUSED = re.compile(r"\.focus-visible\b")

GENERATOR = re.compile(r"\s*<meta name=\"generator\"[^>]*>")
CHARSET = '<meta charset="utf-8">'


def focused(sheet: str) -> str:
    """The theme's sheet for browsers alone: which element shows its focus, the theme would let a program say."""
    return FOCUSED.sub(":focus-visible", sheet)


def without_generator(html: str) -> str:
    """A page without the tag that names what made it."""
    return GENERATOR.sub("", html, count=1)


def behind_charset(html: str, tag: str) -> str:
    """A page with a tag behind its charset, which must be among the first 1024 bytes, and before all scripts."""
    return html.replace(CHARSET, f"{CHARSET}\n{tag}", 1)
