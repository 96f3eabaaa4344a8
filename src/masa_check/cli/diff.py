"""`masa-check diff`: what changed between two documents, or between two revisions of one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from masa_check.cli import arguments, gate, older, options, output, revisions, rulebooks, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.revisions import ComparedFile
from masa_check.cli.terminal import Colour
from masa_check.diffs.comparison import Comparison, Weight, compare
from masa_check.diffs.facts.change import Sort
from masa_check.errors import ExitCode
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, report_on

FORMATS: Formats = {
    'text': page('diff.page.page', 'verbosity', 'everything'),
    'markdown': page('diff.page.page', 'verbosity', 'everything'),
    'html': page('diff.page.page', 'verbosity', 'everything', columns=True),
    'json': data('diff.json.render'),
    'csv': data('diff.csv.render'),
    'docx': page('board.writer.compared', drawn_by='word'),
    'board': page('board.writer.compared', drawn_by='paper'),
}
HELP = """
Show what changed between two documents: facts, duties, and what was lost.

Each side is a file, or a file as it was in git: REV:PATH. We check both against
their own edition of the guidance, and against the later of the two. The later
one decides what was lost or gained.

\b
Examples:
  masa-check diff luton-2019.yaml luton-2024.yaml
  masa-check diff main:masa/luton.yaml masa/luton.yaml
  masa-check diff --since v1.0 masa/luton.yaml
  masa-check diff old.yaml new.yaml --theme Funding --output markdown=board.md

\b
Exit codes:
  0  ran, and no change at or above --fail-on
  1  ran, and at least one change at or above it
  2  could not run: arguments, rules, or a side that cannot be read
  70 our own mistake
"""

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP)
def diff(  # noqa: PLR0917 - one parameter an option
    documents: Annotated[list[str], Argument(help='The older and the newer document.', metavar='OLD NEW')],
    since: Annotated[
        str | None, Option(help='Compare one file with itself as it was at this revision.', metavar='REV')
    ] = None,
    on: options.On = None,
    format: Annotated[str | None, options.how_to_print('the comparison', FORMATS)] = None,
    outputs: options.Outputs = None,
    fail_on: Annotated[
        str, options.fail_on(Sort, 'The least grave change that fails the run.', 'SORT')
    ] = Sort.LOST_MUST.value,
    facts: Annotated[bool, Option('--facts', help='Show only the facts.')] = False,
    duties: Annotated[bool, Option('--duties', help='Show only the duties.')] = False,
    theme: Annotated[str | None, Option(help='Show only this theme.')] = None,
    everything: Annotated[bool, Option('--all', help='Show all changes, and not only those that matter most.')] = False,
    names: Annotated[bool, Option('--names', help='Print the names of persons too.')] = False,
    rules: options.Rules = None,
    waivers: Annotated[str | None, Option('--waivers', help='A file with approved losses.', metavar='FILE')] = None,
    verbose: Annotated[bool, Option('--verbose', '-v', help='Show also what was kept, and all places.')] = False,
    color: options.Color = Colour.AUTO,
) -> None:
    """Compare the documents named, print what changed, and exit as `--fail-on` has it."""
    threshold = arguments.threshold(fail_on, Sort, 'sort of change')
    wanted = output.targets(format, outputs, FORMATS)
    old, new = revisions.named(documents, since)
    output.refuse_to_overwrite(wanted, [*(Path(source.shown) for source in (old, new)), *rulebooks.files(rules)])
    book, day = rulebooks.rules(rules), arguments.day(on)
    acceptance = gate.approved(waivers, book, day)
    with output.opened(wanted) as outlets:
        question = Question(book, day, acceptance=acceptance)
        before, after = (_report(side, question) for side in (old, new))
        found = compare(before, after, question, with_names=names)
        found = found.only(facts=facts or not duties, duties=duties or not facts, theme=_theme(theme, found))
        look = Look(verbosity=int(verbose), everything=everything, colour=terminal.coloured(color))
        write_all(FORMATS, outlets, look, found)
    gate.tell_unused(acceptance, {one for one in map(found.approval, found.changes) if one})
    failing = found.failing(threshold)
    if failing:
        terminal.tell(_why(failing, fail_on))
    raise Exit(ExitCode.FINDINGS if failing else ExitCode.OK)


def _why(failing: Mapping[Weight, int], fail_on: str) -> str:
    """Why a run fails: how many changes of each sort that is grave enough, and what they are called in the report."""
    number = sum(failing.values())
    so_many = '1 change is' if number == 1 else f'{number} changes are'
    sorts = ', '.join(
        f'{many} {gravity}' + (f' ({sort})' if sort is not gravity else '') for (gravity, sort), many in failing.items()
    )
    return f'masa-check: This run fails: {so_many} at or above --fail-on {fail_on}: {sorts}.'


def _report(side: ComparedFile, question: Question) -> DocumentReport:
    if not side.older:
        return report_on(side.read, side.shown, question)
    return older.noticed(report_on(side.read, side.shown, older.of(question)))


def _theme(given: str | None, found: Comparison) -> str:
    known = [*dict.fromkeys([*found.rulebook.themes, *found.themes])]
    return '' if given is None else arguments.one_of(given, known, 'theme', f'the themes are: {", ".join(known)}')
