"""A walk of two companies: what people say, press, edit, take back and import, step by step."""

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.company import PEOPLE
from tests.records.replay import Rows
from tests.records.sayings import CUSTOMERS, EVERYTHING, TAKES_BACK
from tests.records.sheets import Files, files
from tests.records.twins import Replies, Twins, difference

TRUTH_EACH = 10
NAMES = st.sampled_from([name for name, *_ in PEOPLE])
SENTENCES = st.builds(
    lambda saying, customer, colleague: saying.format(a=customer, m=colleague),
    st.sampled_from(EVERYTHING),
    st.sampled_from(CUSTOMERS),
    NAMES,
)


class Walk(RuleBasedStateMachine):
    """People say things to two companies that began alike."""

    def __init__(self) -> None:
        super().__init__()
        self.twins = self.open_twins()
        self.last: tuple[Replies, str] | None = None
        self.steps = 0

    def open_twins(self) -> Twins:
        raise NotImplementedError

    def note(self, _step: str) -> None:
        self.steps += 1

    @rule(text=SENTENCES, name=NAMES)
    def says(self, text: str, name: str) -> None:
        self.note("says")
        self._say(text, name)

    @rule(number=st.integers(0, 5), name=NAMES)
    def presses(self, number: int, name: str) -> None:
        self.note("presses")
        buttons = self._buttons()
        if buttons and self.last is not None:
            replies, who = self.last
            name = who if number % 3 else name
            self.last = (self.twins.press(replies, number % buttons, name), name)

    @rule(place=st.integers(1, 6), text=SENTENCES)
    def edits(self, place: int, text: str) -> None:
        self.note("edits")
        if place <= len(self.twins.said):
            said = self.twins.said[-place]
            self.last = (self.twins.edit(said, text), said.name)

    @rule(text=SENTENCES, name=NAMES)
    def says_and_takes_back(self, text: str, name: str) -> None:
        """What is taken back at once leaves no trace in the books but the ledger's entries."""
        self.note("says_and_takes_back")
        before = self.twins.state
        replies = self._say(text, name)
        if replies[0].changed and not any(word in replies[0].text for word in TAKES_BACK):
            self._takes_back(before, lambda words: self.twins.say(words, name))

    @rule(place=st.integers(0, 8), name=NAMES)
    def undoes_one_of_before(self, place: int, name: str) -> None:
        self.note("undoes_one_of_before")
        replies = self.twins.undo_one_of(place, name)
        self.last = (replies, name)

    @rule(brought=files(), name=st.none() | NAMES)
    def imports(self, brought: Files, name: str | None) -> None:
        """All of it or nothing; the same again changes nothing; what somebody brought goes back."""
        self.note("imports")
        before = self.twins.state
        report = self.twins.bring(brought, name)
        after = self.twins.state
        if report.errors:
            assert difference(before, after) == [], report.errors
            return
        again = self.twins.bring(brought, name)
        assert (again.new, again.changed, again.errors) == (0, 0, ()), again
        assert difference(after, self.twins.state) == []
        if name is not None and before != after:
            # By its number: a bare “撤销” may be the answer to a question that still waits.
            self._takes_back(before, lambda _: self.twins.undo_one_of(0, name))

    @rule(hours=st.sampled_from((0, 1, 20)))
    def waits(self, hours: int) -> None:
        self.note("waits")
        self.twins.wait(hours=hours)

    @invariant()
    def the_tables_are_what_the_changes_tell(self) -> None:
        if self.steps % TRUTH_EACH == 0:
            assert self.twins.untold() == []

    def teardown(self) -> None:
        self.twins.require_drafts_do_not_count()
        assert self.twins.untold() == []
        assert self.twins.broken_trails() == []

    def _say(self, text: str, name: str) -> Replies:
        replies = self.twins.say(text, name)
        self.last = (replies, name)
        return replies

    def _takes_back(self, before: Rows, says: Callable[[str], Replies]) -> None:
        after = self.twins.state
        undone = says("撤销")[0]
        if undone.error_code is None:
            assert difference(before, self.twins.state) == [], undone.text
            assert says("恢复")[0].error_code is None
            assert difference(after, self.twins.state) == []

    def _buttons(self) -> int:
        card = self.last[0][0].card if self.last else None
        return len(card.buttons) if card else 0
