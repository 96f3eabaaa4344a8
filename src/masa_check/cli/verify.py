"""`masa-check verify`: holds a declaration to the published document that it is of."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from masa_check.cli import options, output, published, rulebooks, terminal
from masa_check.cli.formats import Formats, Look, data, page, write_all
from masa_check.cli.part import begun
from masa_check.cli.terminal import Colour
from masa_check.declaration.declaration import Declaration, declare
from masa_check.document import document
from masa_check.errors import ExitCode, MasaError, did_you_mean
from masa_check.evidence import highlight as highlights
from masa_check.evidence import reading
from masa_check.evidence.verdict import Verification, verify, why

FORMATS: Formats = {
    'text': page('verify.page.page', 'verbosity'),
    'concise': data('verify.data.concise'),
    'json': data('verify.data.as_json'),
    'github': data('verify.data.github'),
    'gitlab': data('verify.data.gitlab', 'root'),
    'markdown': page('verify.page.whole'),
    'csv': data('verify.data.as_csv'),
    'html': page('verify.page.whole'),
}
NAMED = re.compile(r'([a-z0-9]+(?:-[a-z0-9]+)*)=(.+)', re.DOTALL)
DOCUMENT_HELP = 'The published document: a PDF, Word file, saved web page or text; of several, each as NAME=FILE.'
HIGHLIGHT_HELP = 'Write a copy of the PDF in which what was found is marked; it is not for publication.'
HELP = """
Check a declaration against the published document: does the document say that?

First, whether this is the document at all. Then every heading, page and
quotation, and every office, name, sum, share, date and agency: found in its
place, found elsewhere, or not found. A summary is only placed: whether it is
right, a person must judge.

\b
Examples:
  masa-check verify luton.yaml --document luton.pdf
  masa-check verify luton.yaml --document masa=luton.pdf --document tor=terms.docx
  masa-check verify luton.yaml --document luton.pdf --output html=luton.html
  masa-check verify luton.yaml --document luton.pdf --highlight marked.pdf

\b
Exit codes:
  0  ran, and all that could be found is in its place
  1  ran, and something is elsewhere or not found
  2  could not run: not the document, or one that cannot be read
  70 our own mistake
"""

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP)
def command(  # noqa: PLR0917 - one parameter an option
    declaration: Annotated[str, Argument(help='The declaration.', metavar='DECLARATION')],
    documents: Annotated[list[str], Option('--document', help=DOCUMENT_HELP, metavar='FILE')],
    highlight: Annotated[str | None, Option(help=HIGHLIGHT_HELP, metavar='FILE')] = None,
    format: Annotated[str | None, options.how_to_print('it', FORMATS)] = None,
    outputs: options.Outputs = None,
    quiet: Annotated[bool, Option('--quiet', '-q', help='Only the counts.')] = False,
    verbose: Annotated[bool, Option('--verbose', '-v', help='Also what was found.')] = False,
    color: options.Color = Colour.AUTO,
) -> None:
    """Read the documents, look for every claim in them, and print what came of it."""
    wanted = output.targets(format, outputs, FORMATS)
    declared = _declared(Path(declaration))
    named = _named(documents, declared)
    written = [*wanted, *([output.Target('pdf', highlight)] if highlight else [])]
    output.refuse_to_overwrite(written, [Path(declaration), *named.values()])
    raws = {name: published.contents(path, path.as_posix()) for name, path in named.items()}
    marked = _to_mark(raws, named) if highlight else ''
    with output.opened(wanted) as outlets:
        texts = [published.text(name, raw, named[name].as_posix()) for name, raw in raws.items()]
        verification = verify(declared, texts, rulebooks.rules(None).bodies)
        write_all(FORMATS, outlets, Look(verbose - quiet, terminal.coloured(color)), (verification,))
    if not verification.passes:
        _refuse(verification)
    if highlight:
        _highlight(verification, highlight, raws[marked], marked)
    raise Exit(ExitCode.FINDINGS if verification.alarms else ExitCode.OK)


def _declared(path: Path) -> Declaration:
    """The declaration; raises MasaError for what is no declaration."""
    declared = declare(document.read(path, path.as_posix()))
    if isinstance(declared, Declaration):
        return declared
    fault = declared[0]
    remedy = f'{fault.remedy}; `masa-check check` tells all that is wrong'
    raise MasaError(fault.message, path=path.as_posix(), remedy=remedy)


def _named(given: Sequence[str], declared: Declaration) -> dict[str, Path]:
    """The files by the names of their texts; one file needs no name where there is one text."""
    texts = list(declared.model.texts)
    named: dict[str, Path] = {}
    for one in given:
        match = NAMED.fullmatch(one) if not Path(one).exists() else None
        name, path = (match[1], match[2]) if match else (texts[0] if len(texts) == 1 else '', one)
        if match and name not in texts:
            known = ', '.join(texts) or 'none'
            remedy = did_you_mean(name, texts) or f'the declaration names under `texts`: {known}'
            raise MasaError(f'there is no text "{name}"', path=declared.document.path, remedy=remedy)
        if not name and len(texts) > 1:
            remedy = f'say which it is: --document {texts[0]}={one}'
            raise MasaError('the declaration is of several texts', path=one, remedy=remedy)
        if name in named:
            raise MasaError('two documents are named for one text', path=path, remedy='name one')
        named[name] = Path(path)
    return named


def _refuse(verification: Verification) -> None:
    gate = next(gate for gate in verification.gates if not gate.passes)
    message = f'this does not seem to be the document that was declared: {why(gate)}'
    raise MasaError(message, path=gate.text.path, remedy='name the document that the declaration is of')


def _to_mark(raws: dict[str, bytes], named: dict[str, Path]) -> str:
    """The name of the text that is to be marked: the only PDF."""
    found = [name for name, raw in raws.items() if reading.is_pdf(raw)]
    if len(found) != 1:
        shown = next(iter(named.values())).as_posix()
        raise MasaError('--highlight marks one PDF', path=shown, remedy='name one PDF with --document, or leave it out')
    return found[0]


def _highlight(verification: Verification, path: str, raw: bytes, name: str) -> None:
    """Write the copy in which what was found is marked."""
    marks = highlights.packed(highlights.marks_of(verification.results, name))
    copy = published.marked(raw, marks, path)
    with begun(path) as made:
        made.file.write(copy)
        made.settle()
