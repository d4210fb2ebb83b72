"""How the server listens, because a delay in each answer would hide every other one."""

import socket

from bot.server import listen


def test_connections_are_known_as_tcp_so_that_answers_are_not_held_back():
    with (
        listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as accepted,
    ):
        assert accepted.proto == socket.IPPROTO_TCP
