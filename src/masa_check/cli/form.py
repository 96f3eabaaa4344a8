"""`masa-check form`: writes an Excel workbook to fill in."""

from typer import Typer

from masa_check.cli import form_create

app = Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help='Write an Excel workbook with every question to fill in.',
)
app.command('create', help=form_create.HELP)(form_create.create)


@app.callback()
def form() -> None:
    """Write an Excel workbook with every question to fill in."""
