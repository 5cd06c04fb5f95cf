"""Projects of a test's own, made from the tiny plan."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "fixtures" / "tiny"
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
"""
"""Every value that an official site must state, all of them made up."""
REPOSITORY = "https://code.example.org/plan"


def _assets() -> str:
    """The style sheets and scripts that the real site loads."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found = re.search(r"^extra_css:\n(?:[ -].*\n)+(?:extra_javascript:\n(?:[ -].*\n)+)?", text, re.MULTILINE)
    assert found, "mkdocs.yml names style sheets"
    return found[0]


def tiny_project(
    folder: Path, settings: str = SETTINGS, *, features: str = "", hooks: tuple[Path, ...] = (), repository: str = ""
) -> Path:
    """A copy of the tiny plan with settings of its own; returns its ``mkdocs.yml``."""
    shutil.copytree(TINY, folder)
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
