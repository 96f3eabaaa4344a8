"""The reports of a run: its answers, the findings at their lines, and the accepted findings."""
