"""The formats of `masa-check verify`."""
