"""What kept versions of the data hold that was corrected or withdrawn after them: their pages say so.

The kept files themselves stay as they were published; only the pages that a site serves get a notice on top.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from plansite.exports import version_files
from plansite.models import Observation
from plansite.plan.plan import AnyOwner
from plansite.wording import days, numbers
from plansite.wording.sentences import Wording

VALUES = "observations.csv"
HEADING = "</h1>"
"""Behind the heading of a page the notice stands."""


class LaterChange(NamedTuple):
    """A value as it was published once, and what became of it."""

    owner: AnyOwner
    version: Observation
    said: str


def later_changes(wording: Wording) -> Iterator[LaterChange]:
    """Every way in which a value was published and is no more."""
    plan = wording.plan
    for owner in plan.owners:
        for record in (*owner.observations, *plan.withdrawn.get(owner.id, ())):
            for index, version in enumerate(record.versions):
                said = _said(wording, owner, record, index)
                if said:
                    yield LaterChange(owner, version, f"{_named(wording, owner, version)}，{said}")


def mark(site: Path, versions: Iterable[str], wording: Wording, templates: Environment) -> None:
    """Put notices on the pages of kept versions in a written site."""
    changes = list(later_changes(wording))
    for name in versions if changes else ():
        folder = site / version_files.folder(name)
        held = list(_held(folder / VALUES, changes))
        if held:
            _notice(folder / version_files.INDEX, templates, [change.said for change in held])
        for owner in {change.owner.id for change in held}:
            own = [change.said for change in held if change.owner.id == owner]
            _notice(folder / "indicators" / owner / "embed" / version_files.INDEX, templates, own)


def _held(file: Path, changes: Iterable[LaterChange]) -> Iterator[LaterChange]:
    """The changes that touch a value of a version's own list of values."""
    if not file.is_file():
        return
    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))
    known = {_key(row) for row in rows if not row.get("withdrawn")}
    for change in changes:
        found = change.version
        stated = (found.kind.value, found.scope.value, str(found.published))
        if (change.owner.id, found.area, str(found.year), found.value, *stated) in known:
            yield change


def _key(row: dict[str, str]) -> tuple[object, ...]:
    try:
        value: object = Decimal(row.get("value", ""))
    except InvalidOperation:
        value = None
    own = tuple(row.get(name, "") for name in ("kind", "scope", "published"))
    return (row.get("series", ""), row.get("area", ""), row.get("year", ""), value, *own)


def _named(wording: Wording, owner: AnyOwner, version: Observation) -> str:
    name = getattr(owner, "name", None) or getattr(owner, "measure", "")
    area = wording.plan.areas[version.area].name
    return f"{name}：{area}{wording.period(version)} {numbers.with_unit(version.value, owner.unit)}"


def _said(wording: Wording, owner: AnyOwner, record: Observation, index: int) -> str:
    """What became of one version of a value; empty where it still stands."""
    gone = record.withdrawn
    if gone is not None:
        return f"已于{days.day(gone.date)}撤回，原因：{gone.reason}"
    if index == len(record.versions) - 1:
        return ""
    after = record.versions[index + 1]
    now = f"{wording.period(record)} {numbers.with_unit(record.value, owner.unit)}"
    return f"已于{days.day(after.published)}更正，原因：{record.corrects[index].reason}；现为{now}"


def _notice(page: Path, templates: Environment, said: list[str]) -> None:
    if page.is_file():
        html = page.read_text(encoding="utf-8")
        notice = templates.get_template("version-later.html").render(said=said)
        page.write_text(html.replace(HEADING, HEADING + notice, 1), encoding="utf-8")
