"""A rep's own place on their team's board: told to them alone, for boards name only the top."""

from core.figures.leaderboard import Place
from core.periods import month_containing
from core.scopes import board_scope, own_scope
from core.storage.tables import Person
from core.wording import Wording
from handlers.figure_replies.leaderboard import Board, places_of
from jobs.scene import Scene


def place_line(scene: Scene, person: Person, wording: Wording) -> str | None:
    """Say where a rep stands this month; none before anyone has a figure, or for a leader."""
    if person.role != "rep":
        return None
    places = _places(scene, person)
    own = next((place for place in places if place.performance.member_id == person.id), None)
    if own is None or not places[0].value:
        return None
    return wording.say(
        "本月排名：第 {rank} 名（共 {all} 人）",
        "This month: number {rank} of {all}",
        rank=own.rank,
        all=len(places),
    )


def _places(scene: Scene, person: Person) -> tuple[Place, ...]:
    """Return the board of a person's team, made once a scene for all its people."""
    scope = board_scope(scene.session, own_scope(person))
    if scope not in scene.boards:
        board = Board(scope, month_containing(scene.today))
        scene.boards[scope] = places_of(scene.figures(), board)
    return scene.boards[scope]
