"""Ways to be told of news that the owner of a site offers beside its feeds."""

from __future__ import annotations

from pydantic import ConfigDict, Field, model_validator

from plansite.models.base import Frozen, Text, rule_error
from plansite.models.source import Url


class Subscription(Frozen):
    """订阅方式: an address to go to, or words that say what to do."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["url"]}, {"required": ["text"]}]})

    name: Text = Field(title="名称", description="如 邮件订阅、微信公众号。")
    url: Url | None = Field(default=None, title="网址", description="登记订阅的网址，以 https:// 开头。")
    text: Text | None = Field(default=None, title="说明", description="怎样订阅，一句话；没有网址时必填。")

    @model_validator(mode="after")
    def _says_how(self) -> Subscription:
        if self.url is None and self.text is None:
            raise rule_error(f"订阅方式“{self.name}”没有写怎样订阅", "请加上 url（网址）或 text（一句话的说明）")
        return self
