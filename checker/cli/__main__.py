"""``python -m checker.cli`` is the command ``tiaoli``."""

import sys

from checker.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
