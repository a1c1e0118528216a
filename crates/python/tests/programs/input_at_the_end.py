# input where there is nothing to read, and where standard input is something else.
import io
import sys

try:
    input("prompt> ")
except EOFError as error:
    print()
    print(type(error).__name__, error)
sys.stdin = io.StringIO("first\nsecond\r\nlast")
print(repr(input()), repr(input("? ")), repr(input()))
try:
    input()
except EOFError as error:
    print(error)
sys.stdin = io.StringIO("a\nb\nc")
print([line for line in sys.stdin], sys.stdin.read() == "")
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print(error)
sys.stdin = 5
try:
    input()
except (AttributeError, TypeError) as error:
    print(type(error).__name__)
