"""A grade names who read the answer, and of a model which instructions it had."""

from collections.abc import Mapping

from greenroom.graders.rubric.grader import RubricGrader
from greenroom.graders.rubric.model.prompt import PROMPT_VERSION
from greenroom.model.response import Response
from tests.graders.rubric.model.server import Step
from tests.graders.rubric.model.tapes import ANSWER, GOOD_STEP, MODEL, RUBRIC, TapeServer


def facts(server: TapeServer, step: Step) -> tuple[Mapping[str, object], str]:
    """Those of the grade, and its sentence."""
    environ = {
        "GREENROOM_LLM_URL": server.tape(step).settings.base_url,
        "GREENROOM_LLM_MODEL": MODEL,
    }
    grade = RubricGrader(environ).grade(RUBRIC, Response({"text": ANSWER}))
    (interval,) = [seen for seen in grade.seen if seen.id == "interval"]
    assert isinstance(interval.data, Mapping)
    return interval.data, grade.summary


def test_a_model_is_named_with_the_version_of_its_prompt(server: TapeServer) -> None:
    found, _ = facts(server, GOOD_STEP)
    assert (found["reader"], found["prompt"]) == (MODEL, PROMPT_VERSION)


def test_the_reader_that_stepped_in_is_named_and_no_prompt(server: TapeServer) -> None:
    found, summary = facts(server, {"status": 500})
    assert found["reader"] == "the embedded reader"
    assert "prompt" not in found
    assert "the embedded reader read the answer instead" in summary
