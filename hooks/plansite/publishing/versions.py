"""The versions of the data in a written site: this one, and those that were published before."""

from __future__ import annotations

from pathlib import Path

from plansite.exports import version_files
from plansite.pages import version_page
from plansite.pages.rendering import environment
from plansite.publishing import later_changes, version_store
from plansite.publishing.site import Folders, Site


def published(site: Site, folder: Path, folders: Folders) -> tuple[str, ...]:
    """Give the files of this version their lasting addresses, and the site every version that was kept.

    ``folder`` is the written site. Returns the files that were published before with other bytes under this version;
    what was published first stays. Raises ``DamagedError`` where something kept is gone or changed.
    """
    publication, templates = site.publication, environment.environment(folders.cache)
    version = publication.version
    whole = version_files.relative(table.path for table in publication.tables)
    version_files.freeze(folder, version, publication.lasting)
    places = version_store.thin(
        folder, folders.versions, version, whole, lambda name, home: version_page.leading_to(templates, name, home)
    )
    page = version_page.page(publication, templates, places)
    (folder / version_files.index(version)).write_text(page, encoding="utf-8")
    listed = folder / version_files.folder(version) / version_files.FILES
    listed.write_bytes(version_files.file_list(version, places))
    differing = version_store.restore(folder, folders.versions, version)
    earlier = (name for name in version_store.names(folders.versions) if name != version)
    later_changes.mark(folder, earlier, publication.wording, templates)
    return differing
