"""Rules for distances, lengths, sets, clock times and words for now and then."""

from __future__ import annotations

from typing import Final

from stemma.annotate.timexes import clock, distance, explicit, lengths, placed, relative, sets
from stemma.annotate.timexes.reading import Rule

LENGTHS: Final = (
    Rule(
        "distance",
        "( approx:( {APPROX} ) ? n:( {NUM} ) - ? ( more:( {MORE} ) - ? ) ? unit:( {UNIT} ) | "
        "plural:( $units ) ) where:( ( ago | earlier | later | before | after | prior | previously "
        "| afterwards | afterward | hence | beforehand | back | from now | after that | before "
        "that ) )",
        distance.read_distance,
        (
            ("It sank two weeks ago.", "2025-W45"),
            ("It sank three days ago.", "2025-11-18"),
        ),
    ),
    Rule(
        "distance of one",
        "n:( a ) ? unit:( $unit ) - where:( ( ago | earlier ) )",
        distance.read_distance,
        (("It fell from the year-ago level.", "2024"),),
    ),
    Rule(
        "length",
        "( approx:( {APPROX} ) | the | these | those | this ) ? n:( {NUM} ) - ? ( more:( {MORE} ) "
        "- ? ) ? unit:( {UNIT} ) ( ( - ? ( long | old ) ) | of age | tail:( {HALF} | - and - a - "
        "half ) ) ?",
        lengths.read_length,
        (
            ("It took more than three hours.", "PT3H"),
            ("A two-hour delay followed.", "PT2H"),
            ("It took three more years.", "P3Y"),
        ),
    ),
    Rule(
        "length in two units",
        "n:( {CARD} | a | an ) - ? unit:( {UNIT} ) ( and | , ) ? m:( {CARD} ) small:( {UNIT} )",
        placed.read_two_lengths,
        (("It took four hours and 28 minutes.", "PT4H28M"),),
    ),
    Rule(
        "some length",
        "plural:( unit:( $units ) ) ( - ? long ) ?",
        lengths.read_length,
        (("It took weeks.", "PXW"),),
    ),
    Rule(
        "part of a period",
        "the ? rel:( ( first | last | final | opening | closing ) ) ( n:( {NUM} ) ) ? unit:( "
        "{UNIT} ) of ( month:( $month ) ( year:( {YEAR} ) | thatyear:( {THATYEAR} ) ) ? | alone:( "
        "$yr ) )",
        placed.read_part_length,
        (("It snowed in the last week of May 2024.", "P1W"),),
    ),
    Rule(
        "day of the month told",
        "the day:( $nth ) ( of ( that | the same | this ) month ) ?",
        explicit.read_day,
        (("It sank on 3 May 2024. The crew was found on the 21st.", "2024-05-21"),),
    ),
    Rule(
        "length in one word",
        "unit:( $unit ) - plural:( ( long ) )",
        lengths.read_length,
        (),
    ),
    Rule(
        "length of a period",
        "( a | the ) n:( {CARD} ) - ? unit:( {UNIT} ) ( period | window | span )",
        lengths.read_length,
        (("They had a 90-day period.", "P90D"),),
    ),
    Rule(
        "rate",
        "rate:( $rate )",
        sets.read_set,
        (("It sails daily.", "P1D"),),
    ),
    Rule(
        "every unit",
        "( every | each ) ( n:( {NUM} | other ) ) ? ( unit:( {UNIT} ) | weekday:( $weekday ) ( "
        "weekday_part:( $part ) ) ? | month:( $month ) | season:( $season ) | part:( $part ) )",
        sets.read_set,
        (
            ("It sails every Friday.", "XXXX-WXX-5"),
            ("It sails every day.", "P1D"),
        ),
    ),
    Rule(
        "times a unit",
        "( once | twice | {CARD} times | several times ) - ? ( ( a | per | each | every ) - ? "
        "unit:( $unit ) | rate:( $rate ) )",
        sets.read_set,
        (("It sails twice a week.", "P1W"), ("It sails three times daily.", "P1D")),
    ),
    Rule(
        "per unit",
        "per unit:( $unit )",
        sets.read_set,
        (("It makes three trips per week.", "P1W"),),
    ),
    Rule(
        "weekdays",
        "weekday:( $weekdays ) ( part:( $parts ) ) ?",
        sets.read_set,
        (("It sails on Fridays.", "XXXX-WXX-5"),),
    ),
    Rule(
        "holiday",
        "lead:( {EDGE} ) ? rel:( ( last | next | this ) ) ? holiday:( $holiday ) ( year:( {YEAR} "
        ") | thatyear:( {THATYEAR} ) ) ?",
        sets.read_holiday,
        (("It sank on Christmas Day 2021.", "2021-12-25"),),
    ),
    Rule(
        "clock",
        "clock:( $clock | $n1 | $big ) ( half:( $meridiem ) | oclock:( o'clock ) | hrs | hr | "
        "hours ) ?",
        clock.read_clock,
        (
            ("It sank on 3 May 2024 at 5:30 p.m.", "2024-05-03T17:30"),
            ("It sank on 3 May 2024 at 5:30 p.m. Irish time.", "2024-05-03T17:30+01:00"),
        ),
    ),
    Rule(
        "hour by name",
        "name:( $hour_name )",
        clock.read_clock,
        (("It sank on 3 May 2024 at noon.", "2024-05-03T12:00"),),
    ),
    Rule(
        "hour of a part of the day",
        "clock:( $n1 ) ( in the part:( $part ) | at night )",
        clock.read_hour,
        (("It sank on 3 May 2024 at 3 in the afternoon.", "2024-05-03T15:00"),),
    ),
    Rule(
        "part of a day",
        "rel:( ( the | that | this | that same | one ) ) ? ( $modifier ) ? part:( $part )",
        clock.read_part,
        (("It sank on 3 May 2024. That night the crew was found.", "2024-05-03TNI"),),
    ),
    Rule(
        "early hours",
        "the ( $modifier | small ) ( part:( $part ) ) ? early:( hours )",
        clock.read_part,
        (("It sank in the early hours.", "XXXX-XX-XXTMO"),),
    ),
    Rule(
        "now",
        "right ? ref:( $reference )",
        relative.read_reference,
        (("It now belongs to a museum.", "PRESENT_REF"),),
    ),
    Rule(
        "the present",
        "PRESENT_REF:( at present | these days | at the moment | the present ( - ? day ) ? | "
        "present - ? day | modern - ? day | the time being | the moment )",
        relative.read_reference,
        (("These days it belongs to a museum.", "PRESENT_REF"),),
    ),
    Rule(
        "the past",
        "PAST_REF:( the ( recent | distant ) ? past | in recent {UNIT} )",
        relative.read_reference,
        (),
    ),
    Rule(
        "the future",
        "FUTURE_REF:( the ( near | foreseeable | distant ) ? future | the coming {UNIT} )",
        relative.read_reference,
        (),
    ),
)
