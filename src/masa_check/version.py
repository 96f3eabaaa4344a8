"""The version of masa-check, and where it is published: the one place that says so."""

__version__ = '0.1.0'

# The folder that holds docs/ at this version, as https://code.example.org/masa-check/blob/v0.1.0; set when masa-check
# is published at an address. Until then pages are named by their path, and none by an address that leads nowhere.
ADDRESS = ''
