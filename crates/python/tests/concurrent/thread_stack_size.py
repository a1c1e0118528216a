"""stack_size tells and sets the size for new threads; small ones are refused."""
import threading

print(threading.stack_size())
print(threading.stack_size(256 * 1024))
print(threading.stack_size())
t = threading.Thread(target=print, args=("a thread with a small stack",))
t.start()
t.join()
print(threading.stack_size(0), threading.stack_size())
for size in (1, 1000, -5):
    try:
        threading.stack_size(size)
    except ValueError as error:
        print(error)
