"""`python -m bodylesson` is the command `bodylesson`."""

import sys

from bodylesson.cli import main

sys.exit(main())
