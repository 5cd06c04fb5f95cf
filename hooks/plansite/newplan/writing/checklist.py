"""交接清单: what a person must still confirm, supply or carry over by hand."""

from __future__ import annotations

from plansite.newplan.finding.handover import Handover, Matter

INTRODUCTIONS = {
    Matter.UNKNOWN: "原文没有写明，程序不代填。",
    Matter.LOST: "原文里有，网站里没有。需要的请手工补上。",
    Matter.DOUBTFUL: "按规则读出来的，可能不对。逐条对照原文，确认后删去这一条。",
}
ORDER = (Matter.UNKNOWN, Matter.LOST, Matter.DOUBTFUL)


def checklist(title: str, handover: Handover) -> str:
    """The list as Markdown, one line an entry, with its place and the plan's words."""
    counts = "，".join(f"{matter} {sum(entry.matter is matter for entry in handover.entries)} 条" for matter in ORDER)
    lines = [
        f"# 交接清单：{title}",
        "",
        f"由规划文件自动生成，{counts}。段落编号如 3-2-p4：第3章第（二）节第4段，可在网页段落旁看到。",
    ]
    for matter in ORDER:
        entries = [entry for entry in handover.entries if entry.matter is matter]
        if not entries:
            continue
        lines += ["", f"## {matter}", "", INTRODUCTIONS[matter], ""]
        lines += [
            f"- [ ] {entry.place}：{entry.said}" + (f"——“{_one_line(entry.quote)}”" if entry.quote else "")
            for entry in entries
        ]
    return "\n".join(lines) + "\n"


def _one_line(words: str) -> str:
    return " ".join(words.split())
