"""Putting a new site in the place of the last one, in one step: there is always one of the two, and whole.

``python -m plansite.publishing.replacement mkdocs build --strict --site-dir`` runs a generator, which is given the
folder to write to as its last argument. Only a site that is finished takes the place of ``site``.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import runpy
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from plansite.problems import PlanError
from plansite.reading import settings

SITE = Path("site")
FOLDER = Path(".build")
NEW = FOLDER / "site"
ASIDE = FOLDER / "old"
"""Where the last site lies between two steps, on systems that cannot exchange two folders in one."""

LOCK = FOLDER / "site.lock"

HERE = -100
"""``AT_FDCWD``: paths are as seen from the working directory."""

EXCHANGE = 2
"""``RENAME_EXCHANGE`` of Linux, ``RENAME_SWAP`` of macOS."""

UNABLE = frozenset((errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP))
"""What a system says that cannot exchange."""

APART = frozenset((errno.EXDEV, errno.EBUSY))
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

INTERRUPTED = 130
KEPT = "没有生成网站，原有的 site/ 未改动。"
CAUSES = {
    errno.ENOSPC: ("磁盘空间不足", "请腾出空间后再试"),
    errno.EDQUOT: ("磁盘配额已用完", "请腾出空间后再试"),
    errno.EFBIG: ("文件超过系统允许的大小", "请放宽对文件大小的限制（ulimit -f）后再试"),
    errno.EROFS: ("磁盘是只读的", "请换到可以写入的位置再试"),
    errno.EACCES: ("没有读写的权限", "请检查这个文件和所在文件夹的权限后再试"),
    errno.EPERM: ("没有读写的权限", "请检查这个文件和所在文件夹的权限后再试"),
    errno.EMFILE: ("同时打开的文件太多", "请放宽限制（ulimit -n）后再试"),
    errno.EIO: ("磁盘读写出错", "请检查磁盘后再试"),
}
"""What the machine may refuse to a build, and what to do about it."""


def main(generator: Sequence[str]) -> int:
    """Run a generator and put what it made in the place of the last site; returns the exit code."""
    try:
        FOLDER.mkdir(exist_ok=True)
        with _alone():
            restore(SITE, ASIDE)
            _remove(NEW)
            settings.read(Path(settings.CONFIG))  # the generator would repeat what it cannot read, in English
            if code := _generated(generator):
                _say(f"{KEPT}原因见上。")
                return code
            exchange(NEW, SITE, ASIDE)
            _remove(NEW)
    except PlanError as refused:
        _say(f"{refused}\n{KEPT}原因见上。")
        return 1
    except KeyboardInterrupt:
        _say("已停止。")
        return INTERRUPTED
    except OSError as error:
        if error.errno in APART:
            _say(f"{KEPT}site/ 和 .build/ 不在同一个磁盘上，不能整体替换；请不要把 site/ 单独挂载。")
            return 1
        if error.errno not in CAUSES:
            raise
        found, mend = CAUSES[error.errno]
        where = f"：{error.filename}" if error.filename else ""
        _say(f"{KEPT}原因：{found}{where}。{mend}。")
        return 1
    return 0


def exchange(new: Path, old: Path, aside: Path) -> None:
    """Put the folder ``new`` in the place of ``old``, whose content is then at ``new``, or nothing if there was none.

    On Linux and macOS no moment is without a folder at ``old``. Elsewhere the old one lies at ``aside`` for a moment,
    from where ``restore`` brings it back if the second step is never made. Raises ``OSError``.
    """
    if not old.is_symlink() and not old.exists():
        new.rename(old)
        return
    try:
        _swap(new, old)
    except (AttributeError, OSError) as error:
        if isinstance(error, OSError) and error.errno not in UNABLE:
            raise
        _in_two_steps(new, old, aside)


def restore(site: Path, aside: Path) -> None:
    """Bring back a site that was put aside and never replaced; if it was, remove it."""
    if not site.exists() and aside.exists():
        aside.rename(site)
    _remove(aside)


def _swap(new: Path, old: Path) -> None:
    """Exchange two folders in one step. Raises ``AttributeError`` or ``OSError`` where the system has none."""
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(new), os.fsencode(old)
    if sys.platform == "darwin":
        failed = system.renamex_np(first, second, EXCHANGE)
    else:
        failed = system.renameat2(HERE, first, HERE, second, EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(old))


def _in_two_steps(new: Path, old: Path, aside: Path) -> None:
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise
        aside.rename(new)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _generated(generator: Sequence[str]) -> int:
    """The exit code of a generator, which runs in this process so that it ends with it."""
    sys.argv = [*generator, str(NEW)]
    try:
        runpy.run_module(generator[0], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other build is at work in this project."""
    with LOCK.open("w", encoding="utf-8") as lock:
        _take(lock)
        yield


def _take(lock: IO[str]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _say("另一个 make site 正在生成网站，等它结束后再生成……")
        fcntl.flock(lock, fcntl.LOCK_EX)


def _remove(path: Path) -> None:
    """Take away a folder, or whatever else is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
