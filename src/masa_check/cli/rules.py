"""`masa-check rules`: lists the duties, tests a rulebook, and writes a duty to fill in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

from typer import Argument, Context, Exit, Option, Typer

from masa_check.cli import arguments, options, output, rulebooks, rules_new, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.errors import ExitCode, MasaError
from masa_check.inert import printable
from masa_check.proof import proof
from masa_check.proof import questions as question_proof
from masa_check.questions import wording
from masa_check.reporters.draw.page import how_many
from masa_check.rulebook import rulebook

app = Typer(rich_markup_mode=None, invoke_without_command=True, pretty_exceptions_enable=False, add_completion=False)
CATALOGUES: Formats = {  # for a lawyer, with the examples of each duty
    'html': page('rules.catalogue.catalogue', drawn_by='paper'),
    'docx': page('rules.catalogue.catalogue', drawn_by='word'),
}
FORMATS: Formats = {
    'text': page('rules.page.listing'),
    'json': data('rules.data.as_json'),
    'csv': data('rules.data.as_csv'),
    **CATALOGUES,
}
app.command('new')(rules_new.new)


@app.callback()
def rules(  # noqa: PLR0917 - one parameter an option
    context: Context,
    edition: Annotated[str | None, Option(help='Only the duties that this edition asks.')] = None,
    theme: Annotated[str | None, Option(help='Only the duties of this theme.')] = None,
    format: Annotated[str | None, options.how_to_print('the list', FORMATS)] = None,
    outputs: options.Outputs = None,
    folder: options.Rules = None,
) -> None:
    """
    List the duties by theme, with the force that each edition gives them.

    As html or docx it is a catalogue for a lawyer to review, with room to sign it off.

    \b
    Examples:
      masa-check rules --edition wt2023
      masa-check rules --theme Funding
      masa-check rules --format csv > duties.csv
      masa-check rules --output docx=duties.docx
    """
    if context.invoked_subcommand:
        return
    wanted = output.targets(format, outputs, FORMATS)
    output.refuse_to_overwrite(wanted, rulebooks.files(folder))
    book = rulebooks.rules(folder, examples=any(one.format in CATALOGUES for one in wanted))
    named = arguments.edition(edition or None, book)
    about = arguments.one_of(theme, list(book.themes), 'theme') if theme else ''
    chosen = book._replace(
        duties={
            id: duty
            for id, duty in book.duties.items()
            if (not named or named in duty.editions) and about in ('', duty.theme)
        }
    )
    if not chosen.duties:
        terminal.tell(f'masa-check: no duty of the theme "{theme}" stands in {named}; leave out one of the two')
        raise Exit(ExitCode.NOTHING_TO_CHECK)
    with output.opened(wanted) as outlets:
        write_all(FORMATS, outlets, Look(), chosen)


@app.command('test')
def prove(
    folder: Annotated[
        Path | None, Argument(help='A folder of rules; without one, the rules that ship.', metavar='DIR')
    ] = None,
) -> None:
    """
    Prove a rulebook: every path and check can answer, and every example gives the verdict that it says. Each cue of a
    question finds the sentence that it must find, and misses the other.

    \b
    Examples:
      masa-check rules test
      masa-check rules test our-rules/
    """
    if folder is None:
        book, own = rulebook.load([rulebook.folder()]), None
    else:
        if written := rulebooks.faults(folder):
            _end(written, f'{how_many(len(written), "fault")}: put right what is written, then the duties are tried')
        book, own = rulebooks.with_own(folder)
    worded = wording.load([rulebook.folder(), *([folder] if folder else [])])
    wrong = [*proof.faults(book, own), *question_proof.faults(worded, folder)]
    tested = [duty for duty in book.duties.values() if own is None or duty.id in own]
    asks, examples = sum(len(duty.asks) for duty in tested), sum(len(duty.examples) for duty in tested)
    duties = how_many(len(tested), 'duty', 'duties')
    questions = sum(folder is None or Path(one.file).parent == folder for one in worded.questions)
    also = f', {how_many(questions, "question")} to a document' if questions else ''
    summary = f'{duties}, {how_many(asks, "ask")}, {how_many(examples, "example")}{also}'
    _end(wrong, f'{summary}: {how_many(len(wrong), "fault")}')


def _end(wrong: Sequence[MasaError], summary: str) -> NoReturn:
    """Name each fault, say how many there are, and end by that."""
    for fault in wrong:
        terminal.write(f'{printable(str(fault))}\n')
    terminal.write(f'{summary}\n')
    raise Exit(ExitCode.FINDINGS if wrong else ExitCode.OK)
