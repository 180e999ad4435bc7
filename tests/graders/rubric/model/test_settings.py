"""What the environment says of the model."""

import pytest

from greenroom.errors import RequestError
from greenroom.graders.rubric.model.settings import ModelSettings, settings_from

URL = "GREENROOM_LLM_URL"
LEAST = {URL: "http://127.0.0.1:11434/v1", "GREENROOM_LLM_MODEL": "llama3.1:8b"}


def test_without_a_url_there_is_no_model_whatever_else_is_set() -> None:
    assert settings_from({}) is None
    assert (
        settings_from({URL: "  ", "GREENROOM_LLM_KEY": "k", "GREENROOM_LLM_SAMPLES": "x"}) is None
    )


def test_url_and_model_are_enough() -> None:
    settings = settings_from(LEAST)
    assert settings == ModelSettings("http://127.0.0.1:11434/v1", "llama3.1:8b", "", 30.0, 3, 0.5)


def test_every_variable_is_read() -> None:
    environ = {
        URL: " https://llm.example.org:8443/v1/chat/completions ",
        "GREENROOM_LLM_MODEL": "judge",
        "GREENROOM_LLM_KEY": "sk-1\n",
        "GREENROOM_LLM_TIMEOUT": "2.5",
        "GREENROOM_LLM_SAMPLES": "5",
    }
    wanted = ModelSettings("https://llm.example.org:8443/v1", "judge", "sk-1", 2.5, 5, 0.5)
    assert settings_from(environ) == wanted


def test_a_single_sample_is_the_likeliest_one() -> None:
    settings = settings_from(LEAST | {"GREENROOM_LLM_SAMPLES": "1"})
    assert settings is not None
    assert (settings.samples, settings.temperature, settings.needed) == (1, 0.0, 1)


def test_a_reading_needs_more_than_half_of_the_samples() -> None:
    needed = [ModelSettings("", "", samples=n).needed for n in range(1, 7)]
    assert needed == [1, 2, 2, 3, 3, 4]


def test_the_key_is_never_shown() -> None:
    settings = ModelSettings("http://a/v1", "m", "sk-secret")
    assert "sk-secret" not in f"{settings!r} {settings}"


ADDRESS = "allowed is an address such as http://127.0.0.1:11434/v1"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        # The address.
        ({URL: "localhost:11434"}, f"{URL}: found 'localhost:11434'; {ADDRESS}"),
        ({URL: "ftp://host/v1"}, f"{URL}: found 'ftp://host/v1'; {ADDRESS}"),
        ({URL: "http:///v1"}, f"{URL}: found 'http:///v1'; {ADDRESS}"),
        ({URL: "http://host:0/v1"}, f"{URL}: found 'http://host:0/v1'; {ADDRESS}"),
        ({URL: "http://host:99999/v1"}, f"{URL}: found 'http://host:99999/v1'; {ADDRESS}"),
        ({URL: "http://[::1/v1"}, f"{URL}: found 'http://[::1/v1'; {ADDRESS}"),
        (
            {URL: "http://host/v1?key=1"},
            f"{URL}: found ?, # or characters that no address has; {ADDRESS}",
        ),
        (
            {URL: "http://höst/v1"},
            f"{URL}: found ?, # or characters that no address has; {ADDRESS}",
        ),
        # The model.
        (
            {"GREENROOM_LLM_MODEL": ""},
            "GREENROOM_LLM_MODEL: missing; allowed is a model that the server has, such as "
            "llama3.1:8b",
        ),
        (
            {"GREENROOM_LLM_MODEL": "a\x07b"},
            "GREENROOM_LLM_MODEL: found 'a\\x07b'; allowed is a name of up to 200 characters",
        ),
        # Numbers.
        *(
            (
                {"GREENROOM_LLM_TIMEOUT": text},
                f"GREENROOM_LLM_TIMEOUT: found '{text}'; allowed are 1 to 600 seconds",
            )
            for text in ("soon", "0.5", "601", "nan", "inf", "-3")
        ),
        *(
            (
                {"GREENROOM_LLM_SAMPLES": text},
                f"GREENROOM_LLM_SAMPLES: found {shown}; allowed are whole numbers from 1 to 9",
            )
            for text, shown in (("three", "'three'"), ("2.5", "'2.5'"), ("0", "0"), ("10", "10"))
        ),
    ],
)
def test_a_wrong_variable_is_named_with_what_was_found_and_what_is_allowed(
    changed: dict[str, str], message: str
) -> None:
    with pytest.raises(RequestError) as caught:
        settings_from(LEAST | changed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"GREENROOM_LLM_KEY": "sk-secret with space"}, "GREENROOM_LLM_KEY"),
        ({"GREENROOM_LLM_KEY": "sk-secret\nX-Other: 1"}, "GREENROOM_LLM_KEY"),
        ({"GREENROOM_LLM_KEY": "sk-secrét"}, "GREENROOM_LLM_KEY"),
        ({URL: "http://me:sk-secret@host/v1"}, URL),
    ],
)
def test_a_wrong_secret_is_named_but_not_shown(changed: dict[str, str], name: str) -> None:
    with pytest.raises(RequestError) as caught:
        settings_from(LEAST | changed)
    assert str(caught.value).startswith(f"{name}: found ")
    assert "sk-secr" not in str(caught.value)


def test_all_wrong_variables_are_named_at_once() -> None:
    with pytest.raises(RequestError) as caught:
        settings_from({URL: "nowhere", "GREENROOM_LLM_SAMPLES": "x"})
    names = [line.split(":")[0] for line in str(caught.value).splitlines()]
    assert names == ["GREENROOM_LLM_SAMPLES", URL, "GREENROOM_LLM_MODEL"]
