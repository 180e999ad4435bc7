"""What a text is written in, as far as it decides whether it can be graded."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Final

from greenroom.graders.rubric.fluency import FUNCTION_WORDS, MOST_WORDS
from greenroom.text.words import words

_READ: Final = 20_000
"""Characters that are looked at; what a text is written in shows sooner."""
_OTHER_SCRIPT: Final = 0.3
"""Share of the letters; terms in English stand in many answers in other scripts."""
_BROKEN: Final = 0.12
"""Share of the characters."""
_LATIN_ENDS: Final = 0x250
_SYMBOLS: Final = re.compile("[\u0370-\u03ff\u2100-\u214f\U0001d400-\U0001d7ff]")
"""Letters that stand in formulas."""
_WHITE: Final = frozenset("\t\n\r\x0b\x0c\x85")
_NAMES: Final[Mapping[str, str]] = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "THAI": "Thai",
}
_SPEAKS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(text.split()) - FUNCTION_WORDS
    for language, text in {
        "German": """der die das den dem des ein eine einen einem einer und oder aber nicht ist sind
            war wird werden wurde mit von für auf bei aus nach über zu zum zur im sich sie er es wir
            ich man auch wie wenn dass weil noch nur sehr mehr schon hat haben kann als""",
        "French": """le la les un une des du de et ou mais est sont était dans pour par sur avec ce
            cette ces qui que il elle ils nous vous je ne pas plus se sa son ses au aux en été comme
            on leur très même""",
        "Spanish": """el la los las un una unos de del y o pero es son era en para por con que se su
            sus no lo le al como más muy cuando está este esta hay ya ha sin sobre entre todo si""",
        "Italian": """il lo la i gli le un una di del della dei delle e o ma è sono era in per con
            che si su non più come anche questo questa nel nella al alla ha dal sul se molto""",
        "Portuguese": """o a os as um uma de do da dos das e ou mas é são era em no na nos nas para
            por com que se seu sua não mais como também este esta há já ao muito quando""",
        "Dutch": """de het een en of maar niet is zijn was wordt worden met van voor op bij uit naar
            over te dat die deze dit er wij ik men ook als omdat nog maar heel meer al heeft
            hebben kan om""",
        "Latin": """et sed est qui quae quod quo ut ad ab cum non ex ipsum dolor sit amet aut enim
            neque nec sunt quia per esse autem eum iste ea""",
        "Polish": """i w na z się nie jest są do to że jak ale oraz lub dla od po przez który która
            które przy co ich jego może tylko już""",
        "Swedish": """och att det som är en ett den inte på med för av till om men eller har kan var
            vi jag man från när så de""",
        "Turkish": """ve bir bu için ile da de ne çok daha gibi olarak olan ama veya en değil her
            kadar sonra var""",
    }.items()
}
_LEAST_OTHER, _LEAST_SHARE = 3, 0.1
"""Words, and their share of all; some of them also stand in English."""
_FENCE: Final = re.compile(r"^\s*(?:```|~~~)\w*", re.MULTILINE)
_MARKUP: Final = re.compile(
    r"<(script|style)\b[^<>]{0,200}>[^<]{0,2000}</\1>|<[/!a-z][^<>]{0,300}>|&#?\w{1,10};",
    re.IGNORECASE,
)
_FORMULA: Final = re.compile(
    r"\$\$[^$]{1,2000}\$\$|\$[^$\n]{1,500}\$|\\begin\{(\w{1,20})\*?\}.{0,2000}?\\end\{\1\*?\}|\\[a-z]{2,20}",
    re.IGNORECASE | re.DOTALL,
)
_SYNTAX: Final = re.compile(r"[{}\[\]<>_\\$;#|&]|=(?! ?[\d.])|\w\(|\)[:;.]")
_SQL: Final = re.compile(r"\b(?:SELECT|FROM|WHERE|GROUP BY|ORDER BY|JOIN|HAVING|INSERT|UPDATE)\b")
_CODE: Final = ((0.06, 0.25), (0.12, 0.4))
"""Share of the visible characters that are syntax, and of the words that are function words:
with more of the one and less of the other, a text is code. Honest answers have at most 0.04."""
_LEAST_CODE: Final = 12
"""Words; a shorter snippet can be what was asked for."""
_LEAST_PROSE: Final = 10
"""Words beside markup or formulas, where these are more than half of the text."""


def unreadable(text: str) -> str:
    """Why no word of it can be read: another script, or broken characters; else empty."""
    part = unicodedata.normalize("NFC", text[:_READ])
    letters = [c for c in part if c.isalpha()]
    other = [c for c in letters if ord(c) >= _LATIN_ENDS and not _SYMBOLS.match(c)]
    if len(other) > _OTHER_SCRIPT * len(letters):
        return f"The answer looks like {_script(other)}; only English is graded."
    greek = [c for c in letters if "\u0370" <= c <= "\u03ff"]
    if len(greek) > 0.5 * len(letters) and len(greek) > 20:
        return "The answer looks like Greek; only English is graded."
    visible = sum(not c.isspace() for c in part)
    if sum(map(_is_broken, part)) > _BROKEN * visible:
        return "The answer is mostly made of characters that cannot be read."
    return ""


def _script(letters: list[str]) -> str:
    counted = Counter(unicodedata.name(c, "UNKNOWN").split()[0] for c in letters)
    if counted["HIRAGANA"] + counted["KATAKANA"] > 0.2 * len(letters):
        return "Japanese"
    script = counted.most_common(1)[0][0]
    return _NAMES.get(script, f"a language in {script.capitalize()} script")


def _is_broken(character: str) -> bool:
    if character in _WHITE:
        return False
    return character == "\ufffd" or unicodedata.category(character) in {
        "Cc",
        "Cn",
        "Co",
        "Cs",
        "Me",
        "Mn",
    }


def other_language(text: str) -> str:
    """Why it is not graded: its function words are those of another language; else empty."""
    found = [word.text for word in islice(words(text), MOST_WORDS)]
    english = sum(word in FUNCTION_WORDS for word in found)
    counts = {name: sum(word in known for word in found) for name, known in _SPEAKS.items()}
    name = max(counts, key=lambda key: counts[key])
    if counts[name] < max(_LEAST_OTHER, _LEAST_SHARE * len(found)) or counts[name] <= english:
        return ""
    return f"The answer looks like {name}; only English is graded."


def no_prose(text: str) -> str:
    """Why it is not graded: code, markup or formulas and hardly a sentence; else empty."""
    part = text[:_READ]
    if sum(1 for _ in words(part)) < _LEAST_CODE:
        return ""
    rest = _FENCE.sub(" ", _FORMULA.sub(" ", _MARKUP.sub(" ", part)))
    visible, left = (sum(not c.isspace() for c in one) for one in (part, rest))
    # Alone, a letter is a variable.
    found = [word.text for word in words(rest) if word.text.isalpha() and len(word.text) > 1]
    share = sum(word in FUNCTION_WORDS for word in found) / max(1, len(found))
    syntax = len(_SYNTAX.findall(part)) / max(1, visible)
    is_dense = any(syntax > much and share < speech for much, speech in _CODE)
    coded = is_dense or (share < _CODE[0][1] and len(set(_SQL.findall(part))) >= 3)
    is_bare = visible > 2 * left and len(found) < _LEAST_PROSE
    if not coded and not is_bare:
        return ""
    kind = _kind(part)
    return f"The answer looks like {kind} without sentences; only English prose is graded."


def _kind(text: str) -> str:
    if len(_FORMULA.findall(text)) > 0:
        return "formulas"
    return "markup" if len(_MARKUP.findall(text)) > 3 else "code"
