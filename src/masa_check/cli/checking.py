"""What `masa-check check` does: puts every duty to the documents named and prints the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from masa_check.cli import arguments, output, printing, terminal
from masa_check.cli.formats import Look
from masa_check.cli.run import prepare
from masa_check.cli.settings import Setting, gather, listing, looked_at
from masa_check.cli.terminal import Colour
from masa_check.errors import ExitCode
from masa_check.values import Force


class CheckArguments(NamedTuple):
    """What a user asks of a check: each argument as written; None or False where it is left out."""

    paths: list[str] | None = None
    edition: str | None = None
    on: str | None = None
    format: str | None = None
    outputs: list[str] | None = None
    fail_on: str | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    require_quotes: bool = False
    rules: Path | None = None
    waivers: str | None = None
    no_waivers: bool = False
    acts: str | None = None
    sarif_include_waived: bool = False
    baseline: str | None = None
    changed_since: str | None = None
    config: str | None = None
    no_config: bool = False
    show_settings: bool = False
    quiet: bool = False
    verbose: bool = False
    jobs: int | None = None
    color: Colour = Colour.AUTO
    stdin_filename: str = 'standard input'


def check(asked: CheckArguments) -> ExitCode:
    """Put every duty to the documents named, and print the report; the exit code is as `--fail-on` has it."""
    settings = gather(_flags(asked), asked.config, no_config=asked.no_config)
    if asked.show_settings:
        terminal.write(listing(settings))
        return ExitCode.OK
    wanted = output.targets(asked.format, asked.outputs, printing.FORMATS, _format(settings['format']))
    fail_on = _threshold(settings['fail-on'])
    look = Look(asked.verbose - asked.quiet, terminal.coloured(asked.color), asked.sarif_include_waived, fail_on)
    output.refuse_to_overwrite(wanted, looked_at(asked.config, no_config=asked.no_config))
    with output.opened(wanted) as outlets:
        run = prepare(settings, asked.on, waive=not asked.no_waivers, changed_since=asked.changed_since)
        terminal.tell_ignored(run.search.ignored if asked.verbose else ())
        drawing = printing.DocumentDrawer(wanted, run.question, look)
        documents = run.drawn(drawing, asked.jobs, wanted)
        if documents is None:
            documents = map(drawing.draw, run.documents(wanted, asked.stdin_filename))
        count = printing.send_drawn(documents, outlets, run.question, look, run.finds_any)
        if not count.documents and not run.finds_any():
            terminal.stop_at_nothing(() if asked.verbose else run.search.ignored)  # and leave no report behind
    return ExitCode.FINDINGS if count.fails(look.fail_on) else ExitCode.OK


def _flags(asked: CheckArguments) -> dict[str, Any]:
    """What is asked that a settings file may set as well, by the names of settings; None where it is not asked."""
    return {
        'paths': asked.paths,
        'edition': asked.edition,
        'fail-on': asked.fail_on,
        'select': asked.select,
        'ignore': asked.ignore,
        'format': asked.format,
        'rules': asked.rules,
        'waivers': asked.waivers,
        'acts': asked.acts,
        'baseline': asked.baseline,
        'require-quotes': asked.require_quotes or None,
    }


def _threshold(named: Setting) -> Force | None:
    return arguments.threshold(named.value, Force, 'force', named.place)


def _format(named: Setting) -> str:
    return arguments.one_of(
        named.value, list(printing.FORMATS), 'format', output.formats_known(printing.FORMATS), named.place
    )
