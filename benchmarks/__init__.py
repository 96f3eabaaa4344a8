"""How fast masa-check is beside its peers, as ratios within one run."""
