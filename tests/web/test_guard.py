"""Who may ask, how much, and from where; and what every route does with nonsense."""

import re
import uuid
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from greenroom.web.app import create_app
from greenroom.web.guard import BODY_LIMIT, CSRF_COOKIE
from greenroom.wiring import Greenroom, open_greenroom

HERE = "http://127.0.0.1:8765"
TOKEN = "0" * 32


@pytest.fixture
def greenroom(tmp_path: Path) -> Iterator[Greenroom]:
    opened = open_greenroom(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def client(greenroom: Greenroom) -> TestClient:
    return client_of(greenroom)


def client_of(greenroom: Greenroom) -> TestClient:
    made = TestClient(create_app(greenroom, 8765), base_url=HERE, follow_redirects=False)
    made.cookies.set(CSRF_COOKIE, TOKEN)
    return made


def options_of(client: TestClient, place: str) -> list[str]:
    """What the page calls the options of its question."""
    return re.findall(r'name="answer" value="(\w+)"', client.get(place).text)


def begin(client: TestClient, **form: object) -> str:
    """The address of the first question of a practice session."""
    started = client.post("/practice", data={"csrf": TOKEN, "length": "3", **form})
    return client.get(started.headers["location"]).headers["location"]


@pytest.mark.parametrize(
    "host",
    # Names that an attacker's DNS could point here, other machines, other ports, nonsense.
    ["evil.example", "127.0.0.1.evil.example:8765", "192.168.1.5:8765", "127.0.0.1:9", "", "[::1"],
)
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"]
)
def test_names_of_this_machine_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/placement", data={"csrf": TOKEN}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("length", ["0", "101", "000000005999", "9" * 5_009, "2.5", "\u0665", ""])
def test_a_length_out_of_range_is_said_and_what_was_chosen_is_kept(
    client: TestClient, length: str
) -> None:
    answer = client.post("/practice", data={"csrf": TOKEN, "kind": "open", "length": length})
    assert answer.status_code == 422
    assert "give a whole number from 1 to 100" in answer.text
    assert 'value="open" checked' in answer.text


def test_the_placement_can_be_started_from_home_at_any_time(client: TestClient) -> None:
    assert 'action="/placement"' in client.get("/").text
    place = begin(client, kind="choice")
    option = options_of(client, place)[0]
    client.post(place, data={"csrf": TOKEN, "attempt": str(uuid.uuid4()), "answer": option})
    assert 'action="/placement"' in client.get("/").text


@pytest.mark.parametrize("token", ["", "1" * 32, "0" * 31])
def test_a_form_without_this_browsers_token_is_refused(client: TestClient, token: str) -> None:
    answer = client.post("/placement", data={"csrf": token})
    assert answer.status_code == 403
    assert "reload the page" in answer.text


def test_every_write_needs_the_token(client: TestClient) -> None:
    app = client.app
    assert isinstance(app, Starlette)
    routes = [r for r in app.routes if isinstance(r, Route) and "POST" in (r.methods or ())]
    assert len(routes) >= 10
    for route in routes:
        path = route.path.replace("{position:int}", "1")
        for name in ("{session:str}", "{slug}"):
            path = path.replace(name, str(uuid.uuid4()))
        assert client.post(path, data={"attempt": str(uuid.uuid4())}).status_code == 403, path


def test_a_body_over_the_limit_is_refused_told_or_not(client: TestClient) -> None:
    large = b"a" * (BODY_LIMIT + 1)
    assert client.post("/practice", content=large).status_code == 413
    pieces = (large[n : n + 65_536] for n in range(0, len(large), 65_536))
    assert client.post("/practice", content=pieces).status_code == 413


def test_every_answer_carries_the_safety_headers(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/nothing.css"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_elsewhere(greenroom: Greenroom) -> None:
    fresh = TestClient(create_app(greenroom), base_url=HERE)
    cookie = fresh.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write your answer first."),
        ("   \n\t ", "Write your answer first."),
        ("x" * 20_001, "20,001 characters; at most 20,000 are read. Shorten it."),
        ("a" * 1_000_000, "1,000,000 characters; at most 20,000 are read. Shorten it."),
        ("be\x00fore", "Character 3 is a control character (U+0000). Remove it."),
        ("🙂" * 250_000, "250,000 characters; at most 20,000 are read. Shorten it."),
    ],
    ids=["empty", "blank", "long", "1 MB", "NUL", "1 MB of emoji"],
)
def test_an_answer_that_cannot_be_read_is_said_by_the_field_and_kept(
    client: TestClient, text: str, sentence: str
) -> None:
    place = begin(client, kind="open")
    form = {"csrf": TOKEN, "attempt": str(uuid.uuid4()), "answer": text}
    answer = client.post(place, data=form)
    assert answer.status_code == 422
    assert sentence in answer.text
    shown = answer.text.replace("\x00", "")
    assert text.replace("\x00", "").strip()[:10_000] in shown
    again = client.get(place)
    assert again.status_code == 200
    assert text.replace("\x00", "").strip()[:10_000] in again.text.replace("\x00", "")


@pytest.mark.parametrize("text", ["עברית ﷺ", "👩‍👩‍👧‍👦 🙂", "a\u202eb", "<b>&amp;</b>"])
def test_text_of_any_script_is_taken_and_shown_as_typed(client: TestClient, text: str) -> None:
    place = begin(client, kind="open")
    form = {"csrf": TOKEN, "attempt": str(uuid.uuid4()), "answer": text}
    assert client.post(place, data=form).status_code == 303

    assert escape(text, quote=False) in client.get(place).text


@pytest.mark.parametrize(
    "confidence", ["49", "101", "abc", "5e1", "\u0667\u0660", "-60", "9" * 5000]
)
def test_a_confidence_out_of_range_is_said_by_its_field(
    client: TestClient, confidence: str
) -> None:
    place = begin(client, kind="choice")
    option = options_of(client, place)[0]
    form = {"csrf": TOKEN, "attempt": str(uuid.uuid4()), "answer": option, "confidence": confidence}
    answer = client.post(place, data=form)
    assert answer.status_code == 422
    assert "give a whole number from 50 to 100" in answer.text


def test_the_same_submission_again_gets_the_same_answer_and_another_is_a_conflict(
    client: TestClient,
) -> None:
    place = begin(client, kind="choice")
    one, two, *_ = options_of(client, place)
    form = {"csrf": TOKEN, "attempt": str(uuid.uuid4()), "answer": one}
    assert client.post(place, data=form).status_code == 303
    assert client.post(place, data=form).status_code == 303
    other = client.post(place, data={**form, "answer": two})
    assert other.status_code == 409
    typed = {"reason-2": "it divides whole numbers", "notes": "\n", "theme": "dark"}
    late = client.post(place, data={**form, **typed, "attempt": str(uuid.uuid4())})
    assert late.status_code == 409
    assert "it divides whole numbers" in late.text
    shown = re.search(r'<textarea id="typed"[^>]*>([^<]*)</textarea>', late.text)
    assert shown is not None
    assert shown.group(1).splitlines() == [one, "it divides whole numbers"]


PATHS = [
    "/", "/practice", "/placement", "/review", "/exams", "/exams/{0}", "/history?page={0}",
    "/bank?q={0}&area={0}&topic={0}&kind={0}&level={0}", "/bank/{0}", "/sheets", "/sheets/{0}",
    "/authors", "/authors/check", "/theme", "/static/{0}", "/session/{0}", "/session/{0}/finish",
    "/session/{0}/summary", "/session/{0}/{1}", "/session/{0}/{1}/draft", "/session/{0}/{1}/flag",
    "/session/{0}/{1}/mark", "/session/{0}/{1}/regrade",
]  # fmt: skip
NASTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["../../etc/passwd", "%00", "a" * 5_000, "'; DROP TABLE attempt;--", "*", '"']),
)
FIELDS = (
    "answer", "attempt", "confidence", "unknown", "flagged", "covered", "held", "topic", "kind",
    "level", "length", "item", "theme", "back",
)  # fmt: skip
FORMS = st.dictionaries(st.sampled_from(FIELDS), st.lists(NASTY, max_size=3), max_size=6)


@pytest.fixture(scope="module")
def lasting_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    opened = open_greenroom(tmp_path_factory.mktemp("fuzz"))
    made = client_of(opened)
    yield made
    opened.close()


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    path=st.sampled_from(PATHS),
    name=NASTY,
    position=st.integers(-5, 10**12),
    form=FORMS,
    is_post=st.booleans(),
    use_session=st.booleans(),
)
def test_no_request_breaks_the_server(
    lasting_client: TestClient,
    path: str,
    name: str,
    position: int,
    form: dict[str, list[str]],
    is_post: bool,
    use_session: bool,
) -> None:

    if use_session:
        name, position = begin(lasting_client).split("/")[2], 1
    url = path.format(quote(name.encode("utf-8", "replace"), safe=""), position)
    if is_post:
        data = {k: [v.encode("utf-8", "replace") for v in vs] for k, vs in form.items()}
        answer = lasting_client.post(url, data={"csrf": TOKEN, **data})
    else:
        answer = lasting_client.get(url)
    assert answer.status_code < 500, (url, answer.text[:500])


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.binary(max_size=300))
def test_any_bytes_as_a_form_are_refused_politely(lasting_client: TestClient, body: bytes) -> None:
    assert lasting_client.post("/practice", content=body).status_code in (403, 422)
