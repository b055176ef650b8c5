"""Rules for times that are counted from another: today, last week, the day before."""

from __future__ import annotations

from typing import Final

from stemma.annotate.timexes import near, occasion, relative, weekdays
from stemma.annotate.timexes.reading import Rule

RELATIVE: Final = (
    Rule(
        "today",
        "( lead:( $modifier | later | earlier ) ) ? ( the day beyond:( before | after ) ) ? "
        "deictic:( $deictic ) ( part:( $part ) ) ?",
        relative.read_deictic,
        (
            ("It sank yesterday.", "2025-11-20"),
            ("It sank the day before yesterday.", "2025-11-19"),
        ),
    ),
    Rule(
        "weekday",
        "lead:( $modifier on ? | ( the ? $modifier ? $part ? | the small ) hours of | the ? $part "
        "of | later on ? | earlier on ? ) ? rel:( ( this ( past | coming ) ? | last | next | that "
        "( same ) ? | the ( following | previous | same ) | the past | this ) ) ? weekday:( "
        "$weekday ) ( $modifier ? part:( $part ) ) ?",
        relative.read_weekday,
        (
            ("It sank on Wednesday.", "2025-11-19"),
            ("It will sail on Wednesday.", "2025-11-26"),
        ),
    ),
    Rule(
        "weekday of a week",
        "weekday:( $weekday ) ( part:( $part ) ) ? of rel:( the ? ( last | next | this | previous "
        "| past ) week | the week before last | the week after next )",
        weekdays.read_weekday_of_week,
        (
            ("It sank on Monday of last week.", "2025-11-10"),
            ("It will sail on Wednesday of next week.", "2025-11-26"),
            ("It sank on Thursday of the week before last.", "2025-11-06"),
        ),
    ),
    Rule(
        "weekday but one",
        "the weekday:( $weekday ) ( part:( $part ) ) ? rel:( before last | after next )",
        weekdays.read_weekday_but_one,
        (
            ("It sank the Friday before last.", "2025-11-07"),
            ("It will sail on the Tuesday after next.", "2025-12-02"),
        ),
    ),
    Rule(
        "weeks ago on a weekday",
        "n:( {NUM} ) ( week | weeks ) ago near:( on ) ? weekday:( $weekday ) ( part:( $part ) ) ?",
        weekdays.read_weeks_ago_weekday,
        (
            ("It sank a week ago Tuesday.", "2025-11-11"),
            ("It sank two weeks ago on Monday.", "2025-11-10"),
        ),
    ),
    Rule(
        "unit from here",
        "lead:( {EDGE} | ( later | earlier ) ( in ) ? | $modifier in ) ? rel:( ( the very ? ( "
        "next | following | previous | preceding | coming | same | subsequent | last | past ) | "
        "that ( very ) ? ( same ) ? | the ? current | this ( same | past | coming ) ? | last | "
        "next | the past ) ) ( unit:( $unit ) | part:( $part ) )",
        near.read_near,
        (
            ("It sank last week.", "2025-W46"),
            ("It sank last year.", "2024"),
        ),
    ),
    Rule(
        "whole unit",
        "rel:( all ) unit:( $unit )",
        near.read_near,
        (("It grew all year.", "2025"),),
    ),
    Rule(
        "day of an occasion",
        "the ( unit:( $unit ) | part:( $part ) | eve:( eve ) ) of:( of ) ( the | his | her | its "
        "| their | that )",
        occasion.read_occasion,
        (("The sale ended on 3 May 2024. It rose on the day of the sale.", "2024-05-03"),),
    ),
    Rule(
        "edge of a unit",
        "lead:( {EDGE} | ( later | earlier | $modifier ) in ) rel:( the ) unit:( $unit )",
        near.read_near,
        (("It will sail by the end of the year.", "2025"),),
    ),
    Rule(
        "unit's end",
        "unit:( $unit ) 's ? lead:( $edge )",
        near.read_near,
        (),
    ),
    Rule(
        "weekend",
        "rel:( the | this ) unit:( weekend )",
        near.read_near,
        (),
    ),
    Rule(
        "day beside",
        "the ( unit:( $unit ) | part:( $part ) ) rel:( before | after | following )",
        near.read_near,
        (("It sank on 3 May 2024. The crew had left the day before.", "2024-05-02"),),
    ),
    Rule(
        "length from here",
        "( the | these | this | those ) ? rel:( ( {NEAR} ) ) ( n:( {NUM} ) ) ? ( {NEAR} ) ? "
        "unit:( $units )",
        near.read_span_near,
        (("It grew over the next four years.", "P4Y"),),
    ),
    Rule(
        "length from here, number first",
        "( the | these | those ) n:( {NUM} ) rel:( {NEAR} ) unit:( $units )",
        near.read_span_near,
        (),
    ),
    Rule(
        "unit up to here",
        "the rel:( ( last | past ) ) unit:( $unit )",
        near.read_span_near,
        (),
    ),
)
