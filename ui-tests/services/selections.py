"""Which services and operations are compared, for each protocol."""

import dataclasses

import models

LEAST_OF_A_SERVICE = 4


@dataclasses.dataclass(frozen=True)
class Selection:
    """What is picked of a protocol, and the folder below that of restJson1 that it goes to."""

    # In botocore's word.
    protocol: str
    folder: str
    always: tuple
    services: int
    operations: int
    least_of_a_type: int


SELECTIONS = (
    Selection(
        protocol="rest-json",
        folder=".",
        always=(
            "apigateway", "bedrock-runtime", "connect", "datazone", "efs", "eks", "glacier", "iot", "lambda", "lexv2-models",
            "mediaconvert", "medialive", "quicksight",
        ),
        services=42,
        operations=500,
        least_of_a_type=40,
    ),
    Selection(
        protocol="json",
        folder="aws-json",
        # The model of sqs says that it was of the protocol `query` before.
        always=(
            "dynamodb", "ecr", "events", "kinesis", "kms", "logs", "secretsmanager", "sqs", "ssm", "stepfunctions",
        ),
        services=40,
        operations=500,
        least_of_a_type=40,
    ),
    Selection(
        protocol="smithy-rpc-v2-cbor",
        folder="rpc-v2-cbor",
        # The first was of `query` before, the others have no other protocol.
        always=("cloudwatch", "cloudwatchomni", "eventbridgev2", "partnercentral-revenue-measurement"),
        services=12,
        operations=100,
        least_of_a_type=10,
    ),
    Selection(
        protocol="query",
        folder="aws-query",
        always=(
            "autoscaling", "cloudformation", "cloudwatch", "elasticbeanstalk", "elbv2", "iam", "rds", "redshift", "sdb", "ses",
            "sns", "sts",
        ),
        services=17,
        operations=300,
        least_of_a_type=20,
    ),
    Selection(
        protocol="ec2",
        folder="ec2-query",
        always=("ec2",),
        services=1,
        operations=150,
        least_of_a_type=20,
    ),
    Selection(
        protocol="rest-xml",
        folder="rest-xml",
        always=("cloudfront", "route53", "s3", "s3control"),
        services=4,
        operations=150,
        least_of_a_type=10,
    ),
)

# What botocore's handlers make another request of than its serializer, or another reply than its parser: presigned URLs that it adds
# by itself, a host of its own, a document that is its own member, two members of one name.
# Its signature, Signature Version 2, stands among the members, and botocore adds it whatever is said.
OF_VERSION_2 = {"importexport"}
LEFT_OUT = {
    ("ec2", "CopySnapshot"),
    ("s3", "GetBucketLocation"),
    ("s3", "GetBucketNotification"),
    ("s3", "PutBucketNotification"),
    ("s3", "WriteGetObjectResponse"),
}


class Picked:
    """The services and operations that were picked, and what is rare in these."""

    def __init__(self, selection, texts, chooser):
        self.selection = selection
        texts = {name: text for name, text in texts.items() if name not in OF_VERSION_2}
        every = {service: models.operations(service, text) for service, text in texts.items()}
        for service, name in LEFT_OUT & {(service, name) for service, of in every.items() for name in of}:
            del every[service][name]
        features = {
            service: {name: models.features(operation) for name, operation in of.items()} for service, of in every.items()
        }
        self.services = pick_services(selection, chooser, features)
        types = {
            service: {name: models.body_types(operation) for name, operation in every[service].items()}
            for service in self.services
        }
        features = {service: features[service] for service in self.services}
        self.operations = pick_operations(selection, chooser, features, types)
        # Name of a service -> botocore's models of the picked operations.
        self.models = {service: {} for service in self.services}
        self.counts = {}
        for service, name in self.operations:
            self.models[service][name] = every[service][name]
            for feature in features[service][name] | types[service][name]:
                self.counts[feature] = self.counts.get(feature, 0) + 1


def pick_services(selection, chooser, features):
    """The services that are always there, one for each rare feature that these lack, and others by chance."""
    picked = list(selection.always)
    have = {feature for name in picked for found in features[name].values() for feature in found}
    names = sorted(features)
    for feature in sorted({feature for service in features.values() for found in service.values() for feature in found}):
        if feature not in have:
            having = [name for name in names if any(feature in found for found in features[name].values())]
            name = chooser.choice(having)
            picked.append(name)
            have |= {feature for found in features[name].values() for feature in found}
    rest = [name for name in names if name not in picked]
    return sorted(picked + chooser.sample(rest, selection.services - len(picked)))


def pick_operations(selection, chooser, features, types):
    """Names of services and operations: those with rare features, some of every service, many of each rare type, others."""
    every = sorted((service, name) for service, operations in features.items() for name in operations)
    picked = {(service, name) for service, name in every if features[service][name] - {"no input"}}

    def add(candidates, count):
        rest = sorted(set(candidates) - picked)
        picked.update(chooser.sample(rest, max(0, min(count, len(rest), selection.operations - len(picked)))))

    for service in features:
        have = sum(of == service for of, _ in picked)
        add([pair for pair in every if pair[0] == service], LEAST_OF_A_SERVICE - have)
    for wanted in sorted({found for service in types.values() for of in service.values() for found in of}):
        having = [(service, name) for service, name in every if wanted in types[service][name]]
        add(having, selection.least_of_a_type - sum(pair in picked for pair in having))
    add(every, selection.operations)
    return sorted(picked)
