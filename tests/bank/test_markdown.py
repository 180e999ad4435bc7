"""Markdown: what authors wrote is shown, and nothing of it runs or loads anything."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.bank.markdown import plain, problems, render, render_line

ELEMENTS = {
    *("a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
MATHML = {
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"),
    *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
    *("mpadded", "mphantom", "menclose", "merror", "mmultiscripts", "mprescripts", "none"),
    "mlabeledtr",
}
ATTRIBUTES = {"class", "href", "rel", "style", "start", "tabindex", "title"}


class Inert(HTMLParser):
    """Holds every tag of a page against what Markdown and math can make."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS | MATHML:
            self.faults.append(f"<{tag}>")
        for name, value in attributes:
            self._hold(tag, name, value or "")

    def _hold(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or (tag in ELEMENTS and name not in ATTRIBUTES):
            self.faults.append(f"{tag}[{name}]")
        if name == "href" and not (
            tag == "a" and value.lower().startswith(("http://", "https://"))
        ):
            self.faults.append(f"{tag}[href={value}]")
        if name in {"src", "id", "action"} or (tag in MATHML and name in {"class", "style"}):
            self.faults.append(f"{tag}[{name}]")
        if name == "style" and not value.startswith("text-align:"):
            self.faults.append(f"{tag}[style={value}]")


def faults_of(html: str) -> list[str]:
    parser = Inert()
    parser.feed(html)
    parser.close()
    return parser.faults


HOSTILE = [
    # Raw HTML.
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "a <b onclick=alert(1)>b</b>",
    "<!-- <script> -->",
    "<a href='javascript:alert(1)'>x</a>",
    # Links and images.
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x](//example.org)",
    "[x]( \tjavascript:alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://example.org/a.png)",
    "![x](javascript:alert(1))",
    '[x](https://example.org "a\\" onclick=\\"alert(1)")',
    '[x](https://example.org/"onclick="alert(1))',
    # Code.
    "```html\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "`<script>alert(1)</script>`",
    # Math.
    "$<script>alert(1)</script>$",
    r"$\text{<script>alert(1)</script>}$",
    r"$\text{&lt;img src=x onerror=alert(1)&gt;}$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\style{position:fixed}{x}$",
    r"$\class{btn}{x}$",
    r"$\cssId{answer}{x}$",
    r'$\color{red" onclick="alert(1)}{x}$',
    r'$\hspace{1em" onclick="alert(1)}$',
    r"$\mathrm{<b>}$",
    r"$\operatorname{<img src=x>}$",
    r"$$\begin{array}{c" + '" onclick="x' + r"} a \end{array}$$",
    "$</span><script>alert(1)</script>",
    r"$\left( <script>$",
]


@pytest.mark.parametrize("shown_by", [render, render_line])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_hostile_comes_out_inert(shown_by: Callable[[str], str], text: str) -> None:
    html = shown_by(text)
    assert faults_of(html) == []
    assert "<script" not in html.lower()


def test_the_judge_of_these_tests_sees_faults() -> None:
    page = "<script></script><p onclick=x style='position:fixed'></p><a href='javascript:x'></a>"
    assert faults_of(page + "<mrow href=x></mrow>") == [
        "<script>",
        "p[onclick]",
        "p[style=position:fixed]",
        "a[href=javascript:x]",
        "mrow[href=x]",
    ]


pieces = st.sampled_from(
    [
        *HOSTILE,
        *(
            "<script",
            "<img ",
            "</",
            ">",
            '"',
            "'",
            "onclick=x",
            "javascript:",
            "](",
            "[",
            "![",
            ")",
        ),
        *(
            "$",
            "$$",
            "\\",
            "{",
            "}",
            "^",
            "_",
            "`",
            "```",
            "|",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "# ",
            "> ",
        ),
        *(
            r"\text{",
            r"\href{",
            r"\style{",
            r"\frac",
            r"\begin{matrix}",
            "&lt;",
            "&#60;",
            "http://a",
        ),
    ]
)
texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(pieces, st.text(max_size=6)), max_size=14).map("".join),
)


@given(texts)
@settings(max_examples=400, deadline=None)
def test_any_text_comes_out_inert(text: str) -> None:
    for html in (render(text), render_line(text)):
        assert faults_of(html) == []


@given(texts)
@settings(deadline=None)
def test_any_text_has_words_and_problems_without_an_exception(text: str) -> None:
    assert isinstance(plain(text), str)
    assert all(isinstance(problem, str) for problem in problems(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c**", "a <em>b</em> <strong>c</strong>"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        (
            "[x](https://example.org)",
            '<a href="https://example.org" rel="noopener noreferrer">x</a>',
        ),
        ("costs $5 and $6", "costs $5 and $6"),
    ],
)
def test_what_is_meant_is_shown(text: str, html: str) -> None:
    assert render_line(text) == html


def test_math_is_mathml_and_broken_math_its_source() -> None:
    assert "<mfrac>" in render_line(r"$\frac{1}{2}$")
    assert 'display="block"' in render("$$x$$")
    assert "<code>\\left( x</code>" in render_line(r"$\left( x$")
    assert "<mo>&lt;</mo>" in render_line("$a < b$")


def test_code_is_coloured_and_reachable_by_keyboard() -> None:
    html = render("```python\nx = 1\n```")
    assert html.startswith('<pre class="code" tabindex="0"><code>')
    assert '<span class="n">x</span>' in html


def test_the_words_of_a_text_are_without_its_marks() -> None:
    assert plain("# A\n\n- *b* [c](https://x.org)\n\n`d` $e$") == "A b c d e"


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "`<b>` is a tag",
        "see [this](https://example.org)",
        r"$x_1^2 + \frac{a}{b}$, $\sqrt{2}$, $\sum_{i=1}^{n} i$ and $\{1, 2\}$",
        "What a surprise! [More](https://example.org)",
        "```\n<html>\n```",
    ],
)
def test_what_is_fine_has_no_problems(text: str) -> None:
    assert list(problems(text)) == []
