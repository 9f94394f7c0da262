"""A workshop with a real ledger, and the room around it."""

import pytest

from appraisal.workshops import Workshops
from tests.ballot.phones import Room, room_of


@pytest.fixture
def room(workshops: Workshops) -> Room:
    return room_of(workshops)


@pytest.fixture
def open_room(room: Room) -> Room:
    room.workshops.open_round(room.code, "blind")
    return room
