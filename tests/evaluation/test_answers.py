"""Files of graded answers, right and wrong."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import RequestError
from greenroom.evaluation.answers import (
    BYTES_LIMIT,
    CHARACTERS_LIMIT,
    GradedAnswer,
    question_groups,
    read_answers,
)

ROW = {
    "question": "What is recall?",
    "ref": "TP / (TP + FN)",
    "answer": "found share",
    "score": 0.5,
}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_a_row_keeps_what_it_says(tmp_path: Path) -> None:
    more = {"qid": 7, "g1": 0, "g2": 1.0, "split": "train", "label": "correct", "ds": "unknown"}
    (row,) = read_answers(written(tmp_path, ROW | more))
    assert row == GradedAnswer(
        "What is recall?",
        ("TP / (TP + FN)",),
        "found share",
        0.5,
        "7",
        0.0,
        1.0,
        "train",
        "correct",
    )


def test_references_may_be_a_list_and_go_by_either_name(tmp_path: Path) -> None:
    listed = {k: v for k, v in ROW.items() if k != "ref"} | {"references": ["one", "two"]}
    (row,) = read_answers(written(tmp_path, listed))
    assert row.references == ("one", "two")


def test_what_is_null_counts_as_left_out(tmp_path: Path) -> None:
    (row,) = read_answers(written(tmp_path, ROW | {"g1": None, "g2": None, "qid": None}))
    assert (row.first, row.second, row.question_id) == (None, None, "")


def test_a_packed_file_reads_like_a_plain_one(tmp_path: Path) -> None:
    plain = written(tmp_path, ROW, ROW | {"answer": "日本語 🙂"})
    packed = tmp_path / "answers.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_answers(packed) == read_answers(plain)


def test_blank_lines_carriage_returns_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(ROW).encode() + b"\r\n\r\n\n")
    assert len(read_answers(path)) == 1


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = ROW | {"answer": "one\u2028two\x85three"}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert read_answers(path)[0].answer == "one\u2028two\x85three"


BAD_VALUES: Mapping[str, tuple[object, str]] = {
    "a score above the scale": ({"score": 1.5}, "score: found 1.5; allowed: a number from 0 to 1"),
    "a score that is not a number": ({"score": "1"}, 'score: found "1"; allowed'),
    "a score that is true": ({"score": True}, "score: found true"),
    "a score that is no number at all": ({"score": float("nan")}, "score: found NaN"),
    "an endless score": ({"score": float("inf")}, "score: found Infinity"),
    "no reference": ({"ref": []}, "ref: found []"),
    "an empty reference": ({"ref": ["one", " "]}, 'ref: found ["one", " "]'),
    "an empty question": ({"question": ""}, 'question: found ""; allowed: a text'),
    "no answer": ({"answer": None}, "answer: missing; allowed: a text"),
    "an answer of another type": ({"answer": 7}, "answer: found 7"),
    "an answer beyond the limit": ({"answer": "a" * (CHARACTERS_LIMIT + 1)}, "answer: found"),
    "a second grade off the scale": ({"g2": -0.1}, "g2: found -0.1"),
}


@pytest.mark.parametrize("name", BAD_VALUES)
def test_a_wrong_value_is_told_with_its_line_and_what_may_stand_there(
    tmp_path: Path, name: str
) -> None:
    change, said = BAD_VALUES[name]
    assert isinstance(change, dict)
    with pytest.raises(RequestError) as error:
        read_answers(written(tmp_path, ROW, ROW | change))
    assert f"line 2: {said}" in str(error.value)
    assert len(str(error.value)) < 400


def test_all_wrong_lines_are_told_at_once_and_many_are_counted(tmp_path: Path) -> None:
    with pytest.raises(RequestError) as error:
        read_answers(written(tmp_path, [1], ROW, *[ROW | {"score": 2}] * 20))
    told = str(error.value)
    assert "line 1: found [1]; allowed: a JSON object" in told
    assert "line 3: score: found 2" in told
    assert told.endswith("and 11 more")


BAD_FILES: Mapping[str, tuple[bytes, str]] = {
    "empty": (b"", "has no rows"),
    "not JSON": (b"{question", "line 1: not JSON"),
    "deep JSON": (b"[" * 100_000, "line 1: not JSON"),
    "another encoding": (json.dumps(ROW)[:-2].encode() + b"\xe9", "not UTF-8: byte"),
    "cut off gzip": (gzip.compress(json.dumps(ROW).encode())[:-9], "a damaged gzip file"),
    "gzip in name alone": (b"\x1f\x8b nothing", "a damaged gzip file"),
    "far more than it seems": (gzip.compress(b" " * (BYTES_LIMIT + 1), 1), "larger than"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_holds_no_rows_is_one_sentence(tmp_path: Path, name: str) -> None:
    content, said = BAD_FILES[name]
    path = tmp_path / "answers.jsonl"
    path.write_bytes(content)
    with pytest.raises(RequestError, match=said):
        read_answers(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="No such file"):
        read_answers(tmp_path / "none.jsonl")
    with pytest.raises(RequestError, match="Is a directory"):
        read_answers(tmp_path)


def asked(question: str, question_id: str = "") -> GradedAnswer:
    return GradedAnswer(question, ("r",), "a", 1.0, question_id)


def test_rows_that_share_an_id_or_a_text_are_one_question() -> None:
    rows = [asked("x", "1"), asked("y", "2"), asked("z", "1"), asked("y", "3"), asked("w")]
    one, two, three, four, five = question_groups(rows)
    assert one == three
    assert two == four
    assert len({int(one), int(two), int(five)}) == 3


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["", "1", "2", "3", "4"]))))
def test_no_id_and_no_text_stands_in_two_questions(pairs: list[tuple[str, str]]) -> None:
    groups = question_groups([asked(*pair) for pair in pairs]).tolist()
    for place in (0, 1):
        for key in {pair[place] for pair in pairs if pair[place]}:
            of_key = {g for g, pair in zip(groups, pairs, strict=True) if pair[place] == key}
            assert len(of_key) == 1
