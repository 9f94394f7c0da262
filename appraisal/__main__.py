"""`python -m appraisal` is the same as the command `appraisal`."""

import sys

from appraisal.cli import main

sys.exit(main())
