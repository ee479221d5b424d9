"""Run the command: ``python build.py --help``."""

import sys

from velkomst.cli.bootstrap import start

if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
