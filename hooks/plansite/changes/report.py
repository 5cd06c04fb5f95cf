"""What a branch changes for the public, as Chinese Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plansite.assessment.assessments import Assessments
from plansite.changes import effects, silent
from plansite.changes.markdown import plain
from plansite.changes.silent import Edit
from plansite.plan.plan import Plan
from plansite.problems import Problem, errors
from plansite.reading import checks, dataset
from plansite.reading.dataset import Dataset
from plansite.reading.settings import Settings
from plansite.reading.yaml_file import Value

MOST = 60
"""Lines of one list; what is left out is counted."""


@dataclass(frozen=True)
class State:
    """One state of a plan: its data, its text, and what the check says of it today."""

    data: Dataset
    texts: Mapping[str, str]
    problems: list[Problem]
    files: Mapping[str, bytes]

    @classmethod
    def of(cls, root: Path, today: datetime.date, settings: Settings) -> State:
        """The plan in a folder."""
        content = root / "content"
        data = dataset.read(root / "data", content / "chapters")
        files = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted((*content.rglob("*"), *(root / "data").rglob("*")))
            if path.is_file()
        }
        texts = {
            name: content.decode("utf-8-sig", "replace")
            for name, content in files.items()
            if name.startswith("content/chapters/") and name.endswith(".md")
        }
        return cls(data, texts, checks.problems(data, today, settings), files)

    @property
    def is_sound(self) -> bool:
        """Whether the check finds no error."""
        return not errors(self.problems)


@dataclass(frozen=True)
class Report:
    """改动说明: what changes, and which edits of what was public nobody has explained."""

    unexplained: tuple[Edit, ...]
    explained: tuple[tuple[Edit, str], ...]
    markdown: str


def report(before: State, after: State, settings: Settings, base: str) -> Report:
    """Compare two states of a plan."""
    edits = [*silent.edits(before.data, after.data), *silent.text_edits(before.texts, after.texts)]
    reasons = _reasons(before.data, after.data)
    unexplained = tuple(edit for edit in edits if edit.what not in reasons)
    explained = tuple((edit, reasons[edit.what]) for edit in edits if edit.what in reasons)
    lines = [
        f"## 这次改动对公众意味着什么\n\n与 {plain(base)} 比较。",
        *_silent_lines(unexplained, explained),
        *_effect_lines(before, after, settings),
    ]
    return Report(unexplained, explained, "\n\n".join(lines) + "\n")


def _reasons(before: Dataset, after: Dataset) -> dict[str, str]:
    """What the change itself says of edits: only explanations that are new in it count."""
    known = _explanations(before)
    return {what: reason for what, reason in _explanations(after).items() if known.get(what) != reason}


def _explanations(data: Dataset) -> dict[str, str]:
    file = data.files.get("changes")
    value: Value = file.value if file is not None else None
    items = value.get("changes") if isinstance(value, dict) else None
    found = {}
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("what") and item.get("reason"):
            found[str(item["what"])] = str(item["reason"])
    return found


def _silent_lines(unexplained: Sequence[Edit], explained: Sequence[tuple[Edit, str]]) -> Iterator[str]:
    if unexplained:
        count = len(unexplained)
        yield f"### ❌ 悄悄改动了已经公布的内容：{count} 处"
        yield "已经公布的内容不能直接改掉。下面每一处都要改回去，或按提示写明，才能合并："
        yield _bullets(f"{plain(edit.what)}。{plain(edit.mend)}。" for edit in unexplained)
        yield "确实要这样改的，把下面几行加到 `data/changes.yaml` 的 `changes:` 之下，并写上原因："
        yield _block(unexplained[:MOST])
    if explained:
        yield f"### 已说明原因的改动：{len(explained)} 处"
        yield _bullets(f"{plain(edit.what)}。原因：{plain(reason)}" for edit, reason in explained)
    if not unexplained and not explained:
        yield "没有悄悄改动已经公布的内容。"


def _block(edits: Sequence[Edit]) -> str:
    """Lines to paste; indented, so that no word in them can end the block."""
    today = datetime.date.today().isoformat()  # noqa: DTZ011 -- a proposal, which the writer reads
    lines = []
    for edit in edits:
        quoted = edit.what.replace("\\", "\\\\").replace('"', '\\"')
        lines += [f'      - what: "{quoted}"', "        reason: ", f'        date: "{today}"']
    return "\n".join(lines)


def _effect_lines(before: State, after: State, settings: Settings) -> Iterator[str]:
    changed = list(effects.values(before.data, after.data))
    if changed:
        yield "### 数值"
        yield _bullets(f"**{kind}** {plain(words)}" for kind, words in changed)
    if not (before.is_sound and after.is_sound):
        side = "改动以后的数据" if not after.is_sound else "比较的起点"
        number = len(errors((before if after.is_sound else after).problems))
        reason = "先按检查的提示改好" if not after.is_sound else "多半是数据格式有过调整"
        yield f"> {side}没有通过现在的检查（{number} 个错误，{reason}），状态和计数没有比较，其余能比较的都在上面。"
    else:
        yield from _status_lines(before, after, settings)
    pages = sorted(_pages(before, after))
    if pages:
        yield "### 涉及的网页"
        yield _bullets(f"`/{plain(page)}`" for page in pages)
    doubts = effects.warnings(before.problems, after.problems)
    if doubts:
        yield "### 新的提醒"
        yield _bullets(map(plain, doubts))
    if not changed and not pages:
        yield "数据和正文没有改动。"


def _status_lines(before: State, after: State, settings: Settings) -> Iterator[str]:
    old, new = (Assessments(Plan.of(state.data), settings.tolerance_share) for state in (before, after))
    was, now = effects.standings(old), effects.standings(new)
    moved = [(was[key].status, one) for key, one in now.items() if key in was and was[key].status != one.status]
    if moved:
        rows = "\n".join(f"| {plain(one.name)} | {status} | {one.status} |" for status, one in moved[:MOST])
        more = f"\n\n另有 {len(moved) - MOST} 处。" if len(moved) > MOST else ""
        yield f"### 状态\n\n| 对象 | 原来 | 现在 |\n|---|---|---|\n{rows}{more}"
    told = list(_count_lines(effects.counts(old), effects.counts(new)))
    if told:
        yield "### 首页的计数"
        yield _bullets(told)
    gaps = [one.name for key, one in now.items() if effects.is_gap(one.status) and (
        key not in was or not effects.is_gap(was[key].status))]  # fmt: skip
    if gaps:
        yield "### 新的数据缺口"
        yield _bullets(map(plain, gaps))


def _count_lines(old: Mapping[str, Mapping[str, int]], new: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    for kind, numbers in new.items():
        former = old[kind]
        moved = [
            f"{plain(str(status))} {former.get(status, 0)} → {numbers.get(status, 0)}"
            for status in dict.fromkeys((*former, *numbers))
            if former.get(status, 0) != numbers.get(status, 0)
        ]
        if moved:
            yield f"{kind}：{'，'.join(moved)}"


def _pages(before: State, after: State) -> set[str]:
    """Addresses of pages whose own contents change; lists, files and the home page follow every value."""
    pages: set[str] = set()
    names = {name for name in {*before.files, *after.files} if before.files.get(name) != after.files.get(name)}
    for name in names:
        if name.startswith("content/chapters/"):
            stem = name.rsplit("/", 1)[1].removesuffix(".md")
            pages.add(f"chapters/{stem.lstrip('0') if stem.isdigit() else stem}/")
        elif name.startswith("content/") and name.endswith(".md"):
            pages.add(f"{name.removeprefix('content/').removesuffix('.md')}/".replace("index/", ""))
    owners = ((_owners(state.data, "indicators"), _owners(state.data, "projects")) for state in (before, after))
    (old_indicators, old_projects), (new_indicators, new_projects) = owners
    for address, old, new in (
        ("indicators", old_indicators, new_indicators),
        ("projects", old_projects, new_projects),
    ):
        pages |= {f"{address}/{key}/" for key in {*old, *new} if old.get(key) != new.get(key)}
    if any(name.startswith("data/") for name in names):
        pages |= {"", "updates/", "data/"}
    return pages


def _owners(data: Dataset, name: str) -> dict[str, Value]:
    value = data.files[name].value
    items: list[Value] = []
    if isinstance(value, dict):
        items += _listed(value.get("indicators"))
        items += _listed(value.get("projects"))
        for sidebar in _listed(value.get("sidebars")):
            items += _listed(sidebar.get("projects") if isinstance(sidebar, dict) else None)
    return {str(item["id"]): item for item in items if isinstance(item, dict) and "id" in item}


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _bullets(lines: Iterable[str]) -> str:
    found = list(lines)
    more = [f"- ……另有 {len(found) - MOST} 处"] if len(found) > MOST else []
    return "\n".join([*(f"- {line}" for line in found[:MOST]), *more])
