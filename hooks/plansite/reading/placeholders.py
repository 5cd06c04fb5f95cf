"""Facts of the plan that hand-written pages name by a placeholder, so that none is typed twice: ``{{ 指标数 }}``."""

from __future__ import annotations

from plansite.models import PlanFile
from plansite.models.places import PieceKind
from plansite.reading.dataset import Dataset

NAMES = (
    *("规划名称", "规划简称", "起始年", "结束年", "基期年"),
    *("指标数", "项目数", "专栏数", "目标数", "章数", "篇数"),
)


def values(dataset: Dataset) -> dict[str, str]:
    """What each placeholder stands for; one that the plan has nothing for is left out."""
    plan = dataset.whole.get("plan")
    if not isinstance(plan, PlanFile):
        return {}
    kinds = [chapter.kind for chapter in dataset.chapters]
    years = sorted({item.item.baseline.year for item in dataset.indicators if item.item.baseline is not None})
    counted = {
        "指标数": len(dataset.indicators),
        "项目数": len(dataset.projects),
        "专栏数": len(dataset.sidebars),
        "目标数": sum(1 for _ in dataset.targets()),
        "章数": kinds.count(PieceKind.CHAPTER),
        "篇数": kinds.count(PieceKind.PART),
    }
    return {
        "规划名称": plan.title,
        "规划简称": plan.short_title,
        "起始年": str(plan.period.start),
        "结束年": str(plan.period.end),
        **({"基期年": "、".join(map(str, years))} if years else {}),
        **{name: str(number) for name, number in counted.items() if number},
    }
