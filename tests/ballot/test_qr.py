"""The join address as a picture that any phone reads."""

import re
from xml.etree import ElementTree

import segno

from tests.ballot.phones import Room


def test_the_qr_code_holds_the_join_address_as_the_asker_sees_the_server(room: Room) -> None:
    answer = room.phone(base_url="https://hall.test:8443").http.get(f"/qr/{room.code.lower()}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    wanted = segno.make(f"https://hall.test:8443/b/{room.code}", error="m", micro=False)
    width, _ = wanted.symbol_size(border=4)
    assert f'viewBox="0 0 {width} {width}"' in answer.text
    dark = sum(cell for row in wanted.matrix for cell in row)
    assert dark == dark_modules(answer.text)


def dark_modules(svg: str) -> int:
    path = re.search(r'class="qrline"[^>]* d="([^"]+)"|d="([^"]+)"[^>]*class="qrline"', svg)
    assert path
    drawn = path.group(1) or path.group(2)
    return sum(int(length) for length in re.findall(r"h(\d+)", drawn))


def test_it_is_black_on_white_with_a_quiet_zone(room: Room) -> None:
    svg = ElementTree.fromstring(room.phone().http.get(f"/qr/{room.code}.svg").content)
    ground, code = svg
    assert ground.get("fill") == "#fff"
    assert code.get("stroke") == "#000"
    size = svg.get("viewBox", "").split()[2]
    assert ground.get("d") == f"M0 0h{size}v{size}h-{size}z"
    assert code.get("d", "").startswith("M4 4.5h7")
