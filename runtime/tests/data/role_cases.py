"""Cases of roles, for make_credentials.py."""

ROLE_ARN = "role_arn = arn:aws:iam::111122223333:role/R\n"
ROLE = ROLE_ARN + "source_profile = base\n"
WEB = "web_identity_token_file = /HOME/token\n" + ROLE_ARN
WEB_VARIABLES = {"AWS_WEB_IDENTITY_TOKEN_FILE": "/HOME/token", "AWS_ROLE_ARN": "arn:aws:iam::444455556666:role/E"}
KEYS = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "ENV-secret"}

REGION = {"AWS_DEFAULT_REGION": "eu-west-1"}
STS = {"AWS_ENDPOINT_URL_STS": "http://DOUBLE", **REGION}

EXPIRY = "2099-01-01T00:00:00Z"
CONTAINER = f'{{"AccessKeyId":"CONTAINER","SecretAccessKey":"s","Token":"t","Expiration":"{EXPIRY}"}}'


def good(operation="AssumeRole", number=1, expiry=EXPIRY, without=None, user=True):
    """A successful reply."""
    members = {"AccessKeyId": f"ASIA{number}", "SecretAccessKey": f"s/{number}+=", "SessionToken": f"t{number}", "Expiration": expiry}
    members = "".join(f"<{name}>{value}</{name}>" for name, value in members.items() if name != without)
    arn = f"arn:aws:sts::77778888999{number}:assumed-role/R/s"
    user = f"<AssumedRoleUser><AssumedRoleId>X:s</AssumedRoleId><Arn>{arn}</Arn></AssumedRoleUser>" if user else ""
    return (
        200,
        f'<{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result>{user}<Credentials>'
        f"{members}</Credentials></{operation}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{operation}Response>",
    )


def web(**more):
    """The same with a web identity."""
    return good("AssumeRoleWithWebIdentity", **more)


def bad(status, code, message="no"):
    """An error."""
    return (
        status,
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>'
        f"<Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>",
    )


def add_role_cases(case, keys, process, sso):
    """Adds all of them."""
    base = "[profile base]\n" + keys("BASE")

    def role(name, config, environment=STS, replies=(good(),), **more):
        case(name, config=config, environment=environment, replies=list(replies), **more)

    def with_base(name, config="", source="", environment=STS, **more):
        role(name, "[default]\n" + ROLE + config + base + source, environment, **more)

    def with_token(name, config="", environment=None, replies=(web(),), token="to.k-e_n", **more):
        environment = {**STS, **(environment or {})}
        role(name, config, environment, replies, token=token, **more)

    # What a profile has first
    with_base("role")
    case("role and credentials file", config="[default]\n" + ROLE + base, credentials="[default]\n" + keys("FILE"), environment=STS, replies=[good()])
    with_base("role and environment", environment={**STS, **KEYS})
    role("role and sso", "[default]\n" + sso.format(ROLE + base), replies=[good()])
    role("role in the credentials file", "", credentials="[default]\n" + ROLE + "[base]\n" + keys("BASE"))
    role("role in one file, keys in the other", "[default]\n" + ROLE_ARN + "source_profile = default\n", credentials="[default]\n" + keys("FILE"))
    role("role of AWS_PROFILE", "[profile p]\n" + ROLE + base, {**STS, "AWS_PROFILE": "p"})
    role("role of an explicit profile", "[profile p]\n" + ROLE + base, {**STS, **KEYS}, profile="p")
    role("role without source", "[default]\n" + ROLE_ARN)
    with_base("role with both sources", "credential_source = Environment\n")
    role("role without an ARN", "[default]\nsource_profile = base\n" + base)
    # Parameters
    with_base("role: all keys", "role_session_name = me@x\nexternal_id = a/b+c=d, e\nduration_seconds = 900\n")
    with_base("role: an empty session name", "role_session_name =\n")
    with_base("role: an empty external id", "external_id =\n")
    with_base("role: a short external id", "external_id = x\n")
    with_base("role: a short session name", "role_session_name = x\n")
    with_base("role: a duration that is too short", "duration_seconds = 899\n")
    with_base("role: a duration that is none", "duration_seconds = soon\n")
    role("role: a short ARN", "[default]\nrole_arn = arn\nsource_profile = base\n" + base)
    with_base("role: source with a token", source="aws_session_token = t/o+k==\n")
    with_base("role: MFA", "mfa_serial = arn:aws:iam::1:mfa/x\n", mfa="123456")
    with_base("role: MFA, throttling once", "mfa_serial = arn:aws:iam::1:mfa/x\n", mfa="123456", replies=[bad(400, "Throttling"), good()])
    with_base("role: MFA, HTTP 500 once", "mfa_serial = arn:aws:iam::1:mfa/x\n", mfa="123456", replies=[bad(500, "InternalFailure"), good()])
    with_base("role: a short MFA code", "mfa_serial = arn:aws:iam::1:mfa/x\n", mfa="12345")
    with_base("role: a short MFA device", "mfa_serial = x\n", mfa="123456")
    # Chains
    three = "[profile b]\nrole_arn = arn:aws:iam::111122223333:role/B\nsource_profile = c\nexternal_id = of-b\n[profile c]\n" + keys("C")
    chain = "[default]\n" + ROLE_ARN + "source_profile = b\n"
    role("chain", chain + three, replies=[good(number=1), good(number=2)])
    role("chain: the first call fails", chain + three, replies=[bad(403, "AccessDenied"), good()])
    role("chain: the second call fails", chain + three, replies=[good(), bad(403, "AccessDenied")])
    role("chain: circle", "[profile a]\n" + ROLE_ARN + "source_profile = b\n[profile b]\n" + ROLE_ARN + "source_profile = a\n", profile="a")
    role("chain: circle further on", chain + "[profile b]\n" + ROLE_ARN + "source_profile = c\n[profile c]\n" + ROLE_ARN + "source_profile = b\n")
    role("chain: circle to a profile with keys", chain + keys("A") + "[profile b]\n" + ROLE_ARN + "source_profile = default\n")
    role("chain: itself", "[default]\n" + ROLE_ARN + "source_profile = default\n")
    role("chain: itself further on", chain + "[profile b]\n" + ROLE_ARN + "source_profile = b\n")
    role("chain: itself, with keys", "[default]\n" + ROLE_ARN + "source_profile = default\n" + keys("SELF"))
    role("chain: itself further on, with keys", chain + "[profile b]\n" + ROLE_ARN + "source_profile = b\n" + keys("B"))
    role("chain: itself, with half a key", "[default]\n" + ROLE_ARN + "source_profile = default\naws_access_key_id = x\n")
    role("source: keys and a role", chain + "[profile b]\nsource_profile = none\n" + ROLE_ARN + keys("B"))
    role("source: a secret alone and a role", chain + "[profile b]\naws_secret_access_key = x\n" + ROLE + base)
    role("source: missing", "[default]\n" + ROLE)
    role("source: nothing", "[default]\n" + ROLE + "[profile base]\nregion = x\n")
    role("source: nothing, and a container", "[default]\n" + ROLE + "[profile base]\nregion = x\n", {**STS, "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://DOUBLE/c"})
    role("source: a process", chain + "[profile b]\n" + process("PROCESS", SessionToken="t"))
    role("source: a process that fails", chain + "[profile b]\ncredential_process = false\n")
    role("source: in the credentials file", chain, credentials="[b]\n" + keys("B"))
    role("source: nobody is signed in", chain + "[profile b]\n" + sso.format(""))
    role("source: the variables of a web identity do not count", chain + "[profile b]\n" + keys("B"), {**STS, **WEB_VARIABLES})
    with_token("source: a web identity", chain + "[profile b]\n" + WEB, replies=[web(number=1), good(number=2)])
    with_token("source: a web identity and keys", chain + "[profile b]\n" + WEB + keys("B"), replies=[web(number=1), good(number=2)])
    # Other sources
    of = lambda source: "[default]\n" + ROLE_ARN + f"credential_source = {source}\n"
    role("Environment", of("Environment").replace("default", "profile p"), {**STS, **KEYS, "AWS_SESSION_TOKEN": "t"}, profile="p")
    role("Environment: selected by AWS_PROFILE", of("Environment").replace("default", "profile p"), {**STS, **KEYS, "AWS_PROFILE": "p"})
    role("Environment: nothing", of("Environment"))
    role("Environment: half a key", of("Environment").replace("default", "profile p"), {**STS, "AWS_ACCESS_KEY_ID": "ENV"}, profile="p")
    role("EcsContainer", of("EcsContainer"), {**STS, "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://DOUBLE/c"}, [(200, CONTAINER), good()])
    role("EcsContainer: nothing", of("EcsContainer"))
    metadata = {"AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://DOUBLE/"}
    instance = CONTAINER.replace("{", '{"Code":"Success",', 1).replace("CONTAINER", "INSTANCE")
    role("Ec2InstanceMetadata", of("Ec2InstanceMetadata"), {**STS, **metadata}, [(200, "token"), (200, "role"), (200, instance), good()])
    role("Ec2InstanceMetadata: nothing", of("Ec2InstanceMetadata"))
    role("credential source in lower case", of("environment"), {**STS})
    role("credential source that is none", of("Nowhere"))
    # Web identities
    with_token("web identity", "[default]\n" + WEB)
    with_token("web identity: session name", "[default]\nrole_session_name = me\n" + WEB)
    with_token("web identity: an empty session name", "[default]\nrole_session_name =\n" + WEB)
    with_token("web identity: keys that are for other roles", "[default]\nexternal_id = id\nduration_seconds = 900\nmfa_serial = arn:aws:iam::1:mfa/x\nsource_profile = base\n" + WEB)
    with_token("web identity of the environment", environment=WEB_VARIABLES)
    with_token("web identity of the environment: session name", environment={**WEB_VARIABLES, "AWS_ROLE_SESSION_NAME": "of-the-pod"})
    with_token("web identity of both", "[default]\nrole_session_name = me\n" + WEB, environment=WEB_VARIABLES)
    with_token("web identity: the file of the environment, the role of the profile", "[default]\n" + ROLE_ARN, environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "/HOME/token"})
    with_token("web identity: the file of the environment, a role with a source", "[default]\n" + ROLE + base, environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "/HOME/token"}, replies=[good()])
    with_token("web identity: the role of the environment, the file of the profile", "[default]\nweb_identity_token_file = /HOME/token\n", environment={"AWS_ROLE_ARN": WEB_VARIABLES["AWS_ROLE_ARN"]})
    with_token("web identity of the environment, explicit profile", "[profile p]\n" + keys("P"), environment=WEB_VARIABLES, profile="p")
    with_token("web identity of an explicit profile", "[profile p]\n" + WEB, environment={**WEB_VARIABLES, "AWS_ROLE_SESSION_NAME": "x"}, profile="p")
    with_token("web identity and keys of the environment", environment={**WEB_VARIABLES, **KEYS})
    with_token("web identity without role", environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "/HOME/token"})
    with_token("web identity: an empty variable", "[default]\n" + WEB, environment={"AWS_WEB_IDENTITY_TOKEN_FILE": ""})
    with_token("web identity and sso", "[default]\n" + sso.format(WEB))
    with_token("web identity and credentials file", "[default]\n" + WEB, credentials="[default]\n" + keys("FILE"))
    with_token("web identity: a line break after the token", "[default]\n" + WEB, token="to.k-e_n\n")
    with_token("web identity: an empty token", "[default]\n" + WEB, token="")
    role("web identity: no file", "[default]\n" + WEB, replies=[web()])
    with_token("web identity: an error that passes", "[default]\n" + WEB, replies=[bad(400, "IDPCommunicationError"), web()])
    with_token("web identity: an error that does not pass", "[default]\n" + WEB, replies=[bad(400, "IDPCommunicationError")])
    with_token("web identity: an expired token", "[default]\n" + WEB, replies=[bad(400, "ExpiredTokenException"), web()])
    with_token("web identity: HTTP 500 once", "[default]\n" + WEB, replies=[bad(500, "InternalFailure"), web()])
    # Replies
    for name, replies in {
        "throttling once": [bad(400, "Throttling"), good()],
        "throttling": [bad(400, "Throttling")],
        "HTTP 429 once": [bad(429, "Whatever"), good()],
        "HTTP 500 once": [bad(500, "InternalFailure"), good()],
        "HTTP 503 and no XML": [(503, "x")],
        "HTTP 400 and no XML": [(400, "x")],
        "an HTML page": [(502, "<html><body>no</body></html>"), good()],
        "access denied": [bad(403, "AccessDenied"), good()],
        "an expired token": [bad(400, "ExpiredToken"), good()],
        "another error": [bad(400, "ValidationError"), good()],
        "no XML": [(200, "x"), good()],
        "nothing": [(200, ""), good()],
        "without a result": [(200, "<AssumeRoleResponse/>"), good()],
        "without a key": [good(without="AccessKeyId"), good()],
        "without a secret": [good(without="SecretAccessKey"), good()],
        "without a token": [good(without="SessionToken"), good()],
        "without an expiry": [good(without="Expiration"), good()],
        "an expiry that is none": [good(expiry="soon"), good()],
        "expired": [good(expiry="2001-01-01T00:00:00Z")],
        "an expiry with milliseconds": [good(expiry="2099-01-01T00:00:00.000Z")],
        "without a user": [good(user=False)],
        "another namespace": [(200, good()[1].replace("https://sts", "https://x"))],
        "a redirect": [(302, ""), good()],
    }.items():
        with_base(f"reply: {name}", replies=replies)
    add_endpoint_cases(role, with_base, with_token, base)


def add_endpoint_cases(role, with_base, with_token, base):
    """Where STS is."""
    legacy = {"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}
    region = lambda name: {"AWS_DEFAULT_REGION": name}
    for name in ("eu-west-1", "us-east-1", "eu-central-2", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "aws-global"):
        with_base(f"endpoint: {name}", environment=region(name))
        with_base(f"endpoint: {name}, legacy", environment={**region(name), **legacy})
    for name in ("us-east-1", "us-gov-west-1"):
        with_base(f"endpoint: {name}, FIPS", environment={**region(name), **legacy, "AWS_USE_FIPS_ENDPOINT": "true"})
        with_base(f"endpoint: {name}, dual stack", environment={**region(name), **legacy, "AWS_USE_DUALSTACK_ENDPOINT": "true"})
        both = {"AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"}
        with_base(f"endpoint: {name}, FIPS and dual stack", environment={**region(name), **both})
    with_base("endpoint: regional", environment={**REGION, "AWS_STS_REGIONAL_ENDPOINTS": "regional"})
    with_base("endpoint: neither regional nor legacy", environment={**STS, "AWS_STS_REGIONAL_ENDPOINTS": "x"})
    with_base("endpoint: an empty variable", environment={**REGION, "AWS_STS_REGIONAL_ENDPOINTS": ""})
    with_base("endpoint: legacy in the profile", "region = eu-west-1\nsts_regional_endpoints = legacy\n", environment={})
    with_base("endpoint: legacy in the source profile", source="sts_regional_endpoints = legacy\n", environment=REGION)
    with_base("endpoint: region of the profile", "region = eu-west-1\n", "region = eu-west-2\n", {})
    with_base("endpoint: region of the source profile", source="region = eu-west-2\n", environment={})
    with_base("endpoint: legacy with a URL", environment={**STS, **legacy})
    role("endpoint: region of the selected profile", "[profile p]\nregion = eu-west-2\n" + ROLE + base, {}, profile="p")
    with_base("endpoint: URL without a region", environment={"AWS_ENDPOINT_URL_STS": "http://DOUBLE"})
    with_base("endpoint: URL with a path", environment={**REGION, "AWS_ENDPOINT_URL_STS": "http://DOUBLE/base"})
    with_base("endpoint: URL for all services", environment={**REGION, "AWS_ENDPOINT_URL": "http://DOUBLE"})
    with_base("endpoint: URL of the profile", "endpoint_url = http://DOUBLE\n", "endpoint_url = http://127.0.0.1:1\n", REGION)
    with_base("endpoint: URL of a section", "services = s\n", "[services s]\nsts =\n  endpoint_url = http://DOUBLE\n", REGION)
    with_base("endpoint: URL of the source profile", source="endpoint_url = http://127.0.0.1:1\n", environment=REGION)
    with_base("endpoint: no URLs", environment={**STS, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"})
    with_token("endpoint: a web identity", "[default]\n" + WEB, {"AWS_ENDPOINT_URL_STS": "", **legacy})
    role("endpoint: a web identity, no region", "[default]\n" + WEB, {"AWS_ENDPOINT_URL_STS": "http://DOUBLE"}, [web()], token="token")
    role("endpoint: a web identity, neither region nor URL", "[default]\n" + WEB, {}, [web()], token="token")
