"""How property tests run, and on how many cores NumPy computes."""

import os

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

# Read when NumPy is first imported, which no plugin does. Its threads wait by spinning: on a busy
# machine the many small products of a pose would take five times the processor's time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
