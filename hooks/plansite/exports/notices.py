"""The papers that go with the data: what they are, on which terms, and how they are cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plansite.addresses import Imprint
from plansite.exports.export import Export
from plansite.exports.tables import FOLDER
from plansite.plan.plan import Plan
from plansite.reading.settings import Settings
from plansite.wording import days
from plansite.wording.citations import gbt
from plansite.wording.citations.citation import Citation, Day

README, LICENSE, CITATION = "README.txt", "LICENSE.txt", "CITATION.txt"

NOTES = """\
数值与网页一致：公布值、基期值和目标值照来源的位数，不作四舍五入；进度为一位小数，不进位到 0% 和 100%。
用 Excel 或 WPS 查看的，请打开 plan.xlsx：直接打开 CSV 时，“1-1”这样的项目编号会变成日期。
CSV 供程序读取，为带 BOM 的 UTF-8。
plan.xlsx 把代码写成中文，如 same 写“与规划口径相同”；对照见数据字典。
超过 32767 字的文字在 plan.xlsx 中放不下，全文在 CSV 中。
空格表示数据不详或无该项数据，不是零。
文字以等号、加号、减号等开头而不是一个数的，CSV 中前面加一个英文单引号，防止被当作公式。
“初步”是发布单位注明初步统计的数值，以后可能修订。
口径（scope）为 different 的数值与规划指标口径不同，差别写在 scope_note，不能与目标比较。
状态是按公开的评价方法由数值算出的，不是官方评价；有官方结论的以官方结论为准。
“待公布”表示没有查到公布的数值，不表示没有完成。"""


@dataclass(frozen=True, slots=True)
class Notices:
    """说明文件: the words around one version of the data."""

    plan: Plan
    version: str
    settings: Settings
    imprint: Imprint
    dataset: Citation
    """The data as they are cited."""

    def exports(self, files: Iterable[Export]) -> tuple[Export, ...]:
        """The papers, of which the first lists the files."""
        return (
            self._paper(README, "说明", "文件清单、版本和读数注意事项", self.readme(files)),
            self._paper(LICENSE, "使用条件", "可以怎样使用这些数据", self.terms),
            self._paper(CITATION, "引用格式", "引用这些数据的格式", self.citation),
        )

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What every file must let its reader know, by name."""
        address = self.imprint.absolute(FOLDER)
        found = (
            ("名称", f"{self.plan.about.title}进展数据"),
            ("数据版本", self.version),
            ("数据截至", days.day(self.plan.as_of)),
            ("责任单位", self.settings.responsible),
            ("更新频率", self.settings.frequency),
            ("使用条件", self.settings.terms.text),
            ("网址", address),
        )
        return tuple((name, words) for name, words in found if words)

    def readme(self, files: Iterable[Export]) -> str:
        """README.txt."""
        facts = "\n".join(f"{name}：{words}" for name, words in self.facts)
        listed = "\n".join(f"{file.path.rpartition('/')[2]}：{file.title}，{file.description}" for file in files)
        return f"{facts}\n\n{NOTES}\n\n文件：\n{listed}\n"

    @property
    def terms(self) -> str:
        """LICENSE.txt."""
        terms = self.settings.terms
        lines = ["使用条件", terms.text, *(f"许可证：{words}" for words in (terms.name, terms.url) if words)]
        return "\n".join(lines) + "\n"

    @property
    def citation(self) -> str:
        """CITATION.txt: the data as GB/T 7714 cites them, for a day that the reader fills in."""
        cited = Day("引用日期", "", "")
        said = gbt.current(replace(self.dataset, cited=cited, url=self.imprint.absolute(FOLDER) or "网址"))
        return f"GB/T 7714—2025：\n{said}\n\n请把“引用日期”换成查看数据的日期，写成 2026-01-31 的形式。\n"

    def _paper(self, name: str, title: str, description: str, text: str) -> Export:
        return Export(f"{FOLDER}/{name}", text.encode(), title, description)
