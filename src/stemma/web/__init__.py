"""The web application: HTTP over what is in the store, and the server for assistants.

`make_app` gives the application; `stemma serve` runs it. Everything that a browser sends passes
`guard` first; `pages` answer; what takes long is done in a process of its own (`worker`).
"""
