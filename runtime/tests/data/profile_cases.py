"""Environments and files to ask botocore about. `make_profiles.py` reads them.

A case has a name, the environment (`HOME` is added) and files below the home directory.
"""

CONFIG = ".aws/config"
CREDENTIALS = ".aws/credentials"

CASES = []


def case(name, config=None, credentials=None, environment=None, files=None):
    """Adds a case."""
    assert all(name != other["name"] for other in CASES), name
    files = dict(files or {})
    if config is not None:
        files[CONFIG] = config
    if credentials is not None:
        files[CREDENTIALS] = credentials
    CASES.append({"name": name, "environment": environment or {}, "files": files})


def wrong(name, config, environment=None):
    """Adds a case of a file that is in the wrong format."""
    case(name, config=config, environment=environment)


# No files, and files elsewhere

case("nothing at all")
case("region from the environment alone", environment={"AWS_DEFAULT_REGION": "eu-west-1"})
case("files elsewhere", environment={"AWS_CONFIG_FILE": "~/elsewhere/c", "AWS_SHARED_CREDENTIALS_FILE": "$HOME/elsewhere/k"}, files={
    "elsewhere/c": "[default]\nregion = eu-west-2\n",
    "elsewhere/k": "[default]\naws_access_key_id = AKIA1\naws_secret_access_key = secret1\n",
    CONFIG: "[default]\nregion = us-east-1\n",
})
case("a path with variables", environment={"AWS_CONFIG_FILE": "${HOME}/$DIR/c$UNKNOWN", "DIR": "d"}, files={
    "d/c$UNKNOWN": "[default]\nregion = eu-west-3\n",
})
case("a config file that is a directory", files={".aws/config/x": ""})
case("a config file that is missing, named", environment={"AWS_CONFIG_FILE": "~/none"}, config="[default]\nregion = us-east-1\n")
case("an empty path", environment={"AWS_CONFIG_FILE": ""}, config="[default]\nregion = us-east-1\n")
case("empty files", config="", credentials="")

# Which profile

TWO = "[default]\nregion = us-east-1\n[profile a]\nregion = us-east-2\n[profile b]\nregion = us-west-2\n"
case("no profile chosen", config=TWO)
case("AWS_PROFILE", config=TWO, environment={"AWS_PROFILE": "a"})
case("AWS_DEFAULT_PROFILE", config=TWO, environment={"AWS_DEFAULT_PROFILE": "b"})
case("both variables for the profile", config=TWO, environment={"AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "b"})
case("a profile that is missing", config=TWO, environment={"AWS_PROFILE": "c"})
case("a profile without its prefix", config="[a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("the default profile, named and missing", environment={"AWS_PROFILE": "default"})
case("an empty AWS_PROFILE", config=TWO, environment={"AWS_PROFILE": ""})
case("a profile with spaces", config='[profile "a b"]\nregion = us-east-2\n', environment={"AWS_PROFILE": "a b"})
case("a profile in single quotes", config="[profile 'a b']\nregion = us-east-2\n", environment={"AWS_PROFILE": "a b"})
case("a profile with an escape", config="[profile a\\ b]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a b"})
case("a profile with an open quote", config="[profile 'a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("a profile of three words", config="[profile a b]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("a profile without a name", config="[profile]\nregion = us-east-2\n")
case("a profile with an empty name", config='[profile ""]\nregion = us-east-2\n', environment={"AWS_PROFILE": ""})
case("a first word that only begins as it should", config="[profiles a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("tabs in a header", config="[profile\t a \t]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("space at the beginning of a header", config="[ profile a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("space around default", config="[ default ]\nregion = us-east-2\n")
case("upper case in a header", config="[Profile a]\nregion = us-east-2\n[Default]\nregion = x\n", environment={"AWS_PROFILE": "a"})
case("the profile default", config="[profile default]\nregion = us-east-2\n")
case("default twice, the prefix last", config="[default]\nregion = us-east-1\noutput = json\n[profile default]\nregion = us-east-2\n")
case("default twice, the prefix first", config="[profile default]\nregion = us-east-2\noutput = json\n[default]\nregion = us-east-1\n")
case("a profile twice, differently quoted", config='[profile a]\nregion = us-east-1\n[profile "a"]\noutput = json\n', environment={"AWS_PROFILE": "a"})
case("a profile only in the credentials file", credentials="[a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("a prefix in the credentials file", credentials="[profile a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("a profile beyond ASCII", config="[profile Zoë]\nregion = us-east-2\n# 日本語\n", environment={"AWS_PROFILE": "Zoë"})

# The format

case("comments", config="# c\n; c\n[default] # c ; c\nregion = us-east-1 # no comment\n  # c\noutput = json ; no comment\n#region = x\n")
case("odd spacing", config="\n\n[default]\n\n   region=us-east-1   \n\n   output   =   json\n\t\n")
case("colons", config="[default]\nregion: us-east-1\nurl = http://a:1/x=y\nother: a=b\n")
case("upper case in keys", config="[default]\nREGION = us-east-1\nOutput = JSON\n")
case("keys with spaces", config="[default]\nregion = us-east-1\na  b = c\n")
case("empty values", config="[default]\nregion =\noutput=\nx :\n[profile a]\n")
case("quotes are part of a value", config='[default]\nregion = "us-east-1"\n')
case("percent signs and dollars", config="[default]\nregion = us-east-1\na = %(region)s %% $HOME ${region}\n")
case("Windows line ends", config="[default]\r\nregion = us-east-1\r\ns3 =\r\n  a = b\r\n\r\n[profile a]\r\nregion = x\r\n")
case("old Macintosh line ends", config="[default]\rregion = us-east-1\r")
case("no line end at the end", config="[default]\nregion = us-east-1")
case("continued values", config="[default]\nregion = us-east-1\na = one\n  two\n    three\n\n  four\nb = five\n # comment\n  six\n\n\n")
case("a continued value with equals signs", config="[default]\na = one\n  region = us-east-1\n  [profile b]\n")
case("indented keys", config="[default]\n  region = us-east-1\n  output = json\n")
case("keys that are indented less and less", config="[default]\n    region = us-east-1\n  output = json\nx = y\n")
case("an indented header", config="[default]\nregion = us-east-1\n  [profile a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "default"})
case("an indented header after an empty section", config="[default]\n  [profile a]\nregion = us-east-2\n", environment={"AWS_PROFILE": "a"})
case("a key right below an indented header", config="  [default]\nregion = us-east-1\n")
case("a comment below an indented key", config="[default]\n  region = us-east-1\n# comment\n  output = json\n")
case("white space beyond ASCII", config="[default]\n\u00a0region\u2003=\u00a0us-east-1\u2003\nx = y\u001fz\u001f\n\u001f more\n")
case("a vertical tab", config="[default]\nregion = us-east-1\n\u000boutput = json\u000c\n")
case("text after a header", config="[default] region = us-east-2\noutput = json\n")
case("brackets in a header", config="[profile a]b]\nregion = x\n[default]]\nregion = us-east-1\n")
case("a value with brackets", config="[default]\nregion = [us-east-1]\n[x=y\n")
case("blocks", config="[default]\nregion = us-east-1\ns3 =\n  max_concurrent_requests = 20\n  Addressing_Style=path\n\n  # comment\n  x = a = b\n  x = later\noutput = json\n")
case("a block that is empty", config="[default]\nx =\n\n\nregion = us-east-1\n")
case("a block with strange line ends", config="[default]\ns3 =\n  a = b\u2028c = d\u000be = f\n")
case("a value and an indented line", config="[default]\nx = y\n  a = b\nregion = us-east-1\n")
case("a block with a colon", config="[default]\ns3 =\n  a: b = c\n")
case("keys for all sections", config="[DEFAULT]\nregion = us-east-1\noutput = json\n[default]\noutput = text\n[profile a]\n[DEFAULT]\nx = y\n", environment={"AWS_PROFILE": "a"})
case("keys for all sections of the credentials", credentials="[DEFAULT]\naws_access_key_id = AKIA1\n[default]\naws_secret_access_key = secret1\n")
case("sections that are nothing", config="[default]\nregion = us-east-1\n[plugins]\nx = y\n[preview]\nz =\n  a = b\n")
case("no blank at the end of a key", config="[default]\nregion\t=us-east-1\n")

wrong("before the first section", "region = us-east-1\n[default]\n")
wrong("a line without a delimiter", "[default]\nregion\n")
wrong("an empty header", "[default]\n[]\n")
wrong("a header without an end", "[default]\nregion = us-east-1\n[profile a\n")
wrong("no key", "[default]\n= us-east-1\n")
wrong("a key twice", "[default]\nregion = us-east-1\nregion = us-east-2\n")
wrong("a key twice in upper case", "[default]\nregion = us-east-1\nREGION = us-east-2\n")
wrong("a section twice", "[default]\nregion = us-east-1\n[profile a]\n[default]\n")
wrong("a section twice, in another profile", "[default]\n[profile a]\n[profile a]\n")
wrong("a block without a delimiter", "[default]\ns3 =\n  a\n")
wrong("a block with a header", "[default]\nregion =\n  [profile a]\n")
wrong("a byte order mark", "\ufeff[default]\nregion = us-east-1\n")
wrong("a byte order mark before a comment", "\ufeff# comment\n[default]\n")
wrong("not UTF-8", b"[default]\nregion = us-east-1\n# \xff\n")
wrong("UTF-16", "[default]\n".encode("utf-16"))
case("a wrong credentials file", config="[default]\nregion = us-east-1\n", credentials="aws_access_key_id = AKIA1\n")

# Precedence

case("region: environment before profile", config=TWO, environment={"AWS_DEFAULT_REGION": "eu-west-1"})
case("region: AWS_REGION", config=TWO, environment={"AWS_REGION": "eu-west-1"})
case("region: both variables", config=TWO, environment={"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"})
case("region: an empty variable", config=TWO, environment={"AWS_DEFAULT_REGION": ""})
case("region: not a host label", config="[default]\nregion = us east 1\n")
case("region: another host", config="[default]\nregion = us-east-1.evil.example/\n")
case("region: a block", config="[default]\nregion =\n  a = b\n")
case("region: in both files", config="[default]\nregion = us-east-1\n", credentials="[default]\nregion = us-east-2\n")

KEYS = "aws_access_key_id = AKIA{0}\naws_secret_access_key = secret{0}\n"
case("keys: credentials file", credentials="[default]\n" + KEYS.format(1) + "aws_session_token = token1\naws_account_id = 123456789012\n")
case("keys: config file", config="[default]\n" + KEYS.format(2) + "aws_session_token = token2\n")
case("keys: both files", config="[default]\n" + KEYS.format(2) + "aws_session_token = token2\n", credentials="[default]\n" + KEYS.format(1))
case("keys: half in each file", config="[default]\naws_access_key_id = AKIA2\n", credentials="[default]\naws_secret_access_key = secret1\n")
case("keys: secret in the credentials file, all in config", config="[default]\n" + KEYS.format(2), credentials="[default]\naws_secret_access_key = secret1\n")
case("keys: no secret", credentials="[default]\naws_access_key_id = AKIA1\n")
case("keys: no id", credentials="[default]\naws_secret_access_key = secret1\n")
case("keys: empty", credentials="[default]\naws_access_key_id =\naws_secret_access_key =\n")
case("keys: empty token", credentials="[default]\n" + KEYS.format(1) + "aws_session_token =\n")
case("keys: two tokens", credentials="[default]\n" + KEYS.format(1) + "aws_session_token = new\naws_security_token = old\n")
case("keys: a named profile", config="[profile a]\nregion = us-east-2\n", credentials="[default]\n" + KEYS.format(1) + "[a]\n" + KEYS.format(3), environment={"AWS_PROFILE": "a"})
case("keys: a comment at the end", credentials="[default]\naws_access_key_id = AKIA1 # mine\naws_secret_access_key = secret1+/= ; x\n")

for variable, key in (("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"), ("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")):
    for value in ("true", "TRUE", "false"):
        case(f"{key}: {value}", config=f"[default]\nregion = us-west-2\n{key} = {value}\n")
    case(f"{key}: yes", config=f"[default]\nregion = us-west-2\n{key} = yes\n")
    case(f"{variable}", config=f"[default]\nregion = us-west-2\n{key} = false\n", environment={variable: "true"})
    case(f"{variable}: false", config=f"[default]\nregion = us-west-2\n{key} = true\n", environment={variable: "False"})
    case(f"{variable}: empty", config=f"[default]\nregion = us-west-2\n{key} = true\n", environment={variable: ""})
case("FIPS and dual stack", config="[default]\nregion = us-gov-west-1\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\n")
case("FIPS in us-gov", config="[default]\nregion = us-gov-west-1\nuse_fips_endpoint = true\n")

case("attempts and mode", config="[default]\nregion = us-east-1\nmax_attempts = 7\nretry_mode = adaptive\n")
case("attempts and mode: environment", config="[default]\nregion = us-east-1\nmax_attempts = 7\nretry_mode = adaptive\n", environment={"AWS_MAX_ATTEMPTS": " 2 ", "AWS_RETRY_MODE": "legacy"})
case("attempts: zero", config="[default]\nregion = us-east-1\nmax_attempts = 0\n")
case("attempts: a word", config="[default]\nregion = us-east-1\nmax_attempts = many\n")
case("attempts: empty", config="[default]\nregion = us-east-1\n", environment={"AWS_MAX_ATTEMPTS": ""})
case("attempts: a plus sign", config="[default]\nregion = us-east-1\nmax_attempts = +4\n")
case("mode: upper case", config="[default]\nregion = us-east-1\nretry_mode = Standard\n")
case("root certificates", config="[default]\nca_bundle = ~/ca.pem\n")
case("root certificates: environment", config="[default]\nca_bundle = /a\n", environment={"AWS_CA_BUNDLE": "/b"})
case("root certificates: blank", config="[default]\nca_bundle =\n")
case("root certificates: empty", config="[default]\nca_bundle = /a\n", environment={"AWS_CA_BUNDLE": ""})

# Endpoints

SERVICES = (
    "[default]\nregion = us-east-1\nservices = local\nendpoint_url = http://localhost:4\n"
    "[services local]\nlambda =\n  endpoint_url = http://localhost:3\ns3 =\n  endpoint_url = http://localhost:9\n"
)
case("URL: services before the profile", config=SERVICES)
case("URL: AWS_ENDPOINT_URL before services", config=SERVICES, environment={"AWS_ENDPOINT_URL": "http://localhost:2"})
case("URL: the service's variable first", config=SERVICES, environment={"AWS_ENDPOINT_URL": "http://localhost:2", "AWS_ENDPOINT_URL_LAMBDA": "http://localhost:1", "AWS_ENDPOINT_URL_SSO_OIDC": "http://localhost:5/path"})
case("URL: empty variables", config=SERVICES, environment={"AWS_ENDPOINT_URL": "", "AWS_ENDPOINT_URL_LAMBDA": ""})
case("URL: ignored by the environment", config=SERVICES, environment={"AWS_ENDPOINT_URL": "http://localhost:2", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"})
case("URL: ignored by the profile", config=SERVICES.replace("services = local", "services = local\nignore_configured_endpoint_urls = true"), environment={"AWS_ENDPOINT_URL_LAMBDA": "http://localhost:1"})
case("URL: ignored by the profile, not by the environment", config=SERVICES.replace("services = local", "services = local\nignore_configured_endpoint_urls = true"), environment={"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"})
case("URL: the service's name with a blank in services", config="[default]\nregion = us-east-1\nservices = x\n[services x]\nsso_oidc =\n  endpoint_url = http://localhost:6\nsso oidc =\n  endpoint_url = http://localhost:7\n")
case("URL: services that do not exist", config="[default]\nregion = us-east-1\nservices = none\n")
case("URL: services that do not exist, not needed", config="[default]\nregion = us-east-1\nservices = none\n", environment={"AWS_ENDPOINT_URL": "http://localhost:2"})
case("URL: services without keys", config="[default]\nregion = us-east-1\nservices = x\n[services x]\n")
case("URL: services without the service", config="[default]\nregion = us-east-1\nservices = x\n[services x]\ns3 =\n  endpoint_url = http://localhost:9\n")
case("URL: a service that is no block", config="[default]\nregion = us-east-1\nservices = x\n[services x]\nlambda = http://localhost:3\n")
case("URL: upper case in services", config="[default]\nregion = us-east-1\nservices = x\n[services x]\nLambda =\n  endpoint_url = http://localhost:3\nsso_oidc =\n  Endpoint_URL = http://localhost:6\n")
case("URL: services in the credentials file", credentials="[default]\nregion = us-east-1\nservices = x\n[services x]\nlambda =\n  endpoint_url = http://localhost:3\n")
case("URL: a key of the profile in upper case", config="[default]\nregion = us-east-1\nENDPOINT_URL = https://example.com/base\n")
case("URL: a quoted section", config="[default]\nregion = us-east-1\nservices = a b\n[services 'a b']\nlambda =\n  endpoint_url = http://localhost:3\n")
case("URL: not one", config="[default]\nregion = us-east-1\nendpoint_url = localhost\n")
case("URL: with FIPS", config="[default]\nregion = us-east-1\nendpoint_url = http://localhost:4\nuse_fips_endpoint = true\n")
case("URL: with dual stack", config="[default]\nregion = us-east-1\nendpoint_url = http://localhost:4\nuse_dualstack_endpoint = true\n")
case("URL: without a region", config="[default]\nendpoint_url = http://localhost:4\n")
case("URL: another partition", config="[default]\nregion = cn-north-1\n")

# SSO

SESSION = "[sso-session dev]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n"
ROLE = "sso_account_id = 123456789012\nsso_role_name = Admin\n"
case("SSO: a session", config="[default]\nsso_session = dev\n" + ROLE + SESSION + "sso_registration_scopes = sso:account:access, ,x,\n")
case("SSO: legacy", config="[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n" + ROLE)
case("SSO: a session and the same keys", config="[default]\nsso_session = dev\nsso_region = us-east-1\n" + ROLE + SESSION)
case("SSO: a session and another region", config="[default]\nsso_session = dev\nsso_region = us-east-2\n" + ROLE + SESSION)
case("SSO: a session and another key that differs", config="[default]\nregion = us-east-1\nsso_session = dev\n" + ROLE + SESSION + "region = us-east-2\n")
case("SSO: a session that does not exist", config="[default]\nsso_session = none\n" + ROLE + SESSION)
case("SSO: a session without a region", config="[default]\nsso_session = dev\n" + ROLE + "[sso-session dev]\nsso_start_url = https://example.awsapps.com/start\n")
case("SSO: a session without a URL", config="[default]\nsso_session = dev\n" + ROLE + "[sso-session dev]\nsso_region = us-east-1\n")
case("SSO: an empty session", config="[default]\nsso_session = dev\n" + ROLE + "[sso-session dev]\n")
case("SSO: without a role", config="[default]\nsso_session = dev\n" + SESSION)
case("SSO: without a role name", config="[default]\nsso_session = dev\nsso_account_id = 123456789012\n" + SESSION)
case("SSO: without an account", config="[default]\nsso_session = dev\nsso_role_name = Admin\n" + SESSION)
case("SSO: the account in the session", config="[default]\nsso_session = dev\nsso_role_name = Admin\n" + SESSION + "sso_account_id = 123456789012\n")
case("SSO: a role and nowhere to log in", config="[default]\n" + ROLE)
case("SSO: legacy without a region", config="[default]\nsso_start_url = https://example.awsapps.com/start\n" + ROLE)
case("SSO: legacy without a role", config="[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\n")
case("SSO: a quoted session", config="[default]\nsso_session = my dev\n" + ROLE + SESSION.replace("dev]", '"my dev"]').replace("sso-session dev", "sso-session"))
case("SSO: a session in the credentials file", config="[default]\nsso_session = dev\n" + ROLE, credentials=SESSION)
case("SSO: the role in the credentials file", config="[default]\nsso_session = dev\n" + SESSION, credentials="[default]\n" + ROLE)

# Roles, commands

SOURCE = "[profile base]\n" + KEYS.format(4)
case("role: a source profile", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\nexternal_id = e\nmfa_serial = m\nrole_session_name = s\nduration_seconds = 900\n" + SOURCE)
case("role: a source profile that does not exist", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = none\n")
case("role: a source profile in the credentials file", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\n", credentials="[base]\n" + KEYS.format(4))
for source in ("Environment", "EcsContainer", "Ec2InstanceMetadata", "environment", "Elsewhere"):
    case(f"role: credential_source {source}", config=f"[default]\nrole_arn = arn:aws:iam::123456789012:role/x\ncredential_source = {source}\n")
case("role: both sources", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\ncredential_source = Environment\n" + SOURCE)
case("role: no source", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\n")
case("role: a source without a role", config="[default]\nsource_profile = base\n" + SOURCE)
case("role: its own source", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = default\n" + KEYS.format(5))
case("role: a duration that is none", config="[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\nduration_seconds = long\n" + SOURCE)
WEB = "[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nweb_identity_token_file = ~/token\nrole_session_name = s\n"
case("web identity", config=WEB)
case("web identity: environment", config=WEB, environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "/t", "AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/y"})
case("web identity: environment alone", environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "/t", "AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/y", "AWS_ROLE_SESSION_NAME": "z"})
case("web identity: no role", config="[default]\nweb_identity_token_file = /t\n")
case("web identity: an empty role", config=WEB, environment={"AWS_ROLE_ARN": ""})
case("web identity: an empty file", config=WEB, environment={"AWS_WEB_IDENTITY_TOKEN_FILE": ""})
case("a command", config="[default]\ncredential_process = /bin/x --a \"b c\" # d\n")
case("a command in both files", config="[default]\ncredential_process = one\n", credentials="[default]\ncredential_process = two\n")
