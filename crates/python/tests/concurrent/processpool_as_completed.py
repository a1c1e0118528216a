"""as_completed with processes, sorted in the end; and wait."""
from concurrent.futures import ProcessPoolExecutor, as_completed, wait


def factorize(n):
    factors, d = [], 2
    while n > 1:
        while n % d == 0:
            factors.append(d)
            n //= d
        d += 1
    return factors


if __name__ == "__main__":
    numbers = [360, 97, 1001, 1024]
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(factorize, n): n for n in numbers}
        table = {jobs[f]: f.result() for f in as_completed(jobs)}
        for n in sorted(table):
            print(n, "=", " * ".join(map(str, table[n])))
        done, not_done = wait(jobs)
        print(len(done), len(not_done))
