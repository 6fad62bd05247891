"""Makes wheels of the distribution's Python packages, for builds that reach no package index.

wheels.py FOLDER DISTRIBUTION...    each with all it requires, as far as it is installed
"""
import base64
import functools
import hashlib
import importlib.metadata
import os
import re
import subprocess
import sys
import zipfile

SITE = "/usr/lib/python3/dist-packages"


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def installed():
    return {canonical(d.metadata["Name"]): d for d in importlib.metadata.distributions(path=[SITE])}


@functools.cache
def owners():
    """The Debian package that each folder of metadata came with."""
    lines = run("dpkg", "--search", f"{SITE}/*-info").splitlines()
    return {path: package.split(":")[0] for package, _, path in (line.partition(": ") for line in lines)}


def owner(distribution):
    return owners().get(str(distribution._path))


def required(distribution, known):
    """What a distribution requires, by its package's dependencies: Debian moves them there, out of the metadata."""
    depends = run("dpkg-query", "--show", "--showformat=${Depends}", owner(distribution))
    packages = set(re.findall(r"python3-[a-z0-9.+-]+", depends))
    return sorted(name for name, other in known.items() if other is not distribution and owner(other) in packages)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def files(distribution):
    """The distribution's top-level packages and modules (Debian's metadata lists no files)."""
    top = distribution.read_text("top_level.txt")
    names = top.split() if top else [distribution.metadata["Name"].replace("-", "_").lower()]
    for name in names:
        path = os.path.join(SITE, name)
        if os.path.isfile(path + ".py"):
            yield path + ".py"
        for folder, folders, members in os.walk(path):
            folders[:] = [f for f in folders if f != "__pycache__"]
            # Links into packages that are not installed lead nowhere.
            yield from filter(os.path.isfile, (os.path.join(folder, member) for member in members))


def make(folder, distribution, requirements):
    name, version = distribution.metadata["Name"].replace("-", "_"), distribution.version
    info = f"{name}-{version}.dist-info"
    content = {os.path.relpath(path, SITE): open(path, "rb").read() for path in files(distribution)}
    tag = "py3-none-any" if not any(path.endswith(".so") for path in content) else None
    if tag is None:
        tag = f"cp3{sys.version_info.minor}-cp3{sys.version_info.minor}-linux_{os.uname().machine}"
    # Names without versions: the distribution's packages fit together.
    lines = ["Metadata-Version: 2.1", f"Name: {distribution.metadata['Name']}", f"Version: {version}"]
    lines += [f"Requires-Dist: {other}" for other in requirements]
    content[f"{info}/METADATA"] = "\n".join(lines + [""]).encode()
    content[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: wheels.py\nRoot-Is-Purelib: {str(tag.startswith('py3')).lower()}\nTag: {tag}\n".encode()
    if scripts := distribution.read_text("entry_points.txt"):
        content[f"{info}/entry_points.txt"] = scripts.encode()
    record = f"{info}/RECORD"
    lines = []
    for path, data in content.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(data)}")
    content[record] = "\n".join(lines + [f"{record},,", ""]).encode()
    with zipfile.ZipFile(os.path.join(folder, f"{name}-{version}-{tag}.whl"), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in content.items():
            wheel.writestr(path, data)


def main(folder, *wanted):
    known, done, todo = installed(), set(), [canonical(name) for name in wanted]
    os.makedirs(folder, exist_ok=True)
    while todo:
        name = todo.pop()
        if name in done or name not in known:
            continue
        done.add(name)
        requirements = required(known[name], known)
        make(folder, known[name], requirements)
        todo += requirements


main(*sys.argv[1:])
