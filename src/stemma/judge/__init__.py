"""Matches → points and judgements: how what two reports say stands to each other, and why.

A ladder a kind of value, in a file of its name. Each gives a `Judged`: the relation, the rung of
the ladder and a reason that is made of the words and values of both. `points` says what of it may
be shown; whatever is held back has an exclusion by name.
"""
