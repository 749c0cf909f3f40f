"""JSON lines over worker processes: whatever happens to a worker, every line gets its answer."""

from __future__ import annotations

import json
import os
import signal
import time

from jobfit.lines import answer_lines


class Deadly:
    """Answers lines, and dies of those that say so."""

    def __call__(self, line: bytes) -> str:
        """Return the line as JSON; kill the process for a deadly one."""
        if b"deadly" in line:
            os.kill(os.getpid(), signal.SIGKILL)
        return json.dumps({"id": line.decode().strip()})


def test_a_line_that_kills_its_worker_takes_no_other_with_it() -> None:
    """Nine hundred lines, two of them deadly, read slowly: all others are answered, in order."""
    lines = [b"deadly\n" if number in {70, 700} else f"{number}\n".encode() for number in range(900)]
    answers = []
    for answer in answer_lines(lines, Deadly, workers=2):
        answers.append(json.loads(answer))
        if len(answers) % 300 == 0:
            time.sleep(0.3)  # time for a worker to die between two chunks

    assert 900 == len(answers)
    assert [70, 700] == [number for number, answer in enumerate(answers) if "error" in answer]
    assert [str(number) for number in range(900) if number not in {70, 700}] == [
        answer["id"] for answer in answers if "error" not in answer
    ]
