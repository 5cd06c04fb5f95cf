"""Links to other sites that people write in Markdown, marked as every link to another site is."""

from __future__ import annotations

import re

LINK = re.compile(r"<a (?P<attributes>[^>]*\bhref=\"(?:https?:)?//[^>]*)>")
CLASS = re.compile(r"\bclass=\"([^\"]*)\"")
RELATION = re.compile(r"\s*\brel=\"[^\"]*\"")


def marked(html: str) -> str:
    """The HTML with 外部链接 marked on every link that leaves the site."""
    return LINK.sub(lambda match: f"<a {_marked(match['attributes'])}>", html)


def _marked(attributes: str) -> str:
    if not CLASS.search(attributes):
        attributes = f'class="" {attributes}'
    named = CLASS.sub(
        lambda match: f'class="{" ".join({**dict.fromkeys(match[1].split()), "external": None})}"', attributes
    )
    return f'{RELATION.sub("", named)} rel="noopener external"'
