"""Works out what every start would have to: `make setup` runs it once.

Without it a start keeps what it had to work out for the next, but only where it may write.
"""

from bot.thrift import compile_once


def main() -> None:
    compile_once()
    # Loaded only now, so that what its modules compile is kept too.
    from bot.worked_out import work_out

    work_out()


if __name__ == "__main__":
    main()
