"""Random valid inputs of operations, made from their models.

They are in the convention of the shared conformance data: keyed by the members' names, blobs as text, timestamps as seconds
since 1970, floats that JSON lacks as text. `for_botocore` turns them into what botocore takes.
"""

import datetime
import json

SPECIAL_FLOATS = ("NaN", "Infinity", "-Infinity")
# Stands for null, of which botocore makes no member.
NULL = object()
UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)

# In a body and a query anything may stand.
TEXTS = (
    "plain", "two words", " edge ", "a/b//c", "100%", "%2F%20", "a,b", 'say "no"', "it's", "back\\slash", "a=b&c=d", "1+1",
    "#?;:@", "tab\there", "line\nbreak", "Grüße", "日本語", "🦀", "e\u0301", "\u2028", "~-._", "{x}", "<a&b>", "null", "true",
    "0", "*!'()", "[1]", "$", "\u007f", "\u0001", "ſ", "\ufeff",
)
# XML has no form for the others.
XML_TEXTS = tuple(text for text in TEXTS if "\u0001" not in text)
# What botocore's handlers change, or answer with other members.
CHANGED = {"ContentLength", "Expires", "PreSignedUrl", "SourceRegion", "UserData"}
CHANGED_PREFIXES = ("SSECustomer", "CopySourceSSECustomer")
# What they check.
CHECKED = {
    "Bucket": ("bucket-1", "a.bucket"),
    "CopySource": ("bucket-1/key", "a.bucket/folder/key"),
    "AccountId": ("123456789012",),
    "ChecksumAlgorithm": ("CRC32", "SHA1", "SHA256"),
    "OutpostId": ("op-1",),
}
# A label may not be empty, nor a segment of dots.
LABELS = tuple(text for text in TEXTS if text.strip(" ")) + (".hidden", "a..b", "v1.2", "arn:aws:iam::1:role/x y")
HEADERS = ("plain", "two words", "a,b", 'say "no"', "100%", "it's", "a;b=c", "W/x", "1", "~tilde", "a, b, c", "text/plain")
HOSTS = ("a", "abc-1", "Z9", "graph-0123")
NAMES = ("key", "Key2", "x-y", "Stage")
# Not null, which botocore takes for a member that is not given.
DOCUMENTS = (
    True, 0, -1.5, "text", [], {}, [1, "two", None], {"a": {"b": [True, {"c": "🦀"}]}}, {"": "", "k": None}, 2**53,
)


class Inputs:
    """A generator of inputs. `eagerness` is how likely a member that is not required is given, from 0 to 1."""

    def __init__(self, random, eagerness, budget, is_xml=False):
        self._random = random
        self._is_xml = is_xml
        self._texts = XML_TEXTS if is_xml else TEXTS
        self._eagerness = eagerness
        # How many values there may be before only what is required is given.
        self._budget = budget

    def of(self, operation):
        """An input of the operation."""
        shape = operation.input_shape
        if shape is None:
            return {}
        payload = shape.serialization.get("payload")
        made = {}
        for name, member in shape.members.items():
            location = member.serialization.get("location")
            if payload not in (None, name) and location is None:
                # It has no place: the payload is the whole body.
                continue
            if self._is_xml and is_changed(name):
                continue
            if location == "uri" or name in shape.required_members or self._wants(0):
                made[name] = self._top(name, member, operation)
        return made

    def _top(self, name, member, operation):
        location = member.serialization.get("location")
        if self._is_xml and name in CHECKED and member.type_name == "string":
            return self._random.choice(CHECKED[name])
        if member.serialization.get("hostLabel"):
            return self._random.choice(HOSTS)
        if location == "uri" and member.type_name == "string" and not member.enum:
            greedy = "{%s+}" % member.serialization.get("name", name) in operation.http["requestUri"]
            return self._label(member, greedy)
        if location == "headers":
            count = self._random.randint(0, 3)
            return {name: self._random.choice(HEADERS) for name in self._random.sample(NAMES, count)}
        if is_json_value(member):
            return json.dumps(self._random.choice(DOCUMENTS), separators=(",", ":"))
        return self._value(member, 1, location)

    def _wants(self, depth):
        return self._budget > 0 and self._random.random() < self._eagerness * 0.85**depth

    def _value(self, shape, depth, location=None):
        self._budget -= 1
        make = getattr(self, f"_{shape.type_name}")
        return make(shape, depth, location)

    def _structure(self, shape, depth, _location):
        if shape.is_document_type:
            return self._random.choice(DOCUMENTS)
        if shape.is_tagged_union:
            # Deep down, one that ends.
            members = sorted(shape.members)
            if depth > 4:
                ends = [name for name in members if shape.members[name].type_name not in ("structure", "list", "map")]
                members = ends or members
            name = self._random.choice(members)
            return {name: self._value(shape.members[name], depth + 1)}
        return {
            name: self._value(member, depth + 1)
            for name, member in shape.members.items()
            if (name in shape.required_members or self._wants(depth)) and not (self._is_xml and is_changed(name))
        }

    def _list(self, shape, depth, location):
        count = self._count(shape, depth)
        return [self._value(shape.member, depth + 1, location) for _ in range(count)]

    def _map(self, shape, depth, location):
        made = {}
        for _ in range(self._count(shape, depth)):
            key = self._value(shape.key, depth + 1)
            # Of a query map: a name that no member has.
            made[f"map {key}" if location else key] = self._value(shape.value, depth + 1)
        return made

    def _count(self, shape, depth):
        least = shape.metadata.get("min", 0)
        most = max(shape.metadata.get("max", 3), least)
        if self._budget <= 0 or depth > 5:
            return least
        return self._random.randint(least, max(least, min(most, least + 2, 3)))

    def _string(self, shape, _depth, location):
        if shape.enum:
            return self._random.choice(shape.enum)
        texts = HEADERS if location == "header" else self._texts
        return self._fit(shape, texts, "" if self._random.random() < 0.05 else None)

    def _character(self, shape, depth, location):
        return self._string(shape, depth, location)

    def _label(self, shape, greedy):
        # botocore takes what stands behind the last slash for the id of Route 53.
        labels = [label for label in LABELS if not self._is_xml or greedy or "/" not in label]
        text = self._fit(shape, labels, None)
        if not greedy:
            return "x" if text in (".", "..") else text
        return "/".join(part if part not in (".", "..") else "x" for part in text.split("/"))

    def _fit(self, shape, texts, text):
        """A text that is as long as it must be."""
        least, most = shape.metadata.get("min", 0), shape.metadata.get("max")
        if text is None:
            text = self._random.choice(texts)
            if self._random.random() < 0.3:
                text += self._random.choice(texts)
        if len(text) < least:
            text += "x" * (least - len(text))
        if most is None or len(text) <= most:
            return text
        text = text[: int(most)]
        # A header ends in no space.
        return text[:-1] + "x" if text.endswith(" ") else text

    def _blob(self, shape, _depth, location):
        return self._fit(shape, self._texts, None)

    def _boolean(self, _shape, _depth, _location):
        return self._random.random() < 0.5

    def _integer(self, shape, _depth, _location):
        return self._whole(shape, -(2**31), 2**31 - 1)

    def _long(self, shape, _depth, _location):
        return self._whole(shape, -(2**63), 2**63 - 1)

    def _whole(self, shape, lowest, highest):
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if least is None and most is None:
            return self._random.choice((0, 1, -1, 42, lowest, highest, self._random.randint(lowest, highest)))
        least = int(least if least is not None else min(0, most))
        most = int(most if most is not None else max(100, least))
        return self._random.randint(max(least, lowest), min(most, highest))

    def _float(self, shape, _depth, _location):
        # Eighths are the same in both widths.
        return self._real(shape, 8)

    def _double(self, shape, _depth, _location):
        return self._real(shape, 1000)

    def _real(self, shape, parts):
        least, most = shape.metadata.get("min"), shape.metadata.get("max")
        if least is None and most is None and self._random.random() < 0.25:
            return self._random.choice(SPECIAL_FLOATS)
        least = float(least if least is not None else min(0.0, most or 0.0))
        most = float(most if most is not None else max(1000.0, least))
        number = round(self._random.uniform(least, most) * parts) / parts
        return min(max(number, least), most)

    def _timestamp(self, shape, _depth, location):
        seconds = self._random.choice((0, 1, -1, -1, self._random.randint(-(10**9), 4 * 10**9)))
        default = {"header": "rfc822", "querystring": "iso8601", "uri": "iso8601"}.get(location, "unixTimestamp")
        written = shape.serialization.get("timestampFormat", default)
        if written == "rfc822" or self._random.random() < 0.5:
            return seconds
        # Python's datetime ends at microseconds.
        return round(seconds + self._random.choice((0.5, 0.99, self._random.randrange(1, 10**6) / 10**6)), 6)


def is_changed(name):
    """Whether botocore's handlers have something to do with the member."""
    return name in CHANGED or name.startswith(CHANGED_PREFIXES)


def is_json_value(shape):
    """Whether a member is JSON in a header."""
    return bool(shape.serialization.get("jsonvalue")) and shape.serialization.get("location") == "header"


def for_botocore(shape, value):
    """The value as botocore takes it."""
    kind = shape.type_name
    if value is NULL:
        return value
    if is_json_value(shape):
        return json.loads(value)
    if kind == "structure" and not shape.is_document_type:
        return {name: for_botocore(shape.members[name], member) for name, member in value.items()}
    if kind == "list":
        return [for_botocore(shape.member, item) for item in value]
    if kind == "map":
        return {key: for_botocore(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        return value if isinstance(value, bytes) else value.encode()
    if kind == "timestamp":
        return EPOCH + datetime.timedelta(microseconds=round(value * 1_000_000))
    if kind in ("float", "double") and isinstance(value, str):
        return float(value)
    return value
