"""Proposes a declaration from a published document: passages that may answer each question, and no answer."""
