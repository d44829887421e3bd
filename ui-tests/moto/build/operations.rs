//! The operations that the stories are told with, and no others: what is compiled stays bounded.

/// A module of operations.
pub(crate) struct Chosen {
    pub(crate) module: &'static str,
    /// The folder of its model, where that is named otherwise.
    pub(crate) model: Option<&'static str>,
    /// The protocol, by its name in Smithy, where the service is imported with several.
    pub(crate) protocol: Option<&'static str>,
    pub(crate) operations: &'static [&'static str],
}

impl Chosen {
    const fn new(module: &'static str, operations: &'static [&'static str]) -> Self {
        Self {
            module,
            model: None,
            protocol: None,
            operations,
        }
    }
}

pub(crate) const SERVICES: &[Chosen] = &[
    Chosen::new(
        "apigateway",
        &[
            "CreateResource",
            "CreateRestApi",
            "DeleteRestApi",
            "GetResources",
            "GetRestApi",
            "GetRestApis",
            "UpdateRestApi",
        ],
    ),
    Chosen::new(
        "batch",
        &[
            "CreateSchedulingPolicy",
            "DeleteSchedulingPolicy",
            "DeregisterJobDefinition",
            "DescribeJobDefinitions",
            "DescribeSchedulingPolicies",
            "ListSchedulingPolicies",
            "ListTagsForResource",
            "RegisterJobDefinition",
            "TagResource",
            "UntagResource",
            "UpdateSchedulingPolicy",
        ],
    ),
    Chosen {
        model: Some("cloudwatch"),
        protocol: Some("rpcv2Cbor"),
        ..Chosen::new("cloudwatch_cbor", CLOUDWATCH)
    },
    Chosen {
        model: Some("cloudwatch"),
        protocol: Some("awsJson1_0"),
        ..Chosen::new("cloudwatch_json", CLOUDWATCH)
    },
    Chosen::new(
        "dynamodb",
        &[
            "BatchWriteItem",
            "CreateTable",
            "DeleteItem",
            "DeleteTable",
            "DescribeTable",
            "GetItem",
            "ListTables",
            "PutItem",
            "Query",
            "Scan",
            "UpdateItem",
        ],
    ),
    Chosen::new(
        "ecr",
        &[
            "BatchDeleteImage",
            "BatchGetImage",
            "CreateRepository",
            "DeleteRepository",
            "DescribeRepositories",
            "GetAuthorizationToken",
            "ListImages",
            "PutImage",
            "PutImageTagMutability",
        ],
    ),
    Chosen::new(
        "efs",
        &[
            "CreateFileSystem",
            "DeleteFileSystem",
            "DescribeFileSystems",
            "ListTagsForResource",
            "TagResource",
            "UntagResource",
        ],
    ),
    Chosen::new(
        "eks",
        &[
            "CreateCluster",
            "DeleteCluster",
            "DescribeCluster",
            "ListClusters",
            "ListTagsForResource",
            "TagResource",
            "UntagResource",
        ],
    ),
    Chosen::new(
        "events",
        &[
            "DeleteRule",
            "DescribeRule",
            "DisableRule",
            "ListRules",
            "ListTargetsByRule",
            "PutEvents",
            "PutRule",
            "PutTargets",
            "RemoveTargets",
        ],
    ),
    Chosen::new(
        "glacier",
        &[
            "CreateVault",
            "DeleteArchive",
            "DeleteVault",
            "DescribeVault",
            "InitiateJob",
            "ListJobs",
            "ListVaults",
            "UploadArchive",
        ],
    ),
    Chosen::new(
        "iot",
        &[
            "CreateThing",
            "DeleteThing",
            "DescribeThing",
            "ListThings",
            "UpdateThing",
        ],
    ),
    Chosen::new(
        "kinesis",
        &[
            "CreateStream",
            "DeleteStream",
            "DescribeStreamSummary",
            "GetRecords",
            "GetShardIterator",
            "IncreaseStreamRetentionPeriod",
            "ListShards",
            "ListStreams",
            "PutRecord",
            "PutRecords",
        ],
    ),
    Chosen::new(
        "kms",
        &[
            "CreateAlias",
            "CreateKey",
            "Decrypt",
            "DeleteAlias",
            "DescribeKey",
            "Encrypt",
            "GenerateDataKey",
            "ListAliases",
            "ListKeys",
            "ScheduleKeyDeletion",
            "UpdateKeyDescription",
        ],
    ),
    Chosen::new(
        "lambda",
        &[
            "CreateFunction",
            "DeleteFunction",
            "GetFunction",
            "ListFunctions",
            "ListTags",
            "ListVersionsByFunction",
            "PublishVersion",
            "TagResource",
            "UntagResource",
            "UpdateFunctionConfiguration",
        ],
    ),
    Chosen::new(
        "logs",
        &[
            "CreateLogGroup",
            "CreateLogStream",
            "DeleteLogGroup",
            "DeleteLogStream",
            "DescribeLogGroups",
            "DescribeLogStreams",
            "FilterLogEvents",
            "GetLogEvents",
            "PutLogEvents",
            "PutRetentionPolicy",
        ],
    ),
    Chosen::new(
        "secretsmanager",
        &[
            "CreateSecret",
            "DeleteSecret",
            "DescribeSecret",
            "GetSecretValue",
            "ListSecrets",
            "PutSecretValue",
            "TagResource",
            "UntagResource",
            "UpdateSecret",
        ],
    ),
    Chosen::new(
        "sqs",
        &[
            "CreateQueue",
            "DeleteMessage",
            "DeleteQueue",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListQueues",
            "ReceiveMessage",
            "SendMessage",
            "SendMessageBatch",
            "SetQueueAttributes",
        ],
    ),
    Chosen::new(
        "ssm",
        &[
            "AddTagsToResource",
            "DeleteParameter",
            "DeleteParameters",
            "DescribeParameters",
            "GetParameter",
            "GetParameterHistory",
            "GetParametersByPath",
            "ListTagsForResource",
            "PutParameter",
        ],
    ),
    Chosen::new(
        "stepfunctions",
        &[
            "CreateStateMachine",
            "DeleteStateMachine",
            "DescribeExecution",
            "DescribeStateMachine",
            "ListExecutions",
            "ListStateMachines",
            "StartExecution",
            "StopExecution",
            "UpdateStateMachine",
        ],
    ),
];

/// Twice, in two protocols.
const CLOUDWATCH: &[&str] = &[
    "DeleteAlarms",
    "DeleteDashboards",
    "DescribeAlarms",
    "GetDashboard",
    "GetMetricStatistics",
    "ListMetrics",
    "PutDashboard",
    "PutMetricAlarm",
    "PutMetricData",
    "SetAlarmState",
];
