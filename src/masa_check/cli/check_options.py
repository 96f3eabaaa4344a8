"""
The options of `check` whose value is taken as it is written, each with its parameter.

Made by `make generated` from the declarations in `check`: edit those.
"""

FLAGS = {
    '--require-quotes': 'require_quotes',
    '--no-waivers': 'no_waivers',
    '--sarif-include-waived': 'sarif_include_waived',
    '--no-config': 'no_config',
    '--show-settings': 'show_settings',
    '--quiet': 'quiet',
    '-q': 'quiet',
    '--verbose': 'verbose',
    '-v': 'verbose',
}

REPEATED = {
    '--output': 'outputs',
    '-o': 'outputs',
    '--select': 'select',
    '--ignore': 'ignore',
}

VALUES = {
    '--edition': 'edition',
    '--on': 'on',
    '--format': 'format',
    '-f': 'format',
    '--fail-on': 'fail_on',
    '--waivers': 'waivers',
    '--acts': 'acts',
    '--baseline': 'baseline',
    '--changed-since': 'changed_since',
    '--config': 'config',
    '--stdin-filename': 'stdin_filename',
}
