"""Valid programs at random, for `generated.py`."""
