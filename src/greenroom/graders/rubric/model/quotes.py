"""Quotes, looked up in the text that they are said to come from."""

from greenroom.text.spans import Span
from greenroom.text.words import stems


class Quotable:
    """A text in which quotes are found whatever white space stands between their words."""

    def __init__(self, text: str) -> None:
        # Of a run of white space only the first, as in the quote.
        self._places = [
            at
            for at, character in enumerate(text)
            if not (character.isspace() and text[at - 1 : at].isspace())
        ]
        self._flat = "".join(" " if text[at].isspace() else text[at] for at in self._places)

    def find(self, quote: str) -> Span | None:
        """The first place in the text that has the quote literally.

        None also for a quote without a word that carries meaning, which any text has.
        """
        wanted = " ".join(quote.split())
        if not stems(wanted):
            return None
        at = self._flat.find(wanted)
        if at < 0:
            return None
        return Span(self._places[at], self._places[at + len(wanted) - 1] + 1)
