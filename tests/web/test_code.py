"""Code, SQL and review in the page: run, submit, hints, drafts, marks, no script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.banks import write_empty_bank
from tests.folders import FOLDERS, MEAN, REVIEW, SQL, write_folder
from tests.web.conftest import Serve, Server
from tests.web.test_pages import SIZES, THEMES, Theme, faults_of, watch
from tests.web.walk import arrive


@pytest.fixture
def server(tmp_path: Path, serve: Serve) -> Server:
    """A bank with one item of each judged kind."""
    bank_dir = write_empty_bank(tmp_path / "bank")
    for number, (name, files) in enumerate(FOLDERS.items(), 1):
        write_folder(bank_dir / "alpha", name, files, number)
    return serve("--bank", str(bank_dir))


def begin(page: Page, server: Server, kind: str) -> None:
    """Start a session with the one item of a kind."""
    page.goto(server.url + "/practice")
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Questions").fill("1")
    page.get_by_role("button", name="Start").click()
    arrive(page, r"/session/[^/]+/1$")


def write(page: Page, text: str, field: str = "answer") -> None:
    """Put a text into an editor, as a paste would."""
    page.evaluate(
        "([name, text]) => { const area = document.querySelector(`[name=${name}]`);"
        "area.value = text; area.dispatchEvent(new Event('input', { bubbles: true })); }",
        [field, text],
    )


def test_code_is_run_and_then_submitted(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, "def mean(values):\n    print('<b>looked</b>')\n    return 7\n")
    page.get_by_role("button", name="Run the examples").click()
    expect(page.get_by_text("0 of 2 examples passed.")).to_be_visible()
    expect(page.get_by_text("expected 5.0, got 7")).to_be_visible()
    # What a program printed is text, never markup.
    expect(page.get_by_label("Printed").first).to_have_text("<b>looked</b>\n")
    write(page, MEAN)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("Accepted: all 4 groups of tests passed.")).to_be_visible()
    expect(page.get_by_role("heading", name="A reference")).to_be_visible()


def test_the_editor_runs_with_ctrl_enter_and_submits_with_shift(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, MEAN)
    page.get_by_label("Your code").click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("2 of 2 examples passed.")).to_be_visible()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("[data-feedback]")).to_be_visible()


def test_ones_own_input_is_held_against_the_reference(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, "def mean(values):\n    return 0.0\n")
    page.get_by_text("Your own input").click()
    page.get_by_label("What stands between the brackets").fill("[2.0, 4.0]")
    page.get_by_role("button", name="Run the examples").click()
    expect(page.get_by_text("Your own input: expected 3.0, got 0.0")).to_be_visible()


def test_a_syntax_error_comes_back_with_its_line_and_what_was_typed(
    page: Page, server: Server
) -> None:
    begin(page, server, "Code")
    write(page, "def mean(values)\n    return 1\n")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert").filter(has_text="Line 1: expected ':'.")).to_be_visible()
    expect(page.locator("[name=answer]")).to_have_value("def mean(values)\n    return 1\n")


def test_a_hint_is_shown_with_its_price_and_the_code_is_kept(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, MEAN)
    page.get_by_role("button", name="Take a hint costs 10% of the score").click()
    expect(page.get_by_text("What is the sum?")).to_be_visible()
    expect(page.locator("[name=answer]")).to_have_value(MEAN)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("1 hint taken: 10% of the score. Without: 100%.")).to_be_visible()
    expect(page.get_by_text("90%", exact=True)).to_be_visible()


def test_code_and_notes_survive_a_reload(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, "def mean(values):\n    return 42\n")
    page.get_by_label("Clarify").fill("May it be empty?")
    expect(page.get_by_text("Draft kept")).to_be_visible()
    page.reload()
    expect(page.locator("[name=answer]")).to_have_value("def mean(values):\n    return 42\n")
    expect(page.get_by_label("Clarify")).to_have_value("May it be empty?")


def test_the_starter_comes_back_and_so_does_what_it_replaced(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, "mine = 1\n")
    page.get_by_role("button", name="Back to the starter").click()
    expect(page.locator("[name=answer]")).to_have_value(re.compile("NotImplementedError"))
    page.get_by_role("button", name="Back to what you had").click()
    expect(page.locator("[name=answer]")).to_have_value("mine = 1\n")


def test_two_quick_clicks_on_submit_count_once(page: Page, server: Server) -> None:
    begin(page, server, "Code")
    write(page, MEAN)
    page.get_by_role("button", name="Submit").dblclick()
    expect(page.get_by_text("Accepted: all 4 groups of tests passed.")).to_be_visible()
    page.goto(server.url + "/history")
    expect(page.get_by_role("row").nth(1)).to_contain_text("1 of 1 1 of 1")


def test_a_query_is_run_on_the_sample_and_judged_on_hidden_databases(
    page: Page, server: Server
) -> None:
    begin(page, server, "SQL")
    expect(page.get_by_text("sale, sample")).to_be_visible()
    write(page, "SELECT shop, count(*) FROM sale GROUP BY shop")
    page.get_by_role("button", name="Run on the sample").click()
    expect(page.get_by_text("0 of 1 example passed.")).to_be_visible()
    write(page, SQL["wrong/ties.sql"])
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("Ties and nothing failed")).to_be_visible()
    expect(page.get_by_text("Many sales passed")).to_be_visible()


def test_an_accepted_query_shows_how_the_database_runs_it(page: Page, server: Server) -> None:
    begin(page, server, "SQL")
    write(page, SQL["solution.sql"])
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("How the database runs your query").click()
    expect(page.get_by_label("Query plan")).to_contain_text("Order By")


def test_a_patch_is_marked_repaired_and_tested(page: Page, server: Server) -> None:
    begin(page, server, "Review")
    page.locator("[name=lines]").evaluate(
        "f => { f.value = '2,3,6'; f.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    page.get_by_label("Why line 2").fill("It floors.")
    write(page, MEAN)
    write(page, REVIEW["test_reference.py"], "test")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("2 of 3 defects marked, 0 lines marked in vain")).to_be_visible()
    expect(page.get_by_text("Your reason: It floors.")).to_be_visible()
    expect(page.get_by_text("Divides whole numbers caught")).to_be_visible()
    expect(page.get_by_text("Accepted: all 4 groups of tests passed.").first).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_pages_of_judged_kinds_are_accessible_fit_and_stay_at_home(
    browser: Browser, server: Server, theme: Theme, size: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    noticed = watch(page)
    faults: list[str] = []
    for kind in ("Code", "SQL", "Review"):
        begin(page, server, kind)
        faults += faults_of(page)
        page.get_by_role("button", name="Run").first.click()
        expect(page.locator("[data-trial]")).to_contain_text("passed.")
        faults += [fault for fault in faults_of(page) if "layout" not in fault]
        page.get_by_role("button", name="Submit").click()
        expect(page.locator("[data-feedback]")).to_be_visible()
        faults += faults_of(page)
    context.close()
    assert faults + noticed == []


def test_code_is_run_and_submitted_without_scripts(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + "/practice")
    page.get_by_label("Code", exact=True).check()
    page.get_by_label("Questions").fill("1")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Your code").fill(MEAN)
    page.get_by_role("button", name="Run the examples").click()
    expect(page.get_by_text("2 of 2 examples passed.")).to_be_visible()
    expect(page.get_by_label("Your code")).to_have_value(MEAN)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("Accepted: all 4 groups of tests passed.")).to_be_visible()
    context.close()
