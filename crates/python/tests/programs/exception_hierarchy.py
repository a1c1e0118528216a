def catch(error):
    try:
        raise error
    except (KeyError, IndexError) as e:
        return "lookup", type(e).__name__
    except ArithmeticError as e:
        return "arithmetic", type(e).__name__
    except (ValueError, (TypeError)) as e:
        return "value", type(e).__name__
    except Exception as e:
        return "exception", type(e).__name__
    except BaseException as e:
        return "base", type(e).__name__


for error in (KeyError(), IndexError(), ZeroDivisionError(), OverflowError(), UnicodeError(), TypeError(), LookupError(),
              AttributeError(), KeyboardInterrupt(), SystemExit(), GeneratorExit(), StopIteration(), AssertionError):
    print(catch(error))
pairs = [(BaseException, object), (Exception, BaseException), (ArithmeticError, Exception), (FloatingPointError, ArithmeticError),
         (IndexError, LookupError), (ModuleNotFoundError, ImportError), (UnboundLocalError, NameError), (FileNotFoundError, OSError),
         (TimeoutError, OSError), (NotImplementedError, RuntimeError), (RecursionError, RuntimeError), (IndentationError, SyntaxError),
         (TabError, IndentationError), (UnicodeDecodeError, UnicodeError), (UnicodeError, ValueError), (StopAsyncIteration, Exception),
         (KeyboardInterrupt, BaseException), (Warning, Exception), (DeprecationWarning, Warning), (EOFError, Exception),
         (BrokenPipeError, ConnectionError), (BufferError, Exception), (MemoryError, Exception), (BaseExceptionGroup, BaseException)]
print([child.__name__ for child, parent in pairs if child.__bases__ != (parent,)])
print([c.__name__ for c in ExceptionGroup.__bases__])
kinds = ValueError, KeyError
try:
    {}["x"]
except kinds as e:
    print("dynamic tuple", e)


def choose():
    print("evaluated")
    return ZeroDivisionError


try:
    1 / 0
except choose():
    print("expression")
try:
    try:
        raise ValueError
    except "not a class":
        pass
except TypeError as e:
    print(e)
try:
    pass
except undefined_name_not_evaluated:
    pass
