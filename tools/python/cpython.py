"""Runs the test methods of one of CPython's own test modules, and tells of each as it ends.

    python cpython.py FOLDER MODULE [AFTER]

FOLDER holds the package `test`. With AFTER, the methods behind that one are run: it did not end. What RustPython skips or
expects to fail on its own account is run like everything else.
"""

import sys
import unittest

folder, name, *after = sys.argv[1:]
sys.argv = [name]
sys.path.append(folder)
out = sys.stdout


def tell(*words):
    # A test may have printed half a line.
    out.write("\n\x1e" + "\t".join(words) + "\n")
    out.flush()


skip = unittest.skip


def skip_unless_rustpython(reason):
    if isinstance(reason, str) and "rustpython" in reason.lower():
        return lambda test: test
    return skip(reason)


unittest.skip = skip_unless_rustpython
try:
    # The tests of asyncio leave out all where there are no sockets; of most, pairs in memory are all that they need.
    import test.support

    test.support.has_socket_support = True
except ImportError:
    pass
unittest.expectedFailure = lambda test: test


class Result(unittest.TestResult):
    outcome = ""

    def startTest(self, test):
        super().startTest(test)
        self.outcome = "passed"
        tell("start", test.id())

    def stopTest(self, test):
        super().stopTest(test)
        tell("end", test.id(), self.outcome)

    def failed(self, test, error):
        kind, value, _ = error
        try:
            text = str(value).strip()
        except Exception:
            text = "?"
        said = f"{kind.__name__}: {text.splitlines()[0] if text else ''}"[:200].replace("\t", " ")
        if isinstance(test, unittest.TestCase):
            self.outcome = "failed\t" + said
        else:
            tell("end", test.id(), "failed", said)

    def addError(self, test, error):
        self.failed(test, error)

    def addFailure(self, test, error):
        self.failed(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.failed(test, error)

    def addSkip(self, test, reason):
        if isinstance(test, unittest.TestCase):
            self.outcome = "skipped"
        else:
            tell("end", test.id(), "skipped")


def flat(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flat(test)
        else:
            yield test


try:
    tests = list(flat(unittest.defaultTestLoader.loadTestsFromName(name)))
except BaseException as error:
    tell("end", name, "failed", f"{type(error).__name__}: {error}".splitlines()[0])
    raise
if after:
    ids = [test.id() for test in tests]
    tests = tests[ids.index(after[0]) + 1 :]
unittest.TestSuite(tests).run(Result())
tell("done")
