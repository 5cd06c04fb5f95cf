"""The command line: ``python -m plansite check | add | import | form | new | schemas | urls | versions``."""

from __future__ import annotations

import argparse
import datetime
import gc
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from plansite.assessment.assessments import Assessments
from plansite.changes import due, revision
from plansite.changes.report import State, report
from plansite.desk import add, form, importing
from plansite.plan.plan import Plan
from plansite.problems import PlanError, Problem, errors, in_order
from plansite.publishing import generator_settings, offline, url_lock, version_store
from plansite.publishing.object_store import DamagedError
from plansite.publishing.quota import Quota
from plansite.reading import checks, dataset, json_schemas, settings
from plansite.reading.checks import output
from plansite.reading.settings import Settings
from plansite.wording.days import BEIJING

WARNING = {"text": "提醒：", "github": "::warning title=空间::"}
"""What a warning begins with."""


MOST_CHECKED = 1_000_000
"""Up to how many bytes of data a new project is checked at once: several times what a real plan has."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code.

    A command builds the data once and ends, so looking for what could be freed meanwhile only takes time.
    """
    options = _parser().parse_args(arguments)
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        return int(options.run(options))
    finally:
        if was_collecting:
            gc.enable()


def check(options: argparse.Namespace) -> int:
    """Print every problem of the data; 1 if there is an error among them."""
    data = dataset.read(options.root / "data", options.root / "content" / "chapters")
    chosen, wrong = _settings(options.root)
    unbuilt = generator_settings.problems(options.root)
    found = in_order([*checks.problems(data, options.today, chosen), *wrong, *unbuilt])
    text = output.FORMATS[options.format](found)
    if text:
        sys.stdout.write(text + "\n")
    return 1 if errors(found) else 0


def check_config(options: argparse.Namespace) -> int:
    """Print what the generator would stop at in its own file; 1 if it would."""
    found = errors(in_order(generator_settings.problems(options.root)))
    if found:
        sys.stdout.write(output.text(found) + "\n")
    return 1 if found else 0


def tell_changes(options: argparse.Namespace) -> int:
    """Print what changes for the public since another commit; 1 if something public was edited without a word."""
    chosen, _ = _settings(options.root)
    with tempfile.TemporaryDirectory() as folder:
        former = Path(folder).resolve() / "before"
        try:
            base = revision.copied(options.root, options.base, former)
        except PlanError as error:
            sys.stderr.write(f"{error}\n")
            return 2
        before = State.of(former, options.today, chosen)
    found = report(before, State.of(options.root, options.today, chosen), chosen, base)
    sys.stdout.write(found.markdown)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as summary:
            summary.write(found.markdown)
    return 1 if found.unexplained else 0


def tell_due(options: argparse.Namespace) -> int:
    """Print what is due as Markdown, nothing if nothing is; 1 if the data cannot be read."""
    chosen, _ = _settings(options.root)
    state = State.of(options.root, options.today, chosen)
    if not state.is_sound:
        sys.stderr.write(output.text(state.problems) + "\n")
        return 1
    sys.stdout.write(due.due(Assessments(Plan.of(state.data), chosen.tolerance_share), options.today))
    return 0


def new_project(options: argparse.Namespace) -> int:
    """Make a project of a plan's document in a new folder; 1 if the document or the folder is refused."""
    from plansite.newplan import newplan  # noqa: PLC0415 -- what reads documents takes longer than a check of all data
    from plansite.newplan.documents.structure import RefusedError  # noqa: PLC0415

    try:
        made = newplan.make(
            options.document, options.folder, options.root, options.today, title=options.title, years=options.period
        )
    except RefusedError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"已写入 {options.folder}：{'，'.join([made.title, *made.counts])}。\n"
        f"请逐条核对其中的 {newplan.CHECKLIST}（{made.to_do} 条），再运行：cd {options.folder} && make site\n"
    )
    written = options.folder / "data"
    if sum(path.stat().st_size for path in written.iterdir()) > MOST_CHECKED:
        sys.stdout.write("写入的数据很多，这里没有检查；make site 会先检查一遍，也可以先运行 make check。\n")
        return 0
    data = dataset.read(written, options.folder / "content" / "chapters")
    if wrong := errors(checks.problems(data, options.today, Settings())):
        sys.stdout.write(f"还有 {len(wrong)} 处要先改好才能生成网站：\n{output.FORMATS['text'](wrong)}\n")
    return 0


def _years(words: str) -> tuple[int, int] | None:
    """``2021-2025`` as two years."""
    from plansite.newplan.finding.period import in_words  # noqa: PLC0415

    if not words:
        return None
    found = in_words(words)
    if found is None:
        raise argparse.ArgumentTypeError("年份写成 2021-2025 这样")
    return found


def write_offline(options: argparse.Namespace) -> int:
    """Write a copy of the built site that opens by double click."""
    number = offline.write(options.site, options.to)
    sys.stdout.write(f"已写入 {options.to}：{number} 个网页，双击“从这里打开.html”\n")
    return 0


def write_schemas(options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors read."""
    for path in json_schemas.write(options.root / "schemas"):
        sys.stdout.write(f"已写入 {path.relative_to(options.root)}\n")
    return 0


def write_urls(options: argparse.Namespace) -> int:
    """Add new addresses to ``urls.lock``."""
    from plansite.publishing.site import Folders, read  # noqa: PLC0415 -- reading it takes as long as a check of all data

    folders = Folders.of(options.root, options.root / "content")
    try:
        publication, _ = read(folders, settings.read(options.root / settings.CONFIG), options.today)
    except PlanError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    added = url_lock.write(publication.paths, options.root / url_lock.LOCK)
    sys.stdout.write(f"{url_lock.LOCK}：新增 {len(added)} 个网址\n")
    return 0


def _settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings of a project, or the usual ones and what is wrong with its own."""
    try:
        return settings.read(root / settings.CONFIG), []
    except PlanError as error:
        return Settings(), error.problems


def keep_version(options: argparse.Namespace) -> int:
    """Keep the version of a built site; 1 if the site lacks a version that its list names."""
    try:
        found = version_store.keep(options.site, options.root / version_store.FOLDER)
    except DamagedError as error:
        folder = f"{version_store.FOLDER}/"
        sys.stdout.write(f"{folder} 中保存的 {error} 缺少或损坏。请取回完整的 {folder} 再试。\n")
        return 1
    except LookupError as error:
        sys.stdout.write(
            f"网站中没有数据版本：{error}。请把以前保存的版本放在 {version_store.FOLDER}/，再运行 make site。\n"
        )
        return 1
    quota = Quota.of(options.site, found.version)
    sys.stdout.write("".join(f"{line}\n" for line in (*_kept_words(found), *quota.words())))
    if quota.is_short:
        sys.stdout.write(f"{WARNING[options.format]}{quota.warning()}\n")
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as summary:
            summary.write(_summary(found, quota))
    return 0


def _kept_words(found: version_store.Kept) -> tuple[str, ...]:
    kilo = -(-found.grown // 1000)
    return (
        f"数据版本 {found.version}：新保存 {found.added} 个文件；以前的版本 {len(found.earlier)} 个",
        f"保存的版本增加 {kilo} KB",
    )


def _summary(found: version_store.Kept, quota: Quota) -> str:
    """The same in Markdown, for the page of a publication."""
    lines = [f"- {line}" for line in (*_kept_words(found), *quota.words())]
    warning = [f"> [!WARNING]\n> {quota.warning()}\n"] if quota.is_short else []
    return "\n".join(["### 数据版本和空间", "", *warning, *lines]) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plansite", description="规划进展网站的数据工具")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="项目文件夹（默认：当前文件夹）")
    today = datetime.datetime.now(BEIJING).date()
    parser.add_argument(
        "--today", type=datetime.date.fromisoformat, default=today, help="把哪一天当作今天，如 2026-11-24"
    )
    commands = parser.add_subparsers(required=True, metavar="命令")
    checking = commands.add_parser("check", help="检查数据，列出全部问题")
    checking.add_argument("--format", choices=sorted(output.FORMATS), default="text", help="输出格式")
    checking.set_defaults(run=check)
    changing = commands.add_parser("changes", help="列出这次改动对公众的影响，以及悄悄改动的内容")
    changing.add_argument("--base", default="origin/main", help="与哪个分支、提交或文件夹比较（默认：origin/main）")
    changing.add_argument("--summary", type=Path, help="另把结果写在这个 Markdown 文件的末尾")
    changing.set_defaults(run=tell_changes)
    commands.add_parser("config", help="只检查 mkdocs.yml").set_defaults(run=check_config)
    commands.add_parser("due", help="列出到期待查的数据").set_defaults(run=tell_due)
    making = commands.add_parser("new", help="由规划文件建立一个新项目")
    making.add_argument("document", type=Path, help="规划文件：.docx、.html 或 .txt")
    making.add_argument("folder", type=Path, help="写入的新文件夹")
    making.add_argument("--title", default="", help="规划全名（默认：文件里写的）")
    making.add_argument("--period", type=_years, help="规划期，如 2021-2025（默认：文件里写的）")
    making.set_defaults(run=new_project)
    copying = commands.add_parser("offline", help="把生成的网站另存一份，双击就能打开")
    copying.add_argument("--site", type=Path, default=Path("site"), help="已生成的网站（默认：site）")
    copying.add_argument("--to", type=Path, default=Path("preview"), help="写到哪个文件夹（默认：preview）")
    copying.set_defaults(run=write_offline)
    commands.add_parser("schemas", help="更新编辑器用的 JSON Schema").set_defaults(run=write_schemas)
    commands.add_parser("urls", help="把新网址记入 url_lock.lock").set_defaults(run=write_urls)
    keeping = commands.add_parser("versions", help="保存已生成网站的数据版本")
    keeping.add_argument("--site", type=Path, default=Path("site"), help="已生成的网站（默认：site）")
    keeping.add_argument("--format", choices=sorted(WARNING), default="text", help="提醒的写法")
    keeping.add_argument("--summary", type=Path, help="另把结果写在这个 Markdown 文件的末尾")
    keeping.set_defaults(run=keep_version)
    adding = commands.add_parser("add", help="发布一个数值、更正、登记来源等：问答，先看结果再写入")
    add.parser(adding)
    adding.set_defaults(run=lambda options: add.run(options, _settings(options.root)[0]))
    taking = commands.add_parser("import", help="导入一张表的数值：先逐行列出结果，要求时才写入")
    importing.parser(taking)
    taking.set_defaults(run=lambda options: importing.run(options, _settings(options.root)[0]))
    answering = commands.add_parser("form", help="回答代码托管网站上的一张表单：把改好的文件和回答写到一个文件夹")
    form.parser(answering)
    answering.set_defaults(run=lambda options: form.run(options, _settings(options.root)[0]))
    return parser


if __name__ == "__main__":
    sys.exit(main())
