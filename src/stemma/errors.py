"""Everything Stemma raises on purpose.

::

    StemmaError
    ├── UsageError      the caller asked for what cannot be done: a bad option, nothing to read
    ├── LexiconError    a word list or table in the package does not parse
    ├── WeightsError    the files of the trained model are missing or damaged
    ├── StoreError      the database cannot be used: damaged, of a newer version, locked, full
    └── ContractError   a value points at words that are not there

A bad document is none of these: it is a `stemma.model.Rejection`, a value in the output.
"""


class StemmaError(Exception):
    """The root: catch this to catch all of them."""


class UsageError(StemmaError):
    """The caller asked for something that cannot be done: a bad option, nothing to read."""


class LexiconError(StemmaError):
    """A word list or table in the package does not parse. The message names file and line."""


class WeightsError(StemmaError):
    """The files of the trained model are missing or damaged."""


class StoreError(StemmaError):
    """The database cannot be used as it is asked: damaged, of a newer version, locked, full."""


class ContractError(StemmaError):
    """A value points at words that are not there: a span outside its text, a dangling index."""
