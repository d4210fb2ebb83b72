"""Runs one job from the command line and brings its posts out before leaving."""

import sys
from contextlib import closing
from datetime import datetime

from bot.assemble import Books, open_books
from bot.clock import SystemClock
from bot.commands.options import clock_at
from bot.connections import Connections
from bot.delivery import Delivery
from bot.drawing import Drawing
from bot.incoming import Incoming
from bot.naming import scope_called
from bot.settings import Settings
from bot.terminal.render import render
from core.reply import Post, ToPerson
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person
from jobs.by_hand import posted_before, run_job


def run_by_hand(
    settings: Settings, name: str, now: str | None, scope: str | None, *, dry_run: bool
) -> None:
    """Run a job as of `now`; print what it says, and deliver it unless it is a dry run."""
    books = open_books(settings)
    clock = clock_at(now, books.zone)
    moment = clock.now()
    with books.database.reading(FIRST_COMPANY) as session:
        meant = scope_called(session, scope, moment.astimezone(books.zone))
    posts = run_job(books.database, FIRST_COMPANY, name, moment, meant, dry_run=dry_run)
    for post in posts:
        sys.stdout.write(f"→ {_address(books, post)}\n{render(post.reply, [])}\n")
    if not posts:
        before = posted_before(books.database, FIRST_COMPANY, name, moment, meant)
        sys.stdout.write(f"{_nothing(books, before)}\n")
    if not dry_run and posts:
        receive = Incoming(books.database, clock, wording=books.wording).receive
        messengers = Connections(settings, books, clock, receive).messengers()
        with closing(Drawing()) as drawing:
            # Pacing and look-ups follow the real clock, whatever moment the job is run as of.
            Delivery(books.database, messengers, drawing.draw, SystemClock()).deliver_all(moment)


def _nothing(books: Books, before: datetime | None) -> str:
    """Say why there is nothing: it was posted already, or there is nothing to say."""
    if before is None:
        return books.wording.say("没有要发的。", "Nothing to post.")
    return books.wording.say(
        "没有要发的：{day} {at} 已发过，同一天不重复发。",
        "Nothing to post: it was posted at {at} on {day}, and once a day is enough.",
        day=books.wording.day(before.date()),
        at=books.wording.clock(before.time()),
    )


def _address(books: Books, post: Post) -> str:
    match post.to:
        case ToPerson(person_id):
            with books.database.reading(FIRST_COMPANY) as session:
                person = session.get(Person, (FIRST_COMPANY, person_id))
            return person.name if person is not None else str(person_id)
        case room:
            return f"{room.platform} #{room.room}"
