"""A process runs a function with arguments; its exit code is 0."""
import multiprocessing


def greet(name, punctuation="."):
    print(f"Hello, {name}{punctuation}")


if __name__ == "__main__":
    for args, kwargs in ((("Ada",), {}), (("Bob",), {"punctuation": "!"}), ((), {"name": "Eve"})):
        process = multiprocessing.Process(target=greet, args=args, kwargs=kwargs)
        process.start()
        process.join()
        print("exit code", process.exitcode)
