"""The answers of a run, the findings at their lines, and what was accepted of them."""
