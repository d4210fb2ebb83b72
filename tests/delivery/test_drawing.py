"""Charts are drawn in another process, which is replaced when it breaks."""

import os
import signal

import pytest

from bot.drawing import Drawing, DrawingError
from core.pictures import LeaderboardChart, RankBar

CHART = LeaderboardChart("排行榜", "", (RankBar(1, "李雪", 0.94, "94%"),), "", "zh")
OTHER = LeaderboardChart("Board", "", (), "", "en")


@pytest.fixture(scope="module")
def drawing():
    drawing = Drawing()
    yield drawing
    drawing.close()


def test_no_process_runs_before_the_first_picture():
    assert Drawing().process_id is None


def test_a_chart_comes_back_as_png(drawing):
    assert drawing.draw(CHART).startswith(b"\x89PNG")
    assert drawing.process_id != os.getpid()


def test_the_same_chart_is_drawn_once(drawing):
    first = drawing.draw(CHART)

    assert drawing.draw(LeaderboardChart(*vars(CHART).values())) is first


def test_a_process_that_died_is_replaced(drawing):
    drawing.draw(CHART)
    os.kill(drawing.process_id, signal.SIGKILL)

    try:
        picture = drawing.draw(OTHER)
    except DrawingError:  # it died after it was asked: the next one is asked
        picture = drawing.draw(OTHER)

    assert picture.startswith(b"\x89PNG")


def test_a_chart_that_cannot_be_drawn_is_an_error_and_the_process_goes_on(drawing):
    with pytest.raises(DrawingError, match="no picture"):
        drawing.draw("not a chart")

    assert drawing.draw(CHART).startswith(b"\x89PNG")


def test_a_drawing_that_takes_too_long_is_given_up():
    hasty = Drawing(longest_seconds=0)

    with pytest.raises(DrawingError, match="none within 0 s"):
        hasty.draw(CHART)
    assert hasty.process_id is None
