"""The plan page: a target is set, kept, refused with what was typed, and told day by day."""

import datetime as dt
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from greenroom.coach.days import PRESETS
from greenroom.web.app import create_app
from greenroom.web.guard import CSRF_COOKIE
from greenroom.wiring import LOCAL_LEARNER, Greenroom, open_greenroom
from tests.banks import write_bank
from tests.web.conftest import Serve
from tests.web.test_pages import SIZES, THEMES, Theme, faults_of, watch

HERE = "http://127.0.0.1:8765"
TOKEN = "0" * 32
HOURS = {f"hours-{n}": text for n, text in enumerate(("1", "1", "1,5", "1", "", "3", "3"))}
FORM = {"loop": "ml-engineer-mid", "date": "2199-01-20", "zone": "Europe/Berlin", **HOURS}


@pytest.fixture
def greenroom(tmp_path: Path) -> Iterator[Greenroom]:
    opened = open_greenroom(tmp_path / "data")
    yield opened
    opened.close()


def client_of(greenroom: Greenroom) -> TestClient:
    made = TestClient(create_app(greenroom, 8765), base_url=HERE, follow_redirects=False)
    made.cookies.set(CSRF_COOKIE, TOKEN)
    return made


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_plan_is_accessible_and_fits_in_every_state(
    browser: Browser, serve: Serve, theme: Theme, size: str
) -> None:
    server = serve()
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    noticed = watch(page)
    page.goto(server.url + "/plan")
    faults = faults_of(page)
    page.get_by_label("Time zone").fill("nowhere")
    page.get_by_role("button", name="Set the target").click()
    faults += faults_of(page)
    page.get_by_label("Time zone").fill("UTC")
    page.get_by_role("button", name="60 days").click()
    page.get_by_role("heading", name="This week", exact=True).wait_for()
    faults += faults_of(page)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    # What is opened moves what stands below it.
    faults += [fault for fault in faults_of(page) if "layout shifts" not in fault]
    context.close()
    assert "\n".join(faults + noticed) == ""


def test_a_plan_needs_no_script(browser: Browser, serve: Serve) -> None:
    server = serve()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + "/plan")
    page.get_by_role("button", name="4 weeks").click()
    expect(page.get_by_role("heading", name="This week", exact=True)).to_be_visible()
    page.locator("details.plan-week > summary").first.click()
    expect(page.locator("details.plan-week .plan-day").first).to_be_visible()
    context.close()


def test_what_was_typed_survives_an_error_and_each_wrong_field_says_what_is_allowed(
    page: Page, serve: Serve
) -> None:
    server = serve()
    page.goto(server.url + "/plan")
    page.get_by_label("Loop").select_option("data-scientist-senior")
    page.get_by_label("Thursday").fill("lots")
    page.get_by_label("Saturday").fill("2,5")
    page.get_by_label("Time zone").fill("Mars/Olympus")
    page.get_by_label("Day of the interview").fill("2199-03-04")
    page.get_by_role("button", name="Set the target").click()
    expect(page.get_by_text("2 fields cannot be read")).to_be_visible()
    expect(page.get_by_text("Thursday: found 'lots' hours; allowed: 0 to 24.")).to_be_visible()
    expect(page.get_by_label("Loop")).to_have_value("data-scientist-senior")
    expect(page.get_by_label("Thursday")).to_have_value("lots")
    expect(page.get_by_label("Saturday")).to_have_value("2,5")
    expect(page.get_by_label("Time zone")).to_have_value("Mars/Olympus")
    expect(page.get_by_label("Day of the interview")).to_have_value("2199-03-04")
    expect(page.get_by_label("Thursday")).to_have_attribute("aria-invalid", "true")


def test_the_calendar_can_be_downloaded_and_read(page: Page, serve: Serve) -> None:
    server = serve()
    page.goto(server.url + "/plan")
    page.get_by_role("button", name="30 days").click()
    with page.expect_download() as found:
        page.get_by_role("link", name="Download as a calendar").click()
    assert found.value.suggested_filename == "greenroom-plan.ics"
    with urllib.request.urlopen(server.url + "/plan.ics") as answer:
        events = list(Calendar.from_ical(answer.read()).walk("VEVENT"))
    assert len(events) >= 20


def test_a_target_is_kept_and_the_plan_names_its_loop_and_what_was_done(
    greenroom: Greenroom,
) -> None:
    client = client_of(greenroom)
    assert client.get("/plan.ics").status_code == 404
    answer = client.post("/plan", data={**FORM, "csrf": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/plan")
    (target,) = greenroom.store.targets(LOCAL_LEARNER)
    assert target.hours == (1, 1, 1.5, 1, 0, 3, 3)
    assert target.date == dt.date(2199, 1, 20)
    text = client.get("/plan").text
    assert "later days are planned when they come nearer" in text
    assert 'value="1.5"' in text


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_a_preset_counts_from_today_whatever_the_date_says(
    greenroom: Greenroom, preset: object
) -> None:
    chosen = next(each for each in PRESETS if each == preset)
    sent = {**FORM, "date": "soon", "zone": "UTC", "preset": chosen.slug, "csrf": TOKEN}
    assert client_of(greenroom).post("/plan", data=sent).status_code == 303
    date = greenroom.store.targets(LOCAL_LEARNER)[-1].date
    assert date == greenroom.ports.now().date() + dt.timedelta(days=chosen.days)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"date": "2001-01-01"}, "is past"),
        ({"date": ""}, "No day of the interview is set"),
        (dict.fromkeys(HOURS, "0"), "No weekday has any hours"),
    ],
)
def test_unusual_targets_get_a_sentence(
    greenroom: Greenroom, change: dict[str, str], sentence: str
) -> None:
    client = client_of(greenroom)
    sent = {**FORM, "date": "2199-01-20", **change, "csrf": TOKEN}
    assert client.post("/plan", data=sent).status_code == 303
    answer = client.get("/plan")
    assert answer.status_code == 200
    assert sentence in answer.text
    assert "nan" not in answer.text.lower().split()


def test_nothing_is_kept_without_the_pages_own_token(greenroom: Greenroom) -> None:
    assert client_of(greenroom).post("/plan", data=FORM).status_code == 403
    assert greenroom.store.targets(LOCAL_LEARNER) == []


def test_a_bank_without_loops_says_so(tmp_path: Path) -> None:
    opened = open_greenroom(tmp_path / "data", write_bank(tmp_path / "bank"))
    client = client_of(opened)
    assert "The bank has no loops" in client.get("/plan").text
    assert client.post("/plan", data={**FORM, "csrf": TOKEN}).status_code == 422
    opened.close()
