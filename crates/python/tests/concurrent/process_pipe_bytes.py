"""send_bytes and recv_bytes: offsets, sizes, limits, recv_bytes_into."""
import array
import multiprocessing as mp


def echo(connection):
    while (data := connection.recv_bytes()) != b"end":
        connection.send_bytes(data.upper())


if __name__ == "__main__":
    here, there = mp.Pipe()
    p = mp.Process(target=echo, args=(there,))
    p.start()
    here.send_bytes(b"hello")
    print(here.recv_bytes())
    here.send_bytes(b"0123456789ab", 8)
    print(here.recv_bytes())
    here.send_bytes(bytearray(b"abcdefgh"), 2, 3)
    print(here.recv_bytes(maxlength=100))
    here.send_bytes(b"xyz")
    buffer = array.array("B", bytes(6))
    print(here.recv_bytes_into(buffer), buffer.tolist())
    here.send_bytes(b"too long for it")
    try:
        here.recv_bytes_into(bytearray(4))
    except mp.BufferTooShort as error:
        print("BufferTooShort", error.args)
    for wrong in ((b"abc", -1), (b"abc", 5), (b"abc", 1, 9)):
        try:
            here.send_bytes(*wrong)
        except ValueError as error:
            print(error)
    here.send_bytes(b"end")
    p.join()
