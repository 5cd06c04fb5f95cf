"""No message shows a number that belongs to a person, wherever it was planted and whatever else is wrong there."""

from __future__ import annotations

import contextlib
import copy
import datetime
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import hostile
import projects
from plansite import personal
from plansite.__main__ import main
from plansite.problems import Mark, Problem
from plansite.reading import checks, dataset, settings
from plansite.reading.checks import output
from plansite.reading.dataset import FILES
from plansite.reading.yaml_file import read

pytestmark = pytest.mark.usefixtures("read_once")

TODAY = datetime.date(2018, 6, 1)

# In parts, so that no number stands in this file as it would in a file of the plan.
MOBILE = "138" + "12345678"
IDENTITY = "110101" + "19900307" + "002X"
SPACED = " ".join((MOBILE[:3], MOBILE[3:7], MOBILE[7:]))
PLANTED = (MOBILE, IDENTITY, SPACED)
DASHED = SPACED.replace(" ", "-")
GROUPED = " ".join((IDENTITY[:6], IDENTITY[6:14], IDENTITY[14:]))
WIDE = MOBILE.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
MAILBOX = "li.yunze@example.org"
SECRETS = (
    *(MOBILE, IDENTITY, SPACED, DASHED, GROUPED, WIDE, MAILBOX),
    *(MOBILE[3:9], IDENTITY[3:14], f" {MOBILE[3:7]} ", f"-{MOBILE[3:7]}-", f" {IDENTITY[6:14]} ", WIDE[3:9], "i.yunze"),
)
"""The numbers and their middles, which masks hide."""

Path_ = tuple[str | int, ...]


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The places of all scalars of a file."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*path, index))
    else:
        yield path


def planted(value: Any, path: Path_, secret: object, *, as_key: bool = False) -> Any:
    """A copy of a file's value with a secret at one place."""
    changed = copy.deepcopy(value)
    part = changed
    for step in path[:-1]:
        part = part[step]
    if as_key and isinstance(part, dict):
        part[secret] = part.pop(path[-1])
    else:
        part[path[-1]] = secret
    return changed


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny plan with every optional field written once."""
    folder = tmp_path_factory.mktemp("masking") / "plan"
    projects.copied(projects.TINY, folder)
    for name, value in contents().items():
        write(folder, name, value)
    return folder


def contents() -> dict[str, Any]:
    files = {name: read(projects.TINY / "data" / f"{name}.yaml", name).value for name in FILES}
    return hostile.completed(json.loads(json.dumps(files, default=float)))


def write(folder: Path, name: str, value: Any) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")


def told(folder: Path) -> tuple[list[Problem], str]:
    """The problems of a plan, and all that is printed of them in every format."""
    found = checks.problems(dataset.read(folder / "data", folder / "content" / "chapters"), TODAY)
    return found, "\n".join(form(found) for form in output.FORMATS.values())


def shown(printed: str) -> list[str]:
    return [secret for secret in SECRETS if secret in printed]


@pytest.mark.heavy
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_number_in_any_field_is_refused_and_never_shown(plan: Path, name: str) -> None:
    value = contents()[name]
    places = list(leaves(value))
    assert places
    for number, path in enumerate(places):
        secret: object = PLANTED[number % 2]
        if isinstance(secret, str) and number % 4 == 2:
            secret = int(MOBILE)
        for planting in (secret, f"联系人{'甲' * 33}{SPACED}，{MOBILE}"):
            write(plan, name, planted(value, path, planting))
            found, printed = told(plan)
            assert any("个人信息不得公开" in problem.mend for problem in found), (path, planting)
            assert shown(printed) == [], (path, planting)
    write(plan, name, value)


@pytest.mark.heavy
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_number_in_the_place_of_a_field_s_name_is_never_shown(plan: Path, name: str) -> None:
    value = contents()[name]
    for path in leaves(value):
        write(plan, name, planted(value, path, MOBILE, as_key=True))
        found, printed = told(plan)
        assert found
        assert shown(printed) == [], path
    write(plan, name, value)


@pytest.mark.parametrize(
    "broken",
    [
        "sources: [{MOBILE}",
        "sources:\n  - id: *{MOBILE}\n",
        "sources: !{MOBILE} x\n",
        "sources: &a{MOBILE} x\n",
        "{MOBILE}：甲\n",
        'sources: "甲\n  - id: {MOBILE}\n',
        "sources:\n- id: a\n  id: {MOBILE}\n  {MOBILE}: 1\n  {MOBILE}: 2\n",
        "sources: <b {MOBILE}>\n",
        'sources: <script x="{LONG}{MOBILE}">\n',
        'sources: "\\x31{MOBILE_REST}"\n',
        "{MOBILE}\n",
        "- {MOBILE}\n",
        "{SPACED}: {IDENTITY}\n",
    ],
)
def test_no_message_about_yaml_shows_a_number(plan: Path, broken: str) -> None:
    words = {"MOBILE": MOBILE, "MOBILE_REST": MOBILE[1:], "LONG": "甲" * 27, "SPACED": SPACED, "IDENTITY": IDENTITY}
    text = broken
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    path = plan / "data" / "sources.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    found, printed = told(plan)
    path.write_text(before, encoding="utf-8")
    assert found
    assert shown(printed) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("chapters/02.md", "# 章\n\n{{ SECRET }}\n"),
        ("chapters/02.md", "# 章 SECRET\n\n甲 {{ 专栏1 }} SECRET\n"),
        ("chapters/SECRET.md", "# 章\n"),
        ("about.md", "---\ntitle: SECRET\nSECRET: x\n---\n\n甲\n"),
        ("about.md", "[甲](tel:SECRET) ![乙](https://example.org/甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲SECRET.png)\n"),
        ("about.md", "[甲](javascript:SECRET)\n\n甲{: SECRET=1 }\n\n<x-SECRET>\n"),
        ("SECRET.md", "# 甲\n"),
        ("SECRET.exe", "甲"),
        ("list.csv", "甲,SECRET\n"),
    ],
)
@pytest.mark.parametrize("secret", [MOBILE, IDENTITY, SPACED, DASHED, GROUPED, WIDE, MAILBOX])
def test_no_message_about_texts_shows_a_number(tmp_path: Path, file: str, text: str, secret: str) -> None:
    folder = projects.copied(projects.TINY, tmp_path / "plan")
    path = folder / "content" / file.replace("SECRET", secret)
    path.write_text(text.replace("SECRET", secret), encoding="utf-8")
    found, printed = told(folder)
    assert found or secret == MAILBOX
    assert shown(printed) == []


SETTINGS = """\
site_name: 甲
repo_url: https://example.org/plan
extra:
  plan:
    tolerance: 5
    official: false
    publisher: {name: 甲, organizer: 乙, contact: 丙}
    registration: {site_code: "4100000001", icp: 豫ICP备12345678号-1, police: "41000000000000", conac: "0123456789AB"}
    column_type: 规划计划
    external_hosts: [example.org]
    terms: {text: 甲, name: 乙, url: "https://example.org/"}
    frequency: 甲
    subscriptions:
      - {name: 甲, url: "https://example.org/", text: 乙}
"""


def test_no_message_about_settings_shows_a_number(tmp_path: Path) -> None:
    folder = projects.copied(projects.TINY, tmp_path / "plan")
    value = yaml.safe_load(SETTINGS)
    places = list(leaves(value))
    assert len(places) > 10
    for path in places:
        for secret in (MOBILE, int(MOBILE), f"电话{SPACED}"):
            text = yaml.safe_dump(planted(value, path, secret), allow_unicode=True)
            (folder / settings.CONFIG).write_text(text, encoding="utf-8")
            for form in output.FORMATS:
                printed = io.StringIO()
                with contextlib.redirect_stdout(printed):
                    assert main(["--root", str(folder), "--today", str(TODAY), "check", "--format", form]) == 1, path
                assert shown(printed.getvalue()) == [], path


GENERATOR = (
    "{}: 1",
    "exclude_docs: |\n  {}.md",
    "nav:\n  - {}: x.md",
    "nav:\n  - 甲: {}.md",
    "theme:\n  name: {}",
    'plugins: ["{}"]',
    'markdown_extensions: ["{}"]',
    'hooks: ["{}.py"]',
    "site_url: {}",
    "repo_url: {}",
    "docs_dir: {}",
    'validation: {{"{}": 1}}',
    'extra: {{plan: {{"{}": 1}}}}',
    "strict: {}",
)


@pytest.mark.parametrize("line", GENERATOR)
def test_no_message_about_the_generator_shows_a_number(tmp_path: Path, line: str) -> None:
    folder = projects.copied(projects.TINY, tmp_path / "plan")
    own = (folder / settings.CONFIG).read_text(encoding="utf-8")
    name = line.partition(":")[0]
    others = re.sub(rf"(?m)^{re.escape(name)}:.*\n(?:[ -].*\n)*", "", own)
    for secret in (MOBILE, IDENTITY, SPACED, DASHED, GROUPED, WIDE, MAILBOX):
        (folder / settings.CONFIG).write_text(f"{others}\n{line.format(secret)}\n", encoding="utf-8")
        for command in (["--today", str(TODAY), "check"], ["config"]):
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                main(["--root", str(folder), *command])
            assert shown(printed.getvalue()) == [], (command, secret)


def test_a_problem_hides_numbers_whoever_makes_it() -> None:
    problem = Problem(Mark(f"content/{MOBILE}.md"), f"有{MOBILE}", f"删除{SPACED}")
    assert shown(f"{problem!r} {problem}") == []
    assert problem.mark.file == f"content/{MOBILE[:3]}******{MOBILE[-2:]}.md"


@pytest.mark.parametrize(
    "written",
    [
        MOBILE,
        f"+86 {MOBILE}",
        SPACED,
        SPACED.replace(" ", "\u00a0"),
        SPACED.replace(" ", "—"),
        MOBILE.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        MOBILE.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        "".join(chr(0x1D7CE + int(digit)) for digit in MOBILE),
        MOBILE[:5] + "\u200b" + MOBILE[5:],
        "\u00ad".join(MOBILE),
        IDENTITY,
        IDENTITY[:-1] + "ｘ",
        IDENTITY[:-1] + "Х",
        IDENTITY[:-1] + "Ⅹ",
        " ".join((IDENTITY[:6], IDENTITY[6:14], IDENTITY[14:])),
        "-".join((IDENTITY[:6], IDENTITY[6:10], IDENTITY[10:14], IDENTITY[14:])),
        f"0086{MOBILE}",
        f"0086-{MOBILE}",
        f"86{SPACED.replace(' ', '-')}",
        SPACED.replace(" ", "  "),
        SPACED.replace(" ", "."),
        SPACED.replace(" ", "·"),
        SPACED.replace(" ", "\u3000"),
        f"{MOBILE[:3]}-{MOBILE[3:]}",
        f"{MOBILE[:3]} {MOBILE[3:]}",
    ],
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    text = f"甲{written}乙"
    assert [(number.start, number.end) for number in personal.found(text)] == [(1, 1 + len(written))]
    shown_as = personal.masked(text)
    assert len(shown_as) == len(text)
    assert personal.found(shown_as) == []
    assert shown_as.count("*") == len(written) - 5


@pytest.mark.parametrize("text", ["电话/{}", "手机={}", "手机_{}", "{0}/{0}", "{}/办公室", "{}/"])
def test_a_number_is_found_behind_a_sign_of_addresses(text: str) -> None:
    assert [number.kind for number in personal.found(text.format(MOBILE))][:1] == ["手机号码"] * (text != "{}/")
    assert shown(personal.shown(text.format(MOBILE))) == []


@pytest.mark.parametrize(
    "written",
    [
        f"0{MOBILE}",
        f"id={MOBILE}",
        f"a/{MOBILE}.html",
        f"{MOBILE[:7]}-{MOBILE[7:]}",
        f"{MOBILE[:5]} {MOBILE[5:]}",
        f"{MOBILE[:3]} {MOBILE[3:7]}-{MOBILE[7:]}",
        f"{MOBILE[:3]}/{MOBILE[3:7]}/{MOBILE[7:]}",
        f"{MOBILE[:3]}（{MOBILE[3:7]}）{MOBILE[7:]}",
        f"{MOBILE[:3]} {MOBILE[3:6]} {MOBILE[6:9]} {MOBILE[9:]}",
        " ".join(MOBILE),
    ],
)
def test_what_may_be_a_number_is_not_shown(written: str) -> None:
    hidden = personal.shown(f"甲{written}乙")
    assert len(hidden) == len(written) + 2
    assert MOBILE[3:9] not in "".join(filter(str.isdigit, hidden))
    assert hidden.count("*") >= 6


def test_the_name_of_a_mailbox_is_not_shown() -> None:
    assert personal.shown("信箱zhang.san_1@example.org、a＠b.cn") == "信箱z**********@example.org、a＠b.cn"
    assert personal.shown("@font-face git@host") == "@font-face git@host"


@pytest.mark.parametrize(
    "text",
    [
        "投资150 2021-2025年",
        "增长13.5、14.2、15.1、16.4、17.9",
        "1380 1390 1400 1410",
        "180个、1200名、3500所",
        "2021年1月3日至2025年12月31日",
        "/chapters/13/#13-1-p12345678",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "0398-2812345 0398-2812346",
        "第130条至第1382条，1995年、2005年",
    ],
)
def test_figures_are_shown(text: str) -> None:
    assert personal.found(text) == []
    assert personal.shown(text) == text


def test_an_excerpt_is_hidden_before_it_is_cut() -> None:
    for before in range(30, 42):
        assert MOBILE[:4] not in personal.excerpt("甲" * before + MOBILE, 40)
