"""Lighthouse's four scores, on a phone, for six kinds of page: the median of several runs. Run by ``make lighthouse``.

A site that is not yet official asks not to be indexed, which costs points for SEO: a copy without that is measured.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import fonts
from pages import page_of, served

from bench import ROOT, _print, _say

RUNS = 3
CATEGORIES = {"performance": "性能", "accessibility": "无障碍", "best-practices": "规范", "seo": "搜索"}
KINDS = {
    "首页": "",
    "章": "chapters/*/",
    "指标": "indicators/*/",
    "项目": "projects/*/",
    "列表": "indicators/",
    "数据": "data/",
}
NOINDEX = '<meta name="robots" content="noindex">'


def main() -> None:
    """Measure, and print the medians and what was found wanting."""
    lighthouse = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="plansite-lighthouse-") as folder:
        environment = {**fonts.environment(Path(folder)), "CHROME_PATH": os.environ["CHROMIUM"]}
        site = Path(folder, "site")
        shutil.copytree(ROOT / "site", site)
        for page in site.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace(NOINDEX, ""), encoding="utf-8")
        _print(f"Lighthouse（手机，{RUNS} 次取中位数）：" + "、".join(CATEGORIES.values()))
        with served(site) as address:
            for kind, pattern in KINDS.items():
                path = page_of(site, pattern)
                reports = [_report(lighthouse, address + path, environment) for _ in range(RUNS)]
                _print("  " + " ".join(f"{score:4d}" for score in _scores(reports)) + f"  {kind}（/{path}）")
                for words in _wanting(reports[-1]):
                    _print(f"        {words}")


def _report(lighthouse: Path, address: str, environment: dict[str, str]) -> dict[str, dict[str, dict[str, object]]]:
    command = [str(lighthouse), address, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    _say(f"  {address}")
    report: dict[str, dict[str, dict[str, object]]] = json.loads(done.stdout)
    return report


def _scores(reports: list[dict[str, dict[str, dict[str, object]]]]) -> list[int]:
    def score(report: dict[str, dict[str, dict[str, object]]], category: str) -> float:
        return float(str(report["categories"][category]["score"] or 0))

    return [round(100 * statistics.median(score(report, category) for report in reports)) for category in CATEGORIES]


def _wanting(report: dict[str, dict[str, dict[str, object]]]) -> list[str]:
    """What keeps a page from 100, and the three times that decide about speed."""
    audits = report["audits"]
    weighted = {
        str(reference["id"])
        for category in report["categories"].values()
        for reference in category["auditRefs"]  # type: ignore[attr-defined]
        if reference["weight"]
    }
    return [
        f"{audit['id']}: {audit['score']} {audit.get('displayValue', '')}"
        for audit in audits.values()
        if audit["id"] in weighted and audit["score"] is not None and float(str(audit["score"])) < 1
    ]


if __name__ == "__main__":
    main()
