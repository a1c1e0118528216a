"""Runs programs of this folder on python3 (3.11) three times, on 3.13 once, and on our machine; prints what differs.

python3 oracle/check.py [--show] [--no-ours] [--no-new] [--runs N] [--keep FILE | --against FILE] PATTERN...

--keep writes the first results of 3.11 into a file, --against compares with such a file (on a busy machine, say).
"""
import fnmatch
import json
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLD = "/root/.pyenv/versions/3.11.7/bin/python3"
NEW = "/root/.pyenv/versions/3.13.0/bin/python3"
OURS = "/work/w/python-base"


def uses_processes(name, text):
    """Whether a program starts processes (multiprocessing's threads, in the programs dummy_*, are none)."""
    return bool(re.search(r"ProcessPool|multiprocessing", text)) and not name.startswith("dummy_")


def plain(stderr):
    """Standard error without frames of library files, marks, addresses and ids."""
    kept, frame = [], False
    for line in stderr.splitlines():
        line = line.replace(HERE + "/", "")
        bare = line.lstrip(" |")
        if bare.startswith('File "'):
            frame = "/" in bare or "<" in bare.split(",")[0]
            if frame:
                continue
        elif frame and re.match(r"[ |]*    ", line):
            continue
        else:
            frame = False
        if bare and not set(bare) - set("~^ "):
            continue
        if "[Previous line repeated" in bare:
            continue
        line = re.sub(r"0x[0-9a-f]+", "0x", line)
        kept.append(line)
    return kept


def run(command, text):
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
    for name in ("PYTHONPATH", "PYTHONSTARTUP"):
        env.pop(name, None)
    if uses_processes(os.path.basename(command[1]), text):
        env["PYTHONPATH"] = HERE + "/oracle"
    begin = time.time()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, env=env, stdin=subprocess.DEVNULL)
        return done.stdout, done.returncode, plain(done.stderr), time.time() - begin
    except subprocess.TimeoutExpired as error:
        return (error.stdout or b"").decode(), "timeout", plain((error.stderr or b"").decode()), 20.0


def first(a, b):
    """The first line in which two lists differ."""
    for i in range(max(len(a), len(b))):
        x = a[i] if i < len(a) else "(end)"
        y = b[i] if i < len(b) else "(end)"
        if x != y:
            return f"line {i + 1}:\n      {x!r}\n      {y!r}"


def differ(name, which, want, got):
    says = False
    for part, a, b in (("stdout", want[0].splitlines(), got[0].splitlines()), ("exit", [str(want[1])], [str(got[1])]), ("stderr", want[2], got[2])):
        if a != b:
            print(f"  {name} {which}: {part} {first(a, b)}")
            says = True
    return says


def main():
    arguments = sys.argv[1:]
    ours = "--no-ours" not in arguments
    runs = 3
    if "--runs" in arguments:
        at = arguments.index("--runs")
        runs = int(arguments[at + 1])
        del arguments[at : at + 2]
    files = {}
    for option in ("--keep", "--against"):
        if option in arguments:
            at = arguments.index(option)
            files[option] = arguments[at + 1]
            del arguments[at : at + 2]
    before = json.load(open(files["--against"])) if "--against" in files else {}
    kept = {}
    new = "--no-new" not in arguments
    show = "--show" in arguments
    patterns = [a for a in arguments if not a.startswith("--")] or ["*"]
    names = sorted(f[:-3] for f in os.listdir(HERE) if f.endswith(".py"))
    names = [n for n in names if any(fnmatch.fnmatch(n, p) for p in patterns)]
    differing = []
    for name in names:
        path = f"{HERE}/{name}.py"
        text = open(path).read()
        results = [run([OLD, path], text) for _ in range(runs)]
        want = results[0]
        kept[name] = want
        if name in before:
            differ(name, "BEFORE and now", before[name], want)
        if show:
            print(f"== {name} ({want[1]}, {want[3]:.2f} s)\n{want[0]}", end="")
            for line in want[2]:
                print("  ! " + line)
        for other in results[1:]:
            differ(name, "3.11 UNSTABLE", want, other)
        if max(r[3] for r in results) > 1.2:
            print(f"  {name} SLOW {max(r[3] for r in results):.2f} s")
        out = f"{HERE}/{name}.out"
        if os.path.exists(out):
            stated = open(out).read()
            if stated == want[0]:
                print(f"  {name} .out is the same as 3.11")
            want = (stated, *want[1:])
        if want[1] != 0 and not show:
            print(f"  {name} exits with {want[1]}: {want[2][-1:]}")
        newer = (None,) * 4
        if new:
            newer = run([NEW, path], text)
            differ(name, "3.13", want, newer)
        if ours and not uses_processes(name, text):
            got = run([OURS, path], text)
            if got[2] == newer[2]:
                want = (*want[:2], got[2], want[3])
            if differ(name, "OURS", want, got):
                differing.append(name)
    if "--keep" in files:
        json.dump(kept, open(files["--keep"], "w"))
    print(len(names), "programs;", len(differing), "differ on our machine:", " ".join(differing))


main()
