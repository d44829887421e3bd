"""Makes what `cargo test -p aws-operation-services-tests` compares with: random inputs and the requests botocore sends for them,
random replies and what botocore reads in them.

    python make_cases.py FOLDER [SEED]

Writes FOLDER/models/SERVICE.json, the services' models, FOLDER/paginators-1.json/SERVICE.json and
FOLDER/waiters-2.json/SERVICE.json, what lies beside them, FOLDER/models-also-waited, the models of two services more with
waiters, and FOLDER/cases.json. That is restJson1; folders below, such as FOLDER/aws-json, have models and cases of other
protocols; FOLDER/xml-replies has the replies of the shared conformance data. The same botocore and the same seed, a number, give the
same files.
"""

import json
import os
import pathlib
import random
import sys

import botocore
from botocore.model import ServiceModel

import models
import requests_of
import waiters
import xml_replies
from inputs import Inputs
from outputs import extended
from replies import Service, is_xml
from selections import SELECTIONS, Picked

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = 20261124
# For each operation: how many inputs and outputs there are, how likely a member that is not required is in each, and when it
# is enough.
PROFILES = ((0.95, 200), (0.6, 100), (0.25, 40))

# Their waiters look through lists, which few do.
ALSO_WAITED = ("inspector2", "resiliencehubv2")


def make_cases(texts, picked, seed):
    """A case for each input of each operation, and one for each reply to it."""
    cases, replies = [], []
    protocol = picked.selection.protocol
    for service in picked.services:
        client = requests_of.Client(service, protocol)
        description = json.loads(texts[service])
        answering = Service(protocol, ServiceModel(extended(description), service))
        for name, operation in picked.models[service].items():
            of = {"service": service, "protocol": importer_name(protocol, description), "operation": name}
            for number, (eagerness, budget) in enumerate(PROFILES):
                # Each input has a seed of its own, so that it does not depend on the others.
                chooser = random.Random(f"{seed} {service} {name} {number}")
                params = Inputs(chooser, eagerness, budget, is_xml(protocol)).of(operation)
                cases.append({**of, "params": params, **client.request(operation, params)})
                if operation.output_shape is not None:
                    chooser = random.Random(f"{seed} {service} {name} {number} reply")
                    replies.append({**of, **answering.output(chooser, operation, eagerness, budget)})
            chooser = random.Random(f"{seed} {service} {name} error")
            if operation.error_shapes and chooser.random() < 0.5:
                replies.append({**of, **answering.error(chooser, operation)})
    return cases, replies


def importer_name(protocol, description):
    """The protocol as our importer calls it."""
    if protocol == "json":
        return f"awsJson{description['metadata']['jsonVersion'].replace('.', '_')}"
    return {
        "rest-json": "restJson1",
        "smithy-rpc-v2-cbor": "rpcv2Cbor",
        "rest-xml": "restXml",
        "query": "awsQuery",
        "ec2": "ec2Query",
    }[protocol]


def write(folder, texts):
    """A file for each text, and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text)


def write_waiters(folder, texts, services, seed):
    """Writes what lies beside the models; gives the cases of the waiters in it."""
    also = [service for service in ALSO_WAITED if service not in services]
    write(folder / "models-also-waited", {service: texts[service] for service in also})
    beside = models.beside(services + also)
    for file, found in beside.items():
        write(folder / file, found)
    waited = []
    for service, text in beside[models.WAITERS].items():
        waited += waiters.cases(random.Random(f"{seed} {service} waiters"), service, texts[service], text)
    return waited


def make(folder, selection, seed):
    """Writes the files of a protocol."""
    texts = models.read(selection.protocol)
    is_rest = selection.protocol == "rest-json"
    picked = Picked(selection, texts, random.Random(seed if is_rest else f"{seed} {selection.protocol}"))
    cases, replies = make_cases(texts, picked, seed)
    write(folder / "models", {service: texts[service] for service in picked.services})
    waited = write_waiters(folder, texts, picked.services, seed) if is_rest else []
    content = {"botocore": botocore.__version__, "seed": seed, "cases": cases, "waiters": waited, "replies": replies}
    (folder / "cases.json").write_text(json.dumps(content, indent=1))
    show(picked, content)


def show(picked, content):
    """Prints how much it is."""
    cases, replies, waited = content["cases"], content["replies"], content["waiters"]
    print(
        f"{picked.selection.protocol}, botocore {content['botocore']}: {len(picked.services)} services, "
        f"{len(picked.operations)} operations, {len(cases)} cases"
    )
    errors = sum("error" in reply for reply in replies)
    lacking = sum(len(reply.get("lacking", ())) for reply in replies)
    print(f"{len(replies)} replies, {errors} of them errors, {lacking} required members lacking")
    if waited:
        acceptors = {(case["service"], case["waiter"], reply["acceptor"]) for case in waited for reply in case["replies"]}
        decided = sum(acceptor is not None for _, _, acceptor in acceptors)
        print(f"{len(waited)} waiters, {sum(len(case['replies']) for case in waited)} replies, decided by {decided} acceptors")
    print("; ".join(f"{feature}: {count}" for feature, count in sorted(picked.counts.items())))


def main(folder, seed):
    """Writes the files of all protocols."""
    requests_of.prepare()
    for selection in SELECTIONS:
        make(folder / selection.folder, selection, seed)
    shared = os.environ.get("AWS_OPERATION_SHARED", ROOT.parent / "shared")
    make_xml_replies(folder / "xml-replies", pathlib.Path(shared) / "conformance" / "xml-replies")


def make_xml_replies(folder, source):
    """Writes the replies of real services that are in the shared data, and the models that they are read by."""
    replies = xml_replies.cases(source)
    texts = {service: xml_replies.model(service) for service in {reply["service"] for reply in replies}}
    write(folder / "models", texts)
    content = {"botocore": botocore.__version__, "seed": SEED, "cases": [], "waiters": [], "replies": replies}
    (folder / "cases.json").write_text(json.dumps(content, indent=1))
    errors = sum("error" in reply for reply in replies)
    print(f"{len(replies)} replies of real services in XML, {errors} of them errors")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(f"usage: {sys.argv[0]} FOLDER [SEED]")
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else SEED)
