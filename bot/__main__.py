"""The command `salesbeat`: runs a command line and words what went wrong in one clear line."""

import os
import sys

from bot.cli import app
from core.errors import UserError


def main() -> None:
    try:
        app()
    except UserError as problem:
        english = os.environ.get("SALESBEAT_LANGUAGE") == "en"
        sys.exit(problem.en if english else problem.zh)
    except BrokenPipeError:
        # Whoever reads our output has seen enough; a second message would break the same pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
