def breaks():
    log = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            log.append(i)
        finally:
            log.append(f"f{i}")
    else:
        log.append("else")
    return log

print(breaks())

def own_loop():
    log = []
    try:
        raise ValueError("kept")
    finally:
        for i in range(5):
            if i == 1:
                continue
            if i == 3:
                break
            log.append(i)
        print(log)

try:
    own_loop()
except ValueError as e:
    print(e)

def yields():
    try:
        for i in range(3):
            try:
                yield i
            finally:
                yield f"cleanup {i}"
    finally:
        yield "last"

print(list(yields()))

def returning_in_loop():
    for i in range(3):
        for j in range(3):
            try:
                if i + j == 2:
                    return i, j
            finally:
                print("pass", i, j)

print(returning_in_loop())
