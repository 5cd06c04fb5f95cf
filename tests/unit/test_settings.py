from __future__ import annotations

from pathlib import Path

import pytest

from plansite.__main__ import main
from plansite.problems import PlanError, Severity
from plansite.reading import config_file
from plansite.reading.settings import BLOCK, CONFIG, Settings, read, settings
from projects import OFFICIAL

HEAD = 'site_name: 甲\nsite_url: !ENV [SITE_URL, ""]\nslug: !!python/name:slugify.slug\nextra:\n'


def chosen(block: str) -> Settings:
    return settings(config_file.parsed(HEAD + block, CONFIG, BLOCK))


def said(block: str) -> list[str]:
    with pytest.raises(PlanError) as raised:
        chosen(block)
    return str(raised.value).split("\n")


def block(*lines: str) -> str:
    return "  plan:\n" + "".join(f"    {line}\n" for line in lines)


def test_a_project_without_settings_is_a_test_site_without_names() -> None:
    found = chosen("  generator: false\n")
    assert found == Settings()
    assert not found.official
    assert found.publisher is None


def test_a_missing_file_has_no_settings(tmp_path: Path) -> None:
    assert read(tmp_path / "mkdocs.yml") == Settings()


def test_an_empty_block_has_no_settings() -> None:
    assert chosen("  plan:\n") == Settings()


def test_everything_an_official_site_states_is_read() -> None:
    found = chosen(OFFICIAL)
    assert found.official
    assert found.missing == ()
    assert found.registration is not None
    assert found.registration.police == "41120202000001"


def test_every_mistake_is_told_at_its_line_and_column() -> None:
    lines = said(block("tolerance: 五", "offical: true", "registration:", "  site_code: 4112000001", '  police: "1"'))
    assert [line.partition(" ")[0] for line in lines] == [
        "mkdocs.yml:6:16:",
        "mkdocs.yml:7:5:",
        "mkdocs.yml:9:18:",
        "mkdocs.yml:10:15:",
    ]
    assert "是不是想写“official”？" in lines[1]
    assert "应为文字" in lines[2]
    assert "14 位数字" in lines[3]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("site_code", '"411200000"'),
        ("site_code", '"41120000012"'),
        ("site_code", '"４１１２０００００１"'),
        ("police", '"4112020200000"'),
        ("icp", "12345678"),
        ("icp", "豫ICP备"),
        ("conac", '"id=1&x"'),
    ],
)
def test_a_number_in_another_form_is_refused(name: str, value: str) -> None:
    assert len(said(block("registration:", f"  {name}: {value}"))) == 1


@pytest.mark.parametrize("host", ["https://example.org", "example.org/path", "example", "*.example.org", "例子.org"])
def test_a_host_is_a_bare_domain(host: str) -> None:
    (line,) = said(block("external_hosts:", f'  - "{host}"'))
    assert line.startswith("mkdocs.yml:7:9: 错误：“external_hosts”（可链接的外部网站）第 1 项")


def test_an_official_site_lists_everything_it_lacks() -> None:
    lines = said(block("official: true"))
    names = ("主办单位", "联系方式", "网站标识码", "ICP备案号", "公安备案号", "党政机关网站标识")
    assert len(lines) == len(names)
    for name in names:
        assert sum(f"（{name}）" in line for line in lines) == 1
    assert all(line.startswith("mkdocs.yml:6:5: 错误：正式发布缺少") for line in lines)


@pytest.mark.parametrize("name", ["contact", "site_code", "icp", "police", "conac"])
def test_an_official_site_may_lack_none_of_them(name: str) -> None:
    (line,) = said("".join(line for line in OFFICIAL.splitlines(keepends=True) if f" {name}:" not in line))
    assert f".{name}”" in line


def test_a_test_site_may_lack_everything() -> None:
    assert chosen(block("official: false")).missing != ()


def test_an_official_site_needs_its_address() -> None:
    with pytest.raises(PlanError, match="site_url"):
        chosen(OFFICIAL).require_address("")
    chosen(OFFICIAL).require_address("https://plan.example.org/")
    Settings().require_address("")


@pytest.mark.parametrize("end", ["?id=1", "#top", "index.html", "plan/index.htm", "plan?x", "甲 乙/"])
def test_an_address_is_that_of_a_folder(end: str) -> None:
    with pytest.raises(PlanError, match="不是首页所在的网址"):
        Settings().require_address(f"https://plan.example.org/{end}")


@pytest.mark.parametrize(
    "url", ["https://plan.example.org", "http://a.b:8080/c/d/", "https://规划.中国/进展", "https://a.b/c.d/"]
)
def test_a_folder_may_have_any_name(url: str) -> None:
    chosen(OFFICIAL).require_address(url)


def test_a_mobile_number_is_no_contact() -> None:
    (line,) = said(block("publisher:", "  name: 甲局", "  contact: 13812345678"))
    assert line.startswith("mkdocs.yml:8:16: 错误：有手机号码“138******78”")


def test_what_stands_outside_the_block_is_not_ours_to_judge() -> None:
    assert chosen("  note: <b>13812345678</b>\n" + block("tolerance: 3")).tolerance == 3


def test_terms_on_a_site_outside_the_list_are_told_at_their_line() -> None:
    listed = ("external_hosts: [example.org]", "terms:")
    (line,) = said(block(*listed, "  url: https://evil.example/"))
    assert line.startswith("mkdocs.yml:8:12: 错误：外部网站“evil.example”不在可链接的名单中")
    assert chosen(block(*listed, "  url: https://www.example.org/licence")).terms.url is not None


def test_a_repository_outside_the_list_of_sites_is_told_at_its_line(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    listed = "repo_url: https://{}/plan\nextra:\n" + block("external_hosts: [example.org]")
    config.write_text(listed.format("evil.example"), encoding="utf-8")
    with pytest.raises(PlanError) as raised:
        read(config)
    assert str(raised.value).startswith("mkdocs.yml:1:1: 错误：外部网站“evil.example”不在可链接的名单中")
    config.write_text(listed.format("code.example.org"), encoding="utf-8")
    assert read(config).external_hosts == ("example.org",)


def test_a_field_written_twice_is_told() -> None:
    (line,) = said(block("tolerance: 3", "tolerance: 4"))
    assert line.startswith("mkdocs.yml:7:5: 错误：字段“tolerance”在同一处写了两次（第一次在第 6 行）")


def test_a_release_can_be_chosen_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    profile = OFFICIAL.replace("official: true", "official: !ENV [PLAN_OFFICIAL, false]")
    assert not chosen(profile).official
    monkeypatch.setenv("PLAN_OFFICIAL", "true")
    assert chosen(profile).official


def test_a_broken_file_is_told_in_chinese() -> None:
    with pytest.raises(PlanError) as raised:
        settings(config_file.parsed("extra:\n  plan: {tolerance: 5\n", CONFIG, BLOCK))
    assert str(raised.value).startswith("mkdocs.yml:2:9: 错误：花括号里的写法不对")


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("example.org", True),
        ("www.example.org", True),
        ("badexample.org", False),
        ("example.org.cn", False),
        ("", False),
    ],
)
def test_a_listed_host_allows_itself_and_what_is_below_it(host: str, allowed: bool) -> None:  # noqa: FBT001
    assert chosen(OFFICIAL).allows(host) is allowed


def test_without_a_list_every_host_is_allowed() -> None:
    assert Settings().allows("anything.example")
    assert not chosen(block("external_hosts: []")).allows("anything.example")


def test_the_check_of_the_data_tells_of_the_settings_too(
    project_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = project_copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    line = text[: text.index("tolerance: 5")].count("\n") + 1
    config.write_text(text.replace("tolerance: 5", "tolerance: 五"), encoding="utf-8")
    assert main(["--root", str(project_copy), "check"]) == 1
    assert f"mkdocs.yml:{line}:16: 错误：“tolerance”（容差）的值是“五”，应为数字。" in capsys.readouterr().out


def test_a_site_without_an_address_is_told_once_what_it_does_without() -> None:
    (doubt,) = Settings().doubts("")
    assert doubt.severity is Severity.WARNING
    assert "SITE_URL" in doubt.mend
    assert list(Settings().doubts("https://plan.example.org/")) == []


def test_ways_to_subscribe_say_how_and_lead_to_known_sites_only() -> None:
    listed = ("external_hosts: [example.org]", "subscriptions:", "  - name: 邮件订阅")
    (line,) = said(block(*listed))
    assert "订阅方式“邮件订阅”没有写怎样订阅。请加上 url（网址）或 text（一句话的说明）" in line
    (line,) = said(block(*listed, "    url: https://evil.example/"))
    assert line.startswith("mkdocs.yml:9:14: 错误：外部网站“evil.example”不在可链接的名单中")
    offer = chosen(block(*listed, "    url: https://mail.example.org/", "    text: 填写邮箱即可。")).subscriptions[0]
    assert (offer.name, offer.url, offer.text) == ("邮件订阅", "https://mail.example.org/", "填写邮箱即可。")
