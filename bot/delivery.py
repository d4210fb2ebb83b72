"""Sends what is in the outbox: claim, look again, draw, send, settle.

Nothing that was put in is lost, and nothing is said twice: an attempt is on record before it is
made, and an answer that was lost is looked up before anything is sent again.
"""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.delivery_errors import AmbiguousFailure, PermanentFailure, TemporaryFailure
from bot.drawing import DrawingError
from bot.messenger import Messenger, Outgoing
from bot.pacing import SECONDS_BETWEEN_POSTS, Pacing
from bot.parking import park
from bot.recipients import (
    Recipient,
    posts_at_most_once,
    recipient_of,
    said_again,
    without_pictures,
)
from core.errors import NotFoundError
from core.pictures import Chart
from core.reply import Reply
from core.storage import outbox
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database, DatabaseBusyError
from core.storage.drops import file_kept
from core.storage.outbox import Claimed, Hold
from core.surviving import surviving
from jobs.scene import scene_of

log = structlog.get_logger(__name__)

# A post is looked up from a little before its attempt: the platform's clock is not ours.
CLOCK_SKEW = timedelta(seconds=5)
POISON_ATTEMPTS = 5
SETTLE_ATTEMPTS = 4
LONGEST_ERRAND_SECONDS = 60.0
SHORTEST_WAIT_SECONDS = 0.01
# The lease runs out, and the post is taken up where it was left.
LEFT_TO_THE_LEASE = (DatabaseBusyError, DBAPIError)


@dataclass(frozen=True)
class Patience:
    """How long delivery waits. The lease is longer than any client's timeout and the quarantine."""

    lease: timedelta = timedelta(seconds=90)
    quarantine: timedelta = timedelta(seconds=45)
    first_retry: timedelta = timedelta(seconds=2)
    longest_retry: timedelta = timedelta(minutes=1)
    # About a day at the longest wait: by then a person has to look.
    most_attempts: int = 1440

    def before_retry(self, attempts: int) -> timedelta:
        """Double the wait with every attempt, up to the longest."""
        return min(self.first_retry * (1 << min(attempts, 16)), self.longest_retry)


@dataclass(frozen=True)
class Work:
    """One claimed post of one company, with its holder."""

    company_id: int
    post: Claimed
    worker: str


class Delivery:
    """Delivers the posts of every company. Safe to use from several threads and processes."""

    def __init__(
        self,
        database: Database,
        messengers: Mapping[str, Messenger],
        draw: Callable[[Chart], bytes],
        clock: Clock,
        *,
        patience: Patience | None = None,
    ) -> None:
        self.database = database
        self.pacing = Pacing(clock.now)
        self._messengers = messengers
        self._draw = draw
        self._clock = clock
        self._patience = patience or Patience()
        self._name = uuid4().hex
        self._healthy_at: dict[str, datetime] = {}

    def deliver_due(self, now: datetime) -> int:
        """Send everything that is due by `now` and whose room does not rest; returns how many."""
        sent = 0
        while (outcome := self.deliver_one(now)) is not None:
            sent += outcome
        return sent

    def deliver_all(self, now: datetime, seconds: float = LONGEST_ERRAND_SECONDS) -> int:
        """Send everything that is due by `now`, waiting for rooms that rest; returns how many.

        What takes longer than `seconds` stays in the outbox for the running bot.
        """
        sent, left = self.deliver_due(now), seconds
        while (rest := self.pacing.until_next()) is not None:
            left -= max(rest, SHORTEST_WAIT_SECONDS)
            if left < 0 or not self.has_unsettled():
                break
            threading.Event().wait(rest)
            sent += self.deliver_due(now)
        return sent

    def deliver_one(self, now: datetime) -> bool | None:
        """Handle one post that is due by `now`: whether it was sent; none when none was there."""
        if not self._messengers:
            # What cannot be sent from here is left to a process that has a platform.
            return None
        with self.database.reading(FIRST_COMPANY) as session:
            companies = outbox.companies_with_posts(session)
        for company_id in companies:
            work = self._claim(company_id, now)
            if work is not None:
                return self._handle(work)
        return None

    def has_unsettled(self) -> bool:
        """Tell whether any post waits to be sent or looked up, now or later."""
        with self.database.reading(FIRST_COMPANY) as session:
            return bool(outbox.companies_with_posts(session))

    def _claim(self, company_id: int, now: datetime) -> Work | None:
        resting = self.pacing.resting(company_id)
        with self.database.reading(company_id) as session:
            if not outbox.has_work(session, self._clock.now(), now, resting):
                return None
        # A lease belongs to one claim, so that a worker that was frozen cannot take up an old one.
        hold = self._hold(f"{self._name}:{uuid4().hex[:8]}")
        with self.database.writing(company_id) as session:
            claimed = outbox.claim(session, hold, now, 1, resting)
        return Work(company_id, claimed[0], hold.worker) if claimed else None

    def _hold(self, worker: str) -> Hold:
        at = self._clock.now()
        return Hold(worker, at, at + self._patience.lease)

    def _handle(self, work: Work) -> bool:
        done = False
        with surviving(
            log, "post not deliverable", LEFT_TO_THE_LEASE, post=work.post.id
        ) as attempt:
            done = self._attempt(work)
        if attempt.problem is not None:
            # One broken post must not hold up a room; whether it was posted nobody knows.
            self._give_up(work, f"broken: {type(attempt.problem).__name__}")
        return done

    def _attempt(self, work: Work) -> bool:
        try:
            return self._deliver(work)
        except PermanentFailure as problem:
            self._give_up(work, problem.reason)
        except TemporaryFailure as problem:
            self._retry(work, problem)
        except AmbiguousFailure as problem:
            self._quarantine(work, str(problem))
        return False

    def _deliver(self, work: Work) -> bool:
        recipient = self._recipient(work)
        reply = work.post.reply
        if work.post.unsure:
            found = self._was_sent(work, recipient)
            if found:
                self._settle(work, recipient.platform, "found")
                return True
            if found is None:
                reply = _said_again(work.post, recipient)
        outgoing = replace(
            self._drawn(work.post.key, recipient, reply), files=self._files(work, reply)
        )
        if not self._begin(work):
            return False
        receipt = self._send(work, recipient, outgoing)
        self._settle(work, recipient.platform, receipt)
        return True

    def _recipient(self, work: Work) -> Recipient:
        with self.database.reading(work.company_id) as session:
            scene = scene_of(session, self._clock.now())
            return recipient_of(scene, work.post, self._messengers)

    def _was_sent(self, work: Work, recipient: Recipient) -> bool | None:
        post = work.post
        outgoing = Outgoing(post.key, recipient.address, post.reply, (), recipient.wording)
        since = (post.attempted_at or self._clock.now()) - CLOCK_SKEW
        try:
            return self._messengers[recipient.platform].was_sent(outgoing, since)
        except TemporaryFailure as problem:
            # Not being able to look is no reason to send.
            raise AmbiguousFailure(str(problem)) from problem

    def _drawn(self, key: str, recipient: Recipient, reply: Reply) -> Outgoing:
        try:
            pictures = tuple(self._draw(picture.chart) for picture in reply.pictures)
        except DrawingError:
            log.exception("picture not drawn", key=key)
            reply, pictures = without_pictures(reply), ()
        return Outgoing(key, recipient.address, reply, pictures, recipient.wording)

    def _files(self, work: Work, reply: Reply) -> tuple[bytes, ...]:
        if not reply.files:
            return ()
        try:
            with self.database.reading(work.company_id) as session:
                found = [file_kept(session, file.id, self._clock.now()) for file in reply.files]
        except NotFoundError:
            raise PermanentFailure("file expired") from None
        return tuple(content for _, content in found)

    def _begin(self, work: Work) -> bool:
        """Put the attempt on record; false when the lease ran out while we prepared."""
        with self.database.writing(work.company_id) as session:
            return outbox.begin_attempt(session, work.post, self._hold(work.worker))

    def _send(self, work: Work, recipient: Recipient, outgoing: Outgoing) -> str:
        pause = SECONDS_BETWEEN_POSTS.get(recipient.platform, 0.0)
        try:
            return self._messengers[recipient.platform].send(outgoing)
        finally:
            self.pacing.rest((work.company_id, work.post.lane), pause)

    def _settle(self, work: Work, platform: str, receipt: str) -> None:
        now = self._clock.now()
        self._healthy_at[platform] = now
        # What is out but not on record has to be looked up later, so a turn is waited for.
        for _ in range(SETTLE_ATTEMPTS):
            with suppress(DatabaseBusyError):
                self._mark_sent(work, receipt, now)
                return
        self._mark_sent(work, receipt, now)

    def _mark_sent(self, work: Work, receipt: str, now: datetime) -> None:
        with self.database.writing(work.company_id) as session:
            outbox.mark_sent(session, work.post, receipt, now)

    def _retry(self, work: Work, problem: TemporaryFailure) -> None:
        wait = self._patience.before_retry(work.post.attempts)
        if problem.retry_after is not None:
            wait = timedelta(seconds=problem.retry_after)
        elif self._is_poison(work):
            self._give_up(work, str(problem))
            return
        again_at = self._rest(work, wait)
        with self.database.writing(work.company_id) as session:
            outbox.mark_retry(session, work.post, work.worker, again_at, str(problem))

    def _quarantine(self, work: Work, problem: str) -> None:
        if self._is_poison(work):
            self._give_up(work, "perhaps not delivered")
            return
        look_at = self._rest(work, self._patience.quarantine)
        with self.database.writing(work.company_id) as session:
            outbox.mark_unsure(session, work.post, work.worker, look_at, problem)

    def _rest(self, work: Work, wait: timedelta) -> datetime:
        """Leave the room alone for a while, also when the caller acts as of another moment."""
        self.pacing.rest((work.company_id, work.post.lane), wait.total_seconds())
        return self._clock.now() + wait

    def _is_poison(self, work: Work) -> bool:
        """Tell a post that fails from a platform that does: others went out meanwhile."""
        post = work.post
        if post.attempts + 1 >= self._patience.most_attempts:
            return True
        others_went_out = any(at > (post.attempted_at or at) for at in self._healthy_at.values())
        return others_went_out and post.attempts + 1 >= POISON_ATTEMPTS

    def _give_up(self, work: Work, reason: str) -> None:
        log.warning("post parked", post=work.post.id, reason=reason)
        with self.database.writing(work.company_id) as session:
            park(session, work.post, work.worker, reason, self._clock.now())


def _said_again(post: Claimed, recipient: Recipient) -> Reply:
    """Word a post whose fate cannot be looked up, or give it up where twice is worse."""
    if posts_at_most_once(post):
        raise PermanentFailure("perhaps not delivered")
    return said_again(post.reply, recipient.wording)
