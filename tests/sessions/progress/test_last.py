"""A function that keeps its last result."""

from greenroom.sessions.progress.last import Last


def test_it_is_called_again_only_for_another_object_or_another_value() -> None:
    calls: list[str] = []

    def note(name: str) -> str:
        calls.append(name)
        return name

    last = Last(note)
    first, twin = [1], [1]
    assert last((first,), (1,), "a") == "a"
    assert last((first,), (1,), "b") == "a"
    assert last((twin,), (1,), "c") == "c"
    assert last((twin,), (2,), "d") == "d"
    assert last((), (2,), "e") == "e"
    assert calls == ["a", "c", "d", "e"]
