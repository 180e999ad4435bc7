"""Records to keep: plain ones with what a test cares about, and strategies for any."""

import datetime as dt
import uuid
from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from greenroom.model.evidence import Evidence
from greenroom.model.grade import Grade, Outcome, Seen
from greenroom.model.item import LEVELS
from greenroom.model.response import Form, Response
from greenroom.model.session import Attempt, Blueprint, Session, Slot
from greenroom.model.target import Target

NOW = dt.datetime(2026, 11, 21, 11, 39, 42, 123456, tzinfo=dt.UTC)
LEARNER = "local"
ODD_TEXTS = (
    "",
    " \t\r\n",
    "NUL \x00 inside",
    "\U0001f469\u200d\U0001f4bb and \U0001f1e9\U0001f1ea",
    "\u202eright to left \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "half a pair \ud83d",
    "\udcff from a terminal",
    "e\u0301 and \u00e9 stay apart",
    "\ufeff\uffff\U0010ffff",
    '{"not": ["json"',
    "x" * 100_000,
)


def new_id() -> str:
    return str(uuid.uuid4())


def seconds_later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def a_slot(position: int, uid: str = "abcdefgh2345") -> Slot:
    return Slot(position, uid, 7, "You have not met this topic yet.", 0.25, "area-share-1")


def a_session(slots: int = 2, learner: str = LEARNER, started_at: dt.datetime = NOW) -> Session:
    return Session(
        id=new_id(),
        learner=learner,
        blueprint=Blueprint(policy="practice", title="Practice", length=12, areas={"metrics": 2}),
        seed=2**32 - 1,
        started_at=started_at,
        ends_at=None,
        slots=tuple(a_slot(position) for position in range(1, slots + 1)),
    )


def an_attempt(session: Session, position: int = 1, form: Form | None = None) -> Attempt:
    return Attempt(
        id=new_id(),
        learner=session.learner,
        session_id=session.id,
        position=position,
        item_uid="abcdefgh2345",
        item_version="0123456789abcdef",
        seed=7,
        form={"answer": ["a", "c"], "confidence": ["90"]} if form is None else form,
        response=Response({"picked": ["a", "c"]}, 0.9),
        at=seconds_later(30),
        seconds=29.5,
    )


def a_grade(score: float | None = 1.0, summary: str = "Right.") -> Grade:
    seen = (Seen("a", "Precision", "right", "picked"), Seen("b", "Recall", "wrong"))
    return Grade("exact", 1, "graded", summary, score, None, seen)


def a_target() -> Target:
    hours = (1.0, 1.0, 0.5, 1.0, 0.0, 3.0, 3.0)
    return Target("ml-engineer-mid", dt.date(2026, 12, 19), hours, "Europe/Berlin", NOW)


UNMARKED = Grade("self-marked", 1, "unmarked", "Mark your answer.")


def evidence_of(attempt: Attempt, score: float | None = 1.0) -> Evidence:
    return Evidence(
        attempt_id=attempt.id,
        learner=attempt.learner,
        session_id=attempt.session_id,
        item_uid=attempt.item_uid,
        item_version=attempt.item_version,
        kind="choice",
        area="metrics",
        topics=("roc-auc", "calibration"),
        score=score,
        rating=None,
        confidence=0.9,
        predicted=0.25,
        predictor="area-share-1",
        seconds=29.5,
        at=attempt.at,
    )


texts = st.one_of(st.text(st.characters(), max_size=40), st.sampled_from(ODD_TEXTS[:-1]))
"""Anything a person or a page can send, halves of surrogate pairs included."""
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
"""Ids and names of our own making: any text that UTF-8 can hold."""
shares = st.one_of(st.none(), st.floats(0, 1))
confidences = st.one_of(st.none(), st.floats(0.5, 1))
durations = st.one_of(st.none(), st.floats(0, 10 * 365 * 86_400))
uids = st.from_regex(r"[a-z2-7]{12}", fullmatch=True)
versions = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
ZONES = (
    dt.UTC,
    dt.timezone(dt.timedelta(hours=5, minutes=45)),
    dt.timezone(-dt.timedelta(hours=9)),
)
times = st.builds(
    lambda microseconds, zone: (NOW + dt.timedelta(microseconds=microseconds)).astimezone(zone),
    st.integers(-(10**15), 10**15),
    st.sampled_from(ZONES),
)
seeds = st.integers(0, 2**32 - 1)
forms = st.dictionaries(texts, st.lists(texts, min_size=1, max_size=3), max_size=4)
any_answers = st.dictionaries(
    texts,
    st.recursive(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(-(2**70), 2**70),
            st.floats(allow_nan=False, allow_infinity=False),
            texts,
        ),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
answers = st.one_of(
    st.tuples(st.just("lab"), any_answers),
    st.tuples(st.just("choice"), st.fixed_dictionaries({"picked": st.lists(texts, max_size=3)})),
    st.tuples(
        st.just("numeric"),
        st.fixed_dictionaries(
            {
                "value": st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
                "typed": texts,
            }
        ),
    ),
    st.tuples(st.just("card"), st.fixed_dictionaries({"rating": st.integers(1, 4)})),
    st.tuples(st.just("open"), st.fixed_dictionaries({"text": texts})),
)
"""A kind, "lab" standing for one that is not known yet, and any answer of that kind."""
seen = st.builds(Seen, texts, texts, st.sampled_from(get_args(Outcome)), texts)
grades = st.builds(
    Grade,
    names,
    st.integers(0, 1000),
    st.sampled_from(["graded", "unmarked", "ungraded"]),
    texts,
    shares,
    st.one_of(st.none(), st.integers(1, 4)),
    st.lists(seen, max_size=3).map(tuple),
)
slots = st.builds(
    Slot,
    position=st.just(1),
    item_uid=uids,
    seed=seeds,
    reason=texts,
    predicted=shares,
    predictor=names,
    asked_at=st.one_of(st.none(), times),
    flagged=st.booleans(),
    draft=st.one_of(st.none(), forms),
)
targets = st.builds(
    Target,
    loop=names,
    date=st.one_of(st.none(), st.dates(dt.date(1970, 1, 1), dt.date(2200, 12, 31))),
    hours=st.tuples(*[st.floats(0, 24)] * 7),
    zone=st.sampled_from(["UTC", "Asia/Kathmandu", "nowhere at all"]),
    set_at=times,
)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
blueprints = st.builds(
    Blueprint,
    policy=st.sampled_from(["placement", "practice", "review", "exam"]),
    title=st.just("\u00dcbung \U0001f600"),
    length=st.integers(1, 200),
    minutes=st.one_of(st.none(), st.floats(0.01, 600)),
    areas=st.dictionaries(slugs, st.integers(0, 9), max_size=3),
    topics=st.lists(slugs, max_size=3).map(tuple),
    levels=st.lists(st.sampled_from(LEVELS), max_size=2).map(tuple),
    items=st.lists(names, max_size=2).map(tuple),
    weakest=st.booleans(),
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A session of any shape; ids are new, so that one store can hold them all."""
    drawn = draw(st.lists(slots, max_size=3))
    started_at, *later = sorted(draw(st.tuples(times, times, times)))
    return Session(
        id=new_id(),
        learner=draw(names),
        blueprint=draw(blueprints),
        seed=draw(seeds),
        started_at=started_at,
        ends_at=draw(st.sampled_from([None, *later])),
        ended_at=draw(st.sampled_from([None, *later])),
        slots=tuple(replace(slot, position=place) for place, slot in enumerate(drawn, 1)),
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[Session, Attempt, Grade, Evidence | None]:
    """A session of one slot and what is recorded for it."""
    slot = draw(slots)
    session = replace(a_session(0, draw(names)), slots=(slot,))
    kind, answer = draw(answers)
    attempt = Attempt(
        id=new_id(),
        learner=session.learner,
        session_id=session.id,
        position=1,
        item_uid=slot.item_uid,
        item_version=draw(versions),
        seed=slot.seed,
        form=draw(forms),
        response=Response(answer, draw(confidences)),
        at=draw(times),
        seconds=draw(durations),
    )
    evidence = Evidence(
        attempt_id=attempt.id,
        learner=session.learner,
        session_id=session.id,
        item_uid=attempt.item_uid,
        item_version=attempt.item_version,
        kind=kind,
        area=draw(names),
        topics=tuple(draw(st.lists(texts, min_size=1, max_size=3))),
        score=draw(shares),
        rating=draw(st.one_of(st.none(), st.integers(1, 4))),
        confidence=draw(confidences),
        predicted=draw(shares),
        predictor=draw(names),
        seconds=draw(durations),
        at=draw(times),
    )
    return session, attempt, draw(grades), draw(st.one_of(st.none(), st.just(evidence)))
