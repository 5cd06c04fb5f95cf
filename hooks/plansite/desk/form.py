"""``make form``: an issue that was written with a form of the code host, read as the answers of ``make add``.

Anybody can write an issue. Its words are read from the file of the event, become data only through the one writer and
the check, and are shown again only where nothing in them is a sign, a link or a name. Nothing is written into the
project: changed files and the answer go into a folder of their own, for other jobs, which trust neither.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plansite.desk import add, issue_body
from plansite.desk.answers import RefusedError
from plansite.desk.issue_body import TEXT, Blank, is_unseen
from plansite.desk.jobs import NEW_SOURCE, Desk
from plansite.desk.questions import Asker, say
from plansite.desk.writer import Draft
from plansite.personal import shown
from plansite.problems import PlanError
from plansite.reading.settings import Settings

ANSWER = "answer.md"
DATA = "data"
LONGEST = 20_000
"""Characters of an answer; the host takes some 65,000."""

TICKS = Blank("核对", longest=1000)
WORK = {"更正数值": "correct", "撤回误发的数值": "withdraw"}
"""What the form of corrections does, by the words that it offers."""

READ = (
    "表单读好了，检查通过。**现在还没有公布**：本单位的人看过合并请求、合并以后才会公布。请对照来源核对下面的话；"
    "不对的，点这张表单右上角“…”里的 Edit 改正，保存后会重新处理。"
)
REFUSED = (
    "**没有写入任何内容。** 请照下面的话，点这张表单右上角“…”里的 Edit 改正（`###` 开头的栏目标题不要动），"
    "保存后会重新处理。已经建立过合并请求的，里面还是以前的内容。"
)


@dataclass(frozen=True, slots=True)
class Form:
    """表单: its questions in their order, and the answers without which nothing usual may be assumed."""

    blanks: tuple[Blank, ...]
    needed: frozenset[str]
    job: Callable[[dict[str, str]], str]
    """Takes what only says what is to be done out of the answers, and returns the name of the job."""


def _publishing(given: dict[str, str]) -> str:
    _entitle(given)
    return "value"


def _correcting(given: dict[str, str]) -> str:
    words = given.pop("job", "")
    if words not in WORK:
        raise RefusedError(f"“要做什么”没有选。可以选：{'、'.join(WORK)}")
    _entitle(given)
    return WORK[words]


def _entitle(given: dict[str, str]) -> None:
    """A source of which more is told is a new one, and what was written of it is its title."""
    if any(name in given for name in NEW_SOURCE) and "source" in given:
        given["source-title"] = given.pop("source")


OF_A_NEW_SOURCE = (
    Blank("发布者", "source-publisher"),
    Blank("发布日期", "source-date"),
    Blank("来源等级", "source-grade"),
    Blank("网址", "source-url", 1000),
    Blank("文号", "source-number"),
    Blank("页码或位置", "source-page"),
)
"""What is asked of a source that is not registered."""

FORMS = {
    "发布数值": Form(
        (
            Blank("指标", "indicator"),
            Blank("年份", "year"),
            Blank("时期", "period"),
            Blank("地区", "area"),
            Blank("数值", "value"),
            Blank("数据性质", "kind"),
            Blank("口径", "scope"),
            Blank("口径差别", "scope-note"),
            Blank("来源", "source"),
            Blank("来源原句", "quote", TEXT),
            *OF_A_NEW_SOURCE,
            Blank("原句说明", "quote-note"),
            Blank("来源说明", "source-note"),
            TICKS,
        ),
        frozenset({"kind", "scope"}),
        _publishing,
    ),
    "更正数值": Form(
        (
            Blank("要做什么", "job"),
            Blank("指标", "indicator"),
            Blank("年份", "year"),
            Blank("时期", "period"),
            Blank("地区", "area"),
            Blank("数据性质", "kind"),
            Blank("口径", "scope"),
            Blank("更正后的数值", "value"),
            Blank("更正后的年份", "new-year"),
            Blank("更正后的数据性质", "new-kind"),
            Blank("更正后的口径", "new-scope"),
            Blank("口径差别", "scope-note"),
            Blank("更正后的来源", "source"),
            *OF_A_NEW_SOURCE,
            Blank("原因", "reason", TEXT),
            Blank("来源原句", "quote", TEXT),
            TICKS,
        ),
        frozenset(),
        _correcting,
    ),
}
"""The forms that become data, by the label that each puts on its issue."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Answer an issue: 0 whether it became data or was refused; 2 if the event holds no issue with such a form.

    2 as well if the folder of the answer is there already: what it holds could be taken for this answer.
    """
    if options.to.exists():
        say("写回答的文件夹已经存在，请换一个新的")
        return 2
    try:
        label, words = issue(options.event.read_bytes())
    except (OSError, ValueError) as error:
        say(f"事件文件读不出来：{type(error).__name__}")
        return 2
    try:
        draft = Draft.of(options.root)
        lines = _done(FORMS[label], words, draft, options, settings)
        answer, contents = f"{READ}\n\n{fenced(lines)}\n", draft.changed()
    except (RefusedError, PlanError) as error:
        answer, contents = f"{REFUSED}\n\n{fenced(str(error))}\n", {}
    (options.to / DATA).mkdir(parents=True)
    for name, content in contents.items():
        (options.to / DATA / f"{name}.yaml").write_bytes(content)
    if not contents:
        (options.to / DATA).rmdir()
    (options.to / ANSWER).write_text(answer, encoding="utf-8")
    say("检查通过。" if contents else "没有写入任何内容。")
    return 0


def parser(answering: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    answering.add_argument("--event", type=Path, required=True, help="事件文件，其中有这张表单")
    answering.add_argument("--to", type=Path, required=True, help="回答和改好的文件写到哪个新文件夹")


def issue(event: bytes) -> tuple[str, str]:
    """The label of the form and the body of the issue of an event; raises ``ValueError`` if there is no such issue."""
    told = json.loads(event)
    found = told.get("issue") if isinstance(told, dict) else None
    if not isinstance(found, dict):
        raise ValueError("no issue")  # noqa: TRY004 -- told with other unreadable events
    body, labels = found.get("body"), found.get("labels")
    names = {one.get("name") for one in labels if isinstance(one, dict)} if isinstance(labels, list) else set()
    own = [label for label in FORMS if label in names]
    if len(own) != 1:
        raise ValueError("not one form")
    return own[0], body if isinstance(body, str) else ""


def fenced(words: str) -> str:
    """Words as a block that shows them as they are and that nothing in them can end; personal numbers are masked."""
    seen = "".join("\ufffd" if is_unseen(one) else one for one in shown(words))
    cut = seen if len(seen) <= LONGEST else f"{seen[:LONGEST]}\n……"
    fence = "`" * max([3, *(len(run_) + 1 for run_ in re.findall("`+", cut))])
    return f"{fence}text\n{cut}\n{fence}"


def _done(form: Form, words: str, draft: Draft, options: argparse.Namespace, settings: Settings) -> str:
    given = issue_body.answers(words, form.blanks)
    job = form.job(given)
    names: Mapping[str, str] = {blank.answer: blank.heading for blank in form.blanks}
    headings = {**names, "source-title": names.get("source", "")}
    missing = [f"缺少“{names[name]}”" for name in names if name in form.needed and name not in given]
    asker = Asker(given, None, missing, lambda name: f"“{headings.get(name, name)}”")
    desk = Desk(draft, asker, options.today, settings)
    if given.get("source-title") in {source.id for source in desk.sources}:
        missing.append("“来源”是已经登记的代码：这份来源的“发布者”到“页码或位置”各项不填；另一份来源请写它的标题")
    return "\n".join(add.done(job, desk, add.sound(desk)))
