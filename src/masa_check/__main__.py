"""Runs the command line, and turns every way of ending into its exit code."""

from __future__ import annotations

import os
import sys

from masa_check.errors import ExitCode, MasaError

INTERRUPTED = 130


def main() -> None:
    """Run a command; a mistake of the user's is one line, a mistake of ours says so and exits with 70."""
    try:
        from masa_check.cli.app import app  # noqa: PLC0415 - what fails to import is our mistake, and says so

        app(prog_name='masa-check')
    except MasaError as error:
        sys.stderr.write(f'masa-check: {error}\n')
        sys.exit(ExitCode.COULD_NOT_RUN)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get('MASA_CHECK_DEBUG'):
            raise
        sys.stderr.write(
            f'masa-check: this is our mistake, not yours ({type(error).__name__}: {error}); '
            'run again with MASA_CHECK_DEBUG=1 and report what it prints\n'
        )
        sys.exit(ExitCode.OUR_BUG)


if __name__ == '__main__':
    main()
