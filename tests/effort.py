"""How many examples a property is tried with: few by `make quick`, a fixed sample by `make test`, or thousands."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No property is timed, since a busy machine is no fault.
UNTIMED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

# The same examples every time, so that a test that fails does so for everybody; others only in `make thorough`.
USUAL = 'usual'
settings.register_profile('quick', UNTIMED, max_examples=10, derandomize=True, database=None)
settings.register_profile(USUAL, UNTIMED, max_examples=100, derandomize=True, database=None)
settings.register_profile('thorough', UNTIMED, max_examples=1000)


def times(factor: float) -> settings:
    """So many times the examples of the profile: more where one costs little, fewer where it costs much."""
    return settings(max_examples=max(2, round(settings().max_examples * factor)))
