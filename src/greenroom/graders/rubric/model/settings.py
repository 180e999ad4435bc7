"""Where the model is, and how it is asked."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from urllib.parse import urlsplit

from greenroom.errors import RequestError

URL: Final = "GREENROOM_LLM_URL"
MODEL: Final = "GREENROOM_LLM_MODEL"
KEY: Final = "GREENROOM_LLM_KEY"
TIMEOUT: Final = "GREENROOM_LLM_TIMEOUT"
SAMPLES: Final = "GREENROOM_LLM_SAMPLES"

LONGEST_TIMEOUT_S: Final = 600
MOST_SAMPLES: Final = 9
LONGEST_MODEL: Final = 200
_SHOWN: Final = 80

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A server that speaks OpenAI's chat completions, and a model that it has."""

    base_url: str
    """Up to and with `/v1`, without a slash at the end."""
    model: str
    api_key: str = field(default="", repr=False)
    """Empty where the server wants none."""
    timeout_s: float = 30.0
    """For a whole reading: all samples, with their second tries."""
    samples: int = 3
    """Times that the model reads each answer."""
    temperature: float = 0.5
    """Above 0, so that the samples can differ and their agreement means something."""

    @property
    def needed(self) -> int:
        """Samples without which there is no reading: more than half."""
        return self.samples // 2 + 1

    @property
    def host(self) -> str:
        """The server, as people name it."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]


class _Wrong(ValueError):
    """What was found and what is allowed."""


def settings_from(environ: Mapping[str, str]) -> ModelSettings | None:
    """The settings in environment variables; None without a URL: then no answer goes anywhere.

    Raises:
        RequestError: a variable is wrong; names all that are.
    """
    if not environ.get(URL, "").strip():
        return None
    wrong: list[str] = []

    def read(name: str, parse: Callable[[str], T], default: str, instead: T) -> T:
        try:
            return parse(environ.get(name, "").strip() or default)
        except _Wrong as fault:
            wrong.append(f"{name}: {fault}")
            return instead

    samples = read(SAMPLES, _samples, "3", 3)
    settings = ModelSettings(
        base_url=read(URL, _base_url, "", ""),
        model=read(MODEL, _model, "", ""),
        api_key=read(KEY, _key, "", ""),
        timeout_s=read(TIMEOUT, _timeout, "30", 30.0),
        samples=samples,
        # A single sample has nothing to differ from: it had better be the likeliest one.
        temperature=0.0 if samples == 1 else 0.5,
    )
    if wrong:
        raise RequestError("\n".join(wrong))
    return settings


def _base_url(text: str) -> str:
    allowed = "allowed is an address such as http://127.0.0.1:11434/v1"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _Wrong(f"found {_shown(text)}; {allowed}") from None
    if "@" in parts.netloc:
        raise _Wrong(f"found a name or password in the address; a key belongs in {KEY}")
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise _Wrong(f"found {_shown(text)}; {allowed}")
    if parts.query or parts.fragment or not text.isascii() or not text.isprintable():
        raise _Wrong(f"found ?, # or characters that no address has; {allowed}")
    return text.rstrip("/").removesuffix("/chat/completions")


def _model(text: str) -> str:
    if not text:
        raise _Wrong("missing; allowed is a model that the server has, such as llama3.1:8b")
    if not text.isprintable() or len(text) > LONGEST_MODEL:
        raise _Wrong(f"found {_shown(text)}; allowed is a name of up to {LONGEST_MODEL} characters")
    return text


def _key(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text:
        raise _Wrong(
            f"found {len(text)} characters with white space or beyond ASCII among them (not shown "
            "here); allowed is a key of letters, digits and signs"
        )
    return text


def _timeout(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 1 <= seconds <= LONGEST_TIMEOUT_S:
        raise _Wrong(f"found {_shown(text)}; allowed are 1 to {LONGEST_TIMEOUT_S} seconds")
    return seconds


def _samples(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 3):
        raise _Wrong(f"found {_shown(text)}; allowed are whole numbers from 1 to {MOST_SAMPLES}")
    if not 1 <= int(text) <= MOST_SAMPLES:
        raise _Wrong(f"found {text}; allowed are whole numbers from 1 to {MOST_SAMPLES}")
    return int(text)


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")
