class Data:
    def __get__(self, obj, owner):
        return "data descriptor"

    def __set__(self, obj, value):
        print("set", value)

class NonData:
    def __get__(self, obj, owner):
        return f"non-data, instance {obj is not None}, owner {owner.__name__}"

class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["only_set"] = value * 2

class OnlyDelete:
    def __delete__(self, obj):
        print("deleted")

class A:
    data = Data()
    non = NonData()
    only_set = OnlySet()
    only_delete = OnlyDelete()
    plain = "class plain"

a = A()
print(a.data, a.non, A.data, A.non, a.plain)
a.__dict__.update(data="instance", non="instance", plain="instance")
print(a.data, a.non, a.plain)
a.data = 5
a.non = 6
print(a.__dict__["data"], a.non)
del a.non
print(a.non)
print(type(a.only_set).__name__)
a.only_set = 4
print(a.only_set)
del a.only_delete
try:
    a.only_delete = 1
except AttributeError:
    print("cannot be set")
try:
    del a.data
except AttributeError:
    print("cannot be deleted")
a.own = Data()
print(type(a.own).__name__)
A.data = "replaced on the class"
print(a.data, A.data)

class B(A):
    non = "shadows the descriptor"

print(B().non, A.__dict__["non"].__get__(None, B), A.plain.__class__.__name__)
