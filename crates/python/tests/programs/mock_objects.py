# unittest.mock: calls that are noted, return values, side effects, patches, specs.
from unittest import mock
import math

thing = mock.Mock(return_value=3)
print(thing(1, a=2), thing.call_args, thing.call_count, thing.called, thing.mock_calls)
thing.method.return_value = "r"
print(thing.method("x"), thing.method.call_args_list, thing.method_calls)
thing.assert_called_with(1, a=2)
for check in [lambda: thing.assert_called_with(5), lambda: thing.assert_not_called(), lambda: thing.method.assert_called_once_with("y"), lambda: thing.asert_called]:
    try:
        check()
    except (AssertionError, AttributeError) as error:
        print(type(error).__name__, str(error).splitlines()[0][:50])
effects = mock.Mock(side_effect=[1, ValueError("v"), 3])
print(effects())
try:
    effects()
except ValueError as error:
    print(error, effects())
with mock.patch("math.sqrt", lambda x: "patched") as patched:
    print(math.sqrt(4))
print(math.sqrt(4))
with mock.patch.object(math, "pi", 3), mock.patch.dict({"a": 1}, {"b": 2}) as changed:
    print(math.pi, changed)


class Real:
    def method(self, a): ...
    attribute = 1


spec = mock.Mock(spec=Real)
print(isinstance(spec, Real))
auto = mock.create_autospec(Real)
for call in [lambda: spec.nothing, lambda: auto().method(), lambda: auto().method(1, 2)]:
    try:
        call()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, str(error)[:45])
magic = mock.MagicMock()
magic.__len__.return_value = 7
magic["key"] = 5
print(len(magic), magic[1] is magic[2], list(magic), bool(magic), magic.__setitem__.call_args, mock.call(1) == mock.call(1), mock.ANY == 5, mock.sentinel.x)


@mock.patch("math.floor", return_value=9)
def decorated(floor):
    return math.floor(1.5), floor.called


print(decorated())
