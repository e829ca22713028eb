"""``python -m cloakroom``."""

import sys

from cloakroom.cli import main

sys.exit(main())
