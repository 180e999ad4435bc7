"""The command line."""

import sys

import typer

from greenroom.cli import (
    bank,
    calibrate,
    data,
    desk,
    grade,
    grader,
    irt,
    judge,
    plan,
    practice,
    readiness,
    serve,
)
from greenroom.cli.safe import safe
from greenroom.errors import GreenroomError

app = typer.Typer(
    name="greenroom",
    help="Rehearse machine-learning interviews on your own machine.",
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(bank.app, name="bank")
app.add_typer(judge.app, name="judge")
app.add_typer(grader.app, name="grader")
app.add_typer(irt.app, name="irt")
app.command("serve")(serve.run)
app.command("get")(desk.get)
app.command("submit")(desk.submit)
app.command("watch")(desk.watch)
app.command("grade")(grade.grade)
app.command("practice")(practice.run)
app.command("plan")(plan.run)
app.command("readiness")(readiness.run)
app.command("calibrate")(calibrate.calibrate)
app.command("export")(data.export)
app.command("import")(data.import_)
app.command("doctor")(data.doctor)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Rehearse machine-learning interviews on your own machine. Alone: start the app."""
    if context.invoked_subcommand is None:
        context.invoke(serve.run)


def main() -> None:
    """Run the command line; what goes wrong is one sentence, not a traceback."""
    try:
        app()
    except GreenroomError as error:
        # It may hold what a stranger's bank wrote, which must not steer a terminal.
        sys.stderr.write(f"greenroom: {safe(str(error))}\n")
        sys.exit(1)
