"""What a colleague did is not the sender's: how to record it in the colleague's name is said."""

from core.access import visible_owner_ids
from core.language.filling.slash import read_command
from core.language.intent.doer import OF_A_COLLEAGUE, OF_OUR_OWN
from core.language.names.scopes import member_meant
from core.language.understanding import Understanding
from handlers.context import Context
from handlers.recording.said import person_called


def colleagues_deed(asked: Understanding, context: Context) -> str:
    """Say what to type for a deed that is told of a colleague; nothing for other talk."""
    typed = read_command(asked.text).rest
    scene = context.lay_out(typed)
    if scene.mood.asks or not scene.members or OF_A_COLLEAGUE.match(scene.text) is None:
        return ""
    first = scene.members[0]
    before, rest = scene.sheet.written(0, first.start), typed[first.end :]
    if before.strip() or context.understand(rest).intent not in OF_OUR_OWN:
        return ""
    person = person_called(member_meant(scene.sheet, first).name or "", context)
    if person.id == context.person.id:
        return ""
    visible = visible_owner_ids(context.session, context.person)
    if visible is not None and person.id not in visible:
        return context.say(
            "没有记录：这是{name}做的，由{name}自己或其上级来记。",
            "Nothing was recorded: {name} did that, so {name} or their leader records it.",
            name=person.name,
        )
    return context.say(
        "没有记录：这是{name}做的。要替{name}记，就说“替{name}记：{what}”。",
        "Nothing was recorded: {name} did that. To record it for them, say “on behalf of {name}: "
        "{what}”.",
        name=person.name,
        what=rest.strip(" ，,。."),
    )
