"""Going through sessions as a person would."""

import re

from playwright.sync_api import Page, expect


def begin(page: Page, url: str, button: str) -> None:
    """Press a button on the home page."""
    page.goto(url)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def answer_somehow(page: Page) -> None:
    """Answer the question shown, whatever its kind, and submit it."""
    if page.get_by_role("radio").count():
        page.get_by_role("radio").first.check()
    elif page.get_by_role("checkbox").count():
        page.get_by_role("checkbox").first.check()
    else:
        page.get_by_label("Your number").fill("0.5")
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("[data-feedback]")).to_be_visible()


def arrive(page: Page, pattern: str) -> None:
    """Wait for a page and its scripts, so that keys pressed next are heard."""
    expect(page).to_have_url(re.compile(pattern))
    page.wait_for_load_state("load")


def start_practice(page: Page, url: str, **fields: str) -> None:
    """Start a practice session through its form."""
    page.goto(url + "/practice")
    if "topic" in fields:
        page.get_by_label("Topic").select_option(fields["topic"])
    if "kind" in fields:
        page.get_by_label(fields["kind"], exact=True).check()
    page.get_by_label("Questions").fill(fields.get("length", "5"))
    page.get_by_role("button", name="Start").click()
    arrive(page, r"/session/[^/]+/1$")
