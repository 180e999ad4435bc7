"""Markdown with math, rendered on the server; nothing in it can run or load anything."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from latex2mathml.converter import convert_to_element
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# What the math commands for links, styles, classes and ids would put into the page.
_UNSAFE_ATTRIBUTES = ("class", "href", "id", "style")
_LINK = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)

HIGHLIGHT_LIMIT = 4_000
"""Characters of a code block that is coloured; a longer one is shown plain."""


def _math(content: str, display: str) -> ElementTree.Element:
    root: ElementTree.Element = convert_to_element(content, display=display)
    for element in root.iter():
        # The converter leaves entities in its texts and would write any other text unescaped.
        element.text = html.unescape(element.text) if element.text else element.text
        for name in _UNSAFE_ATTRIBUTES:
            element.attrib.pop(name, None)
    return root


def _math_or_source(content: str, options: dict[str, Any]) -> str:
    try:
        root = _math(content, "block" if options["display_mode"] else "inline")
        math = ElementTree.tostring(root, encoding="unicode")
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser trips over
        return f"<code>{Markup.escape(content)}</code>"
    # What is wide scrolls sideways on a phone, so the keyboard must be able to reach it.
    return f'<span class="scroll" tabindex="0">{math}</span>' if options["display_mode"] else math


def _code(content: str, language: str, attributes: str) -> str:
    del attributes
    try:
        # Some lexers take seconds for a long text that is made to be slow.
        lexer = get_lexer_by_name(language if len(content) <= HIGHLIGHT_LIMIT else "text")
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    inner = highlight(content, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="code" tabindex="0"><code>{inner}</code></pre>'


def _is_safe_link(url: str) -> bool:
    return _LINK.match(url) is not None


def _link_open(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer")
    return self.renderToken(tokens, index, options, env)


def _table_open(*_: Any) -> str:
    return '<div class="scroll" tabindex="0"><table>\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _make() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "highlight": _code}).enable("table")
    # An image would be a request to somewhere else; items show pictures in no other way yet.
    md.disable("image")
    md.use(dollarmath_plugin, renderer=_math_or_source, allow_space=False, double_inline=True)
    md.validateLink = _is_safe_link  # type: ignore[method-assign] # the documented way to set it
    md.add_render_rule("link_open", _link_open)
    md.add_render_rule("table_open", _table_open)
    md.add_render_rule("table_close", _table_close)
    return md


_MARKDOWN = _make()


@lru_cache(maxsize=8_192)
def render(text: str) -> Markup:
    """HTML of a block of Markdown. Raw HTML and links that are not http come out as text."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - the renderer escapes what authors wrote


@lru_cache(maxsize=8_192)
def render_line(text: str) -> Markup:
    """HTML of a line of Markdown, without a paragraph around it."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 - as above


def render_code(text: str, language: str) -> Markup:
    """HTML of a program, highlighted; it scrolls by itself and can be reached by the keyboard."""
    # What is told of an imported answer may be of any type.
    return Markup(_code(str(text), language, ""))  # noqa: S704 - the highlighter escapes


def problems(text: str) -> Iterator[str]:
    """What of a text will not be shown as its author meant."""
    tokens = _MARKDOWN.parse(text)
    flat = [t for token in tokens for t in (token, *(token.children or ()))]
    for token, after in pairwise([*flat, Token("end", "", 0)]):
        if token.type.startswith("math"):
            yield from _math_problems(token)
        elif token.type == "text":
            yield from _text_problems(token.content)
        if token.content.endswith("!") and after.type == "link_open":
            yield f"found an image, {after.attrGet('href')!r}; allowed are links, and no images"
        if token.type == "th_open" and not after.content.strip():
            yield "a table has a column without a heading; name what stands in it"


def _math_problems(token: Token) -> Iterator[str]:
    source = token.content.strip()
    try:
        root = _math(source, "inline")
    except Exception as error:  # noqa: BLE001 - the converter raises whatever its parser trips over
        reason = f"{type(error).__name__} {error}".strip()
        yield f"math ${source}$ cannot be read: {reason}"
        return
    unsafe = _UNSAFE_COMMAND.search(source)
    if unsafe:
        yield f"math command {unsafe.group()} is not allowed: no links and no styles"
    unknown = _COMMAND.search(" ".join(root.itertext()))
    if unknown:
        yield f"math command {unknown.group()} is not known"
    # The converter closes open braces and leaves out missing parts without a word.
    is_cut = any(len(element) != _PARTS.get(element.tag, len(element)) for element in root.iter())
    if is_cut or source.count("{") != source.count("}"):
        yield f"math ${source}$ cannot be read: a part or a brace is missing"


_COMMAND = re.compile(r"\\[a-zA-Z]+")
_UNSAFE_COMMAND = re.compile(r"\\(href|style|class|cssId)\b")
_PARTS = {
    "mfrac": 2,
    "mover": 2,
    "mroot": 2,
    "msub": 2,
    "msubsup": 3,
    "msup": 2,
    "munder": 2,
    "munderover": 3,
}
"""Parts that an element of MathML has."""
_RAW_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?>|<!--")
_FAILED_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]*)")


def _text_problems(content: str) -> Iterator[str]:
    tag = _RAW_HTML.search(content)
    if tag:
        yield f"found HTML {tag.group()!r}; only Markdown is allowed, HTML shows as text"
    link = _FAILED_LINK.search(content)
    if link:
        yield f"found link to {link.group(1)!r}; allowed are http and https links, and no images"


def plain(text: str) -> str:
    """The words of a Markdown text, for search and for lengths."""
    tokens = _MARKDOWN.parse(text)
    words = [
        t.content
        for token in tokens
        for t in (token, *(token.children or ()))
        if t.content and t.type != "inline"
    ]
    return " ".join(" ".join(words).split())
