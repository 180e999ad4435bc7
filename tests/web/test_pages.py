"""Every page as a person meets it: both themes, wide and narrow, and held to the axe rules."""

import re
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

from tests.web.conftest import Serve
from tests.web.walk import answer_somehow, begin, start_practice

SIZES = {"desk": (1280, 800), "phone": (390, 844)}
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
STILL_PAGES = ("/", "/practice", "/exams", "/bank", "/sheets", "/sheets/metrics", "/history",
               "/plan", "/readiness", "/progress", "/authors", "/nowhere")  # fmt: skip

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def faults_of(page: Page) -> list[str]:
    """What is wrong with the page that is open."""
    results = Axe().run(page).response
    faults = [f"axe {v['id']}: {v['nodes'][0]['html'][:120]}" for v in results["violations"]]
    width, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width > seen:
        faults.append(f"{width} px wide on a screen of {seen}")
    shift = page.evaluate("window.shift")
    if shift > 0.001:
        faults.append(f"layout shifts by {shift}")
    return [f"{page.url}: {fault}" for fault in faults]


def watch(page: Page) -> list[str]:
    """Fills with requests to elsewhere and with what the console complains about."""
    noticed: list[str] = []

    def on_request(url: str) -> None:
        if urlsplit(url).hostname != "127.0.0.1":
            noticed.append(f"request to {url}")

    page.on("request", lambda request: on_request(request.url))
    page.on("pageerror", lambda error: noticed.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: (
            None
            if "404" in message.text or "422" in message.text
            else noticed.append(f"console: {message.text}")
        ),
    )
    page.add_init_script(WATCH_SHIFTS)
    return noticed


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_accessible_fits_and_stays_at_home(
    browser: Browser, serve: Serve, theme: Theme, size: str
) -> None:
    server = serve()
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    noticed = watch(page)
    faults = []
    for path in STILL_PAGES:
        page.goto(server.url + path)
        faults += faults_of(page)
    for kind in ("Choice", "Numeric"):
        start_practice(page, server.url, kind=kind, length="1")
        faults += faults_of(page)
        answer_somehow(page)
        faults += faults_of(page)
        page.get_by_role("link", name="See the summary").click()
        faults += faults_of(page)
    faults += open_pages(page, server.url)
    faults += card_pages(page, server.url)
    faults += exam_pages(page, server.url)
    context.close()
    assert "\n".join(faults + noticed) == ""


GERMAN = "Das ist eine Antwort auf Deutsch, die hier niemand liest, und sie hat noch einen Satz."
GENERAL = (
    "I would compare the error on the training data with the error on held-out data, because a gap "
    "between the two means the model learned noise. For example, a deep tree fits every row. "
    "Then I would regularise, at the price of some bias, and monitor the error in production."
)


def open_pages(page: Page, url: str) -> list[str]:
    start_practice(page, url, kind="Open", length="1")
    faults = faults_of(page)
    page.get_by_role("button", name="Submit", exact=True).click()
    page.get_by_text("Write your answer first.").wait_for()
    faults += faults_of(page)
    page.get_by_label("Your answer").fill(GERMAN)
    page.get_by_role("button", name="Submit", exact=True).click()
    page.get_by_role("checkbox").first.check()
    faults += faults_of(page)
    page.get_by_role("button", name="Keep my marks").click()
    page.get_by_text("Self-marked: 1 of").wait_for()
    faults += faults_of(page)
    start_practice(page, url, kind="Open", length="1")
    page.get_by_label("Your answer").fill(GENERAL)
    page.get_by_role("button", name="Submit", exact=True).click()
    page.get_by_text("of a full answer").first.wait_for()
    faults += faults_of(page)
    page.get_by_role("button", name=re.compile("I did (not )?say point 1$")).click()
    page.get_by_text("Kept beside the grade").wait_for()
    return faults + faults_of(page)


def card_pages(page: Page, url: str) -> list[str]:
    start_practice(page, url, kind="Card", length="1")
    faults = faults_of(page)
    page.get_by_text("Turn the card").click()
    faults += faults_of(page)
    page.get_by_role("button", name="Good").click()
    page.locator("[data-feedback]").wait_for()
    return faults + faults_of(page)


def exam_pages(page: Page, url: str) -> list[str]:
    page.goto(url + "/exams")
    page.get_by_role("button", name="Start now").last.click()
    page.get_by_role("button", name="Flag").click()
    faults = faults_of(page)
    page.get_by_role("link", name="End").click()
    faults += faults_of(page)
    page.get_by_role("button", name="Hand in").click()
    faults += faults_of(page)
    page.get_by_role("row").nth(1).get_by_role("link").click()
    faults += faults_of(page)
    page.goto(url)
    faults += faults_of(page)
    page.goto(url + "/bank")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    page.get_by_text("Show the answer").click()
    return faults + faults_of(page)


def test_the_theme_switch_keeps_what_was_typed_and_lasts(page: Page, serve: Serve) -> None:
    server = serve()
    start_practice(page, server.url, kind="Open")
    page.get_by_label("Your answer").fill("half an answer")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Switch between light and dark").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    assert page.get_by_label("Your answer").input_value() == "half an answer"
    page.goto(server.url)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_a_page_of_the_placement_weighs_under_60_kb_with_all_its_assets(
    page: Page, serve: Serve
) -> None:
    server = serve()
    sizes: dict[str, int] = {}

    def note(response: Response) -> None:
        sizes[response.url] = len(response.body())

    begin(page, server.url, "Start the placement")
    page.on("response", note)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 3
    # Not compressed: what the browser unpacked; on the wire it is less.
    assert sum(sizes.values()) < 60_000
