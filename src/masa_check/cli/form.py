"""`masa-check form`: writes an Excel workbook to fill in, and reads what came back."""

from typer import Typer

from masa_check.cli import form_create, form_read

app = Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


@app.callback()
def about() -> None:
    """
    Write an Excel workbook with every question to fill in, and read what came back.

    \b
    Examples:
      masa-check form create luton.xlsx --from masa/luton.yaml
      masa-check form read luton.xlsx --into masa/luton.yaml
    """


app.command('create', help=form_create.HELP)(form_create.create)
app.command('read', help=form_read.HELP)(form_read.read)
