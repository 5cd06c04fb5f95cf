"""The two plans of the tests, and projects of a test's own made from them."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "fixtures" / "tiny"
PARTS = ROOT / "tests" / "fixtures" / "parts"
"""A plan in parts, with an annex, a glossary, tables, pictures, footnotes, and projects outside its sidebars."""

EDUCATION = ROOT / "tests" / "fixtures" / "education"
"""A real plan as it stood on one day; the plan at hand is not for tests of the software."""

SOFTWARE = ("hooks", "overrides")
SETTINGS = "  plan:\n    tolerance: 4\n"
OFFICIAL = """\
  plan:
    tolerance: 4
    official: true
    publisher:
      name: 云泽县卫生健康局
      organizer: 云泽县卫生信息中心
      contact: 0398-1234567
    registration:
      site_code: "4112000001"
      icp: 豫ICP备12345678号-1
      police: "41120202000001"
      conac: "0123456789ABCDEF"
    external_hosts: [example.org]
    subscriptions:
      - name: 邮件订阅
        url: https://mail.example.org/plan
        text: 填写邮箱即可。
      - name: 电话订阅
        text: 请拨打主办单位的电话。
"""
"""Every value that an official site must state, all of them made up."""
CACHE = ".cache"
"""Where builds of a project keep what they drew."""

REPOSITORY = "https://code.example.org/plan"


def _assets() -> str:
    """The style sheets and scripts that a site loads."""
    text = (EDUCATION / "mkdocs.yml").read_text(encoding="utf-8")
    found = re.search(r"^extra_css:\n(?:[ -].*\n)+(?:extra_javascript:\n(?:[ -].*\n)+)?", text, re.MULTILINE)
    assert found, "mkdocs.yml names style sheets"
    return found[0]


def education_project(folder: Path) -> Path:
    """A whole project that a test may break: the software and the plan for education; returns its ``mkdocs.yml``."""
    copied(EDUCATION, folder)
    _share_pictures(EDUCATION, folder)
    for name in SOFTWARE:
        copied(ROOT / name, folder / name)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert text.count("../../../") == len(SOFTWARE)
    config.write_text(text.replace("../../../", ""), encoding="utf-8")
    return config


def tiny_project(
    folder: Path, settings: str = SETTINGS, *, features: str = "", hooks: tuple[Path, ...] = (), repository: str = ""
) -> Path:
    """A copy of the tiny plan with settings of its own; returns its ``mkdocs.yml``."""
    copied(TINY, folder)
    _share_pictures(TINY, folder)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert SETTINGS in text
    text = text.replace(SETTINGS, settings).replace("../../../overrides", str(ROOT / "overrides"))
    first = "".join(f"  - {hook}\n" for hook in hooks)
    text = text.replace("  - ../../../hooks/plan_hook.py\n", f"{first}  - {ROOT / 'hooks' / 'plan_hook.py'}\n")
    text = text.replace("  font: false\n", f"  font: false\n  features: [{features}]\n")
    text = text.replace("docs_dir: content\n", 'docs_dir: content\nsite_url: !ENV [SITE_URL, ""]\n')
    config.write_text(text + _assets() + (f"repo_url: {repository}\n" if repository else ""), encoding="utf-8")
    return config


def copied(source: Path, folder: Path) -> Path:
    """A copy of a folder's own files, without what builds keep there."""
    return Path(shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__", CACHE, "site")))


def own_pictures(folder: Path) -> None:
    """Give a project a copy of what it shares with others, which a test may then damage."""
    cache = folder / CACHE
    shared = cache.resolve()
    cache.unlink()
    shutil.copytree(shared, cache, copy_function=_copy_if_there)


def _share_pictures(source: Path, folder: Path) -> None:
    """What is drawn for one copy of a plan is there for all; nothing kept is trusted unless its checksum fits."""
    (source / CACHE).mkdir(exist_ok=True)
    (folder / CACHE).symlink_to(source / CACHE)


def _copy_if_there(file: str, target: str) -> None:
    """Another process may be keeping more, under names that last for a moment."""
    with suppress(FileNotFoundError):
        shutil.copy2(file, target)
