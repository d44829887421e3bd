"""Asks botocore what it makes of the cases of profile_cases.py, for `cargo test --test profiles`.

    python make_profiles.py

Writes profiles.json beside this file. It needs botocore, and calls nothing but botocore: no network, no files of yours.
"""

import json
import os
import pathlib
import sys
import tempfile

import botocore
import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.credentials import ConfigProvider, SharedCredentialProvider
from botocore.endpoint import EndpointCreator
from botocore.tokens import SSOTokenProvider

from profile_cases import CASES

HERE = pathlib.Path(__file__).parent


def ask(question):
    """The answer, or that there was an exception. Their texts hold values and paths, so only the type is kept."""
    try:
        return question()
    except Exception as error:  # whatever it is: to a caller, it did not work
        return {"error": type(error).__name__}


def endpoint(session, service):
    """Where botocore sends requests of a service."""
    # What else may be wrong is not the question here: credentials, retries, certificates.
    settings = Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1, "mode": "standard"})
    client = session.create_client(service, config=settings, verify=True)
    operation = client.meta.service_model.operation_model(client.meta.service_model.operation_names[0])
    return client._ruleset_resolver.construct_endpoint(operation_model=operation, call_args={}, request_context={}).url


def max_attempts(session):
    """How often botocore makes a call at most, where that is configured."""
    attempts = session.get_config_variable("max_attempts")
    if attempts is None:
        return None
    return Config(retries={"total_max_attempts": attempts}).retries["total_max_attempts"]


def retry_mode(session):
    """How botocore makes calls again."""
    return Config(retries={"mode": session.get_config_variable("retry_mode")}).retries["mode"]


def ca_bundle(session):
    """The file with root certificates."""
    return EndpointCreator(None)._validate_verify_value(session.get_config_variable("ca_bundle"))


def static_keys(session, profile):
    """The access keys in the files."""
    providers = {
        "credentials": SharedCredentialProvider(session.get_config_variable("credentials_file"), profile),
        "config": ConfigProvider(session.get_config_variable("config_file"), profile),
    }
    for source, provider in providers.items():
        found = provider.load()
        if found is not None:
            return {
                "access_key_id": found.access_key,
                "secret_access_key": found.secret_key,
                "session_token": found.token or None,
                "account_id": found.account_id or None,
                "source": source,
            }
    return None


def assume_role(session, profile):
    """The role of a profile."""
    provider = session.get_component("credential_provider").get_provider("assume-role")
    provider._loaded_config = session.full_config
    if provider._has_assume_role_config_vars(session.get_scoped_config()):
        return provider._get_role_config(profile)
    return None


def web_identity(session):
    """The role that a token in a file leads to."""
    provider = session.get_component("credential_provider").get_provider("assume-role-with-web-identity")
    token_file = provider._get_config("web_identity_token_file")
    if not token_file:
        return None
    role_arn = provider._get_config("role_arn")
    if not role_arn:
        raise ValueError("no role")
    return {"token_file": token_file, "role_arn": role_arn, "session_name": provider._get_config("role_session_name")}


def sso_role(session):
    """The account and role that a login leads to."""
    return session.get_component("credential_provider").get_provider("sso")._load_sso_config()


def answers(session):
    """All that botocore says in the environment as it is."""
    # `create_client` asks for a token, which is not the question here.
    session.get_auth_token = lambda **_: None
    files = ask(lambda: session.full_config)
    if "error" in files and len(files) == 1:
        return {"files": files}
    scoped = ask(session.get_scoped_config)
    name = "default" if session.profile is None else session.profile
    if session.profile is not None and name not in files["profiles"]:
        return {"files": files, "profile": scoped}
    return {
        "files": files,
        "profile": {"name": name, "values": scoped},
        "region": ask(lambda: session.get_config_variable("region")),
        "max_attempts": ask(lambda: max_attempts(session)),
        "retry_mode": ask(lambda: retry_mode(session)),
        "ca_bundle": ask(lambda: ca_bundle(session)),
        "use_fips": ask(lambda: session.get_config_variable("use_fips_endpoint") or False),
        "use_dual_stack": ask(lambda: session.get_config_variable("use_dualstack_endpoint") or False),
        "endpoints": {service: ask(lambda: endpoint(session, service)) for service in ("lambda", "sso-oidc")},
        "static_keys": ask(lambda: static_keys(session, name)),
        "sso_role": ask(lambda: sso_role(session)),
        "sso_session": ask(lambda: SSOTokenProvider(session)._load_sso_config()),
        "assume_role": ask(lambda: assume_role(session, name)),
        "web_identity": ask(lambda: web_identity(session)),
        "credential_process": ask(lambda: session.get_scoped_config().get("credential_process")),
    }


def write(home, files):
    """Writes the files of a case."""
    for name, content in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def main():
    """Writes the file."""
    environment = dict(os.environ)
    cases = []
    for case in CASES:
        with tempfile.TemporaryDirectory() as home:
            write(pathlib.Path(home), case["files"])
            os.environ.clear()
            os.environ.update(case["environment"], HOME=home)
            # A relative path must not find anything.
            os.chdir(home)
            expected = answers(botocore.session.Session())
            os.chdir(HERE)
            text = json.dumps(expected)
            if home in text:
                sys.exit(f"{case['name']}: the answer has the home directory of this run")
        files = {
            name: {"hex": content.hex()} if isinstance(content, bytes) else content
            for name, content in case["files"].items()
        }
        cases.append({**case, "files": files, "expected": expected})
    os.environ.clear()
    os.environ.update(environment)
    output = {"botocore": botocore.__version__, "cases": cases}
    (HERE / "profiles.json").write_text(json.dumps(output, indent=1, ensure_ascii=True) + "\n")
    print(f"{len(cases)} cases, botocore {botocore.__version__}")


if __name__ == "__main__":
    main()
