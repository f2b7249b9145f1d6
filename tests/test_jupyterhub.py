"""A JupyterHub with two students and two instructors on this machine, configured as docs/jupyterhub.md says.

The hub runs where /home, /srv and /etc/passwd are the test's own. As root, each person has a Unix account. Otherwise
all have the same one, `jovyan`, as in containers.
"""

import json
import os
import re
import secrets
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from conftest import ROOT, bare_environment

from grading.course_folder.init_command import init_folder
from grading.demo.synthetic_class import fill
from grading.exercises.answers import Answers

GC = "gradient_checking"  # the assignment that is judged quickest
COURSE = "deep-learning"
PEOPLE = {"grader": 20001, "ada": 20002, "ben": 20003, "iris": 20004, "otto": 20005}
AS_ROOT = os.geteuid() == 0
PASSWORD = secrets.token_hex(16)

# what differs from a real installation
TEST_CONFIG = f"""
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "{PASSWORD}"
c.Authenticator.allowed_users = {{"ada", "ben", "iris", "otto"}}
c.JupyterHub.bind_url = "http://127.0.0.1:@proxy@"
c.JupyterHub.hub_port = @hub@
c.ConfigurableHTTPProxy.command = ["configurable-http-proxy", "--proxy-timeout", "90000"]  # milliseconds
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:@api@"
c.JupyterHub.services[0]["environment"]["JUPYTER_CONFIG_PATH"] = "/srv/jupyter"  # instead of /etc/jupyter
c.Spawner.environment = {{"JUPYTER_CONFIG_PATH": "/srv/jupyter"}}
if {not AS_ROOT}:
    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = "/home/{{username}}"
    del c.JupyterHub.services[0]["user"]
"""


def documented(name):
    """The code in docs/jupyterhub.md for a file."""
    [code] = re.findall(rf"^```python {name}\n(.*?)^```", (ROOT / "docs/jupyterhub.md").read_text("utf-8"), re.M | re.S)
    return code


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [sock.getsockname()[1] for sock in sockets]
    for sock in sockets:
        sock.close()
    return ports


def make_server(root):
    """Write the accounts, the course folder and the configuration under `root`; return the address of the hub."""
    for person in PEOPLE:
        (root / "home" / person).mkdir(parents=True, mode=0o700)
    course = root / "home" / "grader" / COURSE
    init_folder(course)
    settings = (course / "course.toml").read_text(encoding="utf-8")
    assert "# exchange =" in settings
    (course / "course.toml").write_text(settings.replace("# exchange =", "exchange ="), encoding="utf-8")
    exchange = root / "srv" / "nbgrader" / "exchange"
    exchange.mkdir(parents=True)
    exchange.chmod(0o777)
    (root / "srv" / "jupyter").mkdir()
    (root / "srv" / "jupyter" / "nbgrader_config.py").write_text(documented("nbgrader_config.py"))
    (root / "srv" / "hub").mkdir()
    service, *ports = free_ports(4)
    config = documented("jupyterhub_config.py").replace(":9999", f":{service}") + TEST_CONFIG
    for name, port in zip(("proxy", "hub", "api"), ports, strict=True):
        config = config.replace(f"@{name}@", str(port))
    (root / "srv" / "hub" / "jupyterhub_config.py").write_text(config)
    write_accounts(root)
    return f"http://127.0.0.1:{ports[0]}"


def write_accounts(root):
    """Write the file of all accounts, and give each person the home folder."""
    accounts = PEOPLE if AS_ROOT else {"jovyan": os.getuid()}
    system = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()
    lines = [line for line in system if int(line.split(":")[2]) not in accounts.values()]
    lines += [f"{name}:x:{uid}:{uid}::/home/{name}:/bin/sh" for name, uid in accounts.items()]
    (root / "passwd").write_text("\n".join([*lines, ""]), encoding="utf-8")
    if AS_ROOT:
        for person, uid in PEOPLE.items():
            for path in (root / "home" / person, *(root / "home" / person).rglob("*")):
                os.chown(path, uid, uid)
        os.chown(root / "srv" / "nbgrader" / "exchange", PEOPLE["grader"], PEOPLE["grader"])


class Hub:
    """The requests that the buttons send."""

    def __init__(self, address):
        self.address = address
        self._tokens = {}

    def log_in(self, person):
        """Get a token with all rights of a person."""
        body = {"auth": {"username": person, "password": PASSWORD}}
        answer = requests.post(f"{self.address}/hub/api/users/{person}/tokens", json=body, timeout=60)
        self._tokens[person] = answer.json()["token"]

    def answer(self, person, method, path, **more):
        """What a person's browser gets from a path."""
        headers = {"Authorization": f"token {self._tokens[person]}"}
        return requests.request(method, self.address + path, headers=headers, timeout=90, **more)

    def json(self, person, method, path, **more):
        answer = self.answer(person, method, path, **more)
        assert answer.ok, (person, path, answer.status_code, answer.text[-2000:])
        return answer.json()

    def formgrader(self, instructor, path):
        result = self.json(instructor, "POST", f"/services/{COURSE}/formgrader/api/{path}")
        assert result["success"], result
        return result

    def assignment_list(self, student, action):
        data = {"assignment_id": GC, "course_id": COURSE}
        result = self.json(student, "POST", f"/user/{student}/assignments/{action}", data=data)
        assert result["success"], result


def wait_for(ready, seconds=90):
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "the hub or a server does not start"
        time.sleep(0.2)


def answers_at(address):
    try:
        return requests.get(f"{address}/hub/api/", timeout=5).ok
    except requests.ConnectionError:
        return False


@pytest.fixture(scope="module")
def hub(tmp_path_factory, bubblewrap):
    """A running hub, and the folder with its /home and /srv."""
    if missing := [name for name in ("jupyterhub", "configurable-http-proxy") if not program(name).exists()]:
        message = f"{' and '.join(missing)} not installed: no JupyterHub is tested"
        if os.environ.get("COURSE_REQUIRE_JUPYTERHUB"):
            pytest.fail(message)
        pytest.skip(message)
    root = tmp_path_factory.mktemp("hub")
    address = make_server(root)
    words = ["bwrap", "--dev-bind", "/", "/", "--bind", root / "home", "/home", "--bind", root / "srv", "/srv"]
    words += ["--ro-bind", root / "passwd", "/etc/passwd", "--die-with-parent", "--unshare-pid"]
    words += ["--cap-add", "ALL", *(readable_python() if AS_ROOT else [])]
    # bubblewrap's own --proc hides parts of /proc, and then the sandbox of the grader cannot have one
    words += [
        "--chdir",
        "/srv/hub",
        "--",
        "sh",
        "-c",
        'mount -t proc proc /proc && exec setpriv --inh-caps=-all --ambient-caps=-all "$0"',
        program("jupyterhub"),
    ]
    environment = bare_environment(PATH=f"{program('jupyterhub').parent}{os.pathsep}{os.defpath}", HOME="/srv/hub")
    with (root / "log").open("w") as log:
        process = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
    try:
        wait_for(lambda: answers_at(address) or process.poll() is not None)
        assert process.poll() is None, (root / "log").read_text()[-3000:]
        hub = Hub(address)
        for person in ("ada", "ben", "iris", "otto"):
            hub.log_in(person)
        for student in ("ada", "ben"):
            hub.answer(student, "POST", f"/hub/api/users/{student}/server").raise_for_status()
        for student in ("ada", "ben"):
            wait_for(lambda name=student: hub.json(name, "GET", f"/hub/api/users/{name}")["server"])
        yield hub, root
    finally:
        process.terminate()
        process.wait(20)


def readable_python():
    """Arguments of bubblewrap that let other accounts read Python and this project where they are in root's home."""
    words = ["--tmpfs", "/root"]
    for path in (Path(sys.base_prefix), ROOT, Path(sys.prefix)):
        if path.is_relative_to("/root"):
            above = [
                parent
                for parent in reversed(path.parents)
                if parent != Path("/root") and parent.is_relative_to("/root")
            ]
            words += [word for parent in above for word in ("--perms", "0755", "--dir", parent)]
            words += ["--ro-bind", path, path]
    return words


def program(name):
    return Path(sys.executable).with_name(name)


def test_an_assignment_goes_from_release_to_feedback(hub, course):
    hub, _ = hub
    release = json.loads(course.release(GC).read_text(encoding="utf-8"))
    solved = fill(release, Answers(course, GC).solutions)
    notebook = f"{GC}/{GC}.ipynb"
    hub.formgrader("iris", f"assignment/{GC}/assign")
    hub.formgrader("iris", f"assignment/{GC}/release")

    for student in ("ada", "ben"):
        hub.assignment_list(student, "fetch")
        assert hub.json(student, "GET", f"/user/{student}/api/contents/{notebook}")["content"]["cells"]
    body = {"type": "notebook", "format": "json", "content": solved}
    hub.json("ada", "PUT", f"/user/ada/api/contents/{notebook}", json=body)
    validated = hub.json("ada", "POST", "/user/ada/assignments/validate", json={"path": notebook})
    assert validated == {"success": True, "value": {}}
    for student in ("ada", "ben"):
        hub.assignment_list(student, "submit")

    hub.formgrader("otto", f"assignment/{GC}/collect")
    for student in ("ada", "ben"):
        hub.formgrader("otto", f"submission/{GC}/{student}/autograde")
    hub.formgrader("otto", f"assignment/{GC}/generate_feedback")
    hub.formgrader("otto", f"assignment/{GC}/release_feedback")
    scores = {
        row["student"]: row["score"]
        for row in hub.json("iris", "GET", f"/services/{COURSE}/formgrader/api/submissions/{GC}")
    }
    assert scores == {"ada": 90, "ben": 0}

    for student, points in (("ada", "90 of 90 points"), ("ben", "0 of 100 points")):
        hub.assignment_list(student, "fetch_feedback")
        [folder] = hub.json(student, "GET", f"/user/{student}/api/contents/{GC}/feedback")["content"]
        page = hub.json(student, "GET", f"/user/{student}/api/contents/{folder['path']}/{GC}.html")["content"]
        assert re.search(rf"\b{points}", re.sub("<.*?>", "", page))


def test_students_reach_neither_formgrader_nor_each_other(hub):
    hub, root = hub
    assert hub.answer("ada", "GET", f"/services/{COURSE}/formgrader/api/assignments").status_code == 403
    assert hub.answer("ada", "GET", "/user/ben/api/contents").status_code in (403, 404)
    inbound = root / "srv" / "nbgrader" / "exchange" / COURSE / "inbound"
    assert inbound.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH) == 0
    if AS_ROOT:
        assert {path.name.split("+")[0]: path.stat().st_uid for path in inbound.iterdir()} == {
            "ada": PEOPLE["ada"],
            "ben": PEOPLE["ben"],
        }
