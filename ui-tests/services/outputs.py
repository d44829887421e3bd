"""Random replies: what a service may send, which is more than what its model says.

Members are null or missing, also such as are required, enums have new values, and there are members that are new.
"""

from inputs import HEADERS, NULL, Inputs

# Members that no model has. `extended` adds them to one, so that botocore can write them.
NEW_TEXT = "somethingNew"
NEW_LIST = "somethingNewer"
NEW_SHAPES = {
    "SomethingNewText": {"type": "string"},
    "SomethingNewList": {"type": "list", "member": {"shape": "SomethingNewText"}},
}
NEW_MEMBERS = {NEW_TEXT: {"shape": "SomethingNewText"}, NEW_LIST: {"shape": "SomethingNewList"}}
# A reply's error is named in its body by one of these.
CODES = ("__type", "code")

# botocore fails over a null in a map of anything else.
CAN_BE_NULL = ("string", "structure")


def extended(description):
    """The description of a service, with the new members in each structure."""
    shapes = dict(description["shapes"])
    for name, shape in shapes.items():
        if shape["type"] == "structure" and not shape.get("document"):
            more = {code: {"shape": "SomethingNewText"} for code in CODES} if shape.get("exception") else {}
            shapes[name] = {**shape, "members": {**more, **shape.get("members", {}), **NEW_MEMBERS}}
    return {**description, "shapes": {**shapes, **NEW_SHAPES}}


def is_sparse(shape):
    """Whether nulls are values, in a list or a map."""
    return bool(shape._shape_model.get("sparse"))


class Outputs(Inputs):
    """A generator of outputs and errors."""

    def of_shape(self, shape, status):
        """A value of the output, or of an error, in a reply with this status."""
        payload = shape.serialization.get("payload")
        made = {}
        for name, member in shape.members.items():
            location = member.serialization.get("location")
            if location == "statusCode":
                made[name] = status
            elif payload == name or (payload is None or location is not None) and self._gives(shape, name):
                made[name] = self._top(name, member, None)
        return made if payload is not None else self._with_surprises(shape, made)

    def _gives(self, shape, name):
        return name in shape.required_members or self._wants(0)

    def _seldom(self, probability):
        return self._random.random() < probability

    def _structure(self, shape, depth, location):
        made = super()._structure(shape, depth, location)
        if shape.is_document_type:
            return made
        return self._union(shape, made) if shape.is_tagged_union else self._with_surprises(shape, made)

    def _union(self, shape, made):
        """One member, which may be new, and others that are null."""
        if self._seldom(0.15):
            return self._new_member()
        others = [name for name in shape.members if name not in made]
        if others and self._seldom(0.2):
            made[self._random.choice(others)] = NULL
        return made

    def _with_surprises(self, shape, made):
        in_body = [name for name, member in shape.members.items() if member.serialization.get("location") is None]
        for name in in_body:
            if name not in made and self._seldom(0.1):
                made[name] = NULL
            elif name in shape.required_members and self._seldom(0.05):
                if self._seldom(0.5):
                    made[name] = NULL
                else:
                    made.pop(name, None)
        if self._seldom(0.15):
            made.update(self._new_member())
        return made

    def _new_member(self):
        if self._seldom(0.5):
            return {NEW_TEXT: self._random.choice(HEADERS)}
        return {NEW_LIST: [self._random.choice(HEADERS) for _ in range(self._random.randint(0, 2))]}

    def _list(self, shape, depth, location):
        items = super()._list(shape, depth, location)
        if location is None and self._seldom(0.5 if is_sparse(shape) else 0.05):
            items.insert(self._random.randint(0, len(items)), NULL)
        return items

    def _map(self, shape, depth, location):
        made = super()._map(shape, depth, location)
        if shape.value.type_name in CAN_BE_NULL:
            for key in made:
                if self._seldom(0.5 if is_sparse(shape) else 0.05):
                    made[key] = NULL
        return made

    def _string(self, shape, depth, location):
        if shape.enum and self._seldom(0.1):
            return self._random.choice(("SomethingNew", "something else", "9"))
        return super()._string(shape, depth, location)

    def _blob(self, shape, depth, location):
        if self._seldom(0.3):
            return self._random.randbytes(self._random.randint(1, 20))
        return super()._blob(shape, depth, location)
