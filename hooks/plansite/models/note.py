"""Notes on the plan's text where it is damaged or contradicts itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plansite.models import places
from plansite.models.base import Frozen, Text
from plansite.models.vocabulary import NoteKind

Place = Annotated[str, Field(pattern=rf"^({places.PASSAGE}|project-{places.PROJECT}|indicator-[a-z][a-z0-9-]*)$")]


class NotePlace(Frozen):
    """校注位置: the words in question, and where they stand."""

    at: Place = Field(
        title="位置",
        description="段落如 3-1-p1，章节标题如 6 或 6-1，项目如 project-8-3，表格行如 indicator-balanced-counties。",
    )
    text: Text = Field(title="原文", description="有疑问的原文，照抄，且在该处只出现一次。")


class Note(Frozen):
    """原文校注: what was seen, without correcting it."""

    id: Annotated[int, Field(strict=True, ge=1)] = Field(title="校注号", description="从 1 起的编号，定下后不再改动。")
    kind: NoteKind = Field(title="类型", description="缺损、矛盾或体例。")
    title: Text = Field(title="标题", description="一句话标题。")
    places: tuple[NotePlace, ...] = Field(title="位置", description="涉及的原文，至少一处。", min_length=1)
    text: Text = Field(title="说明", description="看到了什么；不替原文更正。")
