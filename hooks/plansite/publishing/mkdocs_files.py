"""Handing pages and files over to the site generator: the one module that knows how MkDocs builds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as GeneratorPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from plansite import addresses
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.surroundings import Configured
from plansite.publishing import scripts, stylesheet, theme_contact
from plansite.publishing.site import Site
from plansite.publishing.url_lock import Redirect
from plansite.wording.edition import mark

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

CHAPTERS = "chapters/"
"""Where the plan's text lies among the content; pages made from it are published instead."""

DEEPEST = 3
"""The deepest headings that a table of contents lists."""

SCRIPT = "assets/js/page-tools.js"
"""The script that every page loads."""

KEPT = "partials/top.html"
"""The template of a page that is not made, because it was kept: an empty one."""

STYLE = "style"
"""The mark in the place of the name of the style sheet, which changes with the rules of any page."""

NO_MATTER = frozenset(
    ("config_file_path", "dev_addr", "docs_dir", "extra", "hooks", "plugins", "site_dir", "theme", "watch")
)
"""Settings that say where things lie, or that are counted otherwise."""

OWN = "build"
"""What the hook itself puts among the settings."""

HEADING = re.compile(r"<h(?P<level>[1-6])\b(?P<attributes>[^>]*)>(?P<words>.*?)</h(?P=level)>", re.DOTALL)
ID = re.compile(r'\bid="([^"]*)"')


def configured(config: MkDocsConfig, *, is_preview: bool) -> Configured | None:
    """What pages depend on; ``None`` where a plugin or another hook is at work, which may do anything to them."""
    if len(config.hooks) != 1 or set(config.plugins) != set(config.hooks):
        return None
    theme = {str(name): repr(config.theme[name]) for name in config.theme}
    extra = {name: repr(value) for name, value in config.extra.items() if name != OWN}
    others = {name: repr(value) for name, value in config.items() if name not in NO_MATTER}
    settings = json.dumps([config.theme.name, theme, extra, others, is_preview], ensure_ascii=False, sort_keys=True)
    folders = tuple(Path(folder) for folder in config.theme.dirs)
    return Configured(settings, folders, json.dumps(config.nav, ensure_ascii=False, default=str))


def without_raw_text(files: Files, site: Site) -> Files:
    """The files that people wrote, less those that a page is made from."""
    made = {addresses.source_path(page.path) for page in site.pages}
    return Files([f for f in files if not _is_raw(f, made)])


def without_idle(files: Files, config: MkDocsConfig) -> Files:
    """The files without those of the theme that no page asks for; what the owner keeps under such a name stays."""
    own = {config.docs_dir, config.theme.custom_dir}
    return Files([f for f in files if f.src_dir in own or not theme_contact.IDLE.fullmatch(f.src_uri)])


def generated(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """Every page and file of the site. Pages outside the navigation are meant to be outside it."""
    for page in site.pages:
        content = "" if page.kept is not None else page.markdown
        file = File.generated(
            config, addresses.source_path(page.path), content=content, inclusion=InclusionLevel.NOT_IN_NAV
        )
        if page.kept is not None:
            _KeptPage(page.title, file, config).update_date = page.updated.isoformat()
        yield file
    for export in site.files:
        late = _LateFile.generated(config, export.path, content=b"")
        assert isinstance(late, _LateFile)
        late.made = export.made
        yield late


class _KeptPage(GeneratorPage):
    """A page that was kept: the site generator lists it and may link to it, and reads and fills nothing."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 -- as MkDocs has it
        """Say that there is nothing to fill."""
        self.markdown, self.meta = "", {"template": KEPT}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 -- as MkDocs has it
        """Do without Markdown; no page that is made has anchors that the generator knows."""
        self.content, self.present_anchor_ids = "", set()


class _LateFile(File):
    """A file that is made when it is written."""

    made: Callable[[], bytes]

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 -- as MkDocs has it
        """Make it and write it."""
        self._content = self.made()
        try:
            super().copy_file(dirty)
        finally:
            self._content = b""


def redirecting(redirects: Iterable[Redirect], templates: Environment, config: MkDocsConfig) -> Iterator[File]:
    """A page at every old address, which sends readers on, with a link for those whose browser does not."""
    template = templates.get_template("redirect.html")
    for redirect in redirects:
        yield File.generated(config, redirect.path, content=f"{template.render(link=redirect.link)}\n")


def with_one_stylesheet(files: Files, site: Site, config: MkDocsConfig) -> tuple[Files, str]:
    """The files with the theme's style, every sheet of ``extra_css`` and the rules of pages as one sheet.

    ``extra_css`` then names that one, with a mark in the place of its fingerprint, which is returned too.
    """
    theme = sorted(
        (file for file in files if theme_contact.STYLES.fullmatch(file.src_uri)), key=lambda file: file.src_uri
    )
    own = [file for name in map(str, config.extra_css) if (file := files.get_file_from_path(name)) is not None]
    sheets = [*theme, *own]
    theirs = (theme_contact.focused(stylesheet.used(file.content_string)) for file in theme)
    parts = [*theirs, *(file.content_string for file in own)]
    parts += [page.style for page in site.pages if page.style]
    sheet = stylesheet.without_idle_properties(stylesheet.without_idle_motions(stylesheet.joined(parts)))
    told = stylesheet.fingerprint(sheet)
    config.extra_css[:] = [stylesheet.path_of(mark(STYLE))]
    whole = File.generated(config, stylesheet.path_of(told), content=sheet)
    return Files([*(f for f in files if f not in sheets), whole]), told


def with_one_script(files: Files, config: MkDocsConfig) -> Files:
    """The files with the script of every page as one, in the place of its first module."""
    first = files.get_file_from_path(SCRIPT)
    if first is None:
        return files

    def text_of(path: str) -> str:
        module = files.get_file_from_path(path)
        if module is None:
            raise ValueError(f"{path}: no such script")
        return module.content_string

    whole = File.generated(config, SCRIPT, content=scripts.joined(SCRIPT, text_of))
    return Files([*(file for file in files if file is not first), whole])


def by_source(pages: Iterable[Page]) -> dict[str, Page]:
    """Pages by the paths of the files that they are handed over as."""
    return {addresses.source_path(page.path): page for page in pages}


def table_of_contents(html: str) -> TableOfContents:
    """The headings of a finished body that have an anchor, nested by level."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in _headings(html):
        while above and above[-1].level >= heading.level:
            above.pop()
        (above[-1].children if above else top).append(heading)
        above.append(heading)
    return TableOfContents(top)


def _headings(html: str) -> Iterator[AnchorLink]:
    for match in HEADING.finditer(html):
        anchor, level = ID.search(match["attributes"]), int(match["level"])
        if anchor is not None and level <= DEEPEST:
            yield AnchorLink(escape(_words(match["words"])), anchor[1], level)


class _Words(HTMLParser):
    """Collects the words of a heading without what the site adds to the plan's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._added = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Go into an element."""
        if self._added or "data-chrome" in dict(attrs):
            self._added += 1

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Come out of it."""
        self._added = max(0, self._added - 1)

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self._added:
            self.found.append(data)


def _words(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.found).strip()


def _is_raw(file: File, made: set[str]) -> bool:
    return file.is_documentation_page() and (file.src_uri in made or file.src_uri.startswith(CHAPTERS))
