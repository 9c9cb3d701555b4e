"""The QR code says the link: read back module by module, as a telephone does, without its repair of errors."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pytest
from fastapi.testclient import TestClient
from segno import consts

from app.main import app

SCENE = "landscape=rosenbrock(b=30)&start=-1.5,2&optimizer=sgd(lr=0.0005)&optimizer=adam(lr=0.1)&steps=150"
Modules = list[list[bool]]
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, _: y % 2 == 0,
    lambda _, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
LEVELS = {1: consts.ERROR_LEVEL_L, 0: consts.ERROR_LEVEL_M, 3: consts.ERROR_LEVEL_Q, 2: consts.ERROR_LEVEL_H}


def drawn(svg: str) -> Modules:
    """The modules of a picture: what its one stroke covers, without the quiet margin."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    dark = [[False] * size for _ in range(size)]
    x, y = 0.0, -0.5
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', svg)
    for command, arguments in re.findall(r"([Mmh])([-\d. ]+)", path):
        given = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", arguments)]
        if command == "M":
            x, y = given
        elif command == "m":
            x, y = x + given[0], y + given[1]
        else:
            for column in range(int(x), int(x + given[0])):
                dark[int(y)][column] = True
            x += given[0]
    margin = 4
    assert not any(chain(*dark[:margin], *dark[-margin:], *(row[:margin] + row[-margin:] for row in dark)))
    return [row[margin:-margin] for row in dark[margin:-margin]]


def reserved(size: int) -> Modules:
    """Where the patterns are that hold no data."""
    version = (size - 17) // 4
    taken = [[x == 6 or y == 6 for x in range(size)] for y in range(size)]

    def take(top: int, left: int, height: int, width: int) -> None:
        for y in range(top, top + height):
            for x in range(left, left + width):
                taken[y][x] = True

    for top, left, height, width in ((0, 0, 9, 9), (0, size - 8, 9, 8), (size - 8, 0, 8, 9)):
        take(top, left, height, width)
    if version >= 7:
        take(0, size - 11, 6, 3)
        take(size - 11, 0, 3, 6)
    places = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    for y in places:
        for x in places:
            if (y, x) not in {(6, 6), (6, size - 7), (size - 7, 6)}:
                take(y - 2, x - 2, 5, 5)
    return taken


def bits(modules: Modules) -> Iterator[bool]:
    """Up and down in columns of two from the right, unmasked."""
    size, taken = len(modules), reserved(len(modules))
    mask = MASKS[sum(modules[8][x] << (4 - x) for x in (2, 3, 4)) ^ 0b101]
    upwards = True
    for right in (column for column in range(size - 1, 0, -2)):
        column = right - (right <= 6)
        for y in reversed(range(size)) if upwards else range(size):
            for x in (column, column - 1):
                if not taken[y][x]:
                    yield modules[y][x] ^ mask(y, x)
        upwards = not upwards


def read(modules: Modules) -> str:
    """What the code says."""
    version = (len(modules) - 17) // 4
    level = LEVELS[(modules[8][0] << 1 | modules[8][1]) ^ 0b10]
    stream = list(bits(modules))
    octets = (stream[at : at + 8] for at in range(0, len(stream), 8))
    words = [sum(bit << (7 - place) for place, bit in enumerate(octet)) for octet in octets]
    blocks_of: Any = consts.ECC[version]
    lengths = [info.num_data for info in blocks_of[level] for _ in range(info.num_blocks)]
    blocks: list[list[int]] = [[] for _ in lengths]
    coming = iter(words)
    for position in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if position < length:
                block.append(next(coming))
    data = "".join(f"{word:08b}" for word in chain(*blocks))
    assert data[:4] == "0100", "bytes"
    counted = 8 if version < 10 else 16
    count = int(data[4 : 4 + counted], 2)
    start = 4 + counted
    return bytes(int(data[start + 8 * at : start + 8 * at + 8], 2) for at in range(count)).decode()


@pytest.mark.parametrize("query", ["", "landscape=sphere", SCENE, f"{SCENE}&panels=contour,surface&caption={'x' * 90}"])
def test_it_reads_back_as_the_link_to_the_scene(query: str) -> None:
    answer = TestClient(app).get(f"/qr.svg?{query}")
    assert answer.status_code == 200, answer.text
    kept = re.sub(r"&caption=x+", "", query)
    assert read(drawn(answer.text)) == "http://testserver/" + (f"?{kept}" if kept else "")


def test_what_only_a_file_heeds_is_not_in_it() -> None:
    client = TestClient(app)
    plain = client.get(f"/qr.svg?{SCENE}").text
    assert client.get(f"/qr.svg?{SCENE}&size=320,240&dpi=192&details=true&caption=words").text == plain


def test_it_is_black_on_white_in_either_theme() -> None:
    for theme in ("light", "dark"):
        text = TestClient(app).get(f"/qr.svg?theme={theme}").text
        assert 'fill="#fff"' in text
        assert 'stroke="#000"' in text


def test_a_link_that_is_too_long_is_told_of() -> None:
    query = "&".join(f"optimizer=sgd(lr=0.{number},label=number{number})" for number in range(1000, 1120))
    answer = TestClient(app).get(f"/qr.svg?{query}&steps=1")
    assert answer.status_code == 422
    assert "does not fit into a QR code" in answer.json()["detail"]
