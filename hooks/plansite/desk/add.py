"""``make add``: one figure, source or step, asked for in Chinese, shown as the public will see it, then written."""

from __future__ import annotations

import argparse
from typing import cast

from plansite.desk import answers, preview
from plansite.desk.answers import RefusedError
from plansite.desk.catalogue import JOBS
from plansite.desk.jobs import Desk
from plansite.desk.questions import Asker, EndedError, listen, say
from plansite.desk.writer import Draft
from plansite.problems import PlanError, Problem, errors
from plansite.reading import checks
from plansite.reading.settings import Settings

NOTHING = "没有写入任何内容。"
INTERRUPTED = 130
"""The exit code of a program that Ctrl+C ends."""

ARGUMENTS = {
    "indicator": "指标、项目目标或正文承诺：名称中的几个字、拼音、首字母或代码",
    "project": "项目：名称中的几个字、拼音、首字母或编号",
    "area": "地区：名称或代码",
    "year": "年份，如 2024；不是全年的写 2024年上半年、2024年6月，学年写 2023—2024学年",
    "month": "年中数据的截止月份，1 到 12",
    "value": "数值，照来源；更正时是更正后的",
    "new-year": "更正后的年份；不是全年的写 2024年上半年，学年写全",
    "new-kind": "更正后的数据性质：实际、初步、预计",
    "new-scope": "更正后的口径：相同、不同",
    "kind": "数据性质：实际、初步、预计",
    "scope": "口径：相同、不同",
    "scope-note": "口径差别；更正时是更正后的",
    "source": "来源：代码或标题中的几个字；更正时是更正后的",
    "source-id": "新来源的代码；不写由程序起",
    "source-title": "新来源的标题",
    "source-publisher": "新来源的发布者",
    "source-date": "新来源的发布日期",
    "source-grade": "新来源的等级：official、media、repost",
    "source-url": "新来源的网址",
    "source-number": "新来源的文号，照原件",
    "source-page": "新来源的页码或位置，如 第12页、附表3",
    "quote": "来源中写有数值的原句",
    "published": "在本站发布的日期；不写就是今天",
    "reason": "更正、撤回、调整或项目状态的原因",
    "period": "不是全年的时期：上半年、第一季度、2023—2024学年等",
    "quote-note": "原句说明：原句没有直接写出这个数值时的依据",
    "source-note": "来源说明：别的地区的来源里，哪里写有本地区的数值",
    "text": "进展内容、口径变化或指标说明；目标调整时是文件中的写法",
    "date": "进展、完成、评估、状态或调整文件的日期",
    "milestone": "里程碑名称中的几个字",
    "name": "新里程碑的名称",
    "due": "新里程碑的期限",
    "status": "官方评估的结论，或项目的官方状态",
    "to": "调整后的目标，如 ≥95、40-50；以文字表述的写“文字”",
    "target-year": "调整的是哪一年的目标；只有一个目标的不写",
    "by": "调整后的期限年份；期限不变的不写",
    "document": "调整文件的名称和文号；与来源标题相同的不写",
    "lead": "牵头单位",
    "support": "配合单位，用顿号隔开",
}
"""Every answer that can be given beforehand, with what it is."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """One job; 0 if it was written (or shown, with ``--dry-run``), 1 if not."""
    given = {name: text for name in ARGUMENTS if (text := getattr(options, name.replace("-", "_"))) is not None}
    asker = Asker(given, None if options.yes or options.dry_run else listen)
    try:
        return _run(options, settings, asker)
    except (RefusedError, PlanError) as error:
        say(f"{error}\n{NOTHING}")
    except EndedError:
        say(f"\n没有回答完。{NOTHING}")
    except KeyboardInterrupt:
        say(f"\n{NOTHING}")
        return INTERRUPTED
    return 1


def _run(options: argparse.Namespace, settings: Settings, asker: Asker) -> int:
    desk = Desk(Draft.of(options.root), asker, options.today, settings)
    before = sound(desk)
    name = options.job or ("value" if asker.given else None)
    if name is None:
        menu = "\n".join(f"  {number} {words}" for number, (words, _) in enumerate(JOBS.values(), start=1))
        name = asker.ask("job", f"做什么？\n{menu}\n请输入序号", _job)
    if name is None:
        asker.settle()
    say("\n".join(["", *done(cast("str", name), desk, before)]))
    if options.dry_run:
        say(f"这是试运行。{NOTHING}")
        return 0
    if not options.yes and not asker.ask("confirm", "写入？（是/否）", answers.is_yes):
        say(NOTHING)
        return 1
    say(f"已写入 {'、'.join(desk.draft.write(options.today, settings))}。")
    return 0


def sound(desk: Desk) -> list[Problem]:
    """What the check says of the data as they are; raises ``RefusedError`` if there is an error among it."""
    found = checks.problems(desk.draft.before, desk.today, desk.settings)
    if errors(found):
        raise RefusedError("\n".join(["数据现在就有错误，请先改好：", *map(str, errors(found))]))
    return found


def done(job: str, desk: Desk, before: list[Problem]) -> list[str]:
    """Do a job in the draft and check it; returns what the public will see of it, in lines. Nothing is written.

    Raises ``RefusedError`` if an answer cannot be taken or the check finds an error that it did not find ``before``.
    """
    JOBS[job][1](desk)
    draft, settings = desk.draft, desk.settings
    new = preview.new_problems(before, draft.problems(desk.today, settings))
    if errors(new):
        raise RefusedError("\n".join(["检查没有通过：", *preview.mistakes(new)]))
    words = list(preview.effects(preview.wording(draft.before, settings), preview.wording(draft.after(), settings)))
    files = "、".join(f"data/{name}.yaml" for name in draft.changed())
    return [
        "写入以后，网站会这样说：",
        *(f"- {line}" for line in words or ["（网页上的数值和状态不变）"]),
        *preview.doubts(new),
        f"要改的文件：{files}",
    ]


def parser(adding: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    adding.add_argument("job", nargs="?", choices=tuple(JOBS), help="；".join(f"{n} {w}" for n, (w, _) in JOBS.items()))
    for name, words in ARGUMENTS.items():
        others = ("--target", "--promise") if name == "indicator" else ()
        adding.add_argument(f"--{name}", *others, dest=name.replace("-", "_"), metavar="", help=words)
    adding.add_argument("--yes", action="store_true", help="不提问：回答都在参数里，检查通过就写入")
    adding.add_argument("--dry-run", action="store_true", help="不提问，也不写入，只看结果")


def _job(text: str) -> str:
    names = list(JOBS)
    found = answers.narrow(text)
    if found in JOBS:
        return found
    if found.isdecimal() and 1 <= int(found) <= len(names):
        return names[int(found) - 1]
    raise RefusedError(f"请输入 1 到 {len(names)}")
