"""What the page is told where a request cannot be answered."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from planner.findings import BadInput, errors
from planner.messages import text
from planner.serve.requests import language_of
from planner.serve.room import Refused


def join_errors(bad: BadInput) -> str:
    """Every error in one text."""
    return " ".join(one.message for one in errors(bad.findings))


async def reply_to_refusal(request: Request, fault: Exception) -> Response:
    """A request that cannot be answered, with the reason."""
    assert isinstance(fault, Refused)  # noqa: S101 - registered for it
    return JSONResponse({"message": text(fault.code, language_of(request), **fault.places)}, fault.status)


async def say_bad_input(_request: Request, fault: Exception) -> Response:
    """A workbook that cannot be read or solved."""
    assert isinstance(fault, BadInput)  # noqa: S101 - registered for it
    return JSONResponse({"message": join_errors(fault)}, 422)


async def say_not_ready(request: Request, _fault: Exception) -> Response:
    """Something was asked of a plan that is not there."""
    return JSONResponse({"message": text("serve.not_ready", language_of(request))}, 409)


async def say_unknown(request: Request, _fault: Exception) -> Response:
    """Something was named that is not there."""
    return JSONResponse({"message": text("serve.unknown", language_of(request))}, 404)


async def say_fault(request: Request, fault: Exception) -> Response:
    """A fault of the program: the page says so instead of waiting."""
    said = f"{type(fault).__name__}: {fault}"
    return JSONResponse({"message": text("serve.fault", language_of(request), said=said)}, 500)
