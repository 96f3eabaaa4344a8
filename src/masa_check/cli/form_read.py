"""`masa-check form read`: makes a declaration of what people filled in, and names what could not be read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from masa_check.cli import form_questions, options, output, part, paths, published, terminal
from masa_check.cli.output import Target
from masa_check.declaration.declaration import declared_in
from masa_check.document import document, files
from masa_check.errors import ExitCode, MasaError
from masa_check.questions.fields import progress
from masa_check.questions.reading import answers_of
from masa_check.questions.writing import changed, declaration
from masa_check.reporters.draw.page import how_many

if TYPE_CHECKING:
    from masa_check.forms.collecting import Collected, ReturnedForm

HELP = """
Make a declaration of one filled form, or of several that came back.

Each thing that cannot be read is named with its file, sheet and cell, and is
left out. Where two people answered one question differently, both answers are
shown and neither is taken. With `--into`, only what somebody changed in the
forms changes in a declaration that is there already.

\b
Examples:
  masa-check form read arrangements.xlsx -o masa.yaml
  masa-check form read police.xlsx health.xlsx council.xlsx -o masa.yaml
  masa-check form read police.xlsx --into masa.yaml

\b
Exit codes:
  0  read, all of it
  1  written, and something is left out: the messages say what and where
  2  could not run
  70 our own mistake
"""
INTO = 'A declaration that is there already: only the lines of changed answers change.'
STDOUT = '-'
FORM = 'name the workbook that came back (.xlsx)'
WHICH = 'name the file to write with -o, or the declaration to change with --into'


def read(
    forms: Annotated[list[str], Argument(help='The workbooks that came back.', metavar='FILE...')],
    *,
    out: Annotated[str | None, Option('--out', '-o', help='The declaration to write, or -.', metavar='FILE')] = None,
    into: Annotated[str | None, Option('--into', help=INTO, metavar='DECL')] = None,
    rules: options.Rules = None,
    force: Annotated[bool, Option('--force', help='Write over a file that is there.')] = False,
) -> None:
    """Read every form, write what they say together, and name what is left out."""
    form_questions.refuse_without_excel()
    place = _place(out, into, forms, force=force)
    came_back = _returned(forms)
    if into:
        gathered, raw = _changed(came_back, Path(into), rules)
    else:
        gathered, raw = _written(came_back, rules)
    if place == STDOUT:
        terminal.write(raw.decode())
    else:
        with part.begun(place) as made:
            made.file.write(raw)
            made.settle()
    for problem in gathered.problems:
        terminal.tell(f'masa-check: {problem}')
    raise Exit(_tell_end(gathered, document.parse(raw, place).data, place))


def _place(out: str | None, into: str | None, forms: Sequence[str], *, force: bool) -> str:
    """Where the declaration goes, refused before a form is read."""
    if (out is None) == (into is None):
        message = 'we do not know where to write the declaration' if out is None else '-o and --into are both named'
        raise MasaError(message, remedy=WHICH)
    place = into or out or STDOUT
    if out and out != STDOUT:
        output.refuse_to_overwrite([Target('declaration', out)], map(Path, forms))
        if Path(out).exists() and not Path(out).is_dir() and not force:
            remedy = 'name another file, add --force to write over it, or use --into to change only what was changed'
            raise MasaError('the file is there already', path=out, remedy=remedy)
    return place


def _returned(forms: Sequence[str]) -> 'list[ReturnedForm]':
    """Each form, read in a process of its own."""
    from masa_check.forms import collecting  # noqa: PLC0415 - only who reads a form pays for it

    came_back = []
    for one in forms:
        path = Path(one)
        shown = paths.shown(path)
        raw = published.contents(path, shown, FORM)
        came_back.append(collecting.returned(shown, published.sheets(raw, shown)))
    return came_back


def _written(came_back: 'Sequence[ReturnedForm]', rules: Path | None) -> 'tuple[Collected, bytes]':
    """What the forms say, and a new declaration of it."""
    from masa_check.forms import collecting, filled  # noqa: PLC0415 - as above

    kind = collecting.refuse_mixed(came_back)
    asked = _asked(came_back, kind, rules)
    gathered = collecting.collected(came_back, filled.FormQuestions(asked.questions, asked.groups, kind), {})
    answers = {path: answer for path, answer in gathered.answers.items() if not answer.is_empty}
    return gathered, declaration(answers, kind, asked.questions).encode()


def _changed(came_back: 'Sequence[ReturnedForm]', path: Path, rules: Path | None) -> 'tuple[Collected, bytes]':
    """What the forms say, and the declaration that is there with the lines of changed answers changed."""
    from masa_check.forms import collecting, filled  # noqa: PLC0415 - as above

    shown = paths.shown(path)
    raw = files.contents(path, shown)
    read = document.parse(raw, shown)
    kind = collecting.refuse_mixed(came_back, str(read.data.get('kind', '')))
    declared_in(read)
    asked = _asked(came_back, kind, rules)
    registry = filled.FormQuestions(asked.questions, asked.groups, kind)
    gathered = collecting.collected(came_back, registry, answers_of(read.data, kind))
    return gathered, changed(raw, gathered.answers, shown)


def _asked(came_back: 'Sequence[ReturnedForm]', kind: str, rules: Path | None) -> form_questions.Asked:
    book = form_questions.book_of(rules)
    edition = came_back[0].facts.edition
    return form_questions.asked(book, rules, kind, edition if edition in book.editions else book.editions_read[-1].id)


def _tell_end(gathered: 'Collected', data: dict[str, Any], place: str) -> ExitCode:
    """Say what was written, and how much is left out."""
    from masa_check.forms.problem import ProblemWeight  # noqa: PLC0415 - as above

    wrong = sum(one.weight is ProblemWeight.PROBLEM for one in gathered.problems)
    done = progress(data['kind'], data)
    what = 'standard output' if place == STDOUT else place
    left = f'; {how_many(wrong, "thing")} {"is" if wrong == 1 else "are"} left out (see above)' if wrong else ''
    terminal.tell(f'masa-check: wrote {what}: {done}{left}')
    return ExitCode.FINDINGS if wrong else ExitCode.OK
