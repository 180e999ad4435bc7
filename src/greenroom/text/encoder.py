"""The sentence encoder: a unit vector for each token of a text, in its context."""

import os
import re
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from greenroom.errors import GraderFault
from greenroom.text.spans import Span, sentences

MODEL: Final = Path(__file__).parent / "model"
WIDTH: Final = 384
LONGEST_PART: Final = 250
"""Tokens that are read together; longer texts are read in parts of whole sentences."""

_HALF: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which are no text."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A text as the encoder sees it; n tokens."""

    text: str
    tokens: tuple[str, ...]
    """Word pieces, lower case; those that go on with a word begin with `##`."""
    places: NDArray[np.int64]
    """(n, 2): start and end of each in the text."""
    states: Floats
    """(n, 384), each row of length 1."""


class Encoder:
    """all-MiniLM-L6-v2 in 8 bits. Safe to use from any thread; the same text gives the same."""

    def __init__(self) -> None:
        # Unless it is told before it starts, the runtime counts its uses for its makers, keeps a
        # number for this machine in the home folder, and sends both where there is a network.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        # Late: together they take a quarter of a second and 60 MB.
        import onnxruntime  # noqa: PLC0415 - late, see above
        from tokenizers import Tokenizer  # noqa: PLC0415 - late, see above

        # The same for the builds of Windows, which do not look at the variable.
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Further fusions save nothing here, move the rounding of 8 bits, and differ by release.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                str(MODEL / "model_int8.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as fault:
            raise GraderFault(f"the encoder cannot be loaded: {fault}") from fault
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        # Without this, a text could hold the marks by which the network knows its start and end.
        self._tokenizer.encode_special_tokens = True
        self._first, self._last = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def encode(self, text: str) -> Encoded:
        """Tokens with their states; an empty text has none.

        Raises:
            GraderFault: the model failed.
        """
        clean = _HALF.sub("\ufffd", text)
        read = self._tokenizer.encode(clean, add_special_tokens=False)
        places = np.array(read.offsets, dtype=np.int64).reshape(-1, 2)
        parts = _parts(clean, places, read.word_ids)
        states = [self._read(read.ids[part.start : part.end]) for part in parts]
        none = np.zeros((0, WIDTH), dtype=np.float32)
        return Encoded(text, tuple(read.tokens), places, np.concatenate([none, *states]))

    def _read(self, tokens: list[int]) -> Floats:
        """One part at a time: a batch is quantised together, and its members change each other."""
        ids = np.array([[self._first, *tokens, self._last]], dtype=np.int64)
        try:
            (states,) = self._session.run(
                None, {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            )
        except Exception as fault:
            raise GraderFault(f"the encoder failed: {fault}") from fault
        return np.asarray(states[0, 1:-1], dtype=np.float32)


def _parts(text: str, places: NDArray[np.int64], words: list[int]) -> list[Span]:
    """Tokens that are read together: whole sentences; longer ones are cut between words.

    `words` says of each token which word it belongs to; none has more than 100 tokens.
    """
    ends = np.searchsorted(places[:, 0], [sentence.end for sentence in sentences(text)])
    found = [Span(0, 0)]
    for end in (*ends[:-1].tolist(), len(words)):
        if end - found[-1].start <= LONGEST_PART:
            found[-1] = Span(found[-1].start, end)
            continue
        while (start := found[-1].end) < end:
            stop = min(end, start + LONGEST_PART)
            while stop < end and words[stop] == words[stop - 1]:
                stop -= 1
            found.append(Span(start, stop))
    return [part for part in found if part.end > part.start]


_LOCK = threading.Lock()


@cache
def _made() -> Encoder:
    return Encoder()


def encoder() -> Encoder:
    """The one encoder of this process, loaded at its first use.

    Raises:
        GraderFault: it cannot be loaded.
    """
    with _LOCK:
        return _made()
