"""Where pages of strangers are read."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Parser(Protocol):
    """Does pure work on what a stranger sent, where the work can do no harm."""

    async def run(
        self,
        url: str,
        work: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """`work(*args, **kwargs)`; what it raises is raised here. `url` is the page's, for errors.

        `work` is a function of a core module, its arguments and result are values. Raises
        `ExtractionError` with the reason `parser_timeout` when it took longer than allowed, and
        `parser_died` when it brought down what it ran in, twice.
        """
        ...
