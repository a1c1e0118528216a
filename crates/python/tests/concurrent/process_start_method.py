"""set_start_method may be called once; force overrides."""
import multiprocessing as mp

if __name__ == "__main__":
    try:
        mp.set_start_method("nonsense")
    except ValueError as error:
        print(error)
    mp.set_start_method("spawn")
    print(mp.get_start_method())
    try:
        mp.set_start_method("spawn")
    except RuntimeError as error:
        print("RuntimeError:", error)
    mp.set_start_method("spawn", force=True)
    print(mp.get_start_method(allow_none=True))
