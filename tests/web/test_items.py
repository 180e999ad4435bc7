"""Every item of the shipped bank as a page: accessible and no wider than a phone."""

import pytest
from playwright.sync_api import Browser

from greenroom.bank.load import NOT_AREAS
from greenroom.config import shipped_bank
from tests.web.conftest import Serve
from tests.web.test_pages import faults_of, watch

AREAS = sorted(p.name for p in shipped_bank().iterdir() if any(p.glob("*.toml")) and p.is_dir())


@pytest.mark.parametrize("area", [area for area in AREAS if area not in NOT_AREAS])
def test_every_item_reads_well_on_a_phone(browser: Browser, serve: Serve, area: str) -> None:
    server = serve()
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    noticed = watch(page)
    page.goto(f"{server.url}/bank?area={area}")
    rows = page.locator("tbody tr td:first-child a")
    urls = [row.get_attribute("href") for row in rows.all()]
    faults = []
    for url in urls:
        page.goto(f"{server.url}{url}")
        page.get_by_text("Show the answer").click()
        faults += faults_of(page)
    context.close()
    assert len(urls) >= 5
    assert "\n".join(faults + noticed) == ""
