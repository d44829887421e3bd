"""Makes what `cargo test -p aws-operation-services-tests` compares with: random inputs and the requests botocore sends for them.

    python make_cases.py FOLDER

Writes FOLDER/models/SERVICE.json, the services' models, and FOLDER/cases.json. The same botocore gives the same files.
"""

import json
import pathlib
import random
import sys

import botocore

import models
import requests_of
from inputs import Inputs

SEED = 20261124
SERVICES = 42
OPERATIONS = 500
LEAST_OF_A_SERVICE = 6
# For each operation: one input with most members, one with few.
PROFILES = ((0.9, 120), (0.35, 40))

ALWAYS = (
    "apigateway", "bedrock-runtime", "connect", "datazone", "efs", "eks", "glacier", "iot", "lambda", "lexv2-models",
    "mediaconvert", "medialive", "quicksight",
)


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


def pick_operations(chooser, features):
    """Names of services and operations: those with rare features first, some of every service, the rest by chance."""
    picked = {(service, name) for service in features for name, found in features[service].items() if found - {"no input"}}
    picked = set(chooser.sample(sorted(picked), min(len(picked), OPERATIONS * 3 // 4)))
    for service, operations in features.items():
        missing = LEAST_OF_A_SERVICE - sum(of == service for of, _ in picked)
        rest = sorted(name for name in operations if (service, name) not in picked)
        picked |= {(service, name) for name in chooser.sample(rest, max(0, min(missing, len(rest))))}
    rest = sorted(
        (service, name) for service in features for name in features[service] if (service, name) not in picked
    )
    return sorted(picked | set(chooser.sample(rest, OPERATIONS - len(picked))))


def make_cases(texts, picked):
    """A case for each input of each operation."""
    cases = []
    for service in sorted({service for service, _ in picked}):
        client = requests_of.Client(service)
        operations = models.operations(service, texts[service])
        for name in (name for of, name in picked if of == service):
            for number, (eagerness, budget) in enumerate(PROFILES):
                # Each input has a seed of its own, so that it does not depend on the others.
                chooser = random.Random(f"{SEED} {service} {name} {number}")
                params = Inputs(chooser, eagerness, budget).of(operations[name])
                request = client.request(operations[name], params)
                cases.append({"service": service, "operation": name, "params": params, **request})
    return cases


def main(folder):
    """Writes the files."""
    requests_of.prepare()
    texts = models.read()
    chooser = random.Random(SEED)
    features = {
        service: {name: models.features(operation) for name, operation in models.operations(service, text).items()}
        for service, text in texts.items()
    }
    services = pick_services(chooser, features)
    picked = pick_operations(chooser, {service: features[service] for service in services})
    cases = make_cases(texts, picked)

    (folder / "models").mkdir(parents=True, exist_ok=True)
    for old in (folder / "models").glob("*.json"):
        old.unlink()
    for service in services:
        (folder / "models" / f"{service}.json").write_text(texts[service])
    (folder / "cases.json").write_text(json.dumps({"botocore": botocore.__version__, "cases": cases}, indent=1))

    counts = {}
    for service, name in picked:
        for feature in features[service][name]:
            counts[feature] = counts.get(feature, 0) + 1
    print(f"botocore {botocore.__version__}: {len(services)} services, {len(picked)} operations, {len(cases)} cases")
    print("; ".join(f"{feature}: {count}" for feature, count in sorted(counts.items())))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} FOLDER")
    main(pathlib.Path(sys.argv[1]))
