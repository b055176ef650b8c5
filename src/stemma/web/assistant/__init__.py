"""The server for assistants (Model Context Protocol), which changes nothing.

It compares, checks and reads. Every line of an answer has its words, the place where they stand,
and the origins behind it.
"""
