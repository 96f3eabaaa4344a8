"""`masa-check history`: the verdicts on one declaration over its revisions in git."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Argument, Typer

from masa_check.cli import arguments, git, older, options, output, rulebooks, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.git_objects import Objects
from masa_check.cli.terminal import Colour
from masa_check.diffs.history import History, Moment, history
from masa_check.document import document, files
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, report_on

FORMATS: Formats = {
    'text': page('diff.history_page.page'),
    'markdown': page('diff.history_page.page'),
    'json': data('diff.history_data.as_json'),
    'csv': data('diff.history_data.as_csv'),
}
NOT_COMMITTED = 'not committed'

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(name='history')
def tell(  # noqa: PLR0917 - one parameter an option
    file: Annotated[str, Argument(help='A declaration that is kept in git.', metavar='FILE')],
    on: options.On = None,
    format: Annotated[str | None, options.how_to_print('the history', FORMATS)] = None,
    outputs: options.Outputs = None,
    rules: options.Rules = None,
    color: options.Color = Colour.AUTO,
) -> None:
    """
    Show the verdicts on one declaration over time: a line for each revision in git, the oldest first.

    A file that was renamed is followed. What is not committed yet comes last.

    \b
    Examples:
      masa-check history masa/luton.yaml
      masa-check history masa/luton.yaml --output csv=history.csv

    \b
    Exit codes:
      0  ran, also where a revision cannot be read
      2  could not run: no git, no such file, or wrong arguments
      70 our own mistake
    """
    wanted = output.targets(format, outputs, FORMATS)
    path = Path(file)
    files.refuse_missing(path, path.as_posix())
    output.refuse_to_overwrite(wanted, [path, *rulebooks.files(rules)])
    with output.opened(wanted) as outlets:
        question = Question(rulebooks.rules(rules), arguments.day(on))
        found = History(question.on, question.rulebook, tuple(history(_moments(path, question), question)))
        write_all(FORMATS, outlets, Look(colour=terminal.coloured(color)), found)


def _moments(path: Path, question: Question) -> Iterator[Moment]:
    (top, _), shown = git.place(path), path.as_posix()
    found = git.revisions(path)
    for limit in git.limits(path, found):
        terminal.tell(f'masa-check: {limit}')
    raw, name = b'', ''
    with Objects() as objects:
        for revision in found:
            raw, name = git.committed(revision, top, objects), revision.path
            report = older.noticed(_report(raw, revision.at.shown, older.of(question)))
            yield Moment(revision.commit[:12], revision.day, name, report, revision.subject)
    now = files.contents(path, shown)
    if now != raw:
        yield Moment(NOT_COMMITTED, '', name, _report(now, shown, question))


def _report(raw: bytes, shown: str, question: Question) -> DocumentReport:
    return report_on(partial(document.parse, raw, shown), shown, question)
