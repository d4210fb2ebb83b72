"""From a text to a reply: understand, complete an open question, and hand to the right feature."""

from collections.abc import Sequence
from dataclasses import replace

from core.errors import NotAllowedError, UserError
from core.files.sent import SentFile
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.tables import Refusal
from handlers import activities, learning, questions
from handlers.context import Context
from handlers.edited import Edit, edited
from handlers.file_export import export_said
from handlers.file_import.commands import import_said
from handlers.file_import.photos import photo_of, with_photo
from handlers.file_import.receiving import keep_beside, receive_files
from handlers.numbered import order_meant
from handlers.paging import nothing_to_go_on_with, question_meant
from handlers.recording.conversation.as_shown import as_known
from handlers.recording.conversation.asides import with_asides
from handlers.recording.conversation.assigned import in_their_name
from handlers.recording.conversation.learnt import remembered
from handlers.recording.conversation.spoken_of import remember_named
from handlers.recording.correcting.another import another_customer
from handlers.recording.correcting.details import corrected
from handlers.recording.each_apart import each_apart
from handlers.recording.left_out import say_who_is_left_out
from handlers.recording.noticed import with_notices
from handlers.special_orders import special_order


class RefusedError(Exception):
    """A message that may not be acted upon; what it had written until then must not stay."""

    def __init__(self, problem: UserError, asked: Understanding) -> None:
        super().__init__(problem.en)
        self.problem = problem
        self.asked = asked


def answer(text: str, context: Context) -> Reply:
    """Answer one message of a known person. Raises RefusedError."""
    text = question_meant(in_their_name(as_known(text, context), context), context)
    order = order_meant(text, context)
    if isinstance(order, Reply):
        return order
    text = order
    if (reply := nothing_to_go_on_with(text, context)) is not None:
        return reply
    asked = context.understand(text)
    try:
        reply = import_said(text, context) or export_said(text, context)
        reply = reply or with_notices(_answer(asked, context), context)
    except UserError as problem:
        raise RefusedError(problem, asked) from problem
    return replace(reply, intent=reply.intent if reply.intent != "none" else asked.intent.value)


def answer_files(text: str, files: Sequence[SentFile], tenant: str, context: Context) -> Reply:
    """Answer files, and the sentence that came with them if it records something.

    Files that hold no table never take the place of a sentence. Raises RefusedError.
    """
    asked = context.understand(text) if text.strip() else None
    records = asked is not None and asked.intent is not Intent.NONE and not asked.intent.reads
    has_table = any(file.is_table for file in files)
    if records or (asked is not None and not has_table):
        keep_beside(files, tenant, context)
        return answer(with_photo(text, asked, photo_of(files)), context)
    if not has_table and photo_of(files) and context.person.role != "admin":
        return answer(with_photo("", None, photo_of(files)), context)
    try:
        return receive_files(files, tenant, context)
    except UserError as problem:
        names = "、".join(file.name for file in files)
        asked = Understanding(intent=Intent.NONE, text=f"import {names}")
        raise RefusedError(problem, asked) from problem


def answer_edited(text: str, edit: Edit, context: Context) -> Reply:
    """Answer a message that its writer has changed. Raises RefusedError."""
    text = as_known(text, context)
    if edit.before is not None:
        edit = replace(edit, before=as_known(edit.before, context))
    from handlers.know_how.edited_cases import case_edited

    try:
        reply = case_edited(text, edit, context) or edited(text, edit, context, dispatch)
        reply = with_notices(reply, context)
    except UserError as problem:
        asked = Understanding(intent=Intent.NONE, text=text)
        raise RefusedError(problem, asked) from problem
    return with_asides(reply, text, context)


def _answer(asked: Understanding, context: Context) -> Reply:
    if (about_learning := learning.learning_asked(asked.text)) is not None:
        return about_learning(asked, context)
    if learning.is_forgetting(asked.text, context):
        return learning.forget_name(asked, context)
    if (reply := another_customer(asked.text, context)) is not None:
        return reply
    if (reply := special_order(asked, context)) is not None:
        return reply
    meant = questions.complete(asked, context) or asked
    context.talk.question = meant.text
    if meant is not asked and (reply := special_order(meant, context)) is not None:
        return reply
    reply = context.talk.reply or corrected(meant, context, dispatch)
    reply = reply or remembered(meant, dispatch(meant, context), context)
    if reply.changed and context.talk.waiting is not None:
        questions.put_aside_older(context)
    return with_asides(reply, asked.text, context)


def refuse(refused: RefusedError, context: Context) -> Reply:
    """Say why, in a transaction that has written nothing; what was not allowed is kept."""
    problem, asked = refused.problem, refused.asked
    if isinstance(problem, NotAllowedError):
        context.session.add(
            Refusal(
                person_id=context.person.id,
                intent=asked.intent.value,
                wanted=asked.text[:200],
                refused_at=context.now,
            )
        )
    remember_named(asked, context)
    return Reply(
        context.wording.refusal(problem), error_code=problem.code, intent=asked.intent.value
    )


def dispatch(asked: Understanding, context: Context) -> Reply:
    """Hand an understood message to its feature, each of several customers' parts to its own."""
    if (reply := each_apart(asked, context, _handle)) is not None:
        return reply
    reply = _handle(asked, context)
    say_who_is_left_out(asked, reply, context)
    return reply


def _handle(asked: Understanding, context: Context) -> Reply:
    if asked.intent is Intent.LOG_ACTIVITY:
        # What most messages are; the first after a start need not wait for all other features.
        return activities.log_activity(asked, context)
    from handlers.features import HANDLERS

    return HANDLERS[asked.intent](asked, context)
