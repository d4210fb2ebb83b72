"""The page's pictures over HTTP; the socket and the page itself are tested in a browser."""

import asyncio

import pytest
from starlette.responses import Response
from structlog.testing import capture_logs

from bot.drawing import DrawingError
from bot.web.messenger import Gallery
from bot.web.routes import picture_of
from core.pictures import Chart, LeaderboardChart

CHART = LeaderboardChart("排行榜", "", (), "", "zh")
PNG = b"\x89PNG"


class Drawer:
    """Draws only once it is well again."""

    def __init__(self) -> None:
        self.well = True

    def draw(self, _chart: Chart) -> bytes:
        if not self.well:
            raise DrawingError("no picture: none within 10 s")
        return PNG


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def gallery(drawer: Drawer) -> Gallery:
    return Gallery(drawer.draw)


def asked(gallery: Gallery, address: str) -> Response:
    return asyncio.run(picture_of(gallery, address.removeprefix("/pictures/")))


def test_a_picture_is_drawn_when_it_is_looked_at(gallery: Gallery):
    shown = asked(gallery, gallery.hang(CHART))

    assert (shown.status_code, shown.body) == (200, PNG)


def test_a_picture_that_nobody_hung_is_not_found(gallery: Gallery):
    assert asked(gallery, "/pictures/unknown.png").status_code == 404


def test_a_picture_that_is_not_drawn_now_may_be_asked_for_again(gallery: Gallery, drawer: Drawer):
    address = gallery.hang(CHART)
    drawer.well = False

    refused = asked(gallery, address)
    drawer.well = True

    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.headers["Cache-Control"] == "no-store"
    assert asked(gallery, address).body == PNG


def test_a_picture_that_is_not_drawn_is_told_to_the_log(gallery: Gallery, drawer: Drawer):
    drawer.well = False

    with capture_logs() as logs:
        asked(gallery, gallery.hang(CHART))

    [told] = [line for line in logs if line["event"] == "a picture was not drawn"]
    assert (told["log_level"], told["problem"]) == ("warning", "no picture: none within 10 s")
