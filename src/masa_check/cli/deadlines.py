"""`masa-check deadlines`: what falls due, and what is overdue."""

from typing import Annotated

from typer import Exit, Option, Typer

from masa_check.cli import options, output, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.output import Target
from masa_check.cli.run import Run, prepare
from masa_check.cli.settings import PLAN, Setting, Settings, gather, looked_at
from masa_check.cli.terminal import Colour
from masa_check.deadlines.calendar import Deadlines, Unread, deadlines
from masa_check.deadlines.plan import KEYS, Plan
from masa_check.deadlines.urgency import ListedBy, in_order
from masa_check.document import document
from masa_check.document.files import InputFile
from masa_check.errors import MasaError
from masa_check.report.finding import in_short
from masa_check.report.report import report_on

FORMATS: Formats = {
    'text': page('deadlines.page.page'),
    'json': data('deadlines.data.as_json'),
    'csv': data('deadlines.data.as_csv'),
    'ics': data('deadlines.ics.render'),
}

HELP = """
List what falls due for each partnership, and what is overdue, the most
urgent first.

The yearly report by statute and by the guidance, and its copies. Reviews of the
arrangements and of the list of agencies. Waivers, and all that a text promises
by a day. Give the arrangements together with the yearly reports on them: what
was done can only be told from what is given. --plan counts back from the day
of the next report to days of our own, which masa-check.toml can change. It
says what to publish again, and whom to tell, after a change.

\b
Examples:
  masa-check deadlines masa/
  masa-check deadlines masa/ --on 2026-12-31 --format csv
  masa-check deadlines england/ --by area
  masa-check deadlines masa/ --plan --output ics=masa.ics

\b
Exit codes:
  0  ran, and every file could be read
  1  ran, and left out files that cannot be read, each of which it names
  2  could not run: arguments or rules
  3  nothing matched the paths
  70 our own mistake
"""


Listed = Annotated[ListedBy, Option('--by', help='What to list by: the most urgent first, or area by area.')]


Planned = Annotated[
    bool,
    Option('--plan', help='Add days of our own before the yearly report, and what changes ask to publish and tell.'),
]


app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP)
def command(  # noqa: PLR0917 - one parameter an option
    paths: options.Named = None,
    on: options.On = None,
    format: Annotated[str | None, options.how_to_print('it', FORMATS)] = None,
    outputs: options.Outputs = None,
    rules: options.Rules = None,
    waivers: options.Waivers = None,
    by: Listed = ListedBy.URGENCY,
    plan: Planned = False,
    config: options.Config = None,
    no_config: options.NoConfig = False,
    color: options.Color = Colour.AUTO,
) -> None:
    """Read the documents, work out what falls due, and print it."""
    settings = gather({'paths': paths, 'rules': rules, 'waivers': waivers}, config, no_config=no_config)
    wanted = output.targets(format, outputs, FORMATS)
    run = prepare(settings, on, known=False)
    made = _plan(settings, run) if plan else None
    files = run.files()
    output.refuse_to_overwrite(wanted, [*run.reads(), *looked_at(config, no_config=no_config)])
    if not files:
        terminal.stop_at_nothing(run.search.ignored)
    with output.opened(wanted) as outlets:
        found = _find(files, run, by, made)
        write_all(FORMATS, outlets, Look(colour=terminal.coloured(color)), found)
    for one in run.gate.signed.refused if run.gate.signed else ():
        place = f'{run.waivers}: line {one.place.line}'
        terminal.tell(f'masa-check: {place}: {one.about}: {one.message}; it does not hold and is left out')
    raise Exit(terminal.tell_left_out(found.unread, listed=wanted[0] == Target('text')))


def _plan(settings: Settings, run: Run) -> Plan:
    """The plan of the settings; refused at its setting where no report could be made by it."""
    plan = Plan(tuple(_days(key, settings[key]) for key in KEYS.values()))
    fault = plan.fault(run.question.rulebook, run.question.on)
    if fault:
        place = next(filter(None, (settings[key].place for key in fault.keys)), '')
        raise MasaError(f'{fault.keys[0]}: {fault.message}', path=place, remedy=fault.remedy)
    return plan


def _days(key: str, setting: Setting) -> int:
    written = str(setting.value).strip()
    if not (written.isascii() and written.isdigit()):
        raise MasaError(f'{key}: "{written}" is not a number', path=setting.place, remedy=f'write {PLAN[key]}, say')
    return int(written)


def _find(files: list[InputFile], run: Run, by: ListedBy, plan: Plan | None) -> Deadlines:
    reports = [report_on(*document.to_read(one), run.question) for one in files]
    declared = [one.declaration for one in reports if one.declaration]
    unread = tuple(Unread(one.path, in_short(one.faults)) for one in reports if one.broken)
    book, on, signed, accepted = run.question.rulebook, run.question.on, run.gate.signed, run.question.acceptance
    if signed:
        accepted = accepted._replace(waivers=signed.undertaken)
    proposed = sum(one.proposed for one in reports)
    dues = in_order(deadlines(declared, book, on, accepted, plan), by)
    return Deadlines(on, book, dues, len(declared), unread, proposed, by)
