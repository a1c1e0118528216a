"""Makes multiprocessing spawn by default, without marking the method as set."""
import sys

if sys.version_info < (3, 14):
    import multiprocessing
    import multiprocessing.context
    multiprocessing.context._default_context._default_context = multiprocessing.get_context("spawn")
