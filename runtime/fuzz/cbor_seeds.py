#!/usr/bin/env python3
"""Writes the seeds of the targets that read CBOR, which no editor shows."""

import struct
from pathlib import Path

SEEDS = Path(__file__).resolve().parent / "seeds"
BREAK = b"\xff"


def head(major, argument):
    """The shortest head: RFC 8949 section 3."""
    if argument < 24:
        return bytes([major << 5 | argument])
    for info, form in [(24, ">B"), (25, ">H"), (26, ">I"), (27, ">Q")]:
        if argument < 1 << 8 * struct.calcsize(form):
            return bytes([major << 5 | info]) + struct.pack(form, argument)
    raise ValueError(argument)


class Raw(bytes):
    """An item that is written already."""


def tag(number, value):
    return Raw(head(6, number) + cbor(value))


def half(value):
    return Raw(b"\xf9" + struct.pack(">e", value))


def single(value):
    return Raw(b"\xfa" + struct.pack(">f", value))


def chunks(*pieces):
    """A string in chunks."""
    begin = 0x7F if isinstance(pieces[0], str) else 0x5F
    return Raw(bytes([begin]) + b"".join(map(cbor, pieces)) + BREAK)


def endless(value):
    """A list or map without a length."""
    if isinstance(value, dict):
        return Raw(b"\xbf" + b"".join(cbor(it) for entry in value.items() for it in entry) + BREAK)
    return Raw(b"\x9f" + b"".join(map(cbor, value)) + BREAK)


def cbor(value):
    match value:
        case Raw():
            return bytes(value)
        case None | False | True:
            return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[value]
        case int():
            return head(0, value) if value >= 0 else head(1, -1 - value)
        case float():
            return b"\xfb" + struct.pack(">d", value)
        case bytes():
            return head(2, len(value)) + value
        case str():
            return head(3, len(value.encode())) + value.encode()
        case list():
            return head(4, len(value)) + b"".join(map(cbor, value))
        case dict():
            return head(5, len(value)) + b"".join(cbor(it) for entry in value.items() for it in entry)
    raise TypeError(value)


TREE = {
    "name": "n", "secret": "secret", "weight": half(0.5), "time": tag(1, 1), "note": {"a": [1.5, None]},
    "child": endless({"choice": {"blob": b"\x00\xff"}}), "children": endless([{}, {"named": {"k": {"name": "v"}}}]),
    "named": {"k": {}},
}
CHOICES = {"list": [{"__type": "x", "text": "t"}, {"again": {"double": 1}}, {"new": 1}, {"tree": TREE}]}
MEMBERS = {
    "id": "i", "text": chunks("t", "\u00fc"), "secret": "secret", "letter": "l", "flag": True, "byte": -128, "short": -32768,
    "integer": -(1 << 31), "long": -(1 << 63), "huge": -(1 << 64), "unsignedByte": 255, "unsignedShort": 65535,
    "unsignedInteger": (1 << 32) - 1, "unsignedLong": (1 << 64) - 1, "float": single(1.5), "double": half(float("inf")),
    "blob": b"value", "secretBlob": chunks(b"va", b"lue"), "time": tag(1, 1576540098.5), "dateTime": tag(1, 1576540098),
    "httpDate": tag(0, "2019-12-16T23:48:18Z"), "document": {"a": [1.5, {"b": None}]}, "kind": "Small", "level": 7,
    "hex": "00ff", "pair": [1, "a"], "outcome": {"Ok": 1}, "list": ["a", None], "sparseList": endless([1, None, Raw(b"\xf7")]),
    "blobs": [b"", b"\x00"], "numbered": {-1: 0.25}, "kinds": {"Small": [1]}, "times": [tag(1, 0)], "documents": [None, []],
    "sparseMap": {"a": None, "b": {"time": tag(1, 1)}}, "count": 1, "tags": ["t"],
}
ERROR = {
    "__type": "ns#NamedException", "message": "m", "secret": "secret", "double": float("nan"), "blob": b"b", "time": tag(1, 1),
    "tree": {"child": {}}, "choice": {"text": "t"}, "document": [1],
}
REPLIES = {
    "members": (200, MEMBERS),
    "endless": (200, endless(MEMBERS)),
    "shapes": (200, {"id": "i", "tree": TREE, "trees": [TREE], "choice": CHOICES, "map": {"k": TREE}}),
    "bignum": (200, {"id": "i", "huge": tag(2, b"\x01" + bytes(8)), "new": tag(3, b"\x01" + bytes(8))}),
    "error": (400, ERROR),
    "shaped": (409, endless({"__type": "ShapedException", "code": 7, "error": "slow_down", **TREE})),
}
REQUESTS = {
    "members": {"id": "i", "secret": "s", "count": 1, "flood": MEMBERS},
    "shapes": endless({"id": "i", "flood": endless({"id": "i", "tree": TREE, "choice": CHOICES})}),
}


def write(target, name, *lines, body):
    folder = SEEDS / target
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes("".join(line + "\n" for line in (*lines, "")).encode() + cbor(body))


for name, (status, body) in REPLIES.items():
    write("cbor_reply", name, str(status), "smithy-protocol: rpc-v2-cbor", body=body)
for name, body in REQUESTS.items():
    write("cbor_request", name, "POST /service/Basin_2026/operation/Drain", "smithy-protocol: rpc-v2-cbor", body=body)
