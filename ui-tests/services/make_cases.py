"""Makes what `cargo test -p aws-operation-services-tests` compares with: random inputs and the requests botocore sends for them.

    python make_cases.py FOLDER [SEED]

Writes FOLDER/models/SERVICE.json, the services' models, FOLDER/paginators-1.json/SERVICE.json and FOLDER/waiters-2.json/SERVICE.json,
what lies beside them, FOLDER/models-also-waited, the models of two services more with waiters, and FOLDER/cases.json. The same botocore and the same seed, a number,
give the same files.
"""

import json
import pathlib
import random
import sys

import botocore

import models
import requests_of
import waiters
from inputs import Inputs

SEED = 20261124
SERVICES = 42
OPERATIONS = 500
LEAST_OF_A_SERVICE = 4
LEAST_OF_A_TYPE = 40
# For each operation: how many inputs there are, how likely a member that is not required is in each, and when it is enough.
PROFILES = ((0.95, 200), (0.6, 100), (0.25, 40))

ALWAYS = (
    "apigateway", "bedrock-runtime", "connect", "datazone", "efs", "eks", "glacier", "iot", "lambda", "lexv2-models",
    "mediaconvert", "medialive", "quicksight",
)

# Their waiters look through lists, which few do.
ALSO_WAITED = ("inspector2", "resiliencehubv2")


def pick_services(chooser, features):
    """The services that are always there, one for each rare feature that these lack, and others by chance."""
    picked = list(ALWAYS)
    have = {feature for name in picked for found in features[name].values() for feature in found}
    names = sorted(features)
    for feature in sorted({feature for service in features.values() for found in service.values() for feature in found}):
        if feature not in have:
            having = [name for name in names if any(feature in found for found in features[name].values())]
            name = chooser.choice(having)
            picked.append(name)
            have |= {feature for found in features[name].values() for feature in found}
    rest = [name for name in names if name not in picked]
    return sorted(picked + chooser.sample(rest, SERVICES - len(picked)))


def pick_operations(chooser, features, types):
    """Names of services and operations: those with rare features, some of every service, many of each rare type, others."""
    every = sorted((service, name) for service, operations in features.items() for name in operations)
    picked = {(service, name) for service, name in every if features[service][name] - {"no input"}}

    def add(candidates, count):
        rest = sorted(set(candidates) - picked)
        picked.update(chooser.sample(rest, max(0, min(count, len(rest), OPERATIONS - len(picked)))))

    for service in features:
        have = sum(of == service for of, _ in picked)
        add([pair for pair in every if pair[0] == service], LEAST_OF_A_SERVICE - have)
    for wanted in sorted({found for service in types.values() for of in service.values() for found in of}):
        having = [(service, name) for service, name in every if wanted in types[service][name]]
        add(having, LEAST_OF_A_TYPE - sum(pair in picked for pair in having))
    add(every, OPERATIONS)
    return sorted(picked)


def make_cases(texts, picked, seed):
    """A case for each input of each operation."""
    cases = []
    for service in sorted({service for service, _ in picked}):
        client = requests_of.Client(service)
        operations = models.operations(service, texts[service])
        for name in (name for of, name in picked if of == service):
            for number, (eagerness, budget) in enumerate(PROFILES):
                # Each input has a seed of its own, so that it does not depend on the others.
                chooser = random.Random(f"{seed} {service} {name} {number}")
                params = Inputs(chooser, eagerness, budget).of(operations[name])
                request = client.request(operations[name], params)
                cases.append({"service": service, "operation": name, "params": params, **request})
    return cases


def write(folder, texts):
    """A file for each text, and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text)


def main(folder, seed):
    """Writes the files."""
    requests_of.prepare()
    texts = models.read()
    chooser = random.Random(seed)
    operations = {service: models.operations(service, text) for service, text in texts.items()}
    features = {
        service: {name: models.features(operation) for name, operation in of.items()} for service, of in operations.items()
    }
    services = pick_services(chooser, features)
    types = {
        service: {name: models.body_types(operation) for name, operation in operations[service].items()}
        for service in services
    }
    picked = pick_operations(chooser, {service: features[service] for service in services}, types)
    cases = make_cases(texts, picked, seed)

    write(folder / "models", {service: texts[service] for service in services})
    also = [service for service in ALSO_WAITED if service not in services]
    write(folder / "models-also-waited", {service: texts[service] for service in also})
    beside = models.beside(services + also)
    for file, found in beside.items():
        write(folder / file, found)
    waited = []
    for service, text in beside[models.WAITERS].items():
        waited += waiters.cases(random.Random(f"{seed} {service} waiters"), service, texts[service], text)
    content = {"botocore": botocore.__version__, "seed": seed, "cases": cases, "waiters": waited}
    (folder / "cases.json").write_text(json.dumps(content, indent=1))

    counts = {}
    for service, name in picked:
        for feature in features[service][name] | types[service][name]:
            counts[feature] = counts.get(feature, 0) + 1
    print(f"botocore {botocore.__version__}: {len(services)} services, {len(picked)} operations, {len(cases)} cases")
    acceptors = {(case["service"], case["waiter"], reply["acceptor"]) for case in waited for reply in case["replies"]}
    replies = sum(len(case["replies"]) for case in waited)
    decided = sum(acceptor is not None for _, _, acceptor in acceptors)
    print(f"{len(waited)} waiters, {replies} replies, decided by {decided} acceptors")
    print("; ".join(f"{feature}: {count}" for feature, count in sorted(counts.items())))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(f"usage: {sys.argv[0]} FOLDER [SEED]")
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else SEED)
