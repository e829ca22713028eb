"""``python -m coatcheck``."""

import sys

from coatcheck.cli.main import main

sys.exit(main())
