# Means, medians, modes, spreads and their errors.
import statistics as st
from decimal import Decimal
from fractions import Fraction

print(st.mean([1, 2, 3, 4]), st.mean([Fraction(1, 2), Fraction(1, 3)]), st.mean([Decimal("0.1"), Decimal("0.2")]), st.fmean([1, 2, 4], weights=[1, 1, 2]))
print(st.median([3, 1, 2]), st.median([4, 1, 2, 3]), st.median_low([4, 1, 2, 3]), st.median_high([1, 2, 3, 4]), st.median_grouped([1, 2, 2, 3, 4]))
print(st.mode("aabbb"), st.multimode("aabbc"), st.multimode([]), st.mode(["x", "y", "x"]))
print(st.pstdev([1, 2, 3, 4]), st.stdev([1, 2, 3, 4]), st.pvariance([0, 2]), st.variance([1, 2, 3], 2), st.variance([Fraction(1), Fraction(2)]))
print(st.quantiles(range(1, 12)), st.quantiles([1, 2, 3], n=4, method="inclusive"), st.quantiles([1, 2, 5], n=2))
print(st.geometric_mean([1, 2, 4]), st.harmonic_mean([40, 60]), st.harmonic_mean([1, 0]), st.harmonic_mean([40, 60], weights=[5, 30]))
print(st.covariance([1, 2, 3], [1, 2, 9]), st.correlation([1, 2, 3], [3, 2, 1]), st.linear_regression([1, 2, 3], [2, 4, 6]))
normal = st.NormalDist(10, 2)
print(normal, normal.cdf(10), normal.pdf(10), normal + 5, normal * 2, normal.zscore(14), normal.inv_cdf(0.5), st.NormalDist.from_samples([1, 2, 3]))
for wrong in [lambda: st.mean([]), lambda: st.median([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.harmonic_mean([-1]), lambda: st.quantiles([1], n=0),
              lambda: st.correlation([1, 1], [2, 2]), lambda: st.fmean([]), lambda: st.mean(["a"]), lambda: st.NormalDist(1, -1), lambda: st.geometric_mean([])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, type(error).__mro__[1].__name__)
