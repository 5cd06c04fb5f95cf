"""Sources: where a published figure was read."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from plansite.models.base import Date, Frozen, Slug, Text
from plansite.models.vocabulary import Grade

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


def _place(value: object) -> object:
    is_page = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return f"第{value}页" if is_page or (isinstance(value, str) and value.isdecimal()) else value


SourcePlace = Annotated[Text, BeforeValidator(_place), WithJsonSchema({"type": ["string", "integer"]})]
"""Where in a document; a number alone is that of a page."""


class Source(Frozen):
    """来源: one publication that states figures."""

    id: Slug = Field(
        title="来源代码",
        description="以字母开头，只用英文小写字母、数字和短横线。观测值用它指这个来源，定下后不再改动。",
    )
    title: Text = Field(title="标题", description="公报、网页或报道的全名，照抄原文。")
    publisher: Text = Field(title="发布者", description="发布单位或媒体的全称。")
    date: Date | None = Field(
        default=None, title="发布日期", description='来源的发布日期，如 "2026-06-22"。来源没有注明日期时不写这个字段。'
    )
    grade: Grade = Field(
        title="来源等级",
        description="official：发布单位自己的网页；media：媒体自己的报道；repost：转载。转载不显示链接。",
    )
    url: Url | None = Field(default=None, title="网址", description="以 http:// 或 https:// 开头；没有可靠网址时不写。")
    number: Text | None = Field(
        default=None, title="文号", description="来源文件的发文字号，照原件，如 国发〔2007〕19号；没有就不写。"
    )
    page: SourcePlace | None = Field(
        default=None, title="页码或位置", description="数值在文件的哪一处，如 第12页、附表3；只有页码的可以只写数字。"
    )

    @property
    def shown_url(self) -> str | None:
        """The address that readers may follow: a copy's is never given."""
        return None if self.grade is Grade.REPOST else self.url
