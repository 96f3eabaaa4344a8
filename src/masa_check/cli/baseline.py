"""`masa-check baseline`: writes down what is known on the day on which a gate is adopted, and keeps that true."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from typer import Option, Typer

from masa_check.cli import options, output, paths, terminal
from masa_check.cli.output import Target
from masa_check.cli.run import prepare
from masa_check.cli.settings import Settings, gather
from masa_check.errors import MasaError
from masa_check.gate import baseline
from masa_check.gate.baseline import BaselineEntry, BaselineUpdate
from masa_check.report.acceptance import Baseline
from masa_check.report.finding import in_short

USUAL = 'masa-baseline.json'
File = Annotated[str | None, Option('--baseline', help=f'The file; {USUAL} unless you say otherwise.', metavar='FILE')]
Accept = Annotated[bool, Option('--accept-new', help='Take in what is found and not known yet.')]

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)


@app.callback()
def about() -> None:
    """
    Keep a baseline: the findings that are known, so that only what is lost from now on fails a run.

    \b
    Examples:
      masa-check baseline create masa/
      masa-check check masa/ --baseline masa-baseline.json
      masa-check baseline update masa/
    """


@app.command(cls=options.EditionCommand)
def create(  # noqa: PLR0917 - one parameter an option
    paths: options.Named = None,
    file: File = None,
    edition: options.Edition = None,
    on: options.On = None,
    rules: options.Rules = None,
    waivers: options.Waivers = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
) -> None:
    """
    Write a baseline of all that is found today, but for what is waived. Every file has to be readable.

    \b
    Examples:
      masa-check baseline create masa/
      masa-check check masa/ --baseline masa-baseline.json
    """
    given = {'paths': paths, 'edition': edition, 'rules': rules, 'waivers': waivers, 'baseline': file}
    settings = gather(given, config, no_config=no_config)
    target = _target(settings)
    if os.path.lexists(target):
        remedy = 'run `masa-check baseline update` with the same paths and --baseline, or delete it first'
        raise MasaError('there is a baseline already', path=target, remedy=remedy)
    _write(settings, on, target, known=False, accept_new=True)


@app.command(cls=options.EditionCommand)
def update(  # noqa: PLR0917 - one parameter an option
    paths: options.Named = None,
    file: File = None,
    accept_new: Accept = False,
    edition: options.Edition = None,
    on: options.On = None,
    rules: options.Rules = None,
    waivers: options.Waivers = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
) -> None:
    """
    Take out of a baseline what has been put right; what is known of other documents is left as it is.

    \b
    Examples:
      masa-check baseline update masa/
      masa-check baseline update masa/luton.yaml --accept-new
    """
    given = {'paths': paths, 'edition': edition, 'rules': rules, 'waivers': waivers, 'baseline': file or None}
    settings = gather(given, config, no_config=no_config)
    target = _target(settings)
    settings = {**settings, 'baseline': settings['baseline']._replace(value=target)}
    _write(settings, on, target, known=True, accept_new=accept_new)


def _target(settings: Settings) -> str:
    return paths.either_slash(str(settings['baseline'].value or USUAL))


def _write(settings: Settings, on: str | None, target: str, *, known: bool, accept_new: bool) -> None:
    run = prepare(settings, on, known=known)
    if '-' in run.paths:
        raise MasaError(
            'a baseline knows findings by their files, and standard input has no file', remedy='name the file'
        )
    before = run.question.acceptance.baseline if known else Baseline(target, paths.folder_of(target))
    with output.opened((Target('baseline', target),)) as (outlet,):
        documents = list(run.documents())
        if not any(one.declared for one in documents):
            terminal.stop_at_nothing(run.search.ignored)
        broken = next((one for one in documents if one.broken), None)
        if broken and not known:
            message = f'it cannot be read, so that nothing of it would be known: {in_short(broken.faults)}'
            raise MasaError(message, path=broken.path, remedy='put it right first; no baseline was written')
        made = baseline.updated(before, documents, Path.cwd().as_posix(), accept_new=accept_new)
        outlet.write(baseline.write(made.entries))
    for one in documents:
        if one.broken:
            terminal.tell(f'masa-check: {one.path} cannot be read, so it cannot be in a baseline; put it right')
    terminal.tell(_summary(made, target))
    for line in _statutory(made.statutory):
        terminal.tell(line)


def _summary(made: BaselineUpdate, target: str) -> str:
    said = [f'{len(made.entries)} known']
    if made.resolved:
        said.append(f'{len(made.resolved)} resolved and taken out')
    if made.taken_in:
        said.append(f'{len(made.taken_in)} taken in')
    if made.left_out:
        said.append(f'{len(made.left_out)} new and left out (--accept-new takes them in): {_some(made.left_out)}')
    return f'masa-check: wrote {target}: {"; ".join(said)}'


def _statutory(entries: tuple[BaselineEntry, ...]) -> Iterator[str]:
    """What a baseline lets pass though statute asks it, a line each, and where its owner can be named."""
    if entries:
        findings = 'one finding' if len(entries) == 1 else f'{len(entries)} findings'
        yield f'masa-check: it has {findings} of statute, with nobody named to put them right:'
        yield from (f'  {entry.path}: {_about(entry)}' for entry in entries)
        yield 'masa-check: write a waiver for each: it names the office that puts it right, the reason and the last day'


def _about(entry: BaselineEntry) -> str:
    return f'{entry.duty}, {entry.ask}' + (f' ({entry.object})' if entry.object else '')


def _some(entries: tuple[BaselineEntry, ...]) -> str:
    return ', '.join(dict.fromkeys(entry.duty for entry in entries))
