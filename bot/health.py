"""What machines ask: alive, ready, and the numbers."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics import numbers
from core.errors import UserError
from core.storage.database import Database
from core.storage.schema import is_current


def health_routes(database: Database) -> list[Route]:
    """Return `/healthz`, `/readyz` and `/metrics`."""

    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(_: Request) -> Response:
        try:
            migrated = await run_in_threadpool(is_current, database)
        except UserError as problem:
            return JSONResponse({"ready": False, "reason": problem.code}, 503)
        if not migrated:
            return JSONResponse({"ready": False, "reason": "not_migrated"}, 503)
        return JSONResponse({"ready": True})

    async def metrics(_: Request) -> Response:
        from prometheus_client import CONTENT_TYPE_LATEST

        return Response(numbers(), media_type=CONTENT_TYPE_LATEST)

    return [
        Route("/healthz", alive),
        Route("/readyz", ready),
        Route("/metrics", metrics),
    ]
