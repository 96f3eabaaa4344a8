"""The changes between two documents; `masa_check.diff` is the function of the library."""
