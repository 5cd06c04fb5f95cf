"""What the owner of the site configures in ``mkdocs.yml`` under ``extra.plan``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from pydantic import Field, ValidationError

from plansite.data.model_messages import model_problems
from plansite.data.yaml_file import YamlFile
from plansite.models.base import Frozen, Number, Text
from plansite.models.source import Url
from plansite.problems import PlanError


class Publisher(Frozen):
    """主办单位: who answers for the site. Nothing of it is ever made up."""

    name: Text = Field(title="主办单位", description="主办单位全称。")
    contact: Text | None = Field(default=None, title="联系方式", description="办公电话或地址，不写个人手机号。")


class Terms(Frozen):
    """使用条件: what readers may do with the data. There is no national open licence, so the owner decides."""

    text: Text = Field(
        default="可以免费使用、复制和传播本站数据。使用时请注明来源和数据日期，不得歪曲数值的含义。",
        title="使用条件",
        description="一段话，写在数据文件页、数据包和压缩包里。",
    )
    name: Text | None = Field(default=None, title="许可证名称", description="采用现成的许可证时写，如 CC-BY-4.0。")
    url: Url | None = Field(default=None, title="许可证网址", description="许可证全文的网址，以 https:// 开头。")


class Settings(Frozen):
    """设置: all that may stand under ``extra.plan``."""

    tolerance: Number = Field(
        default=Decimal(5), ge=0, le=50, title="容差", description="评价进度时的容差，单位为个百分点，如 5。"
    )
    publisher: Publisher | None = Field(default=None, title="主办单位", description="未确定时不写。")
    terms: Terms = Field(default=Terms(), title="使用条件", description="不写时用默认的一段话。")
    frequency: Text = Field(default="不定期，有新数值或更正时更新", title="更新频率", description="数据多久更新一次。")

    @property
    def tolerance_share(self) -> Fraction:
        """δ as a share: 0.05 for 5 percentage points."""
        return Fraction(self.tolerance) / 100


def settings(extra: object, file: str) -> Settings:
    """The settings that ``extra.plan`` states; raises ``PlanError`` with all that is wrong."""
    try:
        return Settings.model_validate(_decimal(extra if extra is not None else {}))
    except ValidationError as error:
        place = YamlFile(f"{file}（extra.plan）", value=True)
        raise PlanError(model_problems(error.errors(include_url=False), Settings, place)) from None


def _decimal(value: object) -> object:
    """The value with floats as the decimals they were written as."""
    if isinstance(value, Mapping):
        return {key: _decimal(part) for key, part in value.items()}
    return Decimal(str(value)) if isinstance(value, float) else value
