"""The data files say what the YAML says, all of them the same, and their checksums are theirs."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pandas

import faults
from built_pages import shown_text
from data_files import agrees, choices, csv_fields, csv_rows, members, plain, sheets, unescaped
from plan_data import Item, Value, departments, folded, listed, newest, versions
from published import Published

SHEETS = {
    "指标": "indicators.csv",
    "观测值": "observations.csv",
    "项目": "projects.csv",
    "目标": "targets.csv",
    "来源": "sources.csv",
    "更新记录": "updates.csv",
    "数据字典": "dictionary.csv",
}
FIGURE = ("op", "value", "low", "high")
SUMS = "SHA256SUMS"
UNLISTED = {"index.html", "versions.json"}
"""What stands among the data files and is none."""


STATED = (
    *("area", "year", "month", "value", "kind", "scope", "scope_note", "source"),
    *("quote", "quote_note", "source_note", "published"),
)
"""Fields of a published value that files repeat."""


def compared(where: str, row: Mapping[str, str], wanted: Mapping[str, object]) -> Iterator[str]:
    """Every cell that does not say what it should."""
    for name, value in wanted.items():
        cell = unescaped(row.get(name, ""))
        said = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        if plain(cell) != plain(said):
            yield f"{where}的 {name} 是“{cell}”，应为“{said}”"


def paired(where: str, rows: list[dict[str, str]], wanted: list[dict[str, object]]) -> Iterator[str]:
    """Every difference between the rows of a file and those that it should have."""
    if len(rows) != len(wanted):
        yield f"{where}有 {len(rows)} 行，应有 {len(wanted)} 行"
    for number, (row, line) in enumerate(zip(rows, wanted, strict=False), start=1):
        yield from compared(f"{where}第 {number} 行", row, line)


def of_value(published: Published, value: Value) -> dict[str, object]:
    """What a file must say of a published value."""
    observation, source = value.observation, published.data.sources[value.observation["source"]]
    revisions, before = listed(observation, "corrects"), versions(observation)[:-1]
    gone = observation.get("withdrawn") or {}
    same = (
        "area",
        "year",
        "value",
        "kind",
        "scope",
        "scope_note",
        "source",
        "quote",
        "quote_note",
        "source_note",
        "published",
    )
    return {
        **{name: observation.get(name) for name in same},
        "area_name": published.data.areas[observation["area"]]["name"],
        "unit": value.owner["unit"],
        "source_title": source["title"],
        "publisher": source["publisher"],
        "source_date": source.get("date"),
        "grade": source["grade"],
        "url": None if source["grade"] == "repost" else source.get("url"),
        "source_number": source.get("number"),
        "corrects_value": before[-1]["value"] if before else None,
        "corrects_published": before[-1]["published"] if before else None,
        "corrects_reason": revisions[-1]["reason"] if revisions else None,
        "corrections": len(revisions),
        "withdrawn": gone.get("date"),
        "withdrawn_reason": gone.get("reason"),
    }


DEFINED = {"text": "definition", **{name: f"definition_{name}" for name in ("formula", "authority", "url")}}
"""Columns of the parts of 指标解释."""


def test_csv_files_begin_with_a_byte_order_mark(published: Published) -> None:
    files = [*(published.site / "data").glob("*.csv"), *(published.site / "indicators").glob("*/data.csv")]
    told = [f"{published.name(path)} 没有字节顺序标记" for path in files if path.read_bytes()[:3] != b"\xef\xbb\xbf"]
    names = {path.name for path in files}
    wanted = {*SHEETS.values(), *(["data.csv"] if published.data.indicators else [])}
    faults.none("CSV 文件可以直接用 Excel 打开", told + faults.differing(wanted, names, "CSV"))


def test_the_file_of_values_holds_every_value_of_the_yaml(published: Published) -> None:
    wanted = [
        {
            "series": value.owner["id"],
            "series_type": "promise" if value.theme else "indicator" if value.project is None else "target",
            "name": value.name,
            **of_value(published, value),
        }
        for value in published.data.recorded
    ]
    faults.none(
        "observations.csv 与 data/ 一致", paired("observations.csv ", published.csv("observations.csv"), wanted)
    )


def test_the_file_of_indicators_holds_what_the_yaml_says(published: Published) -> None:
    own = ("id", "name", "dimension", "unit", "decimals", "attribute", "direction")
    fields = (*own, "next_update", "notes")
    wanted: list[dict[str, object]] = []
    for item in published.data.indicators:
        baseline = item.get("baseline") or {"year": None, "values": {}}
        for area, about in published.data.areas.items():
            target, value = published.data.stated(item, area) or ({}, {})
            wanted.append(
                {
                    **{name: item.get(name) for name in fields},
                    "department": departments(item).get("lead"),
                    "department_support": "、".join(departments(item).get("support", ())),
                    "department_source": departments(item).get("source"),
                    **{DEFINED[name]: words for name, words in published.data.definition(item).items()},
                    "area": area,
                    "area_name": about["name"],
                    "baseline_year": baseline["year"],
                    "baseline_value": baseline["values"].get(area),
                    "target_year": target.get("by"),
                    "target_basis": target.get("basis", "期末") if target else None,
                    **{f"target_{name}": value.get(name) for name in (*FIGURE, "text")},
                }
            )
    faults.none("indicators.csv 与 data/ 一致", paired("indicators.csv ", published.csv("indicators.csv"), wanted))


def test_the_file_of_projects_holds_what_the_yaml_says(published: Published) -> None:
    wanted: list[dict[str, object]] = []
    for project in published.data.projects:
        sidebar = published.data.sidebar_of(project["id"])
        money: Item = project.get("investment") or {}
        stated, named = newest(project, "status"), departments(project)
        latest: Item = next(iter(project.get("progress", ())), {})
        targets = project.get("targets", ())
        wanted.append(
            {
                "id": project["id"],
                "name": project["name"],
                "text": project["text"],
                "sidebar": sidebar.get("id"),
                "sidebar_title": sidebar.get("title"),
                "chapter": chapter if isinstance(chapter := sidebar["chapter"], int) else None,
                **{name: project.get(name) for name in ("number", "group", "start", "end")},
                "investment": money.get("amount"),
                "investment_unit": money.get("unit"),
                "investment_text": money.get("text"),
                **{f"official_{name}": stated.get(name) for name in ("date", "source", "reason")},
                "official_status": stated.get("value"),
                "lead": named.get("lead"),
                "support": "、".join(named.get("support", ())),
                "target_count": len(targets),
                "target_known": sum(published.data.is_known(project, target) for target in targets),
                "progress_date": latest.get("date"),
                "progress": latest.get("text"),
                "progress_source": latest.get("source"),
                "last_checked": project.get("last_checked"),
            }
        )
    faults.none("projects.csv 与 data/ 一致", paired("projects.csv ", published.csv("projects.csv"), wanted))


def test_the_file_of_targets_holds_what_the_yaml_says(published: Published) -> None:
    fields = ("id", "text", "measure", "unit", "kind", *FIGURE, "by", "indicator")
    wanted: list[dict[str, object]] = [
        {
            **{name: target.get(name) for name in fields},
            "owner": "project",
            "place": None,
            "project": project["id"],
            "project_name": project["name"],
            "approximate": target.get("approximate", False),
            "basis": "每年" if target["kind"] == "yearly" else target.get("basis", "期末"),
        }
        for project, target in published.data.targets
    ]
    wanted += [
        {
            **{name: promise.get(name) for name in fields},
            "owner": "text",
            "place": promise["at"],
            "project": None,
            "approximate": promise.get("approximate", False),
        }
        for promise in published.data.promises
    ]
    faults.none("targets.csv 与 data/ 一致", paired("targets.csv ", published.csv("targets.csv"), wanted))


def test_the_file_of_sources_counts_their_values(published: Published) -> None:
    cited = Counter(value.observation["source"] for value in published.data.recorded)
    wanted: list[dict[str, object]] = [
        {
            **{field: source.get(field) for field in ("id", "title", "publisher", "date", "grade")},
            "url": None if source["grade"] == "repost" else source.get("url"),
            "number": source.get("number"),
            "values": cited[name],
        }
        for name, source in published.data.sources.items()
    ]
    faults.none("sources.csv 与 data/ 一致", paired("sources.csv ", published.csv("sources.csv"), wanted))


def test_json_holds_the_same_values_as_the_csv(published: Published) -> None:
    rows = published.csv("observations.csv")
    nested: list[tuple[str, Item]] = [
        (owner["id"], observation)
        for owner in published.json("data/indicators.json")["indicators"]
        for observation in (*owner["observations"], *owner["withdrawn"])
    ]
    nested += [
        (target["id"], observation)
        for project in published.json("data/projects.json")["projects"]
        for target in project["targets"]
        for observation in (*target.get("observations", ()), *target.get("withdrawn", ()))
    ]
    if published.data.themes:
        nested += [
            (promise["id"], observation)
            for promise in published.json("data/themes.json")["promises"]
            for observation in (*promise["observations"], *promise["withdrawn"])
        ]
    fields = (
        "area",
        "year",
        "month",
        "value",
        "kind",
        "scope",
        "scope_note",
        "source",
        "quote",
        "quote_note",
        "source_note",
        "published",
    )
    wanted = [{"series": owner, **{name: value.get(name) for name in fields}} for owner, value in nested]
    faults.none("JSON 与 observations.csv 的公布值一致", paired("observations.csv ", rows, wanted))


def test_indicators_say_the_same_in_csv_and_json(published: Published) -> None:
    wanted: list[dict[str, object]] = []
    for item in published.json("data/indicators.json")["indicators"]:
        for area, found in item["assessments"].items():
            start = item["baseline"]["values"].get(area) if item["baseline"] else None
            _, value = published.data.stated(item, area) or ({}, {})
            wanted.append(
                {
                    **{name: item[name] for name in ("id", "name", "dimension", "unit", "attribute", "direction")},
                    "area": area,
                    "baseline_value": start,
                    **{f"target_{name}": value.get(name) for name in (*FIGURE, "text")},
                    **{
                        name: found[name]
                        for name in (
                            "latest_year",
                            "latest_value",
                            "progress_percent",
                            "elapsed_percent",
                            "preliminary",
                        )
                    },
                    "computed_status": found["status"],
                }
            )
    faults.none(
        "indicators.json 与 indicators.csv 一致",
        paired("indicators.csv ", [row for row in published.csv("indicators.csv") if row["computed_status"]], wanted),
    )


def test_projects_say_the_same_in_csv_and_json(published: Published) -> None:
    projects = published.json("data/projects.json")["projects"]
    wanted = [
        {
            **{name: item[name] for name in ("id", "name", "text", "status")},
            "target_count": len(item["targets"]),
            "progress": item["progress"][0]["text"] if item["progress"] else None,
        }
        for item in projects
    ]
    targets = [
        {**{name: target[name] for name in ("id", "text", "status", "by")}, "project": item["id"]}
        for item in projects
        for target in item["targets"]
    ]
    told = [*paired("projects.csv ", published.csv("projects.csv"), wanted)]
    rows = [row for row in published.csv("targets.csv") if row["owner"] == "project"]
    told += paired("targets.csv ", rows, targets)
    faults.none("projects.json 与 projects.csv、targets.csv 一致", told)


def test_every_sheet_holds_the_cells_of_its_csv(published: Published) -> None:
    book = sheets(published.content("data/plan.xlsx"))
    told = faults.differing([*SHEETS, "说明"], book, "plan.xlsx ")
    for title, name in SHEETS.items():
        rows = published.csv(name)
        fields = csv_fields(published.content(f"data/{name}"))
        heading, *cells = book.get(title, [()])
        titles, labels = _titles(published, name), _labels(published, name)
        if list(heading) != [titles.get(field) for field in fields] or len(rows) != len(cells):
            told.append(f"plan.xlsx 的“{title}”与 {name} 的列名或行数不同")
            continue
        for number, (row, line) in enumerate(zip(rows, cells, strict=True), start=1):
            pairs = zip(row.items(), line, strict=True)
            told += [
                f"plan.xlsx 的“{title}”第 {number} 行 {field} 是“{cell}”，{name} 是“{text}”"
                for (field, text), cell in pairs
                if not agrees(text, cell, labels[field])
            ]
    faults.none("Excel 与 CSV 逐格一致", told)


def _titles(published: Published, name: str) -> dict[str, str]:
    """The Chinese names of a table's columns by their English names, as the dictionary says."""
    return {row["field"]: row["title"] for row in published.csv("dictionary.csv") if row["table"] == name}


def _labels(published: Published, name: str) -> dict[str, dict[str, str]]:
    """What sheets show for the codes of a table's fields, as the dictionary says."""
    return {row["field"]: choices(row) for row in published.csv("dictionary.csv") if row["table"] == name}


def test_pandas_reads_the_same_tables_from_csv_and_from_excel(published: Published) -> None:
    book = pandas.read_excel(published.site / "data" / "plan.xlsx", sheet_name=None)
    faults.none(
        "CSV 与 Excel 读出来相同",
        (
            f"{name} 与“{title}”：{told}"
            for title, name in SHEETS.items()
            for told in _read_apart(published, name, book.get(title, pandas.DataFrame()))
        ),
    )


def _read_apart(published: Published, name: str, from_excel: pandas.DataFrame) -> Iterator[str]:
    from_csv = pandas.read_csv(published.site / "data" / name)
    from_csv = from_csv.map(lambda cell: unescaped(cell) if isinstance(cell, str) else cell)
    for field, labels in _labels(published, name).items():
        told = {{"true": True, "false": False}.get(code, code): label for code, label in labels.items()}
        from_csv[field] = from_csv[field].map(lambda cell, told=told: told.get(cell, cell))
    from_csv = from_csv.rename(columns=_titles(published, name))
    try:
        pandas.testing.assert_frame_equal(from_csv, from_excel, check_dtype=False)
    except AssertionError as error:
        yield folded(error)


def test_the_csv_of_an_indicator_holds_its_baselines_values_and_targets(published: Published) -> None:
    told: list[str] = []
    for item in published.data.indicators:
        name = f"indicators/{item['id']}/data.csv"
        rows = csv_rows(published.content(name))
        told += paired(f"{name} 的公布值", [row for row in rows if row["item"] == "公布值"], _values(published, item))
        told += paired(f"{name} 的基期", [row for row in rows if row["item"] == "基期"], _baselines(published, item))
        told += paired(f"{name} 的目标", [row for row in rows if row["item"] == "目标"], _targets(published, item))
        told += _unshown(published, item, [row for row in rows if row["item"] != "撤回值"])
    faults.none("每个指标的 CSV 与 data/ 和网页一致", told)


def _values(published: Published, item: Item) -> list[dict[str, object]]:
    return [of_value(published, value) for value in published.data.observed if value.owner is item]


def _baselines(published: Published, item: Item) -> list[dict[str, object]]:
    baseline = item.get("baseline") or {"year": None, "values": {}}
    return [
        {"area": area, "year": baseline["year"], "value": baseline["values"][area]}
        for area in published.data.areas
        if baseline["values"].get(area) is not None
    ]


def _targets(published: Published, item: Item) -> list[dict[str, object]]:
    return [
        {"area": area, "year": target["by"], "target_text": target["values"][area]["text"]}
        for target in item["targets"]
        for area in published.data.areas
        if area in target["values"]
    ]


def _unshown(published: Published, item: Item, rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """Values of a CSV that the table of the page does not show."""
    page = published.page(f"indicators/{item['id']}")
    tables = page.xpath("//*[@id='values']/following::table[1] | //table[contains(@class, 'localities')]")
    words = "".join(map(shown_text, tables))
    for row in rows:
        if row["item"] != "目标":
            shown = Value(item, None, {"value": row["value"]}).shown
            if shown not in words:
                yield f"indicators/{item['id']}/ 的历年数值中没有 {shown}"


def test_the_archive_holds_the_files_that_are_published_beside_it(published: Published) -> None:
    published.content("data/plan.zip")
    packed = members(published.site / "data" / "plan.zip")
    own = packed.keys() - {SUMS}
    needed = {*SHEETS.values(), "plan.xlsx", "datapackage.json", "README.txt", "LICENSE.txt"}
    told = [f"plan.zip 缺少 {name}" for name in sorted(needed - packed.keys())]
    told += [
        f"plan.zip 中的 {name} 与网站上的不同" for name in own if packed[name] != published.content(f"data/{name}")
    ]
    faults.none("压缩包里的文件就是网站上的文件", told)


def test_the_description_of_the_package_names_every_table_with_its_size_and_checksum(published: Published) -> None:
    package = json.loads(published.content("data/datapackage.json"))
    told = faults.differing(SHEETS.values(), [table["path"] for table in package["resources"]], "datapackage.json ")
    for table in package["resources"]:
        content = published.content(f"data/{table['path']}")
        if (table["bytes"], table["hash"]) != (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"):
            told.append(f"datapackage.json 所写 {table['path']} 的大小或校验值不对")
        head = csv_fields(content)
        told += faults.differing([field["name"] for field in table["schema"]["fields"]], head, f"{table['path']} ")
    faults.none("datapackage.json 如实描述各表", told)


def test_every_checksum_is_that_of_its_file(published: Published) -> None:
    whole = [path for path in published.site.rglob("*") if path.is_file() and path != published.site / SUMS]
    data = [
        path for path in (published.site / "data").iterdir() if path.is_file() and path.name not in {*UNLISTED, SUMS}
    ]
    told = [*_unsealed(published, SUMS, whole), *_unsealed(published, f"data/{SUMS}", data)]
    faults.none("每个文件的校验值与文件一致，没有缺少和多出的文件", told)


def _unsealed(published: Published, listing: str, paths: Iterable[Path]) -> Iterator[str]:
    """Every difference between a list of checksums and the files that it is about."""
    folder = (published.site / listing).parent
    sums = dict(line.split("  ", 1)[::-1] for line in published.content(listing).decode().splitlines())
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    yield from (f"{listing} 没有列入 {name}" for name in sorted(files.keys() - sums.keys()))
    yield from (f"{listing} 列入了不存在的 {name}" for name in sorted(sums.keys() - files.keys()))
    for name in sorted(files.keys() & sums.keys()):
        if hashlib.sha256(files[name].read_bytes()).hexdigest() != sums[name]:
            yield f"{name} 与 {listing} 的校验值不同"


def test_the_page_of_files_states_size_checksum_version_and_terms_of_each(published: Published) -> None:
    page = published.page("data")
    listed = {
        row.xpath(".//a/@href")[0]: shown_text(row) for row in page.xpath("//table[@class='cards files']/tbody/tr")
    }
    sums = {shown_text(name): shown_text(name.getnext()) for name in page.xpath("//*[@class='file-sums']//dt")}
    files = {path.name for path in (published.site / "data").iterdir() if path.is_file()} - UNLISTED
    told = faults.differing(sorted(files), listed, "data/ 的文件列表")
    told += faults.differing(sorted(files), sums, "data/ 的校验值列表")
    for name in files & listed.keys() & sums.keys():
        content = published.content(f"data/{name}")
        size = f"{max(1, round(len(content) / 1000))} KB"
        told += [] if size in listed[name] else [f"data/ 没有写明 {name} 的 {size}"]
        told += [] if sums[name] == hashlib.sha256(content).hexdigest() else [f"data/ 写的 {name} 的校验值不对"]
    facts = "".join(shown_text(part) for part in page.xpath("//p[@class='file-facts']"))
    wanted = (published.json("data/versions.json")["current"], "责任单位", "更新频率", "更新日期", "使用条件")
    told += [f"data/ 没有写明文件的 {word}" for word in wanted if word not in facts]
    faults.none("数据文件页写明每个文件的大小、校验值、版本和使用条件", told)


def test_the_page_of_an_indicator_leads_to_its_csv_and_to_its_terms(published: Published) -> None:
    told = []
    for item in published.data.indicators:
        name = f"indicators/{item['id']}"
        links = published.page(name).xpath("//p[contains(@class, 'file-note')]//a/@href")
        told += [f"{name}/ 没有链接到 {where}" for where in ("data.csv", "../../data/#terms") if where not in links]
    faults.none("指标页链接到它的 CSV 和数据文件的使用条件", told)


def test_progress_has_at_most_one_decimal(published: Published) -> None:
    faults.none(
        "规划期进度和时序进度保留一位小数",
        (
            f"{table} 第 {number} 行的 {name} 是“{row[name]}”"
            for table in ("indicators.csv", "targets.csv")
            for number, row in enumerate(published.csv(table), start=1)
            for name in ("progress_percent", "elapsed_percent")
            if not re.fullmatch(r"(-?\d+(\.\d)?)?", row[name])
        ),
    )


def test_the_version_shown_is_that_of_the_files(published: Published) -> None:
    version = json.loads(published.content("data/datapackage.json"))["version"]
    current = published.json("data/versions.json")["current"]
    told = [] if version == current else [f"datapackage.json 的版本是 {version}，versions.json 是 {current}"]
    for path in published.pages:
        facts = published.parsed(path).xpath("//*[@class='leaf-facts']")
        if facts and f"数据版本{version}" not in shown_text(facts[0]):
            told.append(f"{published.name(path)} 没有写明数据版本 {version}")
    faults.none("各页写明的数据版本就是数据文件的版本", told)


def test_this_version_is_there_a_second_time_under_its_own_address(published: Published) -> None:
    """A version that was published before stays as it was, though a later software makes its files otherwise."""
    listed = published.json("data/versions.json")
    folder = f"data/{listed['versions'][0]['path']}"
    told = [] if listed["current"] == listed["versions"][0]["version"] else ["versions.json 的第一个版本不是当前版本"]
    data = [path.name for path in (published.site / "data").iterdir() if path.is_file() and path.name not in UNLISTED]
    pairs = [(f"data/{name}", folder + name) for name in data]
    series = ("data.csv", "chart.svg", "chart.png", "chart.vl.json")
    pairs += [
        (f"indicators/{item['id']}/{name}", f"{folder}indicators/{item['id']}/{name}")
        for item in published.data.indicators
        for name in series
    ]
    kept = published.kept(listed["current"])
    told += [
        f"{copy} 与 {name} 不同"
        for name, copy in pairs
        if published.content(name) != (content := published.content(copy))
        and kept.get(copy.removeprefix(folder)) != hashlib.sha256(content).hexdigest()
    ]
    faults.none("当前版本的文件另有固定网址，内容与现在的文件相同，或与先前发布的相同", told)


def test_structured_data_says_what_the_files_say(published: Published) -> None:
    told = []
    for item in published.json("data/indicators.json")["indicators"]:
        name = f"indicators/{item['id']}"
        stated = [
            (about["observationAbout"]["name"], _exact(about["value"]), about.get("measurementQualifier"))
            for script in published.page(name).xpath("//script[@type='application/ld+json']")
            for thing in json.loads(script.text, parse_float=Decimal)["@graph"]
            if thing["@type"] == "Dataset"
            for about in thing["about"]
        ]
        wanted = [
            (o["area_name"], _exact(o["value"]), None if o["kind"] == "实际" else o["kind"])
            for o in item["observations"]
        ]
        if stated != wanted:
            told.append(f"{name}/ 的结构化数据是 {stated}，应为 {wanted}")
    faults.none("网页里供机器读的数值与数据文件一致", told)


def _exact(value: object) -> str:
    return plain(str(value))
