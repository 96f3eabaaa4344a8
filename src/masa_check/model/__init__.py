"""The model of a declaration, as typed and frozen values, without knowledge of the law."""
