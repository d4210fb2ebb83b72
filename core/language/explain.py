"""Why a message was read as it was: `salesbeat parse --explain`. Decides nothing itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.language.dates.moments import Clock
from core.language.evidence import (
    Evidence,
    evidence_of,
    match_words,
    row_words,
    words_at,
)
from core.language.intent.asked import phrase_read
from core.language.intent.decide import Step, readings
from core.language.intent.happened import CONTACTED
from core.language.names.known_names import Directory
from core.language.phrases import cues
from core.language.phrases.reads import SHOWING
from core.language.phrases.words import ACTIVITIES, GOING, OBJECTIONS, STAGES, T, Word, hits
from core.language.sentence.chatter import CHATTER
from core.language.sentence.mood import (
    ANY_AHEAD,
    ANY_AROUND,
    DENIALS,
    ENGLISH_DENIALS,
    ENGLISH_QUESTION,
    NO_LOSS,
    QUESTION_AT_END,
    QUESTION_WORDS,
    QUOTED,
    UNREAL_AHEAD_RULES,
    UNREAL_AROUND_RULES,
    is_question,
    sentences,
)
from core.language.sentence.scene import Scene
from core.language.text.likely import Alternatives
from core.language.text.sheet import Rule, rule
from core.language.understand import LONGEST_MESSAGE, CloseReading, read_closely
from core.language.understanding import Intent, Json, to_json

# The tables whose rows speak for an intent, and where they are looked for.
ASSERTED: dict[Intent, tuple[Word[Intent], ...]] = {
    Intent.SET_TARGET: cues.SET_TARGET,
    Intent.REDEEM_REWARD: cues.REDEEM,
    Intent.RECORD_TRAINING: cues.TRAINING,
    Intent.CREATE_ACCOUNT: cues.CREATE_ACCOUNT,
    Intent.SNOOZE_FOLLOW_UP: cues.SNOOZE,
    Intent.COMPLETE_FOLLOW_UP: cues.COMPLETE,
    Intent.WIN_DEAL: cues.WIN,
    Intent.RECORD_PAYMENT: cues.PAYMENT,
    Intent.CREATE_DEAL: cues.CREATE_DEAL,
    Intent.SCHEDULE_FOLLOW_UP: cues.SCHEDULE,
}
STATED = {Intent.LOSE_DEAL: cues.LOSS, Intent.RECORD_SATISFACTION: cues.SATISFACTION}
ANYWHERE = {Intent.UNDO: cues.UNDO, Intent.RECORD_SUGGESTION: cues.SUGGESTION}
CHATTER_RULES = tuple((rule(pattern), example) for pattern, example in CHATTER)
AHEAD = tuple((one, f"unreal_ahead · {example}") for one, example in UNREAL_AHEAD_RULES)
AROUND = tuple((one, f"unreal_around · {example}") for one, example in UNREAL_AROUND_RULES)
QUESTIONS = (
    (QUESTION_AT_END, "mood.QUESTION_AT_END"),
    (ENGLISH_QUESTION, "mood.ENGLISH_QUESTION"),
    (QUESTION_WORDS, "mood.QUESTION_WORDS"),
)
DENIED = ((DENIALS, "mood.DENIALS"), (ENGLISH_DENIALS, "mood.ENGLISH_DENIALS"))


@dataclass(frozen=True)
class Candidate:
    """An intent that applies; the first one is the message's, the others would have been next."""

    intent: Intent
    step: str
    cue: Evidence


@dataclass(frozen=True)
class Doubt:
    """Words that are no fact: asked, wished, denied, announced; nothing is recorded from them."""

    kind: str
    words: str
    cue: Evidence


@dataclass(frozen=True)
class Explanation:
    """What was seen of a message, what it might be, what does not count, and each value's words."""

    understood: dict[str, Json]
    skeleton: str
    candidates: tuple[Candidate, ...]
    doubts: tuple[Doubt, ...]
    values: dict[str, Evidence]


def explain(text: str, directory: Directory, clock: Clock, *, currency: str = "CNY") -> Explanation:
    """Read a message and say why; the reading is the one that `understand` gives."""
    if len(text) > LONGEST_MESSAGE:
        nothing = Candidate(Intent.NONE, "too long", Evidence("", "too long"))
        return Explanation({"intent": "none"}, "", (nothing,), (), {})
    reading = read_closely(text, directory, clock, currency)
    understood = to_json(reading.meaning)
    values = {key: evidence_of(key, reading) for key in understood if key != "intent"}
    return Explanation(
        understood,
        reading.scene.text,
        tuple(candidates(reading)),
        tuple(doubts(reading.scene)),
        values,
    )


# ---------------------------------------------------------------- intents
def candidates(reading: CloseReading) -> Iterator[Candidate]:
    """Yield the intent of a message and why, then those that it would have been without that."""
    scene, main = reading.scene, reading.meaning.intent
    found = _readings(reading)
    if reading.typed.intent is not None:
        yield Candidate(main, "command", Evidence(f"/{reading.typed.command}", "typed command"))
    elif not found or found[0][1] is not main:
        yield Candidate(main, "correction" if main.writes else "nothing", _why_nothing(scene, main))
    given = {main} if reading.typed.intent is not None else set()
    for step, intent in found:
        if intent not in given:
            yield Candidate(intent, step.value, _cue_of(intent, step, scene))
        given.add(intent)


def _readings(reading: CloseReading) -> list[tuple[Step, Intent]]:
    someone = reading.decision.new_account is not None
    return list(readings(reading.scene, someone=someone))


def _why_nothing(scene: Scene, main: Intent) -> Evidence:
    if main is not Intent.NONE:
        return Evidence(scene.sheet.normal.original.strip(), _corrected(main))
    for pattern, example in CHATTER_RULES:
        if (words := match_words(pattern, scene.text, scene)) is not None:
            return Evidence(words, f"chatter.CHATTER · {example}")
    return Evidence("", "nothing asserted" if any(doubts(scene)) else "no rule")


def _cue_of(intent: Intent, step: Step, scene: Scene) -> Evidence:
    """Return the words that speak for an intent, and the row that they match."""
    if step in (Step.ANSWER, Step.REQUEST):
        return _read_cue(intent, step, scene)
    if step is Step.CORRECTION:
        return Evidence(scene.sheet.normal.original.strip(), _corrected(intent))
    said, stated = scene.mood.asserted, scene.mood.stated
    cue = (
        row_words(ASSERTED.get(intent, ()), intent, said, scene)
        or row_words(STATED.get(intent, ()), intent, stated, scene)
        or row_words(ANYWHERE.get(intent, ()), intent, scene.text, scene)
    )
    if intent is Intent.LOG_ACTIVITY:
        cue = _first_row(ACTIVITIES, said, scene) or _first_row(GOING, said, scene)
        cue = cue or _contacted(scene) or _first_row(OBJECTIONS, stated, scene)
    if intent is Intent.UPDATE_DEAL:
        cue = _first_row(cues.CORRECTION, stated, scene) or _first_row(STAGES, said, scene)
        cue = cue or _first_row(cues.CHANGE, said, scene)
    return cue or Evidence("", "values together")


def _corrected(intent: Intent) -> str:
    return "other customer" if intent is Intent.UPDATE_DEAL else "other day"


def _contacted(scene: Scene) -> Evidence | None:
    words = match_words(CONTACTED, scene.mood.asserted, scene)
    return None if words is None else Evidence(words, "happened.CONTACTED")


def _read_cue(intent: Intent, step: Step, scene: Scene) -> Evidence:
    if intent is Intent.NONE:
        return Evidence("", "asks nothing of the bot")
    strict = step is Step.REQUEST and not hits(SHOWING, scene.text)
    row = phrase_read(scene, strict=strict)
    found = None if row is None else row_words((row,), row.means, scene.text, scene)
    return found or Evidence("", step.value)


def _first_row(rows: tuple[Word[T], ...], text: str, scene: Scene) -> Evidence | None:
    found = (row_words((row,), row.means, text, scene) for row in rows)
    return next(filter(None, found), None)


# ---------------------------------------------------------------- what is no fact
def doubts(scene: Scene) -> Iterator[Doubt]:
    """Yield what of the message does not count as a fact, and what takes it away."""
    at = 0
    for sentence in sentences(scene.text):
        yield from _doubt_of(sentence, at, scene)
        at += len(sentence)
    yield from _blanked("taken back", NO_LOSS, "mood.NO_LOSS", scene)
    yield from _blanked("announced", QUOTED, "mood.QUOTED", scene)
    for pattern, name in DENIED:
        yield from _blanked("denied", pattern, name, scene)


def _doubt_of(sentence: str, at: int, scene: Scene) -> Iterator[Doubt]:
    whole = words_at(scene, at, at + len(sentence))
    if not scene.mood.requests and is_question(sentence):
        yield Doubt("question", whole, _first_match(QUESTIONS, sentence, at, scene))
    elif ANY_AROUND.search(sentence):
        yield Doubt("not a fact", whole, _first_match(AROUND, sentence, at, scene))
    elif (ahead := ANY_AHEAD.search(sentence)) is not None:
        words = words_at(scene, at + ahead.start(), at + len(sentence))
        yield Doubt("not a fact", words, _first_match(AHEAD, sentence, at, scene))


def _first_match(
    rules: Iterable[tuple[Rule | Alternatives, str]], sentence: str, at: int, scene: Scene
) -> Evidence:
    """Return the words of the rule that takes a sentence's facts away, the earliest ones."""
    found = ((pattern.search(sentence), name) for pattern, name in rules)
    hits = [(*match.span(), name) for match, name in found if match is not None]
    if not hits:
        return Evidence("", "")
    start, end, name = min(hits)
    return Evidence(words_at(scene, at + start, at + end), name)


def _blanked(kind: str, pattern: Rule, name: str, scene: Scene) -> Iterator[Doubt]:
    """Yield what one rule takes away, where it is gone from what the message asserts."""
    for match in pattern.finditer(scene.text):
        if not scene.mood.asserted[slice(*match.span())].strip("□"):
            words = words_at(scene, *match.span())
            yield Doubt(kind, words, Evidence(words, name))


def to_explain_json(explanation: Explanation) -> dict[str, object]:
    """Return the `explain` key that `parse --jsonl --explain` adds."""
    return {
        "skeleton": explanation.skeleton,
        "intents": [
            {"intent": one.intent.value, "step": one.step, "words": one.cue.words}
            | {"rule": one.cue.rule}
            for one in explanation.candidates
        ],
        "no_fact": [
            {"kind": one.kind, "words": one.words, "because": one.cue.words, "rule": one.cue.rule}
            for one in explanation.doubts
        ],
        "values": {
            key: {"words": found.words, "rule": found.rule}
            for key, found in explanation.values.items()
        },
    }
