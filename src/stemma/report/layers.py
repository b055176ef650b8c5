"""The layers of a report that can be asked for by name."""

from enum import StrEnum


class Layer(StrEnum):
    """What can be shown of one report, as the command line and `to_dataframe` name it."""

    TEXT = "text"
    CLAIMS = "claims"
    ATTRIBUTIONS = "attributions"
    TIMES = "times"
    AMOUNTS = "amounts"
    ENTITIES = "entities"
    FURNITURE = "furniture"
