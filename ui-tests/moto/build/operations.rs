//! The operations that the stories are told with, and no others: what is compiled stays bounded.

/// A module of operations.
pub(crate) struct Chosen {
    pub(crate) module: &'static str,
    pub(crate) operations: &'static [&'static str],
}

impl Chosen {
    const fn new(module: &'static str, operations: &'static [&'static str]) -> Self {
        Self { module, operations }
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
];
