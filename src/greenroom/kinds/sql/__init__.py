"""A query, judged on what it returns on databases that the learner has not seen."""

from collections.abc import Iterator
from typing import Any, ClassVar

from greenroom.graders import OUTPUTS
from greenroom.graders.outputs.report import trial_of
from greenroom.graders.outputs.result_set import Result, as_text
from greenroom.graders.outputs.tables import SAMPLE, SqlExercise
from greenroom.kinds.coded import hints_prose, read_source, syntax_problem
from greenroom.kinds.kind import NOT_KNOWN, UNKNOWN_FIELD, Kind, Sample
from greenroom.kinds.sql.item import SqlItem
from greenroom.model.grade import Grade
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response


class Sql(Kind[SqlItem, Question[SqlExercise]]):
    """Runs on DuckDB in the sandbox."""

    name: ClassVar[str] = "sql"
    label: ClassVar[str] = "SQL"
    schema = SqlItem
    grader: ClassVar[str] = "outputs"
    is_prose: ClassVar[bool] = True
    is_long: ClassVar[bool] = True
    is_judged: ClassVar[bool] = True

    def vary(self, item: SqlItem, seed: int) -> Question[SqlExercise]:
        """The seed draws the hidden databases."""
        return Question(item, seed, item.stem, item.explanation, item.exercise(seed))

    def read(self, question: Question[SqlExercise], form: Form) -> Response | Problems:
        """The query."""
        del question
        code = read_source(form, "answer", "Write your query first.")
        return (code,) if isinstance(code, Problem) else Response({"code": code})

    def unknown(self) -> Response:
        """No query."""
        return Response({"code": None, "typed": NOT_KNOWN})

    def trial(self, question: Question[SqlExercise], form: Form) -> Grade | Problems:
        """Run the query on the sample."""
        code = read_source(form, "answer", "Write a query first.")
        if isinstance(code, Problem):
            return (code,)
        verdict = OUTPUTS.verdict(question.key, code, only_visible=True)
        return trial_of(verdict, self.grader)

    def warm(self, question: Question[SqlExercise]) -> None:
        """Load the databases while the learner reads."""
        OUTPUTS.warm(question.key)

    def sample_tables(self, question: Question[SqlExercise]) -> dict[str, str]:
        """The sample rows of each table, as text."""
        tables = OUTPUTS.sql.suite(question.key).databases[SAMPLE]
        return {name: as_text(_rows(columns)) for name, columns in tables.items()}

    def sample_result(self, question: Question[SqlExercise]) -> str:
        """What the query must give on the sample, as text."""
        return as_text(OUTPUTS.sql.suite(question.key).wanted[SAMPLE][0])

    def check(self, item: SqlItem) -> Iterator[tuple[str, str]]:
        """The tables' program is Python, and each wrong query says where it must fail."""
        problem = syntax_problem(item.tables)
        if problem is not None:
            yield "tables.py", problem
        for name, text in item.wrong.items():
            if ":" not in text.partition("\n")[0] or not text.startswith("-- "):
                yield f"wrong/{name}.sql", "its first line says `-- <database>: <the mistake>`"

    def prose(self, item: SqlItem) -> Iterator[tuple[str, str]]:
        """Also the explanation and the hints."""
        yield from super().prose(item)
        yield "explanation", item.explanation
        yield from hints_prose(item)

    def samples(self, question: Question[SqlExercise]) -> Iterator[Sample]:
        """The reference is right, and saying that one does not know is not."""
        yield Sample({"answer": [question.key.reference]}, 1.0)
        yield Sample({UNKNOWN_FIELD: ["1"]}, 0.0)

    def prompt(self, question: Question[SqlExercise]) -> str:
        """The task and the schema."""
        return f"{question.stem}\n\n```sql\n{question.key.schema}\n```"

    def told(self, question: Question[SqlExercise], response: Response) -> str:
        """The query."""
        del question
        code: Any = response.answer.get("code")
        return NOT_KNOWN if code is None else f"```sql\n{code}```"


def _rows(columns: Any) -> Result:
    names = list(columns)
    values = [list(columns[name]) for name in names]
    return Result(names, list(zip(*values, strict=True)))
