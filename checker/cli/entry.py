"""How the command starts and ends: exit status, and what every failure says."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from typing import NoReturn

import click

from checker.cli.app import tiaoli
from checker.cli.failures import debugging, internal_error
from checker.cli.output import say, use_utf8
from checker.cli.usage_errors import explain
from checker.errors import TiaoliError

FAILED = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 + SIGPIPE


def command() -> NoReturn:
    """Run ``tiaoli`` with the arguments of the process, and end the process."""
    status = main()
    if status == INTERRUPTED:
        # Python kills itself at its end if the interruption hit it in the middle of an exec(),
        # as dataclasses use when they are imported, though it was caught since.
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``tiaoli`` with ``arguments`` (default: those of the process); the exit status.

    0: nothing at or above the failing severity; 1: findings; 2: wrong usage or
    unreadable input; 130: interrupted; 141: the reader of the output has gone.
    """
    use_utf8()
    if not debugging():
        warnings.simplefilter("ignore")  # warnings of libraries are no words to users
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    return status


def _run(arguments: list[str]) -> int:
    """Run the command; every exception but a closed pipe becomes a sentence and a status."""
    try:
        with tiaoli.make_context("tiaoli", arguments) as ctx:
            return int(tiaoli.invoke(ctx) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.ctx.get_help())
    except click.UsageError as error:
        say(explain(error))
    except TiaoliError as error:
        say(str(error))
    except KeyboardInterrupt:
        say("已中断。")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        say(internal_error(error))
    return FAILED


def _drop_output() -> None:
    """Let the interpreter flush into nothing at its end instead of complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
