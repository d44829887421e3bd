"""A home folder of its own for the program `sso` and for AWS's tools, which call a local server."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from checks import expect_equal
from oidc_http import START_URL

# SHA-1 of `my-sso`, and of the start URL.
TOKEN = "0ad374308c5a4e22f723adf10145eafad7c4031c.json"
LEGACY_TOKEN = "e8be5486177c5b5392bd9aa76563515b29358e6e.json"

CONFIG = f"""\
[profile dev]
region = eu-west-1
sso_session = my-sso
sso_account_id = 222233334444
sso_role_name = PowerUser

[profile legacy]
region = eu-west-1
sso_start_url = {START_URL}
sso_region = eu-west-1
sso_account_id = 333344445555
sso_role_name = Administrator

[sso-session my-sso]
sso_start_url = {START_URL}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
"""


class Home:
    """Lasts as long as a `with` block; `program` is the path of `sso`."""

    def __init__(self, program, endpoint):
        self.program = pathlib.Path(program).resolve()
        self._endpoint = endpoint

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.path = pathlib.Path(self._folder.name)
        self.config = self.path / ".aws" / "config"
        self.config.parent.mkdir()
        self.tokens = self.path / ".aws" / "sso" / "cache"
        self.roles = self.path / ".aws" / "cli" / "cache"
        self.config.write_text(CONFIG)
        return self

    def __exit__(self, *_exception):
        self._folder.cleanup()

    def environment(self, **more):
        """What leads to this home, to the local server, and nowhere else."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        for name in list(kept):
            # Whether there are colours is for the check to say.
            if name.lower().endswith("_proxy") or "COLOR" in name:
                del kept[name]
        return {
            **kept,
            "HOME": str(self.path),
            "AWS_ENDPOINT_URL": self._endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            **more,
        }

    def run(self, *command, **more):
        """Runs a command to its end; `more` is added to its environment."""
        environment = self.environment(**more)
        return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    def sso(self, *arguments, status=0, **more):
        """Runs `sso`, which must end with this exit status; gives its standard output."""
        done = self.run(str(self.program), *arguments, **more)
        expect_equal(done.returncode, status, f"exit status of sso {arguments}: {done.stderr}")
        return done.stdout

    def python(self, script, *arguments, status=0, **more):
        """Runs a script of this folder; gives the JSON that it prints."""
        path = pathlib.Path(__file__).with_name(script)
        done = self.run(sys.executable, str(path), *arguments, **more)
        expect_equal(done.returncode, status, f"exit status of {script}: {done.stderr}")
        return json.loads(done.stdout)

    def token(self, name=TOKEN):
        """The content of a token's file."""
        return json.loads((self.tokens / name).read_text())

    def change_token(self, name=TOKEN, **members):
        """Writes a token's file with other members."""
        (self.tokens / name).write_text(json.dumps({**self.token(name), **members}))
