"""multiprocessing's own logger, and log_to_stderr."""
import logging
import multiprocessing

if __name__ == "__main__":
    logger = multiprocessing.get_logger()
    print(logger.name, logger.level, logger is multiprocessing.get_logger(), logger.propagate)
    same = multiprocessing.log_to_stderr(logging.WARNING)
    print(same is logger, logger.level, len(logger.handlers))
    logger.warning("doomed")
    logger.info("not shown")
