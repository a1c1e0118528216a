"""Makes valid programs at random, and runs each on this machine's python3 and on the Python machine.

    python3 tools/python/generated.py MACHINE [SECONDS [SEED]]

MACHINE is the built example `python` of crates/python. A case is a function that computes with values of known types, so
that it mostly gets on; what it prints, and the exception that ends it, must be the same. Cases that differ are printed with
the beginning of their difference. Exceptions are compared by their classes; with `--messages` by their messages as well,
which differ between versions of CPython.
"""

import os
import subprocess
import sys
import tempfile
import time

from generate.prelude import PRELUDE
from generate.statements import Maker

MARK = '# case '


def program(seeds, with_messages):
    parts = [PRELUDE.replace('MESSAGE', 'error' if with_messages else "''")]
    for seed in seeds:
        parts.append(f'def case_{seed}():\n{Maker(seed).case()}\nprint({MARK + str(seed)!r})\ncaught(case_{seed})\n')
    return '\n'.join(parts)


def outputs(command, file):
    """What each case printed; the last one has the end of the program as well."""
    try:
        ran = subprocess.run([*command, file], capture_output=True, timeout=60, env={**os.environ, 'PYTHONHASHSEED': '0'})
        text = ran.stdout.decode('utf-8', 'backslashreplace')
        if ran.returncode:
            text += f'exit code {ran.returncode}: {ran.stderr.decode("utf-8", "replace").strip()[-300:]}'
    except subprocess.TimeoutExpired:
        text = 'no end'
    found = {}
    for part in text.split(MARK):
        number, _, rest = part.partition('\n')
        found[number] = rest
    return found


def main():
    with_messages = '--messages' in sys.argv
    machine, *rest = [word for word in sys.argv[1:] if word != '--messages']
    seconds, seed = [int(word) for word in rest + ['600', '0'][len(rest):]]
    end, first, differing = time.monotonic() + seconds, seed, 0
    while time.monotonic() < end:
        seeds = range(seed, seed + 50)
        with tempfile.NamedTemporaryFile('w', suffix='.py', encoding='utf-8') as file:
            file.write(program(seeds, with_messages))
            file.flush()
            ours, theirs = outputs([machine], file.name), outputs(['python3'], file.name)
        for one in map(str, seeds):
            if ours.get(one) != theirs.get(one):
                differing += 1
                pair = zip((ours.get(one) or 'nothing').split('\n'), (theirs.get(one) or 'nothing').split('\n'))
                different = next(((a, b) for a, b in pair if a != b), ('', ''))
                print(f'{one}: {different[0][:300]} | python3: {different[1][:300]}', flush=True)
        seed += 50
    print(f'{seed - first} cases, {differing} differ')
    sys.exit(differing > 0)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--case']:
        print(program([int(sys.argv[2])], '--messages' in sys.argv))
    else:
        main()
