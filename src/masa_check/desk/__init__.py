"""The desk: pages on which a person answers questions and sees the verdict move, without any input or output."""
