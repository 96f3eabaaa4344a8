"""What draws a report: each takes values and gives text, and touches nothing else."""
