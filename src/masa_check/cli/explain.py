"""`masa-check explain`: prints the page of one duty."""

from typing import Annotated

from typer import Argument, Typer

from masa_check.cli import arguments, options, rulebooks, terminal
from masa_check.cli.formats import Look, page
from masa_check.cli.output import Outlet, Target
from masa_check.cli.terminal import Colour
from masa_check.rulebook import rulebook

PAGE = page('rules.page.page')

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def explain(
    duty: Annotated[str, Argument(help='The id of the duty, as a report prints it.', metavar='DUTY')],
    rules: options.Rules = None,
    color: options.Color = Colour.AUTO,
) -> None:
    """
    Explain one duty: what each edition asks, by what authority, since when, why, and with what examples.

    \b
    Examples:
      masa-check explain independent-scrutiny-in-place
      masa-check rules --theme Funding
    """
    book = rulebooks.rules(rules, examples=True)
    chosen = book.duties[arguments.one_of(duty, list(book.duties), 'duty')]
    address = rulebook.page_address(chosen) or rulebook.page_path(chosen)
    PAGE.write(Outlet(Target('text')), Look(colour=terminal.coloured(color)), chosen, book, address)
