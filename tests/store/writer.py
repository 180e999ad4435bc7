"""A process that writes to a store: `writer.py OPENER PATH TASK ARGUMENT`, see the tasks below.

Every line it prints is a write that it was told is durable.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from greenroom.model.session import Session
from greenroom.practice.ports import Store
from tests.store.places import Place
from tests.store.records import a_grade, a_session, a_slot, an_attempt, evidence_of, seconds_later


def say(*words: object) -> None:
    sys.stdout.write(f"{' '.join(map(str, words))}\n")
    sys.stdout.flush()


def practise(store: Store, start: str) -> None:
    """Practise for ever, beginning with round `start`."""
    for number in count(int(start)):
        session = a_session(0)
        store.create_session(session)
        say("session", session.id)
        for position in range(1, 5):
            store.add_slot(session.id, a_slot(position))
            say("slot", session.id, position)
            text = f"{number}-{position}"
            store.save_draft(session.id, position, {"answer": [text]}, seconds_later(number))
            say("draft", session.id, position, text)
            if position == 4:
                continue
            attempt = an_attempt(session, position, {"answer": [text]})
            store.record(attempt, a_grade(), evidence_of(attempt))
            say("attempt", session.id, position, attempt.id, text)


def submit_once(store: Store, ids: str) -> None:
    """Submit one answer, the session's and the attempt's id given, when a line comes in."""
    session_id, attempt_id = ids.split(",")
    session: Session = store.session(session_id)
    attempt = replace(an_attempt(session), id=attempt_id)
    say("ready")
    sys.stdin.readline()
    say(store.record(attempt, a_grade(), evidence_of(attempt)).attempt.id)


def hold(store: Store, seconds: str) -> None:
    """Only open the store, and stay until a line comes in."""
    say("open", seconds)
    sys.stdin.readline()


TASKS: dict[str, Callable[[Store, str], None]] = {
    "practise": practise,
    "submit_once": submit_once,
    "hold": hold,
}

if __name__ == "__main__":
    opener, path, task, argument = sys.argv[1:]
    TASKS[task](Place(opener, Path(path)).open(), argument)
