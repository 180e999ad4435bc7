"""The readiness page as a person meets it."""

import datetime as dt
import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from greenroom.model.target import Target
from greenroom.wiring import LOCAL_LEARNER, open_data
from tests.answered import answer_many
from tests.web.conftest import Serve
from tests.web.test_pages import SIZES, THEMES, faults_of, watch

LOOP = "/readiness?loop=ml-engineer-mid"
ROUNDS = 6


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with enough answers for words and too few for numbers."""
    data: Path = tmp_path_factory.mktemp("few") / "data"
    answer_many(data, 14)
    return data


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with enough answers for numbers."""
    data: Path = tmp_path_factory.mktemp("many") / "data"
    answer_many(data, 90, 0.8)
    return data


@pytest.mark.parametrize("answers", [None, "few", "many"])
def test_the_page_is_accessible_and_fits_with_and_without_answers(
    browser: Browser, serve: Serve, request: pytest.FixtureRequest, answers: str | None
) -> None:
    server = serve(data=request.getfixturevalue(answers) if answers else None)
    faults = []
    for size, theme in itertools.product(SIZES.values(), THEMES):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        page = context.new_page()
        noticed = watch(page)
        for path in ("/readiness", LOOP):
            page.goto(server.url + path)
            for summary in page.locator("summary").all():
                summary.click()
            faults += faults_of(page)
        context.close()
        faults += noticed
    assert "\n".join(faults) == ""


def test_below_twelve_answers_it_says_how_many_are_missing_and_leads_to_the_placement(
    page: Page, serve: Serve
) -> None:
    server = serve()
    page.goto(server.url + "/readiness")
    page.get_by_label("Loop").select_option("data-scientist-senior")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("0 graded answers so far.")).to_be_visible()
    expect(page.get_by_text("12 more are needed")).to_be_visible()
    expect(page.get_by_role("cell", name="Experimentation")).to_be_visible()
    assert page.locator("main svg").count() == 0
    assert "%" not in page.locator("main").inner_text()
    page.get_by_role("button", name="Take the placement").click()
    expect(page.get_by_text("Question 1 of 12")).to_be_visible()


def test_each_round_has_its_row_its_chance_with_an_interval_and_its_count(
    page: Page, serve: Serve, many: Path
) -> None:
    page.goto(serve(data=many).url + LOOP)
    expect(page.get_by_text("90 answers in all")).to_be_visible()
    expect(page.get_by_text(re.compile(r"meets the bar is .*%, 90% interval .*%"))).to_be_visible()
    images = page.get_by_role("img")
    assert images.count() == ROUNDS + 1
    expect(page.get_by_role("img", name="ML theory")).to_be_visible()
    describes = page.locator("svg desc").all_text_contents()
    assert all(re.match(r"Level -?\d\.\d \(.* to .*\) with its 90%", text) for text in describes)
    assert page.get_by_text(re.compile(r"\d answers? on its topics")).count() == ROUNDS
    page.get_by_text("Data table").click()
    assert page.get_by_role("row").count() == ROUNDS + 2


def test_while_a_level_is_wide_no_chance_is_a_number(page: Page, serve: Serve, few: Path) -> None:
    page.goto(serve(data=few).url + LOOP)
    expect(page.get_by_text(re.compile(r"Your level is .* the bar"))).to_be_visible()
    bold = page.locator("main b").all_inner_texts()
    assert len(bold) == ROUNDS + 1
    assert not any(re.search(r"\d", text) for text in bold)
    assert page.locator("svg .dot").count() == 0
    assert "points" not in page.locator("main").inner_text()


def test_without_scripts_a_weak_topic_is_one_press_from_practice(
    browser: Browser, serve: Serve, many: Path
) -> None:
    server = serve(data=many)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + LOOP)
    button = page.get_by_role("button", name="Practise").first
    topic = button.inner_text().removeprefix("Practise").strip()
    button.click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    page.goto(server.url + "/history")
    expect(page.get_by_role("link", name=f"Practice: {topic}", exact=True)).to_be_visible()
    context.close()


def test_a_loop_that_is_not_there_is_told(page: Page, serve: Serve) -> None:
    response = page.goto(serve().url + "/readiness?loop=<b>pilot</b>")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_text("There is no loop '<b>pilot</b>'.")).to_be_visible()


def test_without_a_choice_the_loop_of_the_plan_is_shown(
    page: Page, serve: Serve, many: Path
) -> None:
    with open_data(many) as store:
        hours, set_at = (1.0,) * 7, dt.datetime.now(dt.UTC)
        target = Target("data-scientist-junior", None, hours, "UTC", set_at)
        store.set_target(LOCAL_LEARNER, "target", target)
    url = serve(data=many).url
    page.goto(url + "/readiness")
    expect(page.get_by_label("Loop", exact=True)).to_have_value("data-scientist-junior")
    page.goto(url + "/")
    expect(page.get_by_text("Data scientist, junior.")).to_be_visible()
