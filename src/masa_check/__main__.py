"""Runs the command line, and turns every way of ending into its exit code."""

from __future__ import annotations

import os
import sys

try:
    from masa_check.cli import signals  # and nothing else, so that it is there early: other imports take their time
except KeyboardInterrupt:
    os._exit(130)


def run() -> None:
    """Run a command as a process of its own, quick to start and to end."""
    signals.watch()
    import gc  # noqa: PLC0415 - all of these once signals are answered
    from contextlib import suppress  # noqa: PLC0415 - as above

    gc.disable()  # what a run makes it keeps until its end; looking for rubbish is a tenth of it
    os.environ.setdefault('PYDANTIC_DISABLE_PLUGINS', '__all__')  # looking for plugins we do not have is another
    try:
        main()
        code: int | str | None = 0
    except SystemExit as ended:
        code = ended.code
    except signals.Ended as ended:
        signals.end(ended.number)
    if isinstance(code, str) or not sys.stdout or not sys.stderr:
        sys.exit(code)
    with suppress(OSError):  # it could not be written, which has been said if it can be
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code or 0)  # taking every object down one by one is a seventh of the time of a run


def main() -> None:
    """Run a command; a mistake of the user's is one line, a mistake of ours says so and exits with 70."""
    from masa_check.cli import terminal  # noqa: PLC0415 - as above
    from masa_check.errors import ExitCode, MasaError  # noqa: PLC0415 - as above

    try:  # what fails to import is our mistake, and says so
        from masa_check.cli import common_case  # noqa: PLC0415 - as above

        code: int | None = common_case.run(sys.argv[1:])
        if code is None:
            from masa_check.cli.app import app  # noqa: PLC0415 - as above

            code = app(prog_name='masa-check', standalone_mode=False)
    except BrokenPipeError:
        code = ExitCode.FINDINGS  # who reads the report has gone away
    except MasaError as error:
        terminal.tell(f'masa-check: {error}')
        code = ExitCode.COULD_NOT_RUN
    except OSError as error:
        why = error.strerror or error
        terminal.tell(f'masa-check: the computer refused this: {why}; free some space, or close other programs')
        code = ExitCode.COULD_NOT_RUN
    except Exception as error:
        code = _usage(error) or _our_bug(error)
    sys.exit(code or ExitCode.OK)


def _usage(error: Exception) -> int:
    """Tell what is wrong with the arguments, if that is what it is; `typer` brings its own class or that of `click`."""
    import io  # noqa: PLC0415 - as above

    from masa_check.cli import terminal  # noqa: PLC0415 - as above

    if not hasattr(error, 'show'):
        return 0
    words = io.StringIO()
    error.show(words)
    for line in words.getvalue().splitlines():
        terminal.tell(line)
    return int(getattr(error, 'exit_code', 2))


def _our_bug(error: Exception) -> int:
    from masa_check.cli import terminal  # noqa: PLC0415 - as above
    from masa_check.errors import ExitCode  # noqa: PLC0415 - as above

    if os.environ.get('MASA_CHECK_DEBUG'):
        import traceback  # noqa: PLC0415 - as above

        for line in ''.join(traceback.format_exception(error)).splitlines():
            terminal.tell(line)
    terminal.tell(
        f'masa-check: this is our mistake, not yours ({type(error).__name__}: {error}); '
        'run again with MASA_CHECK_DEBUG=1 and report what it prints'
    )
    return ExitCode.OUR_BUG


if __name__ == '__main__':
    run()
