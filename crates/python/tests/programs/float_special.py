inf, nan = float("inf"), float("nan")
print(inf + 1, inf - inf, inf * 0, inf * -1, inf / inf, 1 / inf, -1 / inf, inf // 2, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf)
print(inf == inf, inf > 1e308, -inf < -1e308, inf > 10 ** 400, inf == nan, inf ** 0, inf ** -1, (-inf) ** 3, (-inf) ** 2)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, nan in [nan], [nan] == [nan], [nan].index(nan), (nan,) == (nan,), nan == 1)
print(sorted([3, 1, 2, inf, -inf]), max(1, inf), min(-inf, 0), bool(nan), bool(inf), bool(-0.0), not 0.0)
print(0.0 == -0.0, str(-0.0), 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0, abs(-0.0), 0.0 / -5, -0.0 ** 2, (-0.0) ** 1, hash(0.0) == hash(-0.0))
print({0.0: "a", -0.0: "b"}, {nan: 1}.get(nan), len({nan, nan}), len({float("nan"), float("nan")}), len({inf, float("inf")}))
print(1e308 * 10, -1e308 * 10, 1e-320 / 10, 1e-320 * 0.5 > 0, 5e-324 / 2, 1e308 + 1e308)
for bad in (lambda: 1.0 / 0, lambda: 0.0 / 0.0, lambda: 1.0 // 0, lambda: 1.0 % 0.0, lambda: divmod(1.0, 0.0), lambda: 0.0 ** -1):
    try:
        print(bad())
    except ZeroDivisionError as e:
        print("ZeroDivisionError")
for bad in (lambda: int(inf), lambda: int(nan), lambda: 2.0 ** 10000, lambda: nan.as_integer_ratio(), lambda: inf.as_integer_ratio()):
    try:
        print(bad())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__)
print(f"{inf} {-inf:.2f} {nan:10} {inf:+} {nan:08.3f} {inf:e} {-inf:>10} {inf:F} {nan:G} {inf:,} {inf:%}", "%f %d %s" % (inf, 5, nan))
print(hash(inf), hash(-inf), hash(2.0), hash(0.5) == hash(0.5), 1e400, -1e400, 1e400 - 1e400 != 0)
print(0.1 + 0.7, 0.1 * 0.7, 1.0 - 0.9 - 0.1, 3 * 0.1 == 0.3, 7.0 // 0.1, 7.0 % 0.1, -1e-20 % 1.0, 1e20 % 3, divmod(1e17, 7.0))
