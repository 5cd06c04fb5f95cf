from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

VOICE = """
window.said = [];
window.calls = [];
class Utterance { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Utterance;
const engine = {
  speaking: null,
  getVoices: () => [{ lang: 'en-US' }, { lang: 'zh-CN' }],
  speak(utterance) { said.push([utterance.text, utterance.lang, utterance.voice?.lang]); this.speaking = utterance; },
  cancel() { calls.push('cancel'); this.speaking = null; },
  pause() { calls.push('pause'); },
  resume() { calls.push('resume'); },
  finish() { const done = this.speaking; this.speaking = null; done?.onend?.(); },
};
Object.defineProperty(window, 'speechSynthesis', { value: engine, configurable: true });
"""


@pytest.fixture
def voiced(tab: Page) -> Page:
    tab.add_init_script(VOICE)
    return tab


def test_the_main_text_is_read_paragraph_by_paragraph_and_marked(voiced: Page, address: str) -> None:
    voiced.goto(address + "indicators/senior-high-students/")
    voiced.get_by_role("button", name="朗读").click()
    expect(voiced.get_by_role("button", name="暂停")).to_be_visible()
    assert voiced.evaluate("said[0]") == ["普通高中在校生", "zh-CN", "zh-CN"]
    expect(voiced.locator("[data-read]")).to_have_text("普通高中在校生")
    voiced.evaluate("speechSynthesis.finish()")
    assert "超额实现" in voiced.evaluate("said[1][0]")
    voiced.evaluate("speechSynthesis.finish()")
    expect(voiced.locator("[data-read]")).to_contain_text("三门峡2025年初步值为4.39万人")
    assert voiced.locator("[data-read]").count() == 1


def test_everything_is_read_once_in_order_and_then_it_is_quiet(voiced: Page, address: str) -> None:
    voiced.goto(address + "chapters/6/")
    voiced.get_by_role("button", name="朗读").click()
    expect(voiced.get_by_role("button", name="停止")).to_be_visible()
    voiced.evaluate("for (let i = 0; i < 2000 && speechSynthesis.speaking; i += 1) speechSynthesis.finish()")
    heard = "".join(text for text, _, _ in voiced.evaluate("said"))
    paragraphs = voiced.locator("p.paragraph").all_inner_texts()
    assert paragraphs
    for paragraph in paragraphs:
        assert heard.count(paragraph[:25]) == 1
    assert "§" not in heard
    expect(voiced.get_by_role("button", name="朗读")).to_be_visible()
    assert voiced.locator("[data-read]").count() == 0


def test_reading_pauses_goes_on_and_stops(voiced: Page, address: str) -> None:
    voiced.goto(address + "method/")
    voiced.get_by_role("button", name="朗读").click()
    voiced.get_by_role("button", name="暂停").click()
    voiced.get_by_role("button", name="继续").click()
    stop = voiced.get_by_role("button", name="停止")
    stop.click()
    expect(stop).to_be_hidden()
    expect(voiced.get_by_role("button", name="朗读")).to_be_focused()
    assert [call for call in voiced.evaluate("calls") if call != "cancel"] == ["pause", "resume"]
    assert voiced.evaluate("calls.at(-1)") == "cancel"
    assert voiced.locator("[data-read]").count() == 0


def test_there_is_no_button_where_the_browser_cannot_speak(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    page = context.new_page()
    page.goto(address)
    assert not page.evaluate("'speechSynthesis' in window")
    expect(page.get_by_role("button", name="朗读")).to_be_hidden()
    context.close()
