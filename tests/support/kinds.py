"""One page of every kind, by its address."""

from __future__ import annotations

KINDS = {
    "home": "",
    "contents": "chapters/",
    "chapter": "chapters/1/",
    "whole text": "plan/",
    "indicators": "indicators/",
    "indicator": "indicators/senior-high-students/",
    "indicator without figures": "indicators/higher-education-enrolment/",
    "projects": "projects/",
    "project": "projects/1-3/",
    "themes": "themes/",
    "theme": "themes/preschool/",
    "theme of promises alone": "themes/party-building/",
    "updates": "updates/",
    "gaps": "gaps/",
    "notes": "notes/",
    "method": "method/",
    "data": "data/",
    "reports": "report/",
    "report": "report/2025/",
    "cite": "cite/",
    "compare": "compare/",
    "calendar": "calendar/",
    "about": "about/",
    "site map": "sitemap/",
    "search": "search/",
    "error": "404.html",
}
