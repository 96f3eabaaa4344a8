"""`masa-check form create`: writes an Excel workbook to fill in, empty or with what is there already."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

from typer import Argument, Option

from masa_check.cli import arguments, form_questions, options, output, part, paths, published, terminal
from masa_check.cli.output import Target
from masa_check.declaration.declaration import declared_in
from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.document import document, files
from masa_check.errors import MasaError
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.reading import answers_of
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Path as QuestionPath
from masa_check.rulebook.edition import DocumentDay, standings
from masa_check.rulebook.rulebook import Rulebook

Kind = StrEnum('Kind', {'ARRANGEMENTS': ARRANGEMENTS, 'YEARLY_REPORT': YEARLY_REPORT})
HELP = """
Write an Excel workbook with every question, to be filled in by people who have no terminal.

A sheet a theme, a row a question, and a sheet for each list, such as partners.
The first sheet says how to fill it in, and how far it is. With `--from` it is
filled in from a declaration, or with passages that may answer each question,
found in the published document: then nothing is chosen.

\b
Examples:
  masa-check form create arrangements.xlsx
  masa-check form create report.xlsx --kind yearly-report
  masa-check form create luton.xlsx --from luton.yaml
  masa-check form create luton.xlsx --from luton.pdf
  masa-check form create police.xlsx --from luton.yaml --for police
"""
FROM = 'A declaration (.yaml), or the published document: a PDF, a Word file, a web page or a text.'
FOR = 'Only the part of: health, police, local-authority, or a body by its name in the declaration.'
DECLARATIONS = ('.yaml', '.yml')
NEW_NAME = 'The partnership'


class FormStart(NamedTuple):
    """What a form begins with."""

    kind: str
    answers: Mapping[QuestionPath, FieldAnswer]
    passages: Mapping[QuestionPath, str]
    edition: str = ''


def create(
    path: Annotated[str, Argument(help='The workbook to write, such as arrangements.xlsx.', metavar='FILE')],
    *,
    source: Annotated[str | None, Option('--from', help=FROM, metavar='FILE')] = None,
    kind: Annotated[Kind | None, Option(help='What is to be declared.')] = None,
    edition: Annotated[str | None, Option(help='By which edition to ask; by the date of the document.')] = None,
    to: Annotated[str | None, Option('--for', help=FOR, metavar='PARTNER')] = None,
    rules: options.Rules = None,
    force: Annotated[bool, Option('--force', help='Write over a file that is there.')] = False,
) -> None:
    """Gather what the form begins with, and write the workbook."""
    form_questions.refuse_without_excel()
    _refuse_path(path, source, force=force)
    book = form_questions.book_of(rules)
    named = arguments.edition(edition, book)
    with part.begun(path) as made:
        begun = _beginning(source, kind.value if kind else '', book, rules)
        raw = _workbook(
            begun, named or begun.edition or form_questions.latest(book, arguments.day(None)), to, book, rules
        )
        made.file.write(raw)
        made.settle()
    terminal.tell(f'masa-check: wrote {path}; read it back with `masa-check form read {path} -o FILE.yaml`')


def _refuse_path(path: str, source: str | None, *, force: bool) -> None:
    if not path.casefold().endswith('.xlsx'):
        raise MasaError('a form is an Excel workbook', path=path, remedy='give it a name that ends in .xlsx')
    if source:
        output.refuse_to_overwrite([Target('form', path)], [Path(source)])
    if Path(path).exists() and not Path(path).is_dir() and not force:
        remedy = 'choose another name, or add --force to write over it'
        raise MasaError('the file is there already', path=path, remedy=remedy)


def _beginning(source: str | None, kind: str, book: Rulebook, rules: Path | None) -> FormStart:
    if source is None:
        return FormStart(kind or ARRANGEMENTS, {}, {})
    if Path(source).suffix.casefold() in DECLARATIONS:
        return _declared(Path(source), kind, book)
    return _published(Path(source), kind, rules)


def _declared(path: Path, kind: str, book: Rulebook) -> FormStart:
    """What a declaration says, and the edition that it is held to."""
    shown = paths.shown(path)
    read = document.read(path, shown)
    declared = declared_in(read)
    own = str(read.data['kind'])
    if kind not in ('', own):
        raise MasaError(f'this declares a document of the kind {own}', path=shown, remedy='leave out --kind')
    follows = str(read.data.get('follows', ''))
    held_to = standings(book.editions.values(), DocumentDay(declared.dated, follows), arguments.day(None))
    edition = next((one.edition.id for one in held_to if one.counts), '')
    return FormStart(own, answers_of(read.data, own), {}, edition)


def _published(path: Path, kind: str, rules: Path | None) -> FormStart:
    """What the program proposes of a published document: passages and quotations, and nothing chosen."""
    from masa_check.drafts import known  # noqa: PLC0415 - only who has a published document pays for it
    from masa_check.drafts.making import draft, kind_of  # noqa: PLC0415 - as above
    from masa_check.drafts.writing import as_yaml, passages_of  # noqa: PLC0415 - as above
    from masa_check.evidence.verification import PublishedText  # noqa: PLC0415 - as above

    shown = paths.shown(path)
    raw = published.contents(path, shown)
    text = PublishedText('text-1', shown, hashlib.sha256(raw).hexdigest(), published.read(raw, shown))
    found = kind_of((text,))
    if not found:
        message = 'this seems to be neither safeguarding arrangements nor a yearly report on them'
        raise MasaError(message, path=shown, remedy='name the published document itself, or a declaration (.yaml)')
    made = draft((text,), kind or found, known.load([rulebook.folder(), *([rules] if rules else [])]))
    data = document.parse(as_yaml(made).encode(), shown).data
    return FormStart(made.kind, answers_of(data, made.kind), passages_of(made))


def _workbook(begun: FormStart, edition: str, to: str | None, book: Rulebook, rules: Path | None) -> bytes:
    from masa_check.forms import making  # noqa: PLC0415 - openpyxl is an extra, and only forms pay for it
    from masa_check.forms import part as own_part  # noqa: PLC0415 - as above
    from masa_check.forms.question_table import Contents  # noqa: PLC0415 - as above
    from masa_check.forms.workbook import workbook  # noqa: PLC0415 - as above

    asked = form_questions.asked(book, rules, begun.kind, edition)
    contents = Contents(begun.kind, asked.questions, asked.groups, begun.answers, begun.passages)
    made = making.tables(contents)
    if to is not None:
        whose = own_part.recipient(to, begun.answers)
        if whose is None:
            known = ', '.join(own_part.ROLES)
            message = f'no list of the declaration has a body called "{to}"'
            raise MasaError(message, remedy=f'write one of {known}, or a name as --from has it')
        table = rulebook.folder() / own_part.QUESTIONS_FILE
        own = own_part.own_questions(files.contents(table, table.as_posix()).decode(), begun.kind, whose.role)
        made = tuple(own_part.tables(made, contents, whose, own))
    name = begun.answers.get(('name',), EMPTY).value or NEW_NAME
    return workbook(made, making.facts(contents, made, edition, to or '', name))
