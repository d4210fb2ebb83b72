"""The command `salesbeat`: runs a command line and words what went wrong in one clear line."""

import os
import sys

import typer
from typer._click.exceptions import ClickException

from bot.cli import app
from core.errors import UserError


def main() -> None:
    try:
        status = app(standalone_mode=False)
    except UserError as problem:
        english = os.environ.get("SALESBEAT_LANGUAGE") == "en"
        sys.exit(problem.en if english else problem.zh)
    except ClickException as problem:
        said = problem.format_message()
        sys.exit(f"salesbeat: {said}  (salesbeat --help)" if said.strip() else 2)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # Whoever reads our output has seen enough; a second message would break the same pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
