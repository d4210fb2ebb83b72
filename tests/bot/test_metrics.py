"""The numbers about ourselves are whole whenever they are asked for."""

from bot.metrics import MOST_NOTED, note_answer, numbers


def counted(platform):
    [line] = [
        line
        for line in numbers().decode().splitlines()
        if line.startswith(f'salesbeat_messages_total{{platform="{platform}"')
    ]
    return line


def test_what_was_noted_is_counted_when_asked_for():
    note_answer("asked", "done", 0.02)
    note_answer("asked", "done", 0.3)

    assert counted("asked") == 'salesbeat_messages_total{platform="asked",status="done"} 2.0'
    assert 'salesbeat_answer_seconds_bucket{le="0.025",platform="asked"} 1.0' in numbers().decode()


def test_nothing_is_counted_twice():
    note_answer("once", "busy", 0.02)
    numbers()

    assert counted("once") == 'salesbeat_messages_total{platform="once",status="busy"} 1.0'


def test_many_notes_are_counted_unasked():
    for _ in range(2 * MOST_NOTED + 1):
        note_answer("many", "done", 0.01)

    assert counted("many").endswith(f" {2 * MOST_NOTED + 1}.0")
