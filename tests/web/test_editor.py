"""The code editor: typing, keys, marks, and the plain form below it."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from starlette.testclient import TestClient

from greenroom.web.static_files import STATIC_DIR
from tests.web.editor_page import DIFF, QUERY, STARTER, EditorPage, served
from tests.web.test_pages import SIZES, THEMES, Theme, faults_of, watch


@pytest.fixture
def editors() -> EditorPage:
    return EditorPage()


@pytest.fixture
def url(editors: EditorPage, free_port: Callable[[], int]) -> Iterator[str]:
    with served(editors, free_port()) as address:
        yield address


def opened(page: Page, url: str, label: str = "Your code") -> Locator:
    """The editor of that label, once it is there."""
    page.goto(url)
    editor = page.get_by_role("textbox", name=label)
    expect(editor).to_have_class(re.compile("cm-content"))
    return editor


def field(page: Page, name: str = "code") -> Locator:
    return page.locator(f"#editor-{name}")


def at_end(page: Page, editor: Locator) -> None:
    editor.click()
    page.keyboard.press("Control+End")


def test_what_is_typed_reaches_the_field_the_draft_and_the_next_visit(
    page: Page, url: str, editors: EditorPage
) -> None:
    editor = opened(page, url)
    at_end(page, editor)
    with page.expect_response("**/draft"):
        page.keyboard.type("# n?1")
    assert field(page).input_value() == STARTER + "# n?1"
    assert editors.drafts[-1]["code"].replace("\r\n", "\n") == STARTER + "# n?1"
    # Letters that are commands of the room are only text here.
    expect(page).to_have_url(url + "/")
    page.reload()
    expect(page.get_by_role("textbox", name="Your code")).to_contain_text("# n?1")


@pytest.mark.parametrize("text", ["", "\n\nfirst line empty", "עברית 🙂 <b>&amp;</b>", "a\tb\n"])
def test_any_text_comes_from_the_server_unchanged(
    page: Page, url: str, editors: EditorPage, text: str
) -> None:
    editors.code = text
    editor = opened(page, url)
    at_end(page, editor)
    page.keyboard.type("x")
    assert field(page).input_value() == text + "x"


def test_reset_and_other_scripts_change_the_editor(
    page: Page, url: str, editors: EditorPage
) -> None:
    editors.lines = "1"
    editor = opened(page, url)
    page.get_by_role("textbox", name="The patch").press("Space")
    expect(page.get_by_text("No line is marked")).to_be_visible()
    at_end(page, editor)
    page.keyboard.type("gone")
    expect(editor).to_contain_text("gone")
    page.get_by_role("button", name="Start over").click()
    expect(editor).not_to_contain_text("gone")
    expect(page.get_by_text("Marked: line 1")).to_be_visible()
    assert field(page).input_value() == STARTER
    field(page).evaluate("(area) => { area.value = 'new'; area.dispatchEvent(new Event('input')) }")
    expect(editor).to_have_text("new")


def test_tab_indents_by_four_and_after_escape_leaves(page: Page, url: str) -> None:
    editor = opened(page, url)
    editor.fill("")
    page.keyboard.type("if x:")
    page.keyboard.press("Enter")
    page.keyboard.type("y")
    assert field(page).input_value() == "if x:\n    y"
    page.keyboard.press("Tab")
    assert field(page).input_value() == "if x:\n        y"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(editor).to_be_focused()
    page.keyboard.press("Tab")
    expect(editor).to_be_focused()


def test_how_to_leave_is_shown_and_told(page: Page, url: str) -> None:
    editor = opened(page, url)
    expect(page.get_by_text("Esc then Tab leaves the editor").first).to_be_visible()
    expect(editor).to_have_accessible_description("Esc then Tab leaves the editor")


def test_a_problem_of_the_field_is_told_with_it(page: Page, url: str, editors: EditorPage) -> None:
    editors.problems = {"code": "Line 1 is no Python."}
    editor = opened(page, url)
    expect(editor).to_have_accessible_description(
        "Esc then Tab leaves the editor Line 1 is no Python."
    )
    expect(editor).to_have_attribute("aria-invalid", "true")


def test_brackets_are_closed_and_changes_undone(page: Page, url: str) -> None:
    editor = opened(page, url)
    editor.fill("")
    page.keyboard.type("f(")
    assert field(page).input_value() == "f()"
    page.keyboard.type(")")
    assert field(page).input_value() == "f()"
    expect(page.locator(".cm-matchingBracket").first).to_be_visible()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert field(page).input_value() != "f()"


def test_keys_run_and_submit_once(page: Page, url: str, editors: EditorPage) -> None:
    editor = opened(page, url)
    editor.fill("x = 1")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("It ran")).to_be_visible()
    assert [form["code"] for form in editors.runs] == ["x = 1"]
    assert editors.sent == []
    with page.expect_navigation():
        page.keyboard.press("Control+Shift+Enter")
    assert [form["code"] for form in editors.sent] == ["x = 1"]
    assert len(editors.runs) == 1


def test_keys_without_a_button_change_nothing(page: Page, url: str, editors: EditorPage) -> None:
    opened(page, url, "Your query").click()
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Shift+Enter")
    assert field(page, "query").input_value() == QUERY
    assert editors.sent == []


def test_search_finds_and_its_keys_do_not_send_the_form(
    page: Page, url: str, editors: EditorPage
) -> None:
    editor = opened(page, url)
    editor.click()
    page.keyboard.press("Control+f")
    find = page.get_by_role("textbox", name="Find")
    find.fill("total")
    find.press("Enter")
    expect(page.locator(".cm-searchMatch")).to_have_count(3)
    assert faults_of_open(page) == []
    find.press("Escape")
    expect(find).to_have_count(0)
    assert editors.sent == []


def faults_of_open(page: Page) -> list[str]:
    page.evaluate("window.shift = 0")
    return faults_of(page)


def test_lines_are_marked_by_key_and_by_press_and_survive_a_reload(
    page: Page, url: str, editors: EditorPage
) -> None:
    patch = opened(page, url, "The patch")
    form = page.locator("form[data-answer]")
    status = form.get_by_role("status").filter(has_text="line")
    expect(status).to_have_text("No line is marked")
    patch.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(status).to_have_text("Marked: line 2")
    page.keyboard.press("ArrowDown")
    with page.expect_response(lambda r: r.url.endswith("/draft")):
        page.keyboard.press("Enter")
    expect(status).to_have_text("Marked: lines 2, 3")
    assert editors.drafts[-1]["lines"] == "2,3"
    gutters = form.locator(".editor").nth(1)
    gutters.locator(".cm-lineNumbers .cm-gutterElement", has_text=re.compile("^2$")).click()
    expect(status).to_have_text("Marked: line 3")
    with page.expect_response(lambda r: r.url.endswith("/draft")):
        gutters.locator(".cm-lineNumbers .cm-gutterElement", has_text=re.compile("^7$")).click()
    expect(patch).to_be_focused()
    page.reload()
    expect(status).to_have_text("Marked: lines 3, 7")
    expect(page.locator(".cm-marked")).to_have_count(2)
    expect(page.locator(".cm-marks .cm-gutterElement", has_text="⚑")).not_to_have_count(0)
    page.keyboard.type("n")
    assert "patch" not in editors.drafts[-1]


@pytest.mark.parametrize("value", ["99,0,-1,x,,1.5,2,2", "2"])
def test_marks_that_point_nowhere_are_left_out(
    page: Page, url: str, editors: EditorPage, value: str
) -> None:
    editors.lines = value
    opened(page, url, "The patch")
    expect(page.get_by_text("Marked: line 2")).to_be_visible()
    expect(page.locator(".cm-marked")).to_have_count(1)


def test_a_text_to_read_cannot_be_changed_and_lets_tab_through(page: Page, url: str) -> None:
    change = opened(page, url, "The change")
    expect(change).to_have_attribute("aria-readonly", "true")
    change.focus()
    page.keyboard.type("typed")
    page.keyboard.press("Enter")
    assert field(page, "change").input_value() == DIFF
    expect(page.locator(".cm-diff-new")).to_have_text("+    return sum(values) // len(values)")
    page.keyboard.press("Tab")
    expect(change).not_to_be_focused()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_editor_is_accessible_fits_and_keeps_to_the_policy(
    browser: Browser, url: str, editors: EditorPage, theme: Theme, size: str
) -> None:
    editors.code = STARTER + "very_long_name = " + " + ".join(["another_name"] * 20)
    editors.lines = "4"
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        has_touch=size == "phone",
        is_mobile=size == "phone",
    )
    page = context.new_page()
    noticed = watch(page)
    editor = opened(page, url)
    faults = faults_of(page)
    at_end(page, editor)
    page.keyboard.type("\nx = [1, 'two']")
    page.keyboard.press("Control+f")
    faults += faults_of_open(page)
    assert faults + noticed == []
    context.close()


def test_a_tap_on_a_number_marks_its_line(browser: Browser, url: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    opened(page, url, "The patch")
    sign = page.locator(".cm-marks .cm-gutterElement").nth(3)
    box = sign.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    sign.tap()
    expect(page.get_by_text("Marked: line 3")).to_be_visible()
    context.close()


def test_without_scripts_the_fields_are_filled_in_and_sent(
    browser: Browser, url: str, editors: EditorPage
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    area = page.get_by_label("Your code")
    assert area.input_value() == STARTER
    assert "mono" in area.evaluate("(area) => getComputedStyle(area).fontFamily")
    expect(page.get_by_text("leaves the editor").first).to_be_hidden()
    area.fill("y = 2")
    page.get_by_label("Marked lines").fill("2, 5")
    page.get_by_role("button", name="Submit").click()
    assert editors.sent == [
        {"code": "y = 2", "lines": "2, 5"},
    ]
    context.close()


def test_only_pages_with_an_editor_load_it_and_let_it_bring_styles(editors: EditorPage) -> None:
    client = TestClient(editors.app(), base_url="http://127.0.0.1")
    plain, first, second = client.get("/plain"), client.get("/"), client.get("/")
    assert "editor." not in plain.text
    assert "nonce" not in plain.text + plain.headers["content-security-policy"]
    nonces = []
    for answer in (first, second):
        (nonce,) = set(re.findall(r'nonce="([^"]+)"', answer.text))
        policy = answer.headers["content-security-policy"].split("; ")
        assert f"style-src 'self' 'nonce-{nonce}'" in policy
        assert "script-src 'self'" in policy
        nonces.append(nonce)
    assert nonces[0] != nonces[1]


def test_the_editor_is_small_and_carries_its_licences() -> None:
    built = (STATIC_DIR / "editor.js").read_bytes()
    assert len(gzip.compress(built, 9)) <= 180_000
    assert b"Copyright (C) 2018-2021 by Marijn Haverbeke" in built


def test_the_packages_are_pinned_and_name_no_registry() -> None:
    folder = Path(__file__).parents[2] / "frontend"
    assert "://" not in (folder / "package-lock.json").read_text()
    versions = re.findall(r'": "([^"]+)"', (folder / "package.json").read_text().split("devD")[1])
    assert versions
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
