"""Each kind of mistake is made, each once, and only where it means something."""

import ast

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.proof.mutants import Mutant, mutants, sql_mutants


def after(line: str, operator: str | None = None) -> list[str]:
    """What becomes of one line in a function."""
    source = f"def f():\n    for i in x:\n        {line}\n"
    return [
        mutant.after
        for mutant in mutants(source)
        if mutant.line == 3 and operator in {None, mutant.operator}
    ]


@pytest.mark.parametrize(
    ("line", "operator", "expected"),
    [
        # comparisons
        ("y = a < b", "comparison", ["y = a <= b"]),
        ("y = a <= b", "comparison", ["y = a < b"]),
        ("y = a > b", "comparison", ["y = a >= b"]),
        ("y = a >= b", "comparison", ["y = a > b"]),
        ("y = a == b", "comparison", ["y = a != b"]),
        ("y = a != b", "comparison", ["y = a == b"]),
        ("y = a is b", "comparison", ["y = a is not b"]),
        ("y = a is not b", "comparison", ["y = a is b"]),
        ("y = a in b", "comparison", ["y = a not in b"]),
        ("y = a not in b", "comparison", ["y = a in b"]),
        ("y = (a) < (b) < c", "comparison", ["y = (a) <= (b) < c", "y = (a) < (b) <= c"]),
        # arithmetic
        ("y = a + b", "arithmetic", ["y = a - b"]),
        ("y = a - b", "arithmetic", ["y = a + b"]),
        ("y = a * b", "arithmetic", ["y = a / b"]),
        ("y = a / b", "arithmetic", ["y = a * b"]),
        ("y = a // b", "arithmetic", ["y = a / b"]),
        ("y = a % b", "arithmetic", ["y = a * b"]),
        ("y = a ** b", "arithmetic", ["y = a * b"]),
        ("y = a @ b", "arithmetic", ["y = a * b"]),
        ("y = a << b | c", "arithmetic", ["y = a >> b | c", "y = a << b & c"]),
        ("y += b", "arithmetic", ["y -= b"]),
        ("y = -a", "arithmetic", ["y = a"]),
        ("y = 'é' + b", "arithmetic", ["y = 'é' - b"]),
        # constants
        ("y = a[0]", "constant", ["y = a[1]"]),
        ("y = 7", "constant", ["y = 8"]),
        ("y = 1.5", "constant", ["y = 0.75", "y = 3.0"]),
        ("y = 0.0", "constant", ["y = 1.0"]),
        ("y = 1e-12", "constant", []),
        ("y = True", "constant", ["y = False"]),
        ("y = 'mean'", "constant", ['y = ""']),
        ("y = ''", "constant", ['y = "x"']),
        ("y = None", "constant", []),
        # boolean
        ("y = a and b and c", "boolean", ["y = a or b and c", "y = a and b or c"]),
        ("y = a or b", "boolean", ["y = a and b"]),
        ("y = not (a)", "boolean", ["y = (a)"]),
        ("y = ~a", "boolean", ["y = a"]),
        # axis
        ("y = s(a, axis=0)", "axis", ["y = s(a, axis=1)", "y = s(a, axis=None)"]),
        ("y = s(a, axis=1)", "axis", ["y = s(a, axis=0)", "y = s(a, axis=None)"]),
        ("y = s(a, axis=-1)", "axis", ["y = s(a, axis=0)", "y = s(a, axis=None)"]),
        # off by one
        ("y = range(n)", "off by one", ["y = range(n - 1)"]),
        ("y = range(a, n)", "off by one", ["y = range(a + 1, n)", "y = range(a, n - 1)"]),
        ("y = a[i:j]", "off by one", ["y = a[i + 1:j]", "y = a[i:j - 1]"]),
        ("y = a[: i | j]", "off by one", ["y = a[: (i | j) - 1]"]),
        ("y = a[: n - 1]", "off by one", []),
        ("y = a[:-1]", "off by one", []),
        # statements
        ("y.sort()", "dropped statement", ["pass"]),
        ("y: int = 3", "dropped statement", ["pass"]),
        ("y: int", "dropped statement", []),
        ("import y", "dropped statement", []),
        ("'A note.'", "dropped statement", []),
        ("break", "loop", ["continue"]),
        ("continue", "loop", ["break"]),
        ("return y", "returned value", ["return None"]),
        ("return None", "returned value", []),
        ("return", "returned value", []),
        # calls
        ("y = min(a, b)", None, ["pass", "y = max(a, b)"]),
        ("y = np.argmax(a)", "opposite call", ["y = np.argmin(a)"]),
        ("y = f(a, b)", "swapped arguments", ["y = f(b, a)"]),
        ("y = f((a), b)", "swapped arguments", []),
        ("y = f(*a, b)", "swapped arguments", []),
        ("y = f(a, a)", "swapped arguments", []),
    ],
)
def test_a_line_gets_these_mistakes(line: str, operator: str | None, expected: list[str]) -> None:
    assert after(line, operator) == expected


def test_what_no_test_can_notice_is_left_alone() -> None:
    source = '''"""A module of 3 lines."""
from x import y


def f(a: "int" = z, *, b: dict[str, 3]) -> "float":
    """Return 1 + 1."""
    raise ValueError("less than 0" + str(a - 1))


if __name__ == "__main__":
    print(1 + 1)
'''

    assert list(mutants(source)) == []


def test_a_mutant_says_where_and_what() -> None:
    source = "def f(a):\n    y = sum(\n        a,\n    )\n    return y + 1\n"

    made = list(mutants(source))

    assert made[0] == Mutant(
        line=2,
        before="y = sum(",
        after="pass",
        operator="dropped statement",
        source="def f(a):\n    pass\n    return y + 1\n",
    )
    assert made[0].key == "y = sum( => pass"
    assert [(mutant.line, mutant.key) for mutant in made[1:]] == [
        (5, "return y + 1 => return None"),
        (5, "return y + 1 => return y - 1"),
        (5, "return y + 1 => return y + 2"),
    ]


def test_the_same_mistake_on_one_line_is_made_once() -> None:
    keys = [mutant.key for mutant in mutants("def f(a):\n    return a[0]; return a[0]\n")]

    assert len(keys) == len(set(keys))


def test_a_mutant_that_does_not_compile_is_none() -> None:
    source = "def f():\n    y = 1\n    def g():\n        nonlocal y\n        y = 2\n    return g\n"

    assert "y = 1 => pass" not in [mutant.key for mutant in mutants(source)]


def test_windows_line_ends_do_not_matter() -> None:
    source = "def f(a):\n    return a + 1\n"

    assert list(mutants(source.replace("\n", "\r\n"))) == list(mutants(source))


def test_what_is_not_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        list(mutants("def f(:\n"))


NAMES = st.sampled_from("abc")
EXPRESSIONS = st.recursive(
    NAMES
    | st.integers(-3, 3).map(str)
    | st.sampled_from(["1.5", "'é'", "True", "a[1:b]", "f(a, b)"]),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["+", "**", "<", "not in", "and", "@", "is"]), inner).map(
            lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
        )
        | inner.map(lambda part: f"(not {part})")
        | st.tuples(inner, inner).map(lambda parts: f"min({parts[0]},\n {parts[1]})")
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(EXPRESSIONS)
@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # such as 1 is 2
def test_mutants_of_any_expression_compile_and_differ(expression: str) -> None:
    source = f"def f(a, b, c):\n    return {expression}\n"

    made = list(mutants(source))

    assert made == list(mutants(source))
    assert len({(mutant.line, mutant.key) for mutant in made}) == len(made)
    for mutant in made:
        assert ast.dump(ast.parse(mutant.source)) != ast.dump(ast.parse(source))


QUERY = "SELECT x FROM t "


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # comparisons
        ("SELECT x = y", ["SELECT x <> y"]),
        ("SELECT x <> y", ["SELECT x = y"]),
        ("SELECT x != y", ["SELECT x = y"]),
        ("SELECT x < y", ["SELECT x <= y"]),
        ("SELECT x >= y", ["SELECT x > y"]),
        ("SELECT x IS NULL", ["SELECT x IS NOT NULL"]),
        ("SELECT x is not null", ["SELECT x is null"]),
        # joins
        ("FROM a LEFT JOIN b USING (k)", ["FROM a JOIN b USING (k)"]),
        ("FROM a left outer join b USING (k)", ["FROM a join b USING (k)"]),
        ("FROM a JOIN b USING (k)", ["FROM a LEFT JOIN b USING (k)"]),
        ("FROM a INNER JOIN b USING (k)", ["FROM a LEFT JOIN b USING (k)"]),
        ("FROM a CROSS JOIN b", []),
        ("FROM a ASOF LEFT JOIN b USING (k)", []),
        # sets
        ("SELECT DISTINCT x", ["SELECT x"]),
        ("SELECT COUNT(DISTINCT x)", ["SELECT COUNT(x)"]),
        ("SELECT x IS DISTINCT FROM y", []),
        ("SELECT DISTINCT ON (x) y", []),
        ("FROM a UNION FROM b", ["FROM a UNION ALL FROM b"]),
        ("FROM a UNION ALL FROM b", ["FROM a UNION FROM b"]),
        # order
        ("FROM a ORDER BY x", ["FROM a ORDER BY x DESC"]),
        ("FROM a ORDER BY x ASC", ["FROM a ORDER BY x DESC"]),
        (
            "FROM a ORDER BY f(x, y), z DESC LIMIT n",
            [
                "FROM a ORDER BY f(x, y) DESC, z DESC LIMIT n",
                "FROM a ORDER BY f(x, y), z ASC LIMIT n",
            ],
        ),
        # constants
        ("SELECT 7", ["SELECT 8"]),
        ("SELECT 1.5", ["SELECT 2.5"]),
        ("SELECT INTERVAL '7 days'", ["SELECT INTERVAL '8 days'"]),
        ("SELECT '7'", []),
        ("SELECT x::DECIMAL(10, 2)", []),
        # calls
        ("SELECT sum(x)", ["SELECT avg(x)"]),
        ("SELECT MIN(x)", ["SELECT MAX(x)"]),
        ("SELECT COUNT(f(x))", ["SELECT COUNT(*)"]),
        ("SELECT COUNT(*)", []),
        ("SELECT sum", []),
        ("SELECT RANK() OVER w", ["SELECT DENSE_RANK() OVER w", "SELECT ROW_NUMBER() OVER w"]),
        ("SELECT LAG(x) OVER w", ["SELECT LEAD(x) OVER w"]),
        # booleans
        ("SELECT a AND b", ["SELECT a OR b"]),
        ("SELECT a or b", ["SELECT a and b"]),
        ("SELECT x BETWEEN a AND b", []),
        ("SELECT x BETWEEN a AND b AND c", ["SELECT x BETWEEN a AND b OR c"]),
        # windows
        ("SELECT f(x) OVER (PARTITION BY k)", ["SELECT f(x) OVER ()"]),
        (
            "SELECT f(x) OVER (PARTITION BY k, l ORDER BY d DESC)",
            [
                "SELECT f(x) OVER (ORDER BY d DESC)",
                "SELECT f(x) OVER (PARTITION BY k, l ORDER BY d ASC)",
            ],
        ),
        (
            "SELECT f(x) OVER (ROWS UNBOUNDED PRECEDING)",
            ["SELECT f(x) OVER (RANGE UNBOUNDED PRECEDING)", "SELECT f(x) OVER (ROWS CURRENT ROW)"],
        ),
        (
            "SELECT f(x) OVER (ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)",
            [
                "SELECT f(x) OVER (ROWS BETWEEN 7 PRECEDING AND CURRENT ROW)",
                "SELECT f(x) OVER (ROWS BETWEEN 6 PRECEDING AND UNBOUNDED FOLLOWING)",
            ],
        ),
        # texts, names and comments
        ("SELECT 'a = 1', \"b = 1\" -- c = 1", []),
        ("SELECT /* a = 1\n */ 'it''s < 3'", []),
    ],
)
def test_a_query_gets_these_mistakes(query: str, expected: list[str]) -> None:
    assert [mutant.source for mutant in sql_mutants(query)] == expected


def test_a_mutant_of_a_query_says_where_and_what() -> None:
    query = "SELECT x\nFROM t\n  WHERE x > 3"

    assert [(m.line, m.key) for m in sql_mutants(query)] == [
        (3, "WHERE x > 3 => WHERE x >= 3"),
        (3, "WHERE x > 3 => WHERE x > 4"),
    ]


def test_mutants_of_a_whole_query_are_queries() -> None:
    query = """
WITH daily AS (
    SELECT u.id, d.day, SUM(d.amount) AS total, COUNT(d.amount) AS n
    FROM users AS u
    LEFT JOIN deals AS d ON d.user_id = u.id AND d.amount > 0
    WHERE u.kind IS NOT NULL AND d.day BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
    GROUP BY u.id, d.day
    HAVING COUNT(*) >= 1
)
SELECT DISTINCT id, day, total,
    ROW_NUMBER() OVER (PARTITION BY id ORDER BY day DESC, total) AS place,
    AVG(total) OVER (
        PARTITION BY id ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW
    ) AS mean
FROM daily
UNION ALL
SELECT id, day + INTERVAL 1 DAY, 0.5, 1, NULL FROM daily
ORDER BY id, day
LIMIT 10;
"""
    database = duckdb.connect()
    database.execute("CREATE TABLE users (id INTEGER, kind VARCHAR)")
    database.execute("CREATE TABLE deals (user_id INTEGER, day DATE, amount DOUBLE)")
    made = list(sql_mutants(query))

    assert len(made) > 25
    assert len({mutant.operator for mutant in made}) == 10
    for mutant in made:
        database.execute(mutant.source)
    database.close()


@settings(deadline=None)
@given(st.text(alphabet="abcAND()'\"-/*, <=>1.\n", max_size=60))
def test_any_text_can_be_read_as_a_query(query: str) -> None:
    for mutant in sql_mutants(query):
        assert mutant.before != mutant.after
