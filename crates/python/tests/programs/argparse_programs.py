# Command lines: positionals, options, groups, subcommands, help and errors.
import argparse
import contextlib
import io

parser = argparse.ArgumentParser(prog="tool", description="Does things.", epilog="The end.")
parser.add_argument("source", help="what is read")
parser.add_argument("rest", nargs="*", type=int)
parser.add_argument("-n", "--count", type=int, default=3, metavar="N", help="how often (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
parser.add_argument("--tag", action="append")
parser.add_argument("--flag", action=argparse.BooleanOptionalAction)
parser.add_argument("--pair", nargs=2)
group = parser.add_mutually_exclusive_group()
group.add_argument("--on", action="store_true")
group.add_argument("--off", dest="on", action="store_false")
for line in ["in", "in 1 2 -n5 -vvv", "in --count=7 --mode slow --tag a --tag b", "in --no-flag --pair x y", "in -- -5", "--mod fast in"]:
    print(line, "->", sorted(vars(parser.parse_args(line.split())).items(), key=str))


def attempt(parser, line):
    err, out = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
        try:
            print(parser.parse_args(line.split()))
        except SystemExit as leave:
            print("exit", leave.code)
    print(line, "|", out.getvalue().strip().splitlines()[-1], "|", (err.getvalue().splitlines() or [""])[-1].split(" (choose")[0])


for line in ["in x", "in -n", "in -n x", "in --on --off", "in --mode no", "in --unknown", "in --pair 1", "in --verbose=3"]:
    attempt(parser, line)
print(parser.parse_known_args(["in", "--what", "-z"])[1])
commands = argparse.ArgumentParser(prog="git")
sub = commands.add_subparsers(dest="command", required=True)
add = sub.add_parser("add")
add.add_argument("path", nargs="+")
add.set_defaults(run="adding")
sub.add_parser("log").add_argument("--limit", type=float)
print(commands.parse_args(["add", "a", "b"]), commands.parse_args(["log", "--limit", "2.5"]))
attempt(commands, "")
attempt(commands, "push")


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


own = argparse.ArgumentParser(prog="own", add_help=False, prefix_chars="+-", fromfile_prefix_chars=None)
own.add_argument("+e", type=even)
print(own.parse_args(["+e", "4"]))
attempt(own, "+e 3")
