"""Proves that each rule can be evaluated, and that its examples have the verdicts they state."""
