"""The command line: the only place that reads, prints, exits, and asks the clock."""
