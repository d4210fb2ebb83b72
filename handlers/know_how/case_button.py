"""The way from a figure to what colleagues learnt about it, and to what is trained for it."""

from sqlalchemy.orm import Session

from core.reply import Button
from core.storage.records.cases import CaseTopic, has_cases
from core.wording import Wording
from handlers.know_how.advice import ADVICE
from handlers.know_how.topics import topic_words


def training_line(reason: str, wording: Wording) -> str:
    """Say what to have trained against a reason that deals are lost for; nothing for “other”."""
    topic = CaseTopic.read(reason)
    if topic is None:
        return ""
    training = wording.say(*ADVICE[topic].training)
    return wording.say("建议培训：{t}。", "Training: {t}.", t=training)


def cases_button(session: Session, topic: str, wording: Wording) -> tuple[Button, ...]:
    """Return the button to the cases of a stage or a reason; none where nobody told one."""
    if not has_cases(session, topic):
        return ()
    label = wording.say("看案例：{topic}", "Cases: {topic}", topic=topic_words(topic, wording))
    return (Button(label, label),)
