"""What changed between two documents; `masa_check.diff` itself is the function of the library."""
