"""A condition across processes: notify, notify_all, wait_for, errors."""
import multiprocessing as mp


def waiter(condition, stage, log):
    with condition:
        log.put("ready")
        condition.wait_for(lambda: stage.value >= 1)
        log.put(f"saw {stage.value}")


if __name__ == "__main__":
    condition, stage, log = mp.Condition(), mp.Value("i", 0), mp.Queue()
    processes = [mp.Process(target=waiter, args=(condition, stage, log)) for _ in range(2)]
    for p in processes:
        p.start()
    print([log.get() for _ in processes])
    with condition:
        stage.value = 5
        condition.notify_all()
    print([log.get() for _ in processes])
    for p in processes:
        p.join()
    with condition:
        print(condition.wait(0.01), condition.wait_for(lambda: False, timeout=0.01), condition.wait_for(lambda: 3))
    for attempt in (condition.notify, condition.wait):
        try:
            attempt()
        except AssertionError as error:
            print("AssertionError:", error)
