"""Finished pages: a policy that lets only the site's own scripts run, and no word of what made the page.

The policy stands in the page, because the host may not let us set headers. Scripts written into the page by the theme
are named by their hashes, so that nothing else written into a page can run. ``style`` attributes stay allowed: the
length of a bar and the theme's own layout are set by them, and they can change how a page looks, not what it does.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from plansite.publishing import theme_contact

INLINE = re.compile(r"<(?P<tag>script|style)\b(?P<attributes>[^>]*)>(?P<code>.*?)</(?P=tag)>", re.DOTALL)
SOURCE = re.compile(r"\ssrc\s*=")
TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\"'\s>]*)")
RUNNING = frozenset(("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"))
"""Types of ``script`` that a browser runs or obeys; all others are data."""

ATTRIBUTE = '<meta http-equiv="Content-Security-Policy"'

DIRECTIVES = (
    "default-src 'self'",
    "script-src 'self'{script}",
    "style-src 'self'{style}",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)


def policy(html: str) -> str:
    """The Content Security Policy of a page: its own host, and what is written into the page now."""
    hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for match in INLINE.finditer(html):
        if match["tag"] == "style" or _runs(match["attributes"]):
            hashes[match["tag"]][_hash(match["code"])] = None
    listed = {tag: "".join(f" '{value}'" for value in values) for tag, values in hashes.items()}
    return "; ".join(DIRECTIVES).format(**listed)


def finished(html: str) -> str:
    """A page with its policy, and without the tag that names the generator; a page that has a policy stays as it is."""
    if ATTRIBUTE in html:
        return html
    html = theme_contact.without_generator(html)
    return theme_contact.behind_charset(html, f'{ATTRIBUTE} content="{policy(html)}">')


def _runs(attributes: str) -> bool:
    declared = TYPE.search(attributes)
    return not SOURCE.search(attributes) and (declared[1].lower() if declared else "") in RUNNING


@cache
def _hash(code: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"
