"""The duties by theme and edition, read from rules/."""
