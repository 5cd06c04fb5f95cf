"""What the data files may say: frozen models, each field with its Chinese title and description."""

from plansite.models.area import Area
from plansite.models.base import Frozen
from plansite.models.definition import Definition
from plansite.models.files import IndicatorsFile, NotesFile, PlanFile, ProjectsFile, SourcesFile
from plansite.models.indicator import Indicator, Mention, OfficialAssessment, Target
from plansite.models.note import Note, NotePlace
from plansite.models.observation import Observation
from plansite.models.pinyin import Alias, Misreading, PinyinFile, Reading
from plansite.models.project import Milestone, OwnProject, Project, ProjectStatus, ProjectTarget, Sidebar
from plansite.models.source import Source
from plansite.models.targets.adjustment import Adjustment, ProjectAdjustment
from plansite.models.targets.target_figure import TargetValue
from plansite.models.theme import TextPromise, Theme, ThemesFile

__all__ = [
    "Adjustment",
    "Alias",
    "Area",
    "Definition",
    "Frozen",
    "Indicator",
    "IndicatorsFile",
    "Mention",
    "Milestone",
    "Misreading",
    "Note",
    "NotePlace",
    "NotesFile",
    "Observation",
    "OfficialAssessment",
    "OwnProject",
    "PinyinFile",
    "PlanFile",
    "Project",
    "ProjectAdjustment",
    "ProjectStatus",
    "ProjectTarget",
    "ProjectsFile",
    "Reading",
    "Sidebar",
    "Source",
    "SourcesFile",
    "Target",
    "TargetValue",
    "TextPromise",
    "Theme",
    "ThemesFile",
]
