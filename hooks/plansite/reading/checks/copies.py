"""Files beside the data that nobody reads: copies, backups, and data under a name that is not one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from plansite.problems import Mark, Problem
from plansite.reading.dataset import FILES, Dataset

IGNORED = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"))
TEMPORARY = re.compile(
    r"^(?:~\$.*|\.~.*|\._.*|.*~|#.*#|\..*\.sw[a-p]|.*\.(?:bak|backup|old|orig|rej|tmp|temp|swp|part))$", re.IGNORECASE
)
MARKED = re.compile(
    r"(?:[ _.-]*[(（\[]\d+[)）\]]|[ _-]*(?:副本|复件|拷贝|备份|旧|旧版|新版|改|copy|backup|bak|old)[ _-]*\d*"
    r"|^(?:副本|复件|拷贝|备份|copy of|copy|backup)[ _-]*|[ _-]+\d{1,2}|[_-]v?\d{8})",
    re.IGNORECASE,
)
"""What programs and people add to the name of a copy."""


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every file in the folders of data and content that looks as if it were read, and is not."""
    names = [PurePosixPath(name) for name in dataset.beside]
    stems = {path.stem for path in names} | set(FILES)
    for path in names:
        if path.name not in IGNORED:
            yield from _judge(path, stems, is_data=path.parts[0] == dataset.folder)


def _judge(path: PurePosixPath, stems: Iterable[str], *, is_data: bool) -> Iterator[Problem]:
    mark = Mark(str(path))
    if TEMPORARY.match(path.name):
        yield Problem(mark, "这是软件留下的临时文件或备份", "网站不读这个文件，请删除，不要提交")
        return
    original = _original(path.stem, stems)
    if original is not None:
        found = f"这个文件像是“{original}{path.suffix}”的副本"
        mend = f"网站不读副本：请把要改的内容写进 {original}{path.suffix}，再删除这个文件"
        yield Problem(mark, found, mend)
    elif is_data and (path.suffix.lower() in {".yaml", ".yml"} or path.stem in FILES):
        if path.suffix == ".yaml" and path.stem in FILES and len(path.parts) == 2:  # noqa: PLR2004 -- folder and file
            return
        near = difflib.get_close_matches(path.stem.lower(), list(FILES), n=1, cutoff=0.6)
        guess = f"是不是 {near[0]}.yaml？" if near else ""
        known = "、".join(f"{name}.yaml" for name in FILES)
        yield Problem(mark, "网站不读这个文件", f"{guess}data/ 中只读这些文件：{known}；请改名、合并或移走")


def _original(stem: str, stems: Iterable[str]) -> str | None:
    """The name that this one is a copy of."""
    bare = stem
    while (shorter := MARKED.sub("", bare).strip(" _.-")) != bare:
        bare = shorter
    return bare if bare and bare != stem and bare in set(stems) else None
