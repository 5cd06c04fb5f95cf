"""Areas that the plan speaks of."""

from __future__ import annotations

from pydantic import Field

from plansite.models.base import Frozen, Slug, Text
from plansite.models.vocabulary import Role


class Area(Frozen):
    """地区: the subject of the plan, one that it is compared with, or a part of the subject."""

    id: Slug = Field(
        title="地区代码",
        description="以字母开头，只用英文小写字母、数字和短横线。数据中用它指这个地区，定下后不再改动。",
    )
    name: Text = Field(title="地区名称", description="页面上显示的名称。")
    role: Role = Field(
        title="地区角色",
        description="subject：规划的主体（恰好一个）；comparison：用来比较的地区；part：主体下属的地区，如县、区。",
        examples=["subject"],
    )
