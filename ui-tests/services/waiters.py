"""Replies to the operations that waiters call, and what botocore's waiters make of each."""

import json

import jmespath
from botocore.model import ServiceModel
from botocore.parsers import create_parser
from botocore.waiter import WaiterModel
from jmespath.exceptions import JMESPathTypeError

# What a path can lead to beside what an acceptor expects.
OTHERS = ("SOMETHING_ELSE", None)
OUTPUTS = 30
ITEM = "[]"


def cases(chooser, service, model, text):
    """A case for each waiter: its name, its operation, and its replies with botocore's verdicts."""
    model = ServiceModel(json.loads(model), service)
    waiters = WaiterModel(json.loads(text))
    return [case(chooser, service, model, name, waiters.get_waiter(name)) for name in waiters.waiter_names]


def case(chooser, service, model, name, config):
    operation = model.operation_model(config.operation)
    replies = []
    for reply in outputs(chooser, operation, config.acceptors) + errors(config.acceptors):
        try:
            verdict, matched = judged(operation, config.acceptors, reply)
        except JMESPathTypeError:
            # The length of a list that is not there, over which botocore's waiter fails.
            continue
        replies.append({**reply, "verdict": verdict, "acceptor": matched})
    return {"service": service, "operation": config.operation, "waiter": name, "replies": replies}


def judged(operation, acceptors, reply):
    """The state of the first acceptor that fits, and its number."""
    headers = {"x-amzn-errortype": reply["code"]} if reply["code"] else {}
    response = {"status_code": reply["status"], "headers": headers, "body": reply["body"].encode()}
    parsed = create_parser("rest-json").parse(response, operation.output_shape)
    for number, acceptor in enumerate(acceptors):
        if acceptor.matcher_func(parsed):
            return acceptor.state, number
    return "unmatched", None


def errors(acceptors):
    """A reply with each error and each status that an acceptor expects, and others."""
    codes = {acceptor.expected for acceptor in acceptors if acceptor.matcher == "error"}
    statuses = {acceptor.expected for acceptor in acceptors if acceptor.matcher == "status"}
    codes = sorted(code for code in codes if isinstance(code, str)) + ["AnotherException"]
    statuses = sorted(status for status in statuses | {400, 404, 500} if status >= 300)
    return [{"status": status, "code": code, "body": '{"message": "no"}'} for code in codes for status in statuses]


def outputs(chooser, operation, acceptors):
    """Replies whose members have the values that acceptors expect, and others, and none."""
    wanted = []
    for acceptor in acceptors:
        if acceptor.matcher.startswith("path"):
            wanted += expected(jmespath.compile(acceptor.argument).parsed, acceptor.expected)
    values = {}
    for path, value in wanted:
        values.setdefault(path, []).append(value)
    status = operation.http.get("responseCode", 200)
    bodies = dict.fromkeys(json.dumps(body(chooser, operation.output_shape, values)) for _ in range(OUTPUTS))
    return [{"status": status, "code": None, "body": body} for body in bodies]


def expected(node, value):
    """The paths in an expression, each with a value that it is compared with."""
    path = path_of(node)
    if path is not None:
        return [(path, value)]
    children = node["children"]
    if node["type"] == "comparator":
        literals = [child["value"] for child in children if child["type"] == "literal"]
        return [found for child in children if child["type"] != "literal" for found in expected(child, literals[0])]
    if node["type"] == "function_expression":
        path = path_of(children[0])
        return [(path if path[-1] == ITEM else (*path, ITEM), None)]
    return [found for child in children for found in expected(child, value)]


def path_of(node):
    """The names that a path is made of, with a mark for each list; nothing for another expression."""
    children = [path_of(child) for child in node["children"]]
    if node["type"] == "field":
        return (node["value"],)
    if node["type"] == "identity":
        return ()
    if node["type"] in ("subexpression", "projection", "flatten", "index_expression") and None not in children:
        joined = tuple(part for child in children for part in child)
        return (*joined, ITEM) if node["type"] == "flatten" else joined
    return None


def body(chooser, shape, values):
    """A random output, as it is written."""
    if shape is None:
        return {}
    found = made(chooser, shape, values)
    payload = shape.serialization.get("payload")
    if payload:
        shape, found = shape.members[payload], found.get(payload, {})
    return written(shape, found)


def made(chooser, shape, values):
    """A value of the shape with members on the paths alone."""
    if shape.type_name == "structure":
        result = {}
        for name in sorted({path[0] for path in values if path}):
            below = {path[1:]: found for path, found in values.items() if path and path[0] == name}
            member = made(chooser, shape.members[name], below)
            if member is not None:
                result[name] = member
        # Now and then a structure is not there.
        return result if chooser.random() < 0.9 else None
    if shape.type_name == "list":
        below = {path[1:]: found for path, found in values.items() if path}
        items = [made(chooser, shape.member, below) for _ in range(chooser.choice((0, 1, 1, 2, 3)))]
        return [item for item in items if item is not None]
    (candidates,) = values.values()
    return chooser.choice((*candidates * 2, *OTHERS))


def written(shape, value):
    """The value with its members' names on the wire."""
    if shape.type_name == "structure":
        members = ((shape.members[name], name, member) for name, member in (value or {}).items())
        return {member.serialization.get("name", name): written(member, inner) for member, name, inner in members}
    if shape.type_name == "list":
        return [written(shape.member, item) for item in value]
    return value
