"""Which parts of a good spoken answer can be heard in one.

Cue words and word order, nothing learned, and never length: what is said to be heard should be
heard by every reader, and a part that goes unheard costs nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from greenroom.model.item import Level
from greenroom.text.spans import Span, clauses, sentences


@dataclass(frozen=True, slots=True)
class ShapePart:
    """A part that answers of a level should have, and where this one has it."""

    id: str
    label: str
    span: Span | None
    """The sentence that shows it, or its clause where the sentence is long; None: not heard."""


class _Said(NamedTuple):
    span: Span
    text: str
    """Folded, as long as the span."""


class _Talk(NamedTuple):
    said: list[_Said]
    """Sentences, without those of the question."""
    numbers: frozenset[str]
    """Of the question: of the case, if they come back."""
    modelling: int
    """Where the answer first proposes a model; its length, if it never does."""


_Cue = Callable[[_Said, _Talk], int | None]
"""Where in a sentence a part is heard."""

_FOLD: Final = {
    **{code: code + 32 for code in range(ord("A"), ord("Z") + 1)},
    **dict.fromkeys((0x2018, 0x2019, 0x02BC), ord("'")),
    **dict.fromkeys((0x2010, 0x2011), ord("-")),
}
"""One character for one, so that places stay; `str.lower` may lengthen a text."""
_MOST_READ: Final = 30_000
"""Characters; half an hour of speech. Bounds the time for texts that nobody would say."""
_LONG_SENTENCE: Final = 300
"""Characters; of a longer one the clause is shown."""
_LOOK_BACK: Final = 40
"""Characters; room for a denial and two words."""
_DENIAL: Final = re.compile(
    r"(?:\b(?:no|not|never|without|neither|nor|cannot|hardly|nothing)|n't)"
    r"(?:\s+[\w'-]+){0,2}\s*\Z"
)


def _any(*cues: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cues)})")


_WOULD: Final = r"(?:i|we)(?:'d| would|'ll| will| should| must)"
_HOW: Final = r"(?:, |also |then |still |just |simply |only |first |rather |probably |at first )"
_PROPOSES: Final = rf"{_WOULD} {_HOW}{{0,2}}"

_QUANTITY: Final = (
    r"(?:share|fraction|probability|chance|number|ratio|average|mean|error|proportion|percentage"
    r"|area|sum|product|difference|distance|tendency|extent|rate|amount|degree|odds|sensitivity"
    r"|part|spread|likelihood|square root|weighted \w+|expected \w+|harmonic mean)"
)
_DEFINITION: Final = _any(
    rf"(?:is|are) (?:simply |just |basically )?(?:the|a) {_QUANTITY} "
    r"(?:of|that|between|with|by|to|from|at|which|over)\b",
    r"(?:is|are) (?:when|how (?:much|often|far|many|well))\b",
    r"(?:is|are) (?:error|a (?:measure|metric|method|technique|way|model|number|score)"
    r"|an? (?!standard|common|popular|good)\w+ "
    r"(?:method|technique|model|algorithm)) (?:of|that|which|to|for|from|where|in)\b",
    r"(?:is|are) (?:defined as|caused by)\b",
    r"means (?:that|how|the|you|it|a|an|we|if|having|being)\b",
    r"measures (?:how|the|whether|what|only|by)\b",
    r"(?:tells|says|shows) (?:you |us |me )?(?:how (?:much|many|often|far|well|likely)"
    r"|(?:what|which) (?:share|fraction|part))\b",
    r"(?:refers? to|stands? for|consists? of|works? by|happens? when|arises? (?:when|from)"
    r"|results? in|leads? to|comes? from) \w+ \w+",
    r"because (?!of\b|[^,.]{1,30}\d)[\w'-]+ [\w'-]+ [\w'-]+",
)
_NO_SUBJECT: Final = re.compile(
    r"\b(?:this|that|which|it|problem|issue|question|goal|aim|target|answer|solution|reason"
    r"|there|what|i|we|you)\s\Z"
)
"""Before `is` or `means` these conclude or point; they define nothing."""
_NEEDS_SUBJECT: Final = ("is ", "are ", "means ", "comes ", "come ", "tell", "say", "show", "meas")
_EMPTY_REASON: Final = re.compile(
    r"because (?:i|we|you|they|he|she|my|our|(?:it|this|that|these|they|[\w-]+|[\w-]+ [\w-]+)"
    r"(?: is|'s| are|'re) (?:\w+ )?(?:very |always |really |most |more |the |a |so )*"
    r"(?:good|better|best|popular|important|standard|simple|easy|easier|common|bad|powerful"
    r"|state))\b"
)
_DOES: Final = re.compile(
    r"\A[-*\u2022\s\d.)]*(?:(?:also|then|first|next|so|and|please|for|or|now)[,:]? )*"
    r"(?:use|take|swap|keep|add|drop|put|sit|try|train|choose|pick|start|split|report|prefer|go|don't"
    r"|do not|never|skip|leave|look|check|measure|remove|limit|avoid|set|build|let|show|because)\b"
    r"|[;,:] (?:use|take|swap|keep|add|drop|try|train|choose|pick|start|split|report|check|leave)\b"
    r"|\b(?:useful|like|believe|think|prefer|should|stays?|i go|don't know|has to|left)\b"
)
"""What a `because` gives a motive for, and no mechanism; or what it has nothing before."""
_PLANS: Final = re.compile(rf"\b(?:{_WOULD}|let's|let us|we (?:use|need)|i (?:use|need))\b")


def _undenied(text: str, place: int) -> bool:
    return not _DENIAL.search(text, max(0, place - _LOOK_BACK), place)


def _defines(said: _Said, _: _Talk) -> int | None:
    if said.text.endswith("?"):
        return None
    plan = _PLANS.search(said.text)
    planned = plan.start() if plan else len(said.text)
    for found in _DEFINITION.finditer(said.text):
        if not _undenied(said.text, found.start()):
            continue
        if not _is_no_definition(said.text, found, planned):
            return found.start()
    return None


def _is_no_definition(text: str, found: re.Match[str], planned: int) -> bool:
    """Whether this gives a reason for a choice, or points at something said before."""
    if found.group().startswith("because"):
        chosen = planned < len(text) or _DOES.search(text) is not None
        return chosen or _EMPTY_REASON.match(text, found.start()) is not None
    pointed = _NO_SUBJECT.search(text, max(0, found.start() - _LOOK_BACK), found.start())
    return found.group().startswith(_NEEDS_SUBJECT) and (pointed is not None or not found.start())


_INSTANCE: Final = _any(
    r"for (?:example|instance)\b,? ?:? ?(?=\w)|e\.g\.?,? (?=\w)",
    r"(?:imagine|picture|suppose) (?:that |a |an |the |we |you |i |two |one |\d)",
    r"(?:let's |let us )say (?:that |a |an |the |we |you |one |two |\d)",
    r"say,? (?:half|one|two|three|five|ten|twenty|a hundred|a thousand|\d)",
    r"(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of|of every) "
    r"(?:ten|twenty|a hundred|a thousand|\d{2,})\b",
    r"\d[\d.,]{0,12}(?:ms|gb|mb|kb|km|kg)\b|(?:eur|usd) \d",
)
_NUMBER: Final = re.compile(r"(?<![\w.,/^])(?<![a-z]-)\d++(?:[.,]\d++)*+(?![\w/]*[a-z_/])")
_UNIT: Final = re.compile(
    r" ?(?:%|\u20ac|per ?cent\b)|-? ?(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|years?|euros?|eur|dollars?|usd|gb|mb|kb|gib|mib|km|metres?|kg|million|billion"
    r"|thousand)\b"
)
_THINGS: Final = re.compile(
    r" (?!(?:folds|trees|epochs|layers|clusters|neighbou?rs|was|is|has|does|plus|less|minus|this"
    r"|always|across|points)\b)[a-z]{3,}s\b"
)
_NO_CASE: Final = re.compile(
    r" ?%? ?-?(?:confidence|significance|power|interval|ci\b|sure\b"
    r"|certain\b|(?:for |of the data |for the )?"
    r"(?:train|test|validation))"
)
"""Numbers of the trade, in every answer the same."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _gives_example(said: _Said, talk: _Talk) -> int | None:
    if said.text.endswith("?"):
        return None
    for found in _INSTANCE.finditer(said.text):
        if _undenied(said.text, found.start()):
            return found.start()
    return next(
        (n.start() for n in _NUMBER.finditer(said.text) if _is_concrete(said.text, n, talk)), None
    )


def _is_concrete(text: str, found: re.Match[str], talk: _Talk) -> bool:
    if _NO_CASE.match(text, found.end()) or _YEAR.fullmatch(found.group()):
        return False
    number = found.group().replace(",", "")
    several = len(number) > 1
    return (
        _UNIT.match(text, found.end()) is not None
        or (several and number in talk.numbers)
        or (several and _THINGS.match(text, found.end()) is not None)
    )


_UP: Final = r"(?:raises?|increases?|grows?|rises?|gains?|improves?|higher|more)"
_DOWN: Final = r"(?:lowers?|reduces?|cuts?|shrinks?|falls?|loses?|drops?|less|fewer|lower)"
_GAP: Final = r"[^?!\n;]{1,60}?\b"
_TURN: Final = r"(?:but|yet)"
_MORE: Final = (
    r"(?:more|fewer|less|higher|lower|larger|smaller|deeper|longer|shorter|stronger|bigger|wider"
    r"|stricter|looser|faster)"
)
_TRADE_OFF: Final = _any(
    r"at the (?:price|cost|expense) of (?!each|every|a (?:false|missed|wrong))\w",
    rf"on the other hand{_GAP}"
    rf"(?:costs?|loses?|needs?|risks?|cannot|can't|{_MORE}|slower|harder)\b",
    r"(?<!what )(?<!much )(?:it|that|this|which|but|also|still|though) (?:\w+ )?costs? "
    r"(?:us |you |me |them )?"
    r"(?!(?:of|per|is|are|and|matrix|about|function|too|nothing|almost nothing)\b)\w",
    rf"depends? (?:\w+ )?on{_GAP}(?:costs?|compared|against|price|budget|afford|worth|dearer)\b",
    r"(?<!advantages and )(?:downside|drawback|disadvantage|caveat|catch|limitation)s?"
    r"(?:(?: here| of [\w -]{1,40}?)?(?: is|:|,| are) )\w+ \w+",
    r"(?:the|my|its) (?:price|limit)(?: here| for (?:this|that|it)| of (?:this|that|it))?"
    r"(?: is (?:that|a|an|more|less)\b|: )",
    r"trade-?offs?(?: here| now)?(?: is(?: that)?\b(?! between| only apparent)|: ?\w)",
    r"(?:trade|trades|trading) (?!offs?\b)[\w-]+ (?:\w+ ){0,3}(?:for|against) \w",
    r"(?:pay|pays|paid|paying) (?:for (?:it|that|this|them) )?with \w",
    r"in (?:exchange|return) for \w",
    rf"{_UP} {_GAP}{_TURN} {_GAP}{_DOWN}\b|{_DOWN} {_GAP}{_TURN} {_GAP}{_UP}\b",
    r"(?:lowers?|reduces?|cuts?|shrinks?) [^?!\n;]{1,40}?\band (?:raises?|increases?|costs?)\b",
    r"(?:raises?|increases?) [^?!\n;]{1,40}?\band (?:lowers?|reduces?|cuts?|shrinks?)\b",
    r"only (?:works?|holds?|helps?) (?:if|when|for|as long|while|where)\b",
    r"(?:fails|breaks down|stops working) (?:if|when|as soon|where)\b|only as good as \w",
    r"(?:sees|answers|covers|knows|catches) only (?:what|those)\b",
)


def _weighs(said: _Said, _: _Talk) -> int | None:
    if said.text.endswith("?"):
        return None
    places = (found.start() for found in _TRADE_OFF.finditer(said.text))
    return next((place for place in places if _undenied(said.text, place)), None)


_MEASURED: Final = (
    r"(?:rates?|shares?|drift|latency|latencies|p9\d|percentiles?|errors?|precision|recall"
    r"|calibration|distributions?|counts?|number of|age|false \w+|missed \w+|complaints"
    r"|conversions?|revenue|sales|scores?|accuracy|loss|losses|costs?|quantiles?|missing|nulls?|volumes?|auc|psi"
    r"|cohorts|purchases|refusals|timeouts|fallbacks?|defaults|returns|alarms|coverage|bias|mae"
    r"|queue|throughput|exposure|freshness|how (?:many|often|much|old|long)|whether)\b"
)
_VAGUE: Final = (
    r"(?!(?:out|it|them|this|that|everything|things|all|the (?:model|system|models|results?"
    r"|performance|situation|metrics?|whole)|metrics?|performance|results?|models?|closely|for|and|or|in|on|over"
    r"|carefully|record|after|continuously|regularly|how)"
    r"(?:[.,;:!)]| (?!drift)|\Z))"
)
_THEN: Final = (
    rf"(?:{_WOULD}(?: \w+){{0,2}} |(?:to|and|also|then|should|must|could|can|please) |"
    r"(?<![^-*\u2022.:;,\s\d)])(?<=[-*\u2022.:;,)] )|\A)"
)
_MONITORS: Final = re.compile(
    rf"(?:\b|(?<=\s)|\A){_THEN}(?:monitor|track) {_VAGUE}(?=[\w(])"
    rf"|(?:\b|(?<=\s)|\A){_THEN}(?:watch|log|follow|alert on|alarm on|keep an eye on) "
    r"(?!out\b|loss\b|odds\b|likelihood\b|scale\b|transform|of\b|only\b|has\b|is\b)"
    rf"[^?!\n]{{0,35}}?\b{_MEASURED}"
    r"|\b(?:alerts?|alarms?|pages? (?:me|us|someone|somebody)) (?:on|when|if|for|above|below|once) "
    r"(?!(?:the )?(?:important |key |main )?(?:kpis|metrics)\b)\w+ \w+"
    rf"|\bkeep(?:ing)? (?:an eye on|track of) {_VAGUE}(?=[\w(])"
    rf"|\b(?:dashboards?|graphs?|monitoring) (?:with|for|of|showing|on) [^?!\n]{{0,60}}?{_MEASURED}"
    rf"|\b(?:monitoring|on the (?:wall|dashboard)): [^?!\n]{{0,60}}?{_MEASURED}"
)
_LATER: Final = re.compile(
    r"\A(?:[-*\u2022] )?(?:and |then )?(?:after (?:the )?(?:release|launch|roll-?out|deployment"
    r"|go-live)|afterwards"
    r"|once (?:it is |it's |we are )?live|(?:each|every) (?:day|week|month|monday|morning))\b"
    rf"[^?!\n]{{1,40}}?\b{_MEASURED}[^?!\n]{{1,60}}?(?:,|\band\b)[^?!\n]{{1,60}}?\b{_MEASURED}"
)


def _watches(said: _Said, _: _Talk) -> int | None:
    if said.text.endswith("?"):
        return None
    for pattern in (_MONITORS, _LATER):
        for found in pattern.finditer(said.text):
            if _undenied(said.text, found.start()):
                return found.start()
    return None


_MODEL: Final = re.compile(
    r"\b(?:(?:logistic|linear|ridge|lasso|poisson) regression|random forests?|isolation forests?"
    r"|forests?|gradient[- ]boosting|boosting|boosted \w+|xgboost|lightgbm|catboost"
    r"|(?:decision )?trees?|svms?|support vector machines?|neural net(?:work)?s?|deep learning"
    r"|cnns?|rnns?|lstms?|transformers?|bert|gpt[\w.-]*|k-?means|knn|k-nn"
    r"|nearest neighbou?rs|naive bayes|(?:auto)?encoders?|dbscan|resnet[\w-]*"
    r"|two-tower|matrix factori[sz]ation|collaborative filtering|prophet|arima|tcns?|gnns?"
    r"|u-net|ebm|gams?|bandits?)\b"
)
_MODELLING: Final = re.compile(
    rf"\b{_PROPOSES}(?:train|fit|retrain|fine-tune|deploy|build)\b"
    r"|\b(?:take|use|choose|pick|train|fit|try|go (?:with|for)|start (?:with|from))"
    rf" (?:\w+ ){{0,3}}?{_MODEL.pattern}"
)
"""What proposes a model even where the question names it."""
_CLARIFIES: Final = _any(
    rf"{_WOULD} (?!not )(?:\w+ ){{0,2}}?(?:ask|clarify|want to know|need to know|like to know"
    r"|find out|know from) \w+",
    r"(?:i|we) (?:first )?(?:need|want|have) to (?:know|ask|clarify|understand|find out) \w+",
    r"what does [^?\n]{1,60}? mean\b",
    r"i(?:'d| would|'ll| will|'m| am)? (?:first )?assum(?:e|ing) \w+",
    r"(?:my|one) assumption(?: is|:) \w+",
    r"(?:(?<=\A- )|(?<![^\n]))(?:ask|clarify|assumption)(?::| ) ?\w+",
)
_QUESTION: Final = re.compile(
    r"\A[-*\u2022\s]*(?:(?:and|or|but|also|first|(?:[a-z]+ )?questions?(?: first)?)[:,]? )?"
    r"(?:what|which|who|whose|how|when"
    r"|where|is|are|do|does|did|can|could|was|were|has|have|will)\b(?: [^\s?]+){3}"
)
_RHETORICAL: Final = re.compile(
    r"how (?:does|do|did|would|can|could) (?:it|i|we|you|this|that|the model)\b|so what\b"
    r"|what (?:would|do|can|should|did) i\b|what (?:is|are) an?\b|what(?:'s| is) (?:the|my) "
    r"(?:problem|issue|point|answer|matter|solution|fix|difference)\b|what happens\b|make sense"
    r"|any(?:thing| (?:more )?questions)|(?:is|was) (?:that|this|it) (?:ok|okay|right|good|bad"
    r"|enough|what you|clear|surprising)\b|what went wrong|what next|do you (?:see|agree|know)\b"
)


def _clarifies(said: _Said, talk: _Talk) -> int | None:
    found = _CLARIFIES.search(said.text)
    early = found and said.span.start + found.start() < talk.modelling
    if found and early and _undenied(said.text, found.start()):
        return found.start()
    asked = _QUESTION.search(said.text) if said.text.endswith("?") else None
    if asked and said.span.end <= talk.modelling and not _RHETORICAL.search(said.text):
        return asked.start()
    return None


_STEP: Final = (
    r"(?:use|start|begin|train|split|build|compare|measure|take|try|run|fit|test|replace|add|limit"
    r"|keep|hold out|release|deploy|retrain|describe|read|compute|move|put|choose|pick|collect"
    r"|label|sample|evaluate|validate|go (?:with|for)|give|set|freeze|cut|cap|cache|route|roll back"
    r"|roll out|store|save|drop|remove|filter|rank|group|estimate|open|look|check|refit|rebuild"
    r"|randomi[sz]e|ship|switch|combine|write|make|search|calibrate|tune|count|change)"
)
_APPROACH: Final = re.compile(
    rf"(?<!day )(?<!what )(?<!where )\b{_PROPOSES}{_STEP} [\w(]"
    rf"|\A(?:[-*\u2022\s]*(?:first|then|next|so|second|instead|step \d|\d)?[,.:)]? ?)"
    rf"(?!take |set |read |give |look |open |leave |count |put |describe |write |go ){_STEP} "
    r"(?:the|a|an|with|on|by|from|all|each|every|one|two|what|which|how|only|up) ?\w"
    r"|\bmy (?:plan|approach|first move) (?:is|would be) \w+ \w+"
)


def _proposes(said: _Said, _: _Talk) -> int | None:
    found = _APPROACH.search(said.text)
    return found.start() if found and not said.text.endswith("?") else None


_DEFINES: Final = ("definition", "Definition or mechanism", _defines)
_EXAMPLE: Final = ("example", "Concrete example or number", _gives_example)
_WEIGHS: Final = ("trade-off", "Trade-off or limit", _weighs)
_WATCHES: Final = ("monitoring", "What to monitor", _watches)
_BASIC: Final = (_DEFINES, _EXAMPLE, _WEIGHS)
_PARTS: Final[dict[Level, tuple[tuple[str, str, _Cue], ...]]] = {
    "fresher": _BASIC,
    "junior": _BASIC,
    "mid": (*_BASIC, _WATCHES),
    "senior": (
        ("clarifying", "Question or assumption before a model", _clarifies),
        ("approach", "Approach", _proposes),
        _WEIGHS,
        _WATCHES,
    ),
}


def shape(question: str, level: Level, answer: str) -> tuple[ShapePart, ...]:
    """The parts that answers of a level should have, in the order of a good answer.

    Time is linear in the texts, of which the first 30,000 characters are read; none is refused.
    """
    talk = _talk(question, answer)
    parts = _PARTS[level]
    return tuple(ShapePart(id_, label, _heard(cue, talk, answer)) for id_, label, cue in parts)


def _talk(question: str, answer: str) -> _Talk:
    asked, told = (text[:_MOST_READ].translate(_FOLD) for text in (question, answer))
    pasted = {span.of(asked) for span in sentences(asked)}
    said = [_Said(span, span.of(told)) for span in sentences(told)]
    numbers = frozenset(n.group().replace(",", "") for n in _NUMBER.finditer(asked))
    known = {found.group() for found in _MODEL.finditer(asked)}
    named = (m.start() for m in _MODEL.finditer(told) if m.group() not in known)
    proposed = (m.start() for m in _MODELLING.finditer(told))
    first = min(next(named, len(told)), next(proposed, len(told)))
    return _Talk([one for one in said if one.text not in pasted], numbers, first)


def _heard(cue: _Cue, talk: _Talk, answer: str) -> Span | None:
    for said in talk.said:
        place = cue(said, talk)
        if place is not None:
            return _shown(answer, said.span, said.span.start + place)
    return None


def _shown(answer: str, sentence: Span, place: int) -> Span:
    """The sentence, or the clause at a place of a long one."""
    if sentence.end - sentence.start <= _LONG_SENTENCE:
        return sentence
    return next((p for p in clauses(answer, sentence) if p.start <= place < p.end), sentence)
