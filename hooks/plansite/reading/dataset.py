"""The data as it was read: every part that is valid, its place in its file, and what is wrong with the rest."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from plansite.models import (
    Area,
    Frozen,
    Indicator,
    IndicatorsFile,
    Note,
    NotesFile,
    OwnProject,
    PinyinFile,
    PlanFile,
    Project,
    ProjectsFile,
    ProjectTarget,
    Sidebar,
    Source,
    SourcesFile,
    TextPromise,
    Theme,
    ThemesFile,
)
from plansite.models.change import Change, ChangesFile
from plansite.models.files import Period
from plansite.models.observation import Observation
from plansite.models.places import piece_of
from plansite.problems import Mark, Problem, Severity, errors
from plansite.reading import chapters, config_file, handwritten, yaml_file
from plansite.reading.chapters import Chapter
from plansite.reading.handwritten import Handwritten
from plansite.reading.marks import Loc
from plansite.reading.model_messages import model_problems
from plansite.reading.plan_table import PlanTable
from plansite.reading.slips.structure import slips
from plansite.reading.yaml_file import Value, YamlFile

M_co = TypeVar("M_co", bound=Frozen, covariant=True)
F = TypeVar("F", bound=Frozen)

CONFIG = "mkdocs.yml"
"""The site's own file, beside the folder of the data."""

VALID_ID = re.compile(r"[a-z1-9][a-z0-9]*(-[a-z0-9]+)*$")

FILES: dict[str, type[Frozen]] = {
    "plan": PlanFile,
    "sources": SourcesFile,
    "indicators": IndicatorsFile,
    "projects": ProjectsFile,
    "notes": NotesFile,
    "pinyin": PinyinFile,
    "themes": ThemesFile,
    "changes": ChangesFile,
}
"""The data files by name, each with the model of its whole content."""

OPTIONAL = frozenset({"pinyin", "themes", "changes"})
"""Files that a plan may do without."""


@dataclass(frozen=True, slots=True)
class Located(Generic[M_co]):
    """A valid part of a file, and where it stands."""

    item: M_co
    file: YamlFile
    loc: Loc

    def key(self, *path: str | int) -> Mark:
        """Where the key at ``path`` inside this part stands."""
        return self.file.key_mark((*self.loc, *path))

    def value(self, *path: str | int) -> Mark:
        """Where the value at ``path`` inside this part stands."""
        return self.file.value_mark((*self.loc, *path))

    def within(self, offset: int, *path: str | int) -> Mark:
        """Where a character of the text at ``path`` stands."""
        return self.file.mark_within((*self.loc, *path), offset)

    def inside(self, item: F, *path: str | int) -> Located[F]:
        """A part of this part."""
        return Located(item, self.file, (*self.loc, *path))


Owner = Located[Indicator] | Located[ProjectTarget] | Located[TextPromise]


@dataclass
class Dataset:
    """All files of one plan."""

    files: dict[str, YamlFile]
    chapters: tuple[Chapter, ...]
    problems: list[Problem] = field(default_factory=list)
    unread: frozenset[str] = frozenset()
    """Names of pieces of the text that are there but cannot be read."""

    first: str = "1"
    """The piece of the text that the opening stands in."""

    content: Path | None = None
    """The folder of the Markdown and of the pictures that it shows."""

    confused: dict[str, frozenset[Loc]] = field(default_factory=dict)
    """Parts of each file that cannot be judged, because something in them is in a wrong place."""

    whole: dict[str, Frozen] = field(default_factory=dict)
    """Files that are valid from end to end."""

    areas: list[Located[Area]] = field(default_factory=list)
    sources: list[Located[Source]] = field(default_factory=list)
    indicators: list[Located[Indicator]] = field(default_factory=list)
    sidebars: list[Located[Sidebar]] = field(default_factory=list)
    projects: list[Located[Project]] = field(default_factory=list)
    own_projects: list[Located[OwnProject]] = field(default_factory=list)
    """Projects outside all sidebars, which stand among all projects too."""

    notes: list[Located[Note]] = field(default_factory=list)
    themes: list[Located[Theme]] = field(default_factory=list)
    promises: list[Located[TextPromise]] = field(default_factory=list)
    folder: str = "data"
    """Name of the folder of the data files."""

    beside: tuple[str, ...] = ()
    """Every file in the folders of the data and the content."""

    changes: list[Located[Change]] = field(default_factory=list)
    handwritten: tuple[Handwritten, ...] = ()
    """Pages that staff wrote beside the plan's text."""

    nav: YamlFile | None = None
    """The navigation, where there is a configuration of the site."""

    @property
    def period(self) -> Period | None:
        """The years of the plan, if plan.yaml states them validly."""
        plan = self.whole.get("plan")
        return plan.period if isinstance(plan, PlanFile) else None

    @property
    def table(self) -> PlanTable:
        """The table of indicators, as far as its parts are valid."""
        about = self.whole.get("plan")
        form = about.table if isinstance(about, PlanFile) else None
        return PlanTable.of([area.item for area in self.areas], form, [one.item for one in self.indicators])

    def ids(self, file: str, *path: str) -> frozenset[str] | None:
        """Every id in a list, also of items that are not valid otherwise.

        ``None`` where one of them cannot be known: what refers to the list is not judged then, so that nobody
        is told twice of one mistake.
        """
        found = _raw_ids(self.files[file].value, path)
        return (
            None if None in found or self.confused.get(file) else frozenset(name for name in found if name is not None)
        )

    def is_known(self, anchor: str) -> bool:
        """Whether everything is known that an anchor could lead to; what leads elsewhere is not judged otherwise."""
        if anchor.startswith("project-"):
            return self.project_ids is not None
        if anchor.startswith("indicator-"):
            return self.ids("indicators", "indicators") is not None and self.ids("plan", "areas") is not None
        return self.is_read(anchor)

    @property
    def project_ids(self) -> frozenset[str] | None:
        """Every id of a project, in sidebars and outside of them, as ``ids`` knows them."""
        inside = self.ids("projects", "sidebars", "projects")
        value = self.files["projects"].value
        if inside is None or not (isinstance(value, dict) and "projects" in value):
            return inside
        outside = self.ids("projects", "projects")
        return None if outside is None else inside | outside

    def is_read(self, anchor: str) -> bool:
        """Whether the chapter in which an anchor would stand could be read as a chapter."""
        piece = piece_of(anchor)
        return (self.first if piece == "0" else piece) not in self.unread

    def named(self, field: str, known: Container[str]) -> Iterator[tuple[Mark, str]]:
        """Every id that is not known in a field of this name, in any file, also inside parts that are not valid."""
        return self.texts(field, lambda text: text not in known and VALID_ID.match(text) is not None)

    def texts(self, field: str, which: Callable[[str], bool] | None = None) -> Iterator[tuple[Mark, str]]:
        """Every text that a field of this name holds in any file, or those of them that are asked for."""
        for file, rows, texts in self._texts.get(field, ()):
            for row, text in zip(rows, texts, strict=True):
                if which is None or which(text):
                    yield file.value_at(row), text

    def words(self, field: str) -> frozenset[str]:
        """The texts that fields of this name hold in any file."""
        return frozenset(text for _, _, texts in self._texts.get(field, ()) for text in texts)

    @cached_property
    def _texts(self) -> dict[str, list[tuple[YamlFile, array[int], list[str]]]]:
        """By the name of a field: the rows and the texts of each file; the files are walked through once."""
        found: dict[str, list[tuple[YamlFile, array[int], list[str]]]] = {}
        for file in self.files.values():
            own: dict[str, tuple[YamlFile, array[int], list[str]]] = {}
            for name, row, text in file.texts():
                if name not in own:
                    own[name] = (file, array("I"), [])
                    found.setdefault(name, []).append(own[name])
                own[name][1].append(row)
                own[name][2].append(text)
        return found

    def targets(self) -> Iterator[tuple[Located[Project], Located[ProjectTarget]]]:
        """Every project target with its project."""
        for project in self.projects:
            for index, target in enumerate(project.item.targets):
                yield project, project.inside(target, "targets", index)

    def aims(self) -> Iterator[Located[ProjectTarget] | Located[TextPromise]]:
        """Every project target and every promise of the text."""
        yield from (target for _, target in self.targets())
        yield from self.promises

    @property
    def owners(self) -> list[Owner]:
        """Everything that values are published of: indicators, targets of projects, promises of the text."""
        return [*self.indicators, *self.aims()]

    def observed(self) -> Iterator[tuple[Owner, Located[Observation]]]:
        """Every observation with the indicator, target or promise it belongs to."""
        for owner in self.owners:
            for index, observation in enumerate(owner.item.observations):
                yield owner, owner.inside(observation, "observations", index)


def read(data: Path, folder: Path, drafts: Mapping[str, YamlFile] | None = None) -> Dataset:
    """Read the files of ``data`` and the Markdown of ``folder``, the plan's text.

    ``drafts`` holds, by name, what stands in place of a file of ``data``; it stays as it is.
    """
    files = {name: _file(data, name, (drafts or {}).get(name)) for name in FILES}
    text = chapters.read(folder, f"{folder.parent.name}/{folder.name}", _contents(files["plan"].value))
    dataset = Dataset(files, text.chapters, list(text.problems), text.unread, text.first, folder.parent)
    for name, model in FILES.items():
        _validate(dataset, name, model)
    dataset.areas = _located(dataset, "plan", Area, "areas")
    dataset.sources = _located(dataset, "sources", Source, "sources")
    dataset.indicators = _located(dataset, "indicators", Indicator, "indicators")
    dataset.sidebars = _located(dataset, "projects", Sidebar, "sidebars")
    dataset.own_projects = _located(dataset, "projects", OwnProject, "projects")
    dataset.projects = [
        *_located(dataset, "projects", Project, "sidebars", "projects"),
        *dataset.own_projects,
    ]
    dataset.notes = _located(dataset, "notes", Note, "notes")
    dataset.themes = _located(dataset, "themes", Theme, "themes")
    dataset.promises = _located(dataset, "themes", TextPromise, "promises")
    dataset.changes = _located(dataset, "changes", Change, "changes")
    dataset.folder = data.name
    dataset.beside = (*_names(data), *_names(folder.parent))
    dataset.handwritten = handwritten.read(folder.parent)
    config = data.parent / CONFIG
    dataset.nav = config_file.read(config, config.name, ("nav",)) if config.is_file() else None
    return dataset


def _names(folder: Path) -> list[str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [f"{folder.name}/{path.relative_to(folder).as_posix()}" for path in files]


def _contents(value: Value) -> list[str]:
    """The order of the pieces as plan.yaml states it; what is wrong with it is told elsewhere."""
    stated = value.get("contents") if isinstance(value, dict) else None
    return [str(piece) for piece in stated] if isinstance(stated, list) else []


def _file(folder: Path, name: str, draft: YamlFile | None) -> YamlFile:
    path, shown_as = folder / f"{name}.yaml", f"{folder.name}/{name}.yaml"
    if draft is not None:
        return replace(draft, problems=list(draft.problems))
    if name in OPTIONAL and not path.exists():
        return YamlFile(shown_as, value={})
    return yaml_file.read(path, shown_as)


def _validate(dataset: Dataset, name: str, model: type[Frozen]) -> None:
    file = dataset.files[name]
    misplaced = slips(file, model, FILES)
    file.problems = [_as_cause(problem) for problem in (*file.problems, *misplaced.problems)]
    dataset.problems += file.problems
    dataset.confused[name] = frozenset(misplaced.confused)
    if file.value is None and file.problems:
        return
    try:
        whole = model.model_validate(file.value)
        if not misplaced.confused:
            dataset.whole[name] = whole
    except ValidationError as error:
        told = {problem.mark for problem in errors(file.problems)}
        refused = [one for one in error.errors(include_url=False) if not misplaced.covers(one["loc"])]
        dataset.problems += [problem for problem in model_problems(refused, model, file) if problem.mark not in told]


def _as_cause(problem: Problem) -> Problem:
    return replace(problem, is_cause=True) if problem.severity is Severity.ERROR else problem


def _located(dataset: Dataset, name: str, model: type[F], *path: str) -> list[Located[F]]:
    file = dataset.files[name]
    if whole := dataset.whole.get(name):
        return [Located(item, file, loc) for loc, item in _items(whole, path) if isinstance(item, model)]
    found = []
    for loc, raw in _raw_items(file.value, path):
        try:
            found.append(Located(model.model_validate(raw), file, loc))
        except ValidationError:
            continue
    return found


def _items(whole: BaseModel, path: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    for index, item in enumerate(getattr(whole, path[0])):
        here = (*loc, path[0], index)
        if len(path) == 1:
            yield here, item
        else:
            yield from _items(item, path[1:], here)


def _raw_items(value: Value, path: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, dict[str, Value]]]:
    items = value.get(path[0]) if isinstance(value, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else []):
        here = (*loc, path[0], index)
        if len(path) > 1:
            yield from _raw_items(item, path[1:], here)
        elif isinstance(item, dict):
            yield here, item


def _raw_ids(value: Value, path: tuple[str, ...]) -> list[str | None]:
    """The ids of a list's items; ``None`` for each that cannot be known."""
    items = value.get(path[0]) if isinstance(value, dict) else None
    if not isinstance(items, list):
        return [None]
    if len(path) > 1:
        return [name for item in items for name in _raw_ids(item, path[1:])]
    names = [item.get("id") if isinstance(item, dict) else None for item in items]
    return [str(name) if not isinstance(name, bool) and VALID_ID.match(str(name)) else None for name in names]
