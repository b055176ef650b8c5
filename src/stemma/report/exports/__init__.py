"""A brief in the formats of other programs: one file a format, each by the standard it names.

`annotations`: W3C Web Annotation. `graph`: GraphML. `ics`: iCalendar. `money`: FollowTheMoney.
"""
