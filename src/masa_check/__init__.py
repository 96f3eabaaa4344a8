"""masa-check: holds a declaration of safeguarding arrangements to what law and guidance ask of it."""

__version__ = '0.1.0'
