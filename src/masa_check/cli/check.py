"""`masa-check check`: its arguments and its help; what it does is in `checking`."""

from typing import Annotated

from typer import Exit, Option, Typer

from masa_check.cli import checking, options, printing
from masa_check.cli.checking import CheckArguments
from masa_check.cli.terminal import Colour
from masa_check.values import Force

FAIL_ON_HELP = 'The weakest force that fails the run; must unless you say otherwise.'
INCLUDE_HELP = 'Keep in SARIF what is waived or known, marked as suppressed.'
QUIET_HELP = 'Leave out the tables of duties and the lines of your file; every finding stays.'
VERBOSE_HELP = 'Show other editions in full as well, and the files that were passed over.'
SHOW_HELP = 'Print each setting and where it comes from, and check nothing.'
HELP = """
Check arrangements and yearly reports against every duty of law and guidance.

The answer to each duty is met, partly met, missing, not declared, for a person
to judge, or does not arise. Each finding names its line.

\b
Examples:
  masa-check check luton-2024.yaml
  masa-check check masa/ --fail-on should --format concise
  masa-check check "masa/**/*.yaml" --on 2024-12-31 --format json
  masa-check check masa/ --output json=report.json
  masa-check check masa/ --waivers waivers.yaml --baseline masa-baseline.json
  masa-check check masa/ --acts acts.yaml
  masa-check check masa/ --changed-since main
  masa-check check england/ --format csv --jobs 4
  masa-check check - --stdin-filename masa/luton.yaml < luton.yaml

\b
Exit codes:
  0  ran, and nothing at or above --fail-on
  1  ran, and at least one finding at or above it
  2  could not run: arguments, settings, rules, waivers, acts or baseline
  3  nothing matched the paths
  70 our own mistake
"""

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP, cls=options.EditionCommand)
def check(  # noqa: PLR0917 - one parameter an option
    paths: options.Named = None,
    edition: options.Edition = None,
    on: options.On = None,
    format: Annotated[str | None, options.how_to_print('the report', printing.FORMATS)] = None,
    outputs: options.Outputs = None,
    fail_on: Annotated[str | None, options.fail_on(Force, FAIL_ON_HELP)] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    require_quotes: options.RequireQuotes = False,
    rules: options.Rules = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    acts: options.Acts = None,
    sarif_include_waived: Annotated[bool, Option('--sarif-include-waived', help=INCLUDE_HELP)] = False,
    baseline: options.Baseline = None,
    changed_since: options.ChangedSince = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
    show_settings: Annotated[bool, Option('--show-settings', help=SHOW_HELP)] = False,
    quiet: Annotated[bool, Option('--quiet', '-q', help=QUIET_HELP)] = False,
    verbose: Annotated[bool, Option('--verbose', '-v', help=VERBOSE_HELP)] = False,
    jobs: options.Jobs = None,
    color: options.Color = Colour.AUTO,
    stdin_filename: options.StdinFilename = 'standard input',
) -> None:
    """Check as asked, and exit as `--fail-on` has it."""
    raise Exit(checking.check(CheckArguments(**locals())))
