"""`masa-check explain`: prints the page of one duty."""

from typing import Annotated

from typer import Argument, Typer

from masa_check.cli import arguments, options, rulebooks, terminal
from masa_check.cli.terminal import Colour
from masa_check.reporters.draw import text
from masa_check.reporters.rules import page as rules_page
from masa_check.rulebook import rulebook

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
    terminal.write(text.draw(rules_page.page(chosen, book, address), colour=terminal.coloured(color)))
