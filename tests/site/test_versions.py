"""Two publications after another, as the publishing workflow makes them."""

from __future__ import annotations

import json
from pathlib import Path

from building import built
from built_pages import page, shown_text
from plansite.publishing import version_store


def test_an_earlier_version_keeps_its_bytes_after_a_value_changed(project_copy: Path) -> None:
    first = built(project_copy / "mkdocs.yml", project_copy / "first")
    old = version_store.keep(first, project_copy / version_store.FOLDER).version
    files = {path.relative_to(first): path.read_bytes() for path in (first / "data" / "v" / old).rglob("*.*")}
    data = project_copy / "data" / "indicators.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace("value: 4.39", "value: 4.38"), encoding="utf-8")
    second = built(project_copy / "mkdocs.yml", project_copy / "second")
    merged = version_store.keep(second, project_copy / version_store.FOLDER)
    assert merged.version != old
    assert merged.earlier == (old,)
    assert {name: (second / name).read_bytes() for name in files} == files
    assert b"4.39" in (second / "data" / "v" / old / "observations.csv").read_bytes()
    assert b"4.38" in (second / "data" / "v" / merged.version / "observations.csv").read_bytes()
    rows = page(second / "data" / "index.html").xpath("//*[@id='versions']/following::table[1]/tbody/tr")
    assert [row.xpath(".//a/@href")[0] for row in rows] == [f"v/{merged.version}/", f"v/{old}/"]
    assert "本页所示的版本" in shown_text(rows[0])
    assert "本页所示的版本" not in shown_text(rows[1])
    for row in rows:
        document = page(second / "data" / row.xpath(".//a/@href")[0] / "index.html")
        for link in document.xpath("//li/a/@href"):
            assert (second / "data" / row.xpath(".//a/@href")[0] / link).is_file()
    listed = json.loads((second / "data" / "versions.json").read_text(encoding="utf-8"))
    assert [entry["version"] for entry in listed["versions"]] == [merged.version, old]
