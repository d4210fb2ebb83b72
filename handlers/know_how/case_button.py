"""The way from a figure to what colleagues learnt about it: “看案例：价格”."""

from sqlalchemy.orm import Session

from core.reply import Button
from core.storage.records.cases import has_cases
from core.wording import Wording
from handlers.know_how.topics import topic_words


def cases_button(session: Session, topic: str, wording: Wording) -> tuple[Button, ...]:
    """Return the button to the cases of a stage or a reason; none where nobody told one."""
    if not has_cases(session, topic):
        return ()
    label = wording.say("看案例：{topic}", "Cases: {topic}", topic=topic_words(topic, wording))
    return (Button(label, label),)
