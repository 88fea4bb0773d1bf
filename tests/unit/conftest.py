"""How property tests run."""

from hypothesis import HealthCheck, settings

from tests.examples import examples

# On a busy machine any example may take long, which says nothing of the code under test.
settings.register_profile(
    "ours",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")
