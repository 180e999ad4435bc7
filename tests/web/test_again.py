"""Feedback of open answers, and the same question answered again, as a person meets them."""

import re
import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Serve
from tests.web.test_pages import SIZES, THEMES, Theme, faults_of, watch
from tests.web.walk import arrive

BANK = Path(__file__).parents[2] / "bank"
TITLE = "Contracts of sixteen thousand tokens"
FIRST = """Each token makes three vectors by linear layers: query, key, value. The query of a token
is compared with the keys of all tokens by a dot product and softmax turns the scores into weights.
The new vector is the sum of the values, each times its weight. I would rent a bigger GPU."""
MORE = """ Every pair of tokens has a score, so 16 times the length is 256 times the scores.
FlashAttention computes the same attention block by block and never stores the scores, so memory is
linear while the compute stays quadratic. A window of neighbours and a few global tokens is linear,
but distant tokens meet only over several layers."""
PHONE_HEIGHT = 5_000
"""Pixels; before it was shortened the page had 6,400."""


def ask(page: Page, url: str) -> None:
    page.goto(f"{url}/bank?q=sixteen+thousand+tokens")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Answer it").click()
    arrive(page, "/1$")


def submit(page: Page, text: str) -> None:
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("[data-feedback]")).to_be_visible()


def answered_again(page: Page, url: str) -> None:
    ask(page, url)
    submit(page, FIRST)
    page.get_by_role("button", name="Answer it again").click()
    expect(page.get_by_text("You are answering this question again")).to_be_visible()
    submit(page, FIRST.replace(" I would rent a bigger GPU.", "") + MORE)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_pages_of_an_answer_given_again_are_accessible_and_fit(
    browser: Browser, serve: Serve, theme: Theme, size: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    noticed = watch(page)
    server = serve()
    ask(page, server.url)
    submit(page, FIRST)
    faults = faults_of(page)
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.get_by_role("button", name="Answer it again").click()
    page.get_by_text("You are answering this question again").wait_for()
    faults += faults_of(page)
    submit(page, FIRST + MORE)
    faults += faults_of(page)
    for summary in page.locator("details:not([open]) > summary").all()[::-1]:
        summary.click()
    faults += faults_of(page)
    context.close()
    assert "\n".join(faults + noticed) == ""
    assert tall < PHONE_HEIGHT


def test_the_later_feedback_says_what_changed(page: Page, serve: Serve) -> None:
    server = serve()
    answered_again(page, server.url)
    changed = page.get_by_role("region", name="What changed since your earlier answer")
    expect(changed.get_by_text("Now mentioned").first).to_be_visible()
    expect(changed.get_by_text("before: not found").first).to_be_visible()
    expect(changed.get_by_role("term")).to_have_text(["Before", "Now"])
    expect(changed.get_by_text("The intervals overlap").or_(
        changed.get_by_text("The intervals do not overlap"))).to_be_visible()  # fmt: skip
    expect(changed.locator("p.diff")).to_be_hidden()
    changed.get_by_text("The words that changed").click()
    expect(changed.locator("p.diff del")).to_contain_text("I would rent a bigger GPU.")
    expect(changed.locator("p.diff ins")).to_contain_text("FlashAttention computes")
    changed.get_by_role("link", name="The earlier answer with its feedback").click()
    expect(page.locator(".typed").first).to_contain_text("I would rent a bigger GPU.")
    expect(page.get_by_role("region", name="What changed")).to_have_count(0)
    page.get_by_role("link", name="See your later answer").click()
    expect(page.get_by_role("region", name="What changed")).to_be_visible()


def test_a_contested_point_stays_contested_when_it_is_answered_again(
    page: Page, serve: Serve
) -> None:
    server = serve()
    ask(page, server.url)
    submit(page, FIRST)
    first = page.url
    page.get_by_role("button", name=re.compile("I did say point")).first.click()
    expect(page.get_by_text("Kept beside the grade")).to_be_visible()
    summary = page.locator(".verdict").inner_text()
    page.get_by_role("button", name="Answer it again").click()
    submit(page, FIRST + MORE)
    page.goto(first)
    expect(page.get_by_text("Kept beside the grade")).to_be_visible()
    assert page.locator(".verdict").inner_text() == summary


def test_it_is_answered_again_with_the_keyboard_alone(page: Page, serve: Serve) -> None:
    server = serve()
    ask(page, server.url)
    submit(page, FIRST)
    page.wait_for_load_state("load")
    expect(page.locator("#feedback-title")).to_be_focused()
    tab_to(page, "Answer it again")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are answering this question again")).to_be_visible()
    page.wait_for_load_state("load")
    page.get_by_label("Your answer").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" " + " ".join(MORE.split()))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("region", name="What changed")).to_be_visible()
    page.wait_for_load_state("load")
    tab_to(page, "The words that changed")
    page.keyboard.press("Enter")
    expect(page.locator("p.diff")).to_be_visible()
    found = tab_to(page, "weight 2")
    page.keyboard.press("Enter")
    assert found
    expect(page.locator("details.found[open]")).to_have_count(1)
    page.keyboard.press("n")
    arrive(page, "/summary$")


def tab_to(page: Page, text: str) -> str:
    """Press Tab until what has the focus has this text."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = str(page.evaluate("document.activeElement.innerText ?? ''"))
        if text in focused:
            return focused
    raise AssertionError(f"Tab does not reach '{text}'")


def test_it_works_without_scripts_and_twice_pressed_there_is_one(
    browser: Browser, serve: Serve
) -> None:
    server = serve()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    ask(page, server.url)
    submit(page, FIRST)
    first = page.url
    page.get_by_role("button", name="Again, from an empty box").click()
    expect(page.get_by_label("Your answer")).to_have_value("")
    again = page.url
    page.goto(first)
    page.get_by_role("button", name="Answer it again").dblclick()
    expect(page.get_by_text("You are answering this question again")).to_be_visible()
    assert page.url == again
    page.get_by_label("Your answer").fill("")
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("Write your answer first.")).to_be_visible()
    page.get_by_label("Your answer").fill(FIRST + MORE)
    page.get_by_role("button", name="Submit", exact=True).dblclick()
    expect(page.get_by_role("region", name="What changed")).to_be_visible()
    page.reload()
    expect(page.get_by_role("region", name="What changed")).to_be_visible()
    page.get_by_text("A strong answer").click()
    expect(page.get_by_text("To remember")).to_be_visible()
    page.goto(server.url + "/history")
    expect(page.get_by_role("row")).to_have_count(3)
    context.close()


def test_a_kill_leaves_the_second_answer_and_its_tie_to_the_first(page: Page, serve: Serve) -> None:
    server = serve()
    ask(page, server.url)
    submit(page, FIRST)
    page.get_by_role("button", name="Answer it again").click()
    arrive(page, "/1$")
    with page.expect_response(lambda r: r.url.endswith("/draft") and r.status == 204):
        page.get_by_label("Your answer").fill(FIRST + " half a thought")
    server.stop(signal.SIGKILL)
    server.start()
    page.goto(page.url)
    expect(page.get_by_label("Your answer")).to_have_value(FIRST + " half a thought")
    submit(page, FIRST + MORE)
    server.stop(signal.SIGKILL)
    server.start()
    page.goto(page.url)
    expect(page.get_by_role("region", name="What changed")).to_be_visible()


# What the page of an answer shows.
def test_the_next_probe_is_one_and_the_heaviest_points_come_first(page: Page, serve: Serve) -> None:
    server = serve()
    ask(page, server.url)
    submit(page, FIRST)
    weights = re.findall(r"weight\s([\d.]+)", page.locator("ol.rubric").inner_text())
    assert len(weights) == 8
    assert weights == sorted(weights, key=float, reverse=True)
    probe = page.get_by_role("region", name="Next, an interviewer would ask:")
    lacking = page.locator("li.lacking").first.inner_text()
    assert probe.locator(".prose").inner_text() in lacking
    found = page.locator("details.found")
    assert found.count() > 0
    for one in found.all():
        assert one.get_attribute("open") is None
        assert "interviewer" not in one.inner_text()
    expect(page.get_by_text("Read by the embedded reader.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Sources"))).to_be_visible()


@pytest.mark.parametrize(("size", "opens"), [("desk", True), ("phone", False)])
def test_weak_and_strong_answer_stand_open_where_there_is_room(
    browser: Browser, serve: Serve, size: str, opens: bool
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    ask(page, serve().url)
    submit(page, FIRST)
    page.wait_for_load_state("load")
    expect(page.locator("details[data-wide][open]")).to_have_count(2 if opens else 0)
    context.close()


def test_an_answer_to_be_marked_shows_three_other_wordings_at_most(
    page: Page, serve: Serve
) -> None:
    ask(page, serve().url)
    submit(page, "Das ist eine Antwort auf Deutsch, die niemand liest, und noch ein Satz.")
    said = page.get_by_text("Also said as:").all_inner_texts()
    assert len(said) == 8
    assert max(text.count(" / ") for text in said) <= 2
    expect(page.get_by_role("button", name="Answer it again")).to_have_count(0)


TURNED = FIRST.replace("softmax turns", "softmax never turns")


def test_a_point_that_is_turned_round_is_told_as_a_suspicion_with_its_place(
    page: Page, serve: Serve
) -> None:
    ask(page, serve().url)
    submit(page, TURNED)
    point = page.locator("li.lacking").filter(has_text="Perhaps turned round")
    expect(point).to_have_count(1)
    expect(point).to_contain_text("counts nothing")
    expect(point).to_contain_text("Nearly the words of a full answer, turned round at “never”.")
    expect(point).to_contain_text("A suspicion, and the point counts nothing for it.")
    expect(point).not_to_contain_text("%")
    expect(page.locator("mark.wrong")).to_contain_text("softmax never turns the scores")
    expect(point.get_by_role("button", name="I did say point")).to_be_visible()


def test_a_contest_can_be_taken_back_but_not_by_a_second_press(page: Page, serve: Serve) -> None:
    ask(page, serve().url)
    submit(page, FIRST)
    button = page.get_by_role("button", name=re.compile("I did say point")).first
    name = str(button.get_attribute("aria-label"))
    box = button.bounding_box()
    assert box is not None
    button.click()
    back = page.get_by_role("button", name="Take back what you said")
    expect(back).to_be_visible()
    there = back.bounding_box()
    assert there is not None
    assert there["y"] >= box["y"] + box["height"]
    back.click()
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(page.get_by_text("Kept beside the grade")).to_have_count(0)


def test_the_same_words_again_are_told_as_such(page: Page, serve: Serve) -> None:
    ask(page, serve().url)
    submit(page, FIRST)
    page.get_by_role("button", name="Answer it again").click()
    expect(page.get_by_text("You are answering this question again")).to_be_visible()
    submit(page, FIRST)
    changed = page.get_by_role("region", name="What changed since your earlier answer")
    expect(changed.get_by_text("Both answers have the same words.")).to_be_visible()
    expect(changed.get_by_text("may be chance")).to_have_count(0)
    expect(changed.get_by_text("The words that changed")).to_have_count(0)
    changed.get_by_role("link", name="The earlier answer with its feedback").click()
    expect(page.get_by_role("link", name="See your later answer")).to_be_visible()


def test_marks_of_ones_own_are_told_as_such_beside_a_readers(page: Page, serve: Serve) -> None:
    ask(page, serve().url)
    submit(page, "Das ist eine Antwort auf Deutsch, die niemand liest, und noch ein Satz.")
    page.get_by_role("button", name="Keep my marks").click()
    page.get_by_role("button", name="Answer it again").click()
    expect(page.get_by_text("You are answering this question again")).to_be_visible()
    submit(page, FIRST)
    changed = page.get_by_role("region", name="What changed since your earlier answer")
    expect(changed.get_by_role("definition").first).to_have_text("0%, self-marked")


def test_what_was_entered_is_shown_after_the_question_is_withdrawn(
    page: Page, serve: Serve, tmp_path: Path
) -> None:
    bank = tmp_path / "bank"
    shutil.copytree(BANK, bank)
    server = serve("--bank", str(bank))
    ask(page, server.url)
    submit(page, FIRST)
    first = page.url
    page.get_by_role("button", name="Answer it again").click()
    arrive(page, "/1$")
    with page.expect_response(lambda r: r.url.endswith("/draft") and r.status == 204):
        page.get_by_label("Your answer").fill("A second thought")
    later = page.url
    server.stop()
    (bank / "deep-learning" / "contracts-of-sixteen-thousand-tokens.toml").unlink()
    server.start()
    for url, text in ((first, "I would rent a bigger GPU."), (later, "A second thought")):
        page.goto(url)
        expect(page.get_by_role("heading", name="Question withdrawn")).to_be_visible()
        expect(page.locator("p.typed")).to_contain_text(text)


def test_pages_say_where_answers_are_sent_when_a_model_reads_them(
    page: Page, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(page, serve().url)
    expect(page.get_by_text("It is read on this machine, point by point")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("Your answers stay on this machine.")
    monkeypatch.setenv("GREENROOM_LLM_URL", "http://judge.example:9/v1")
    monkeypatch.setenv("GREENROOM_LLM_MODEL", "some-model")
    ask(page, serve().url)
    expect(page.get_by_text("It is read by the model at judge.example:9")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("sent to judge.example:9 to be read")
    expect(page.get_by_text("on this machine, point by point")).to_have_count(0)
