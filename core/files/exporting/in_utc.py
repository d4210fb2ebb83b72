"""Reads moments as UTC without a zone: to make each an aware one costs more than to read it."""

from typing import Any

from sqlalchemy import DateTime
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class in_utc(FunctionElement[Any]):  # noqa: N801 (reads as the SQL function it is)
    """A moment as the clock in UTC shows it."""

    type = DateTime()
    name = "in_utc"
    inherit_cache = True


@compiles(in_utc, "sqlite")
def _sqlite(element: in_utc, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    # It is kept like that (core/storage/columns.py).
    return str(compiler.process(element.clauses, **options))


@compiles(in_utc, "postgresql")
def _postgresql(element: in_utc, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"timezone('UTC', {compiler.process(element.clauses, **options)})"
