"""A matrix product with a thread for each row, and the trace of it."""
import threading

N = 6
A = [[i * j % 7 for j in range(N)] for i in range(N)]
B = [[i + j for j in range(N)] for i in range(N)]
C = [None] * N


def row(i):
    C[i] = [sum(A[i][k] * B[k][j] for k in range(N)) for j in range(N)]


threads = [threading.Thread(target=row, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for line in C:
    print(" ".join(f"{x:4}" for x in line))
print("trace:", sum(C[i][i] for i in range(N)))
