# ast whole. Held against CPython 3.13, whose dump leaves out empty lists.
import ast
src = '''
def f(a, *, b=1):
    """doc"""
    x: int = a + b
    for i in range(3):
        if i: continue
        elif x: break
        else: print(f"{i!r:>{b}} {x=}", end="")
    return [y for y in (1, 2) if y], {"a": 1, **{}}, {1}, x[1:2], lambda *a: a
class C(B, metaclass=M):
    async def g(self): await self; yield 1
    @deco
    def h(self): pass
try:
    with open("a") as z, q: pass
except (A, B) as e: raise X from e
finally: del z
match x:
    case {"k": [1, *r], **m} if r: pass
    case P(a, b=2) | None: pass
type A[T: int] = list[T]
a, *b = c = d
x = a if b else c
assert not x, "m"
import a.b as c
from . import d
global q
-1 ** ~2
a < b <= c
'''
tree = ast.parse(src)
print(ast.dump(tree)[:3000])
print(ast.unparse(tree))
print(ast.dump(ast.parse("x = 1 + 2"), indent=2, include_attributes=True))
print(sum(1 for _ in ast.walk(tree)))
class V(ast.NodeVisitor):
    def __init__(self): self.names = []
    def visit_Name(self, node): self.names.append(node.id); self.generic_visit(node)
v = V(); v.visit(tree); print(v.names)
class T(ast.NodeTransformer):
    def visit_Name(self, node): return ast.copy_location(ast.Name(node.id.upper(), node.ctx), node)
    def visit_Pass(self, node): return None
print(ast.unparse(T().visit(ast.parse("a = b\nif c: pass; d"))))
for text in ["[1, 'a', (2.5, None), {1: True}, {3}, -4, 1+2j, b'x']", "set()", " 1", "f()", "1 +", "a"]:
    try: print(ast.literal_eval(text))
    except (ValueError, SyntaxError) as e: print(type(e).__name__, e.args[0][:40])
n = ast.Name("x"); print(n.ctx.__class__.__name__, n.id, n._fields, n._attributes, ast.BinOp._fields, ast.expr._attributes, ast.AST._fields)
print(ast.BinOp._field_types, ast.FunctionDef.returns, ast.Name.__match_args__, ast.BinOp.__doc__); print(ast.expr_context.__doc__)
print(ast.Call(n, [ast.Constant(1)]).keywords, ast.dump(ast.Constant(value=1, kind=None)), ast.dump(ast.arguments()))
try: ast.Name("a", "b", "c")
except TypeError as e: print(e)
try: ast.Name("a", id="c")
except TypeError as e: print(e)
import warnings
import copy, pickle
t2 = copy.deepcopy(tree); print(ast.dump(t2) == ast.dump(tree), isinstance(t2, ast.Module), issubclass(ast.Name, ast.expr))
class MyNode(ast.AST): _fields = ("left", "right")
m = MyNode(1, right=2); print(m.left, m.right, ast.dump(m))
match ast.parse("a.b", mode="eval"):
    case ast.Expression(ast.Attribute(ast.Name(i), attr)): print(i, attr)
print(ast.get_docstring(tree.body[0]), ast.get_source_segment("x = foo(1)", ast.parse("x = foo(1)").body[0].value))
print(ast.parse("1", mode="eval"). __class__.__name__, ast.parse("1", mode="single").__class__.__name__)
try: ast.parse("def f(:")
except SyntaxError as e: print("SyntaxError", e.lineno)
print(type(compile("1", "f", "eval", ast.PyCF_ONLY_AST)).__name__, ast.iter_fields(n).__class__.__name__, list(ast.iter_fields(n))[0])
ast.fix_missing_locations(n); print(n.lineno, n.end_col_offset); ast.increment_lineno(n, 3); print(n.lineno)
