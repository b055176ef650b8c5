import inspect

from stemma import errors


def test_every_error_stands_in_the_tree_and_in_the_docstring() -> None:
    found = [value for value in vars(errors).values() if inspect.isclass(value)]
    assert len(found) > 1
    for error in found:
        assert issubclass(error, errors.StemmaError)
        assert error.__name__ in (errors.__doc__ or "")
