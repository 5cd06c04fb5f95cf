"""Promises that two projects make, or that an indicator is, count once."""

from __future__ import annotations

from plansite.pages.rendering.publication import Publication
from plansite.plan.promises import Promises, promises


def test_what_is_counted_elsewhere_is_told(real: Publication, tiny: Publication) -> None:
    assert promises(real.plan) == Promises(80, 8, 1)
    assert promises(real.plan).own == 71
    assert real.wording.promises_note(promises(real.plan)) == (
        "其中 8 项就是主要指标，1 项与另一个项目的目标相同；除去重复，是 71 项。"
    )
    assert real.wording.promises_note(promises(tiny.plan)) == ""
