"""What a plan holds by a rule and not by its gain: mock interviews, and work that no item counts.

No model says what a mock is worth, so there is one a week in the second half of the time. A story
or case that the bank has no item for leaves the plan when its week is over, as nothing can tell
whether it was done.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from greenroom.coach.days import Room, in_words
from greenroom.coach.record import Dropped, Inputs, Task
from greenroom.coach.units import CASE_ROUNDS, STORY_ROUNDS, Output, needed_topics

PLAIN_A_WEEK: Final = 2
STORY_MINUTES: Final = 30.0
CASE_MINUTES: Final = 35.0
LATER: Final = f"{PLAIN_A_WEEK} a week are planned, the weightiest first"
_WEEK: Final = dt.timedelta(days=7)


class _Week(NamedTuple):
    monday: dt.date
    start: int
    end: int


def monday_of(date: dt.date) -> dt.date:
    """The first day of its week; the first day of all where the calendar begins later."""
    return date - dt.timedelta(days=min(date.weekday(), (date - dt.date.min).days))


def reserve_meetings(room: Room, inputs: Inputs, set_on: dt.date) -> Iterator[Dropped]:
    """Put them into their weeks; what found no room.

    set_on: the day on which the target was set, from which weeks are counted.
    """
    number = -1
    for week in _weeks(room.dates):
        number = max(0, (week.monday - monday_of(set_on)).days // 7)
        for task in (*_mock(inputs, week, number, set_on), *_plain(inputs, week, number)):
            place = _place(room, task, week)
            if place is None:
                why = f"no day of that week has {task.minutes:g} minutes in one piece"
                yield Dropped(task.title, 1, task.minutes, why)
            else:
                room.put(place, task)
    for topic in plain_topics(inputs)[(number + 1) * PLAIN_A_WEEK :] if number >= 0 else ():
        minutes = STORY_MINUTES if _is_story(inputs, topic) else CASE_MINUTES
        yield Dropped(inputs.title(topic), 1, minutes, LATER)


def _weeks(dates: Sequence[dt.date]) -> Iterator[_Week]:
    start = 0
    for place, date in enumerate(dates):
        if place + 1 == len(dates) or dates[place + 1].weekday() == 0:
            yield _Week(monday_of(date), start, place + 1)
            start = place + 1


def _place(room: Room, task: Task, week: _Week) -> int | None:
    # Not the first day: what has no day of its own would else move on from each day to the next.
    place = room.widest(week.start, week.end)
    return None if place is None or room.free[place] < task.minutes else place


def _mock(inputs: Inputs, week: _Week, number: int, set_on: dt.date) -> Iterator[Task]:
    is_sat = inputs.mocks_this_week and week.monday == monday_of(inputs.today)
    if not inputs.meetings or is_sat or not _is_second_half(inputs, week.monday, number, set_on):
        return
    meeting = inputs.meetings[number % len(inputs.meetings)]
    yield Task(
        id=mock_id(week.monday),
        output="mock",
        title=f"Mock interview: {meeting.title}",
        minutes=meeting.minutes,
        why="one a week in the second half of the time",
    )


def mock_id(monday: dt.date) -> str:
    """Of the mock of the week that begins on this day."""
    return f"mock-{monday.isoformat()}"


def _is_second_half(inputs: Inputs, monday: dt.date, number: int, set_on: dt.date) -> bool:
    date = inputs.target.date
    if date is None or date < inputs.today:
        # Without an end there is no second half: every second week then.
        return number % 2 == 1
    return monday + _WEEK > set_on + (date - set_on) / 2


def _plain(inputs: Inputs, week: _Week, number: int) -> Iterator[Task]:
    topics = plain_topics(inputs)
    for topic in topics[number * PLAIN_A_WEEK : (number + 1) * PLAIN_A_WEEK]:
        is_story = _is_story(inputs, topic)
        output: Output = "story" if is_story else "case"
        yield Task(
            id=f"{output}-{topic}",
            output=output,
            title=f"{'Write a story' if is_story else 'Frame a case'}: {inputs.title(topic)}",
            minutes=STORY_MINUTES if is_story else CASE_MINUTES,
            why=f"{inputs.subject.weights[topic]:.1%} of the loop; the bank has no item on it, "
            f"so it is planned for the week of {in_words(week.monday)} alone",
            topic=topic,
        )


def _is_story(inputs: Inputs, topic: str) -> bool:
    return inputs.subject.rounds.get(topic) in STORY_ROUNDS


def plain_topics(inputs: Inputs) -> list[str]:
    """Topics for stories and cases that no item of the bank is about, the weightiest first."""
    has_items = {head.topics[0] for head in inputs.heads}
    subject = inputs.subject
    found = [
        topic
        for topic in needed_topics(subject) - has_items
        if subject.weights.get(topic, 0.0) > 0
        and subject.rounds.get(topic) in STORY_ROUNDS | CASE_ROUNDS
    ]
    return sorted(found, key=lambda topic: (-subject.weights[topic], topic))
