import re

from playwright.sync_api import Page, expect

from tests.web.conftest import Serve
from tests.web.walk import answer_somehow, begin


def test_a_newcomer_takes_the_placement_to_the_end_and_finds_it_again_after_a_restart(
    page: Page, serve: Serve
) -> None:
    server = serve()
    begin(page, server.url, "Start the placement")
    titles = []
    for number in range(1, 13):
        expect(page.get_by_text(f"Question {number} of 12")).to_be_visible()
        titles.append(page.get_by_role("heading", level=1).inner_text())
        answer_somehow(page)
        last = "See the summary" if number == 12 else "Next question"
        page.get_by_role("link", name=last).click()
    expect(page).to_have_url(re.compile("/summary$"))
    expect(page.get_by_text(re.compile(r"\d+ of 12 right"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"90% interval \d+% to \d+%"))).to_be_visible()
    assert len(set(titles)) == 12

    server.stop()
    server.start()
    page.goto(server.url + "/history")
    page.get_by_role("link", name="Placement").click()
    for title in titles:
        expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
