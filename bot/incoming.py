"""The road of one message: one transaction from its id to its answer.

Acknowledged means committed: whatever this returns is already in the books, and whatever it
does not return has left nothing behind.
"""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from uuid import uuid4
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.answering import send_on_its_way
from bot.clock import Clock
from bot.messages import Answer, IncomingMessage
from bot.metrics import note_answer
from bot.sentences import broken_reply, busy_reply, stranger_reply
from core.calendar import WorkCalendar
from core.language.names.known_names import Directory
from core.language.sentence.tongue import language_of
from core.language.understand import understand
from core.reply import Reply, reply_from_json, reply_to_json
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database, DatabaseBusyError, DiskError
from core.storage.inbox import claim_message, keep_answer, stored_answer
from core.storage.names import Directories
from core.storage.people import person_speaking
from core.storage.sessions import reckon_as_of
from core.storage.tables import Company, Person
from core.wording import Language, Wording
from handlers.answer import RefusedError, answer, answer_edited, answer_files, refuse
from handlers.context import Context, Room
from handlers.edited import Edit

log = structlog.get_logger(__name__)

# Longer texts are cut before they are read; no one types 4,000 characters about a visit.
LONGEST_TEXT = 20_000
# A reply shown to a sender we know nothing about.
DEFAULT_WORDING = Wording()


@dataclass
class Incoming:
    """Receives messages of every platform. `posted` is called when posts wait for delivery."""

    database: Database
    clock: Clock
    posted: Callable[[], None] = lambda: None
    wording: Wording = DEFAULT_WORDING
    directories: Directories = field(default_factory=Directories)
    _turns: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))

    def receive(self, message: IncomingMessage) -> Answer:
        """Act upon one delivery and return what to say; never raises."""
        if not message.addressed:
            return Answer(None, self.wording)
        # One person's messages stay in order, also when their deliveries overtake each other.
        with self._turns[f"{message.platform}:{message.sender}"]:
            began = perf_counter()
            given = self._receive_in_turn(message)
            note_answer(message.platform, given.status, perf_counter() - began)
        return given

    def warm_up(self) -> None:
        """Read the names and load the rules now rather than while the first person waits."""
        import handlers.features
        import handlers.special_features  # noqa: F401 (with all that they need)

        with self.database.reading(FIRST_COMPANY) as session:
            company = session.get_one(Company, FIRST_COMPANY)
            directory = self.directories.of(session, company)
            zone = ZoneInfo(company.timezone)
        understand("拜访客户,下周三再跟进", directory, self.clock.now().astimezone(zone))

    def _receive_in_turn(self, message: IncomingMessage) -> Answer:
        try:
            given = self._answered(message)
        except DiskError as problem:
            log.warning("disk takes nothing, message refused", platform=message.platform)
            full = Reply(self.wording.refusal(problem), error_code=problem.code)
            return Answer(full, self.wording, status="busy")
        except DatabaseBusyError:
            log.warning("database busy, message refused", platform=message.platform)
            return Answer(busy_reply(self.wording), self.wording, status="busy")
        except DBAPIError:
            log.exception("database unreachable", platform=message.platform)
            return Answer(busy_reply(self.wording), self.wording, status="unavailable")
        except Exception:
            reference = uuid4().hex[:8]
            log.exception("message not handled", reference=reference, platform=message.platform)
            return Answer(broken_reply(self.wording, reference), self.wording)
        self.posted()
        return given

    def _answered(self, message: IncomingMessage) -> Answer:
        try:
            return self._in_one_transaction(message, lambda context: _reply(message, context))
        except RefusedError as problem:
            # Its transaction was rolled back as a whole; the refusal is said in one of its own.
            refused = problem
        return self._in_one_transaction(message, lambda context: refuse(refused, context))

    def _in_one_transaction(
        self, message: IncomingMessage, reply_to: Callable[[Context], Reply]
    ) -> Answer:
        now = self.clock.now()
        with self.database.writing(FIRST_COMPANY) as session:
            reckon_as_of(session, now)
            company, person = person_speaking(session, message.platform, message.sender)
            zone = ZoneInfo(company.timezone)
            names = None if person is None else self.directories.of(session, company)
            wording = _wording_for(company, person, message.text, names)
            if not claim_message(session, message.platform, message.message_id, now):
                return self._repeated(session, message, wording)
            if person is None:
                reply = stranger_reply(wording)
            else:
                context = Context(
                    session=session,
                    company=company,
                    person=person,
                    now=now.astimezone(zone),
                    wording=wording,
                    directory=self.directories.of(session, company),
                    calendar=WorkCalendar(),
                    room=_room(message),
                    author=Author(person.id, message.platform, message.message_id),
                )
                reply = reply_to(context)
            given = Answer(None, wording)
            if reply.text:
                given = send_on_its_way(session, message, person, reply, wording, now)
            keep_answer(
                session,
                message.platform,
                message.message_id,
                person.id if person else None,
                None if given.reply is None else reply_to_json(given.reply),
            )
        return given

    def _repeated(self, session: Session, message: IncomingMessage, wording: Wording) -> Answer:
        stored = stored_answer(session, message.platform, message.message_id)
        reply = None if stored is None else reply_from_json(stored)
        return Answer(reply, wording, status="repeated", deferred=reply is None)


def _reply(message: IncomingMessage, context: Context) -> Reply:
    text = message.text[:LONGEST_TEXT]
    if message.files and message.edits is None:
        return answer_files(text, message.files, message.tenant, context)
    if message.edits is None:
        return answer(text, context)
    return answer_edited(text, Edit(message.edits, message.sent_at, message.before), context)


def _room(message: IncomingMessage) -> Room:
    conversation = message.conversation
    seen_by = "sender" if conversation.kind == "dm" else message.seen_by
    platform = conversation.platform or message.platform
    return Room(platform, conversation.kind, conversation.id, seen_by)


def _wording_for(
    company: Company, person: Person | None, text: str, names: Directory | None
) -> Wording:
    """Speak the person's language, else that of a whole English sentence, else the company's."""
    language: Language = "en" if company.language == "en" else "zh"
    if person is not None and person.language in {"zh", "en"}:
        language = "en" if person.language == "en" else "zh"
    else:
        language = language_of(text, names) or language
    return Wording(language, company.currency, ZoneInfo(company.timezone))
