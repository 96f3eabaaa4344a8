"""Who states what: many documents as a matrix of area and duty, and the shares that follow from it."""
