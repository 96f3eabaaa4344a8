"""`masa-check verify`: holds declarations to the published documents that they are of."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, NoReturn

from typer import Exit, Option, Typer

from masa_check.cli import (
    arguments,
    gate,
    options,
    output,
    paths,
    progress,
    published,
    rulebooks,
    terminal,
    texts,
)
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.gate import Gate
from masa_check.cli.output import Target
from masa_check.cli.part import begun
from masa_check.cli.progress import ProgressBar
from masa_check.cli.settings import Settings, gather, looked_at
from masa_check.cli.terminal import Colour
from masa_check.cli.texts import Pairing
from masa_check.errors import ExitCode, MasaError
from masa_check.evidence import highlight as highlights
from masa_check.evidence import reading
from masa_check.evidence.verdict import Verification, verify, why
from masa_check.model.bodies import ReportBody
from masa_check.report.acceptance import Acceptance, Subject
from masa_check.report.value_waiver import ValueWaiver

FORMATS: Formats = {
    'text': page('verify.page.page', 'verbosity'),
    'concise': data('verify.data.concise'),
    'json': data('verify.data.as_json'),
    'github': data('verify.data.github', 'root'),
    'sarif': data('verify.sarif.render', 'root'),
    'gitlab': data('verify.data.gitlab', 'root'),
    'markdown': page('verify.page.whole'),
    'csv': data('verify.data.as_csv'),
    'html': page('verify.page.whole'),
}
OF_ONE = ('json', 'csv')  # formats that hold one declaration
DOCUMENT_HELP = 'The published document: a PDF, Word file, saved web page or text; of several, each as NAME=FILE.'
HIGHLIGHT_HELP = 'Write a copy of the PDF in which what was found is marked; it is not for publication.'
HELP = """
Check a declaration against the published document: does the document say that?

Without --document, each declaration is held to the files that it names itself,
under `texts`. First, whether this is the document at all. Then every heading, page and
quotation, and every office, name, sum, share, date and agency: found in its
place, found elsewhere, or not found. A summary is only placed: whether it is
right, a person must judge.

\b
Examples:
  masa-check verify luton.yaml --document luton.pdf
  masa-check verify masa/
  masa-check verify luton.yaml --document masa=luton.pdf --document tor=terms.docx
  masa-check verify luton.yaml --document luton.pdf --output html=luton.html
  masa-check verify luton.yaml --document luton.pdf --highlight marked.pdf
  masa-check verify masa/ --waivers waivers.yaml

\b
Exit codes:
  0  ran, and all that could be found is in its place
  1  ran, and something is elsewhere or not found, and not waived
  2  could not run: not the document, or one that cannot be read
  3  nothing matched the paths, or no declaration names a file
  70 our own mistake
"""

Contents = Callable[[Path], bytes]  # of a published document

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP)
def command(  # noqa: PLR0917 - one parameter an option
    declarations: options.Named = None,
    documents: Annotated[list[str] | None, Option('--document', help=DOCUMENT_HELP, metavar='FILE')] = None,
    highlight: Annotated[str | None, Option(help=HIGHLIGHT_HELP, metavar='FILE')] = None,
    format: Annotated[str | None, options.how_to_print('it', FORMATS)] = None,
    outputs: options.Outputs = None,
    on: options.On = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    config: options.Config = None,
    no_config: options.NoConfig = False,
    quiet: Annotated[bool, Option('--quiet', '-q', help='Only the counts.')] = False,
    verbose: Annotated[bool, Option('--verbose', '-v', help='Also what was found.')] = False,
    color: options.Color = Colour.AUTO,
) -> None:
    """Read the documents, look for every claim in them, and print what came of it."""
    wanted = output.targets(format, outputs, FORMATS)
    settings = gather({'paths': declarations, 'waivers': waivers}, config, no_config=no_config)
    named = texts.declarations(settings)
    if len(named) > 1:
        _refuse_several(wanted, documents, highlight)
    pairings = texts.refuse_nothing(texts.pair(one, documents or ()) for one in named)
    if not pairings:
        _stop_at_nothing(any_named=bool(named))
    files = [path for one in pairings for path in (one.file, *one.documents.values())]
    output.refuse_to_overwrite(
        [*wanted, *([Target('pdf', highlight)] if highlight else [])], [*files, *looked_at(config, no_config=no_config)]
    )
    contents = cache(_contents) if highlight else _contents  # what is marked is what was read
    marked = _to_mark(pairings[0], contents) if highlight else ''
    bodies, accepted = _bodies_and_waivers(settings, on, waive=not no_waivers)
    with output.opened(wanted) as outlets:
        with progress.bar() as bar:
            verifications = tuple(_verify(one, bodies, accepted.acceptance, contents, bar) for one in pairings)
        write_all(FORMATS, outlets, Look(verbose - quiet, terminal.coloured(color)), verifications)
    gate.tell_of_values(accepted, *_waived(pairings, verifications))
    _refuse_others(verifications)
    if highlight:
        _highlight(verifications[0], highlight, contents(pairings[0].documents[marked]), marked)
    raise Exit(ExitCode.FINDINGS if any(one.problems for one in verifications) else ExitCode.OK)


def _bodies_and_waivers(settings: Settings, on: str | None, *, waive: bool) -> tuple[tuple[ReportBody, ...], Gate]:
    """What the rules name as recipients of reports, and what was waived."""
    book = rulebooks.rules(None)
    path = paths.either_slash(str(settings['waivers'].value or '')) if waive else None
    return book.bodies, gate.opened(path, None, None, book, arguments.day(on))


def _waived(
    pairings: Sequence[Pairing], verifications: Sequence[Verification]
) -> tuple[frozenset[ValueWaiver], list[Subject]]:
    """The waivers of values that were needed, and the declarations to which they could be about."""
    needed = frozenset(result.waiver for one in verifications for result in one.waived if result.waiver)
    return needed, [Subject(one.declaration.model.id, one.declaration.document.path) for one in pairings]


def _refuse_several(wanted: Sequence[Target], documents: Sequence[str] | None, highlight: str | None) -> None:
    """Refuse what is of one declaration where several are named."""
    several = [f'--format {one.format}' for one in wanted if one.format in OF_ONE]
    several += ['--document'] if documents else []
    several += ['--highlight'] if highlight else []
    if several:
        raise MasaError(f'{several[0]} is of one declaration, and several are named', remedy='name one')


def _stop_at_nothing(*, any_named: bool) -> NoReturn:
    if not any_named:
        terminal.stop_at_nothing()
    terminal.tell('masa-check: add `file` to a text under `texts`, or name the document with --document')
    raise Exit(ExitCode.NOTHING_TO_CHECK)


def _contents(path: Path) -> bytes:
    return published.contents(path, path.as_posix())


def _verify(
    pairing: Pairing, bodies: tuple[ReportBody, ...], acceptance: Acceptance, contents: Contents, bar: ProgressBar
) -> Verification:
    """A declaration held to its documents, which are read one after another."""
    read = []
    for name, path in pairing.documents.items():
        shown = path.as_posix()
        bar.stage(f'Reading {shown}')
        read.append(published.text(name, contents(path), shown))
    words = f'Looking for what {pairing.declaration.document.path} says'
    return verify(pairing.declaration, read, bodies, lambda claims: bar.over(claims, words, len(claims)), acceptance)


def _refuse_others(verifications: Sequence[Verification]) -> None:
    """End with 2 where a document is not the one that was declared; each is named."""
    refused = list(_others(verifications))
    for one in refused[:-1]:
        terminal.tell(f'masa-check: {one}')
    if refused:
        raise refused[-1]


def _others(verifications: Sequence[Verification]) -> Iterator[MasaError]:
    for other in (held for one in verifications for held in one.gates if not held.passes):
        message = f'this does not seem to be the document that was declared: {why(other)}'
        yield MasaError(message, path=other.text.path, remedy='name the document that the declaration is of')


def _to_mark(pairing: Pairing, contents: Contents) -> str:
    """The name of the text that is to be marked: the only PDF."""
    found = [name for name, path in pairing.documents.items() if reading.is_pdf(contents(path))]
    if len(found) != 1:
        shown = next(iter(pairing.documents.values())).as_posix()
        raise MasaError('--highlight marks one PDF', path=shown, remedy='name one PDF with --document, or leave it out')
    return found[0]


def _highlight(verification: Verification, path: str, pdf: bytes, name: str) -> None:
    """Write the copy in which what was found is marked."""
    marks = highlights.packed(highlights.marks_of(verification.results, name))
    copy = published.marked(pdf, marks, path)
    with begun(path) as made:
        made.file.write(copy)
        made.settle()
