"""`masa-check survey`: who states what, over many areas and years."""

from typing import Annotated

from typer import Exit, Option, Typer

from masa_check.cli import arguments, options, output, rulebooks, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.output import Target
from masa_check.cli.paths import search
from masa_check.cli.survey_run import SurveyRun
from masa_check.cli.terminal import Colour
from masa_check.errors import MasaError
from masa_check.report.question import Question
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.rulebook import Rulebook
from masa_check.survey.comparison import compare
from masa_check.survey.matrix import By
from masa_check.survey.view import SurveyView

FORMATS: Formats = {
    'text': page('survey.page.page'),
    'csv': data('survey.table.lines'),
    'json': data('survey.json.render'),
    'html': page('survey.page.page', maps=True),
    'parquet': data('survey.table.write_parquet', 'file'),
}

# Of one duty: what each document says, and where.
OF_DUTY: Formats = {
    'text': page('survey.passages.page'),
    'csv': data('survey.passages.lines'),
    'html': page('survey.passages.page'),
}

HELP = """
Survey many documents: of each duty, how many state it, out of how many.

Each document is checked against its own edition. A share is the number of
documents that meet a duty, out of those whose answer is known. Areas are not
ranked unless you ask for it.

\b
Examples:
  masa-check survey england/
  masa-check survey england/ --by region --by duty
  masa-check survey 2025/ --compare 2020/
  masa-check survey england/ --duty whistleblowing-open
  masa-check survey drawn/ --sample --output parquet=answers.parquet

\b
Exit codes:
  0  ran, and every file could be read
  1  ran, and left out files that cannot be read, each of which it names
  2  could not run: arguments or rules
  3  nothing matched the paths
  70 our own mistake
"""

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


Groups = Annotated[
    list[By] | None, Option('--by', help='What a row stands for: duty unless you say otherwise; may be given twice.')
]
Sample = Annotated[
    bool, Option('--sample', help='The documents are a random sample: give a 95 % interval for each share.')
]
Parts = Annotated[
    bool, Option('--with-parts/--whole-only', help='Count texts that are not the whole arrangements, or not.')
]
Pairs = Annotated[
    bool, Option('--with-pairs', help='Check each yearly report together with its arrangements too; reads both again.')
]
Ranked = Annotated[bool, Option('--ranked', help='Make it a league table: the largest share first.')]
Before = Annotated[
    str | None, Option('--compare', help='Earlier documents to compare with, area by area.', metavar='DIR')
]
OneDuty = Annotated[
    str | None,
    Option('--duty', help='Show what each document says on this duty, with heading and page.', metavar='DUTY'),
]


@app.command(help=HELP, cls=options.EditionCommand)
def survey(  # noqa: PLR0917 - one parameter an option
    paths: options.Paths,
    edition: options.Edition = None,
    on: options.On = None,
    by: Groups = None,
    sample: Sample = False,
    parts: Parts = False,
    pairs: Pairs = False,
    ranked: Ranked = False,
    before: Before = None,
    duty: OneDuty = None,
    jobs: options.Jobs = None,
    format: Annotated[str | None, options.how_to_print('it', FORMATS)] = None,
    outputs: options.Outputs = None,
    rules: options.Rules = None,
    color: options.Color = Colour.AUTO,
) -> None:
    """Put every duty to many documents, add the answers up, and print them."""
    wanted = output.targets(format, outputs, OF_DUTY if duty else FORMATS)
    _refuse_parquet(wanted)
    book = rulebooks.rules(rules)
    chosen = _chosen(duty, book, shares=bool(by or sample or pairs or ranked or before is not None))
    question = Question(book, arguments.day(on), arguments.edition(edition, book))
    searches = [search(named) for named in (paths, [before] if before is not None else [])]
    now, then = (list(one.files) for one in searches)
    output.refuse_to_overwrite(wanted, [*(found.path for found in (*now, *then)), *rulebooks.files(rules)])
    if not now or (before is not None and not then):
        terminal.stop_at_nothing(name for one in searches for name in one.ignored)
    with output.opened(wanted) as outlets:
        look, run = Look(colour=terminal.coloured(color)), SurveyRun(question, jobs, parts, pairs)
        if chosen:
            of_duty, unreadable = run.of_duty(chosen, now)
            write_all(OF_DUTY, outlets, look, of_duty)
        else:
            after, *earlier = (run.over(files) for files in (now, then) if files)
            groups = tuple(dict.fromkeys(by or [By.DUTY]))
            told = SurveyView(after, groups, sample, ranked, compare(earlier[0], after) if earlier else None)
            write_all(FORMATS, outlets, look, told)
            unreadable = [(entry.path, entry.fault) for one in (after, *earlier) for entry in one.broken]
    raise Exit(terminal.tell_left_out(unreadable, listed=not chosen and wanted[0] == Target('text')))


def _chosen(duty: str | None, book: Rulebook, *, shares: bool) -> Duty | None:
    """The one duty that is asked for, if one is; with it no shares are given."""
    if duty is None:
        return None
    if shares:
        remedy = 'leave out --by, --sample, --with-pairs, --ranked and --compare'
        raise MasaError('--duty shows one duty, and no shares', remedy=remedy)
    return book.duties[arguments.one_of(duty, list(book.duties), 'duty')]


def _refuse_parquet(wanted: tuple[Target, ...]) -> None:
    for target in wanted:
        if target.format == 'parquet':
            from masa_check.reporters.survey import table  # noqa: PLC0415 - only who asks for it pays for it

            table.require_parquet()
            if not target.path:
                raise MasaError('Parquet is not for the screen', remedy='name a file: --output parquet=FILE')
