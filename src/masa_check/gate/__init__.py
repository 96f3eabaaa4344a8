"""What a gate accepts: waivers, a baseline, and the settings of a repository."""
