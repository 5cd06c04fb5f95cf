"""What the owner of the site configures in ``mkdocs.yml`` under ``extra.plan``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, StrictBool, StringConstraints, ValidationError

from plansite.models import hanzi
from plansite.models.base import Frozen, Number, Text
from plansite.models.source import Url
from plansite.models.subscription import Subscription
from plansite.problems import Mark, PlanError, Problem, Severity
from plansite.reading import config_file
from plansite.reading.model_messages import model_problems
from plansite.reading.yaml_file import YamlFile

CONFIG = "mkdocs.yml"
BLOCK = ("extra", "plan")
REPOSITORY = ("repo_url",)
"""The generator's own setting: where the code is, which the foot of every page links to."""

UNNAMED = "尚未明确"
"""责任单位 where nobody is named: neither a publisher of the site, nor a department in the plan."""

SiteCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]
PoliceCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{14}$")]
IcpCode = Annotated[str, StringConstraints(pattern=rf"^{hanzi.PATTERN}ICP[备证][0-9A-Za-z]+号(-[0-9]+)?$")]
ConacId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{8,64}$")]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$")]


class Publisher(Frozen):
    """主办单位: who answers for the site. Nothing of it is ever made up."""

    name: Text = Field(title="主办单位", description="主办单位全称。")
    organizer: Text | None = Field(default=None, title="承办单位", description="承办单位全称；没有就不写。")
    contact: Text | None = Field(default=None, title="联系方式", description="办公电话或地址，不写个人手机号。")


class Registration(Frozen):
    """备案与标识: the numbers under which the site is registered."""

    site_code: SiteCode | None = Field(
        default=None, title="网站标识码", description='政府网站标识码，10 位数字，加英文双引号，如 "4100000001"。'
    )
    icp: IcpCode | None = Field(default=None, title="ICP备案号", description="全称，如 豫ICP备00000000号-1。")
    police: PoliceCode | None = Field(
        default=None, title="公安备案号", description='14 位数字，加英文双引号，如 "41000000000000"。'
    )
    conac: ConacId | None = Field(
        default=None, title="党政机关网站标识", description="标识页面的网址中 id= 后面的字母和数字，加英文双引号。"
    )


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
    official: StrictBool = Field(
        default=False, title="正式发布", description="true：正式网站，缺少必填信息时不生成；false：测试版。"
    )
    publisher: Publisher | None = Field(default=None, title="主办单位", description="未确定时不写。")
    registration: Registration | None = Field(default=None, title="备案与标识", description="未取得时不写。")
    column_type: Text = Field(
        default="规划计划", title="栏目类别", description="网页标签 ColumnType 的值，如 规划计划、信息公开。"
    )
    external_hosts: tuple[Host, ...] | None = Field(
        default=None,
        title="可链接的外部网站",
        description="允许链接的网站域名，一行一个，如 example.org（包括它的子域名），不写 https:// 和路径。",
    )
    terms: Terms = Field(default=Terms(), title="使用条件", description="不写时用默认的一段话。")
    frequency: Text = Field(default="不定期，有新数值或更正时更新", title="更新频率", description="数据多久更新一次。")
    subscriptions: tuple[Subscription, ...] = Field(
        default=(), title="订阅方式", description="本站自带的订阅（Atom）以外的订阅方式，显示在更新记录；没有就不写。"
    )

    @property
    def responsible(self) -> str:
        """责任单位 of the site and its files, as pages and files write it."""
        return self.publisher.name if self.publisher is not None else UNNAMED

    @property
    def authors(self) -> tuple[str, ...]:
        """责任者: who is named as responsible, if anybody is."""
        return (self.publisher.name,) if self.publisher is not None else ()

    @property
    def tolerance_share(self) -> Fraction:
        """δ as a share: 0.05 for 5 percentage points."""
        return Fraction(self.tolerance) / 100

    @property
    def missing(self) -> tuple[str, ...]:
        """What an official site must state and this one does not: places under ``extra.plan``."""
        return tuple(
            f"{group}.{name}"
            for group, names in REQUIRED.items()
            for name in names
            if getattr(getattr(self, group), name, None) is None
        )

    def require_address(self, site_url: str) -> None:
        """Raise ``PlanError`` if an official site has no address, or if what is given is no folder to stand in."""
        parts = urlsplit(site_url)
        if parts.query or parts.fragment or parts.path.endswith((".html", ".htm")) or len(site_url.split()) > 1:
            found = f"“site_url”（网站网址）“{site_url}”不是首页所在的网址"
            raise PlanError([Problem(Mark(CONFIG), found, "请写到首页所在的文件夹为止，如 https://example.org/plan/")])
        if self.official and not site_url:
            mend = "请在 site_url 写上首页的网址，或用环境变量 SITE_URL 给出"
            raise PlanError([Problem(Mark(CONFIG), "正式发布缺少“site_url”（网站网址）", mend)])

    def doubts(self, site_url: str) -> Iterator[Problem]:
        """What a site does without, as long as nobody says where it stands."""
        if not site_url:
            found = "没有写“site_url”（网站网址）：订阅文件只有相对链接，没有自己的网址；引文和嵌入代码中的网址留空待填"
            mend = "有了网址，请用环境变量 SITE_URL 给出；试用可以不写"
            yield Problem(Mark(CONFIG), found, mend, Severity.WARNING)

    def allows(self, host: str) -> bool:
        """Whether pages may link to a host: itself or a domain above it is listed, or no list is kept."""
        hosts = self.external_hosts
        return hosts is None or any(host == known or host.endswith(f".{known}") for known in hosts)


REQUIRED = {"publisher": ("name", "contact"), "registration": ("site_code", "icp", "police", "conac")}
"""What a government site must state at the foot of every page; 承办单位 is stated where there is one."""


def read(config: Path) -> Settings:
    """The settings of a project; raises ``PlanError`` with all that is wrong, each at its line."""
    chosen = settings(config_file.read(config, config.name, BLOCK))
    repository = config_file.read(config, config.name, REPOSITORY)
    if isinstance(repository.value, str):
        problems = list(unlisted(chosen, repository.value_mark(()), repository.value))
        if problems:
            raise PlanError(problems)
    return chosen


def settings(file: YamlFile) -> Settings:
    """The settings that a block states; raises ``PlanError`` with all that is wrong."""
    problems = list(file.problems)
    if file.value is None:
        raise PlanError(problems)
    chosen = Settings()
    try:
        chosen = Settings.model_validate(file.value)
    except ValidationError as error:
        told = {problem.mark for problem in problems}
        refused = model_problems(error.errors(include_url=False), Settings, file)
        problems += [problem for problem in refused if problem.mark not in told]
    problems += _unstated(chosen, file)
    if chosen.terms.url is not None:
        problems += unlisted(chosen, file.value_mark(("terms", "url")), chosen.terms.url, "；或删除这个字段")
    for number, offer in enumerate(chosen.subscriptions):
        if offer.url is not None:
            problems += unlisted(
                chosen, file.value_mark(("subscriptions", number, "url")), offer.url, "；或改写成 text"
            )
    if problems:
        raise PlanError(problems)
    return chosen


def unlisted(chosen: Settings, mark: Mark, url: str, otherwise: str = "") -> Iterator[Problem]:
    """What is wrong with a link to another site that is not on the list."""
    host = (urlsplit(url).hostname or "").lower()
    if not chosen.allows(host):
        known = "、".join(chosen.external_hosts or ()) or "（空）"
        mend = (
            f"请核对网址；确实可以链接的，请把它加入 {CONFIG} 的 extra.plan.external_hosts（现有：{known}）{otherwise}"
        )
        yield Problem(mark, f"外部网站“{host}”不在可链接的名单中", mend)


def _unstated(chosen: Settings, file: YamlFile) -> Iterator[Problem]:
    if not chosen.official:
        return
    for place in chosen.missing:
        group, name = place.split(".")
        model = Publisher if group == "publisher" else Registration
        field = model.model_fields[name]
        mend = f"请补上：{(field.description or '').rstrip('。')}；还没有的，请写 official: false，按测试版发布"
        found = f"正式发布缺少“{place}”（{field.title}）"
        yield Problem(file.key_mark((group,) if file.has((group,)) else ("official",)), found, mend)
