"""All data files of one version, in the order in which readers find them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from plansite.addresses import CHECKSUMS, Imprint
from plansite.assessment.assessments import Assessments
from plansite.exports import plan_text, tables
from plansite.exports.archive import archive
from plansite.exports.export import Export
from plansite.exports.file_sums import checksums
from plansite.exports.notices import CITATION, LICENSE, README, Notices
from plansite.exports.package import Package
from plansite.exports.tables import FOLDER
from plansite.exports.workbook import Cover, workbook
from plansite.reading.settings import Settings
from plansite.wording.citations.subjects import Subjects
from plansite.wording.sentences import Wording


@dataclass(frozen=True, slots=True)
class Bundle:
    """全部数据文件: what is published below ``/data/``."""

    assessments: Assessments
    version: str
    settings: Settings
    imprint: Imprint
    kept: Callable[[Callable[[], Iterable[Export]]], tuple[Export, ...]] | None = field(default=None, compare=False)
    """What finds the files that an earlier build has kept for the same data, or lets them be made."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the files are published, in their order; known before they are made."""
        sheets = (table.file for table in tables.described())
        papers = ("datapackage.json", README, LICENSE, CITATION)
        names = ("plan.xlsx", "plan.zip", *sheets, *tables.json_names(self.assessments.plan), *papers)
        return (*(f"{FOLDER}/{name}" for name in names), plan_text.PATH, f"{FOLDER}/{CHECKSUMS}")

    @property
    def exports(self) -> tuple[Export, ...]:
        """The workbook first, because most readers want it; all in one; then tables, package and papers."""
        return self._made() if self.kept is None else self.kept(self._made)

    def _made(self) -> tuple[Export, ...]:
        plan = self.assessments.plan
        found = tables.tables(plan, self.assessments)
        sheets = [tables.csv_export(table) for table in found]
        subjects = Subjects(Wording(plan, self.assessments), self.imprint, self.settings.authors)
        notices = Notices(plan, self.version, self.settings, self.imprint, subjects.dataset())
        package = Package(plan, self.version, self.settings, self.imprint).export(zip(found, sheets, strict=True))
        cover = Cover(f"{plan.about.title}进展数据", plan.as_of, notices.facts)
        book = Export(
            f"{FOLDER}/plan.xlsx",
            workbook(found, cover),
            "全部数据（Excel）",
            "指标、观测值、项目、目标、来源和数据字典各一个工作表",
        )
        data = (book, *sheets, *tables.json_exports(plan, self.assessments), package)
        files = (*data, *notices.exports(data))
        whole = archive(f"{FOLDER}/plan.zip", (*files, checksums(files, FOLDER)), plan.as_of)
        text = plan_text.export(plan)  # not in the archive, which changes with every value: the text does not
        return (book, whole, *files[1:], text, checksums((*files, whole, text), FOLDER))
