name, n, x = "Ann", 42, 3.14159
print(f"{name} {n} {x}", f"{name!r} {name!s} {'é'!a}", f"{n:>6}|{n:<6}|{n:^6}|{n:06}|{n:+}", f"{x:.2f} {x:10.3f}|{x:e}", f"{{literal}} {{{n}}}")
print(f"{n + 1} {n * 2 if n else 0} {[i for i in range(3)]} {name.upper()} {len(name)} {'nested ' + 'quotes'} {name[0]}{name[-1]} {(lambda v: v * 2)(4)}")
print(f"{n:{6}} {x:{8}.{2}} {name:{'*'}^{9}} {n:#{'x'}} {x:.{n // 20}f}", f"{name:>{n // 5}}", f"{f'{n}'}")
print(f'{name + "!"}', f"""multi
line {n}
end""", rf"raw \n {n}", fr"\t{name}", f"" "", f"a" "b" f"{n}" 'c', "{n}" f"{n}")
print(f"{ n }", f"{  name  !r:>8}", f"{n,}", f"{n, name}", f"{ {'k': n}['k'] }", f"{ {1, 2} == {2, 1} }", f"{not n} {-n} {~n} {n == 42} {n != 41} {n >= 42}")
print(f"{n:=^10}", f"{n:=+10}", f"{'a':!<4}", f"{n:{'>'}{5}}", f"{'':5}|", f"{None}", f"{True:5}", f"{1_000:,}", f"{x:%}")
print(f"{name=} {n=} {n = } {n+1=} {x=:.1f} {name=!s} {n=:>5} {name.upper()=} {len(name) = }")
print(f"{'inner'=} {[1, 2]=} {n*2 = :#x}", f"{(lambda: 5)()=}")


class F:
    def __format__(self, spec):
        return f"format({spec})"

    def __str__(self):
        return "str()"

    def __repr__(self):
        return "repr()"


o = F()
print(f"{o} {o!s} {o!r} {o:abc} {o!r:>8} {o:{n}} {o=} {o=!s} {o=:z}")
log = []


def t(v):
    log.append(v)
    return v


print(f"{t('a')}{t('b'):{t(5)}}{t('c')}|", log)
try:
    f"{undefined_name}"
except NameError as e:
    print(e)
try:
    f"{'a':d}"
except ValueError as e:
    print(type(e).__name__)
print(f"{(yes := 5)} {yes}", f"{n:{'' if n else 'x'}}", f"\N{GREEK SMALL LETTER BETA} \x41 \u00e9 {n}\n".strip())
