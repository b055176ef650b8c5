"""The interface for programs, `/api/v1`: the JSON contract over what is in the store."""
