# Examples in docstrings, run by doctest.
import doctest
import io
import contextlib


def good(x):
    """Doubles.

    >>> good(2)
    4
    >>> good("a")
    'aa'
    >>> good(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    """
    return x * 2


def bad():
    """
    >>> 1 + 1
    3
    """


out = io.StringIO()
with contextlib.redirect_stdout(out):
    result = doctest.testmod()
print(result.failed, result.attempted)
print("Expected:\n    3\nGot:\n    2" in out.getvalue())
print([test.name for test in doctest.DocTestFinder().find(good, "good")], doctest.script_from_examples(">>> 1\n1\n"))
