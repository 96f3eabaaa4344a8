"""`masa-check draft`: proposes a declaration from a published document, for a person to confirm."""

import os
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, Option, Typer

from masa_check.cli import options, output, progress, published, terminal
from masa_check.cli.formats import Formats, Look, data, write_all
from masa_check.cli.output import Target
from masa_check.cli.progress import ProgressBar
from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.drafts import known as known_of_drafts
from masa_check.drafts.draft import Draft
from masa_check.drafts.making import Known, draft, kind_of
from masa_check.errors import MasaError
from masa_check.evidence.verification import PublishedText
from masa_check.rulebook import rulebook

FORMATS: Formats = {'yaml': data('draft.data.yaml'), 'json': data('draft.data.as_json')}
Kind = StrEnum('Kind', {'ARRANGEMENTS': ARRANGEMENTS, 'YEARLY_REPORT': YEARLY_REPORT})
Format = StrEnum('Format', {'YAML': 'yaml', 'JSON': 'json'})
HELP = """
Propose a declaration from the published document, for a person to confirm.

For each question, up to three passages of the text with heading and page, and
a guess. Nothing of it is declared: `check` counts every guess as not declared
until somebody has read the passage and written what the text says.

\b
Examples:
  masa-check draft luton.pdf -o luton.yaml
  masa-check draft luton.pdf terms-of-reference.docx -o luton.yaml
  masa-check draft report-2025.pdf --kind yearly-report -o report.yaml
  masa-check draft luton.pdf --format json

\b
Exit codes:
  0  ran
  2  could not run: not such a document, or one that cannot be read
  70 our own mistake
"""

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP)
def command(
    documents: Annotated[list[str], Argument(help='The published document, or its parts.', metavar='FILE')],
    out: Annotated[
        str, Option('--out', '-o', help='The file to write, or - for standard output.', metavar='FILE')
    ] = '-',
    format: Annotated[Format, Option('--format', '-f', help='A declaration, or data for programs.')] = Format.YAML,
    kind: Annotated[Kind | None, Option(help='Which kind of document it is, if that is not plain.')] = None,
    rules: options.Rules = None,
) -> None:
    """Read the documents, and write what is proposed."""
    target = Target(format.value, '' if out == '-' else out)
    if target.path:
        output.refuse_existing(target.path, 'choose another name: a draft is never written over')
    output.make_folder(out)
    with output.opened((target,)) as outlets:
        with progress.bar() as bar:
            texts = [_read(number, Path(one), bar) for number, one in enumerate(documents, start=1)]
            bar.stage('Looking for what answers each question')
            made = _made(texts, kind.value if kind else '', rules)
        write_all(FORMATS, outlets, Look(), made._replace(files=dict(_beside(texts, target.path))))
    if target.path:
        terminal.tell(f'masa-check: wrote {out}; nothing in it is declared yet: read the passages and answer')


def _read(number: int, path: Path, bar: ProgressBar) -> PublishedText:
    """One of the documents, read."""
    shown = path.as_posix()
    bar.stage(f'Reading {shown}')
    return published.text(f'text-{number}', published.contents(path, shown), shown)


def _beside(texts: Sequence[PublishedText], target: str) -> Iterator[tuple[str, str]]:
    """The files of the texts as seen from the draft, of those that lie beside or below it."""
    for text in texts if target else ():
        path, folder = Path(os.path.realpath(text.path)), Path(os.path.realpath(target)).parent
        if path.is_relative_to(folder):
            yield text.name, path.relative_to(folder).as_posix()


def _made(texts: Sequence[PublishedText], kind: str, rules: Path | None) -> Draft:
    """What is proposed; raises MasaError for texts that are no such document, whatever they are said to be."""
    found = kind_of(texts)
    if not found:
        message = 'this seems to be neither safeguarding arrangements nor a yearly report on them'
        raise MasaError(message, path=texts[0].path, remedy='name the published document itself')
    return draft(texts, kind or found, known(rules))


def known(rules: Path | None) -> Known:
    """What is known of law and guidance: the rules that ship, and the questions of one's own."""
    return known_of_drafts.load([rulebook.folder(), *([rules] if rules else [])])
