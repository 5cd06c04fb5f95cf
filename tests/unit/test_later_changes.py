"""Kept versions say which of their values were corrected or withdrawn after them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from plansite.assessment.assessments import Assessments
from plansite.exports.tables import csv_export, tables
from plansite.models import Observation
from plansite.pages.rendering import environment
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.publishing import later_changes
from plansite.wording.sentences import Wording

OLD, LATER = "2018-03-01.aaaaaaaa", "2018-03-09.bbbbbbbb"
MORTALITY = "infant-mortality"


def with_first(plan: Plan, *standing: Observation, gone: tuple[Observation, ...] = ()) -> Plan:
    """The plan with other values of its first indicator."""
    first = plan.indicators[0].model_copy(update={"observations": standing})
    withdrawn = {MORTALITY: gone} if gone else {}
    return replace(plan, indicators=(first, *plan.indicators[1:]), withdrawn=withdrawn)


def words(plan: Plan) -> Wording:
    """The words of a plan."""
    return Wording(plan, Assessments(plan, Fraction(5, 100)))


def kept(site: Path, version: str, plan: Plan) -> Path:
    """A version's folder as it was published of a plan, with its page and that of the first indicator for frames."""
    folder = site / "data" / "v" / version
    embed = folder / "indicators" / MORTALITY / "embed"
    embed.mkdir(parents=True)
    table = next(table for table in tables(plan, words(plan).assessments) if table.name == "observations")
    (folder / "observations.csv").write_bytes(csv_export(table).content)
    for page in (folder / "index.html", embed / "index.html"):
        page.write_text("<html><body><h1>数据</h1><p>正文</p></body></html>", encoding="utf-8")
    return folder


def test_versions_that_hold_a_value_that_was_corrected_or_withdrawn_say_so(tiny: Publication, tmp_path: Path) -> None:
    first = tiny.plan.indicators[0].observations[0].model_copy(update={"corrects": ()})
    corrects = [{"value": first.value, "published": str(first.published), "reason": "录入错误"}]
    changed = {**first.model_dump(mode="json"), "value": first.value + 1, "published": "2018-03-09"}
    corrected = Observation.model_validate({**changed, "corrects": corrects})
    withdrawn = Observation.model_validate(
        {**corrected.model_dump(), "value": corrected.value, "published": "2018-03-09", "corrects": corrects}
        | {"withdrawn": {"date": "2018-03-10", "reason": "误发"}}
    )
    before, after = with_first(tiny.plan, first), with_first(tiny.plan, corrected)
    old, later = kept(tmp_path, OLD, before), kept(tmp_path, LATER, after)
    templates = environment.environment(tmp_path / "cache")

    later_changes.mark(tmp_path, (LATER, OLD), words(before), templates)
    assert "后来更正或撤回" not in (old / "index.html").read_text(encoding="utf-8")

    later_changes.mark(tmp_path, (LATER, OLD), words(after), templates)
    said = "婴儿死亡率：云泽2017年 2.2‰，已于2018年3月9日更正，原因：录入错误；现为2017年 3.2‰"
    for page in (old / "index.html", old / "indicators" / MORTALITY / "embed" / "index.html"):
        assert said in page.read_text(encoding="utf-8")
    assert "后来更正或撤回" not in (later / "index.html").read_text(encoding="utf-8")

    later_changes.mark(tmp_path, (LATER,), words(with_first(tiny.plan, gone=(withdrawn,))), templates)
    said = "云泽2017年 3.2‰，已于2018年3月10日撤回，原因：误发"
    assert said in (later / "index.html").read_text(encoding="utf-8")
