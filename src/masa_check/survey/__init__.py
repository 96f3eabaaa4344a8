"""Surveys of many documents: a matrix of area and duty, and the shares from it."""
