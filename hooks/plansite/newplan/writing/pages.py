"""Pages that people write, and the settings of the site, made once so that there is something to go on from."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plansite.newplan.finding.plan import FoundPlan
from plansite.newplan.writing.emitter import Written, short_title

TEMPLATES = Path(__file__).parent / "templates"
CHAPTER = re.compile(r"^(?P<indent>\s+)- chapters/\d+\.md\n", re.MULTILINE)
SETTINGS = """extra:
  generator: false
  plan:
    tolerance: 5
    official: false

"""


def pages(found: FoundPlan, made: Written, today: datetime.date) -> dict[str, str]:
    """The pages of ``content/`` by their paths, with places for the counts that the site fills in."""
    environment = Environment(  # noqa: S701 -- Markdown, not HTML
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    counts = ((len(found.indicators), "{{ 指标数 }} 个主要指标"), (made.projects, "{{ 项目数 }} 个项目"))
    values = {
        "title": found.title,
        "published": today,
        "baseline": made.baseline,
        "holdings": "和 ".join(words for count, words in counts if count),
        "has_values": bool(found.indicators or made.projects),
    }
    return {
        f"content/{template}": environment.get_template(template).render(values)
        for template in sorted(environment.list_templates(extensions=["md"]))
    }


def settings(own: str, found: FoundPlan, made: Written) -> str:
    """``mkdocs.yml`` of the new project from the one of this project: its name, its chapters, nothing of the owner."""
    name = f"{short_title(found.title)}进展"
    text = re.sub(r"^site_name: .*$", lambda _: f"site_name: {_quoted(name)}", own, count=1, flags=re.MULTILINE)
    text = re.sub(r"^site_url: .*$", 'site_url: !ENV [SITE_URL, ""]', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^extra:\n(?:[ \t#].*\n|\n)*", lambda _: SETTINGS, text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(?:repo_url|repo_name|copyright): .*\n", "", text, flags=re.MULTILINE)
    first = CHAPTER.search(text)
    if first is not None:
        chapters = _chapters(made, first["indent"])
        text = text[: first.start()] + chapters + CHAPTER.sub("", text[first.start() :])
    has_indicators, has_projects = bool(found.indicators), bool(made.projects)
    for page, is_there in (
        ("themes/index", made.has_themes),
        ("indicators/index", has_indicators),
        ("compare", has_indicators),
        ("projects/index", has_projects),
    ):
        if not is_there:
            text = re.sub(rf"^\s+- [^\n:]+: {page}\.md\n", "", text, flags=re.MULTILINE)
    return text


def _chapters(made: Written, indent: str) -> str:
    return "".join(f"{indent}- chapters/{name}.md\n" for name in made.pieces)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
