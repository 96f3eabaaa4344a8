"""Proves that each rule can answer, and that its examples give the verdicts they state."""
