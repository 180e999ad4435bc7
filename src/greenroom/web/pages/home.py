"""The first page: what is due today, what to start, where I stand."""

from starlette.requests import Request
from starlette.responses import Response

from greenroom.coach.days import in_words
from greenroom.practice.review_day import latest_target, review_day
from greenroom.select.due import due_items, new_cards, waiting_items
from greenroom.sessions.standing import standings
from greenroom.web.pages.common import area_titles, greenroom_of, page
from greenroom.wiring import LOCAL_LEARNER

SHOWN_OPEN = 2


def show(request: Request) -> Response:
    """Home."""
    greenroom = greenroom_of(request)
    ports = greenroom.ports
    learner = ports.learner(LOCAL_LEARNER)
    heads, (now, interview) = greenroom.bank.heads(), review_day(ports, LOCAL_LEARNER)
    target = latest_target(ports.store, LOCAL_LEARNER)
    due = len(due_items(heads, learner, now, interview))
    resumable = [
        session
        for found in ports.store.open_sessions(LOCAL_LEARNER)
        if not (session := greenroom.room.session(found.id)).is_over
    ]
    there = {head.uid for head in heads}
    upcoming = [m.due for uid, m in learner.memory.items() if m.due > now and uid in there]
    context: dict[str, object] = {
        "items": len(heads),
        "answers": learner.count,
        "due": due,
        "waiting": len(waiting_items(heads, learner, now, interview)) - due,
        "new_cards": len(new_cards(heads, learner, now)),
        "next_due": min(upcoming, default=None),
        "open_sessions": resumable[:SHOWN_OPEN],
        "more_open": max(0, len(resumable) - SHOWN_OPEN),
        "standings": standings(learner.areas, greenroom.bank.topics.areas),
        "titles": area_titles(request),
        "scored": sum(tally.n for tally in learner.areas.values()),
        "loop": None if target is None else greenroom.bank.loops.get(target.loop),
        "target_loop": "" if target is None else target.loop,
        "is_ahead": interview is not None and interview > now.date(),
        "interview": "" if interview is None else in_words(interview),
        "findings": len(greenroom.bank.findings),
    }
    return page(request, "home.html", context)
