"""The command `salesbeat`: runs a command line and words what went wrong in one clear line."""

import os
import sys

from bot.serve_line import plain_serve_line, serve_as
from core.errors import UserError


def main() -> None:
    try:
        status = _run(sys.argv[1:])
    except UserError as problem:
        sys.exit(_worded(problem))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever reads our output has seen enough; a second message would break the same pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _worded(problem: UserError) -> str:
    """Word a refusal in the language that was set; in both where none was."""
    from bot.settings import language_given

    if (language := language_given()) is not None:
        return problem.zh if language == "zh" else problem.en
    zh, *more_zh = problem.zh.splitlines()
    en, *more_en = problem.en.splitlines()
    if more_zh == more_en:
        return "\n".join((f"{zh} / {en}", *more_zh))
    return f"{problem.zh}\n{problem.en}"


def _run(words: list[str]) -> object:
    if (line := plain_serve_line(words)) is not None:
        serve_as(line)
        return 0
    import typer
    from typer._click.exceptions import ClickException

    from bot.cli import app

    try:
        return app(standalone_mode=False)
    except ClickException as problem:
        said = problem.format_message()
        sys.exit(f"salesbeat: {said}  (salesbeat --help)" if said.strip() else 2)
    except typer.Abort:
        sys.exit(130)


if __name__ == "__main__":
    main()
