"""Rules for times that name a place in the calendar: days, months, years, seasons, centuries."""

from __future__ import annotations

from typing import Final

from stemma.annotate.timexes import clock, explicit, months, periods, ranges, years
from stemma.annotate.timexes.reading import Rule

CALENDAR: Final = (
    Rule(
        "clock in four figures",
        "four:( $yr | $big | $zero ) hours:( hrs | hours | h ) ?",
        clock.read_figures,
        (("It sank on 3 May 2024 at 1840 GMT.", "2024-05-03T18:40Z"),),
    ),
    Rule(
        "date in figures, year first",
        "yr:( $yr ) - month:( $n1 ) - day:( {DAY} | $isotail )",
        explicit.read_iso,
        (("The deed is dated 2025-11-21.", "2025-11-21"),),
    ),
    Rule(
        "date in figures with strokes",
        "slash:( $slash )",
        explicit.read_slash,
        (
            ("Filed on 11/21/2025.", "2025-11-21"),
            ("Filed on 2025/11/21.", "2025-11-21"),
        ),
    ),
    Rule(
        "month and day",
        "lead:( very ? $modifier on | ( $modifier in ) ? the ? $modifier ? $part ( hours ) ? of "
        "the ? | the ( $modifier | small ) hours of | $modifier ) ? ( weekday:( $weekday ) ( "
        "part:( $part ) ) ? ( , | the | of ) ? ) ? the ? month:( $month ) the ? day:( {DAY} ) ( "
        "year:( {YEAR} ) | thatyear:( {THATYEAR} ) | , ? ' short:( $n4 | $n2 | $n3 | $n1 ) ) ?",
        explicit.read_date,
        (
            ("It sank on November 21, 2025.", "2025-11-21"),
            ("It sank on Nov. 3.", "2025-11-03"),
        ),
    ),
    Rule(
        "day and month",
        "lead:( very ? $modifier on | ( $modifier in ) ? the ? $modifier ? $part ( hours ) ? of "
        "the ? | the ( $modifier | small ) hours of | $modifier ) ? ( weekday:( $weekday ) ( "
        "part:( $part ) ) ? ( , | the ) ? ) ? the ? day:( {DAY} | $ordinal ) of ? month:( $month "
        ") ( year:( {YEAR} ) | thatyear:( {THATYEAR} ) | , ? ' short:( $n4 | $n2 | $n3 | $n1 ) ) ?",
        explicit.read_date,
        (
            ("It sank on 21 November 2025.", "2025-11-21"),
            ("It sank on the 3rd of November.", "2025-11-03"),
        ),
    ),
    Rule(
        "day, month and year with dashes",
        "day:( {DAY} ) - month:( $month ) - year:( $yr )",
        explicit.read_date,
        (("The deed is dated 21-Nov-2025.", "2025-11-21"),),
    ),
    Rule(
        "days of one month",
        "days:( ( $weekday , ? ) ? {DAY} ( ( - | to | and | or | through | until | , and ? ) ( "
        "$weekday , ? ) ? {DAY} ) + ) of ? month:( $month ) ( year:( {YEAR} ) | thatyear:( "
        "{THATYEAR} ) ) ?",
        ranges.read_days,
        (("It ran from 3 to 7 May 2024.", "2024-05-07"),),
    ),
    Rule(
        "month and days",
        "month:( $month ) days:( {DAY} ( ( - | to | and | or | through | until | , and ? ) {DAY} "
        ") + ) ( year:( {YEAR} ) | thatyear:( {THATYEAR} ) ) ?",
        ranges.read_days,
        (("It ran May 3-7, 2024.", "2024-05-07"),),
    ),
    Rule(
        "month",
        "lead:( {EDGE} ( the ( month | months ) of ) ? | about | around ) ? rel:( ( last | this | "
        "next | the previous | the following | that ) ) ? month:( $month ) ( year:( {YEAR} ) | "
        "thatyear:( {THATYEAR} ) | ' short:( $n4 ) ) ?",
        months.read_month,
        (
            ("It sank in early May 2024.", "2024-05"),
            ("It sank in October.", "2025-10"),
        ),
    ),
    Rule(
        "year",
        "lead:( {EDGE} ? ( the ( year | years ) ) | {EDGE} | ( c | ca ) . ? | circa | about | "
        "around | sometime in ) ? year:( $yr $era ? | {INT} $era | $era $yr )",
        years.read_year,
        (
            ("It sank in late 1942.", "1942"),
            ("They met in 490 BC.", "BC0490"),
        ),
    ),
    Rule(
        "half of a year",
        "lead:( the ( $ordinal | latter ) half of ) year:( $yr )",
        years.read_year,
        (("It grew in the second half of 2024.", "2024-H2"),),
    ),
    Rule(
        "years before Christ",
        "first:( {INT} ) ( - | to | and | or ) second:( {INT} $era )",
        years.read_eras,
        (("The war of 499-493 BC ended it.", "BC0493"),),
    ),
    Rule(
        "years in two figures",
        "in short:( ( $n1 | $n2 | $n3 | $n4 ) ( ( and | or | , ) ( $n1 | $n2 | $n3 | $n4 ) ) * )",
        years.read_bare_years,
        (("In 2002 it fell, as in 96 and 98.", "1998"),),
    ),
    Rule(
        "day known by its figures",
        "dated:( $dated_day )",
        explicit.read_named_day,
        (("It opened before 9/11.", "2001-09-11"),),
    ),
    Rule(
        "years",
        "year:( $yr ) - short:( $n1 | $n2 | $n3 | $n4 | $yr ) ( era:( $era ) ) ?",
        years.read_years,
        (("The war of 1914-18 ended it.", "1918"),),
    ),
    Rule(
        "year in two figures",
        "' short:( $n1 | $n2 | $n3 | $n4 )",
        years.read_short_year,
        (),
    ),
    Rule(
        "decade",
        "lead:( the ? very ? $modifier ? - ? | {EDGE} the ) ? decade:( $decade ) ( era:( $era ) ) "
        "?",
        periods.read_decade,
        (("It was built in the 1970s.", "197"),),
    ),
    Rule(
        "decade of two figures",
        "lead:( the $modifier ? - ? | {EDGE} the ) ? quote:( ' ) ? decade:( short_form:( "
        "$short_decade ) )",
        periods.read_decade,
        (),
    ),
    Rule(
        "decade with an apostrophe",
        "lead:( the $modifier ? - ? ) decade:( yearly:( $yr ) ) 's",
        periods.read_decade,
        (("It was built in the 1930's.", "193"),),
    ),
    Rule(
        "decade in words",
        "lead:( the $modifier ? - ? ) decade:( $decade_name )",
        periods.read_decade,
        (("It was built in the late sixties.", "196"),),
    ),
    Rule(
        "century",
        "lead:( the ? $modifier ? - ? | {EDGE} the ) ? nth:( $nth | $ordinal | $tens - $ordinal ) "
        "( ( and | or | to ) the ? other:( $nth | $ordinal | $tens - $ordinal ) ) ? - ? ( century "
        "| centuries ) ( era:( $era ) ) ?",
        periods.read_century,
        (("It was built in the nineteenth century.", "18"),),
    ),
    Rule(
        "season",
        "lead:( {EDGE} the ? | the ? $modifier ) ? rel:( ( the ( next | following | previous | "
        "same | coming ) ? | last | this coming ? | next | that | all ) ) ? season:( $season ) ( "
        "year:( of ? {YEAR} ) ( - later:( $n1 | $n2 | $n3 | $n4 | $yr ) ) ? | thatyear:( "
        "{THATYEAR} ) ) ?",
        periods.read_season,
        (
            ("It sank in the summer of 2003.", "2003-SU"),
            ("It sank in the winter of 2008-09.", "2008-WI"),
        ),
    ),
    Rule(
        "year and season",
        "year:( $yr ) season:( $season )",
        periods.read_season,
        (),
    ),
    Rule(
        "quarter",
        "the ? nth:( $ordinal | $nth ) quarter ( year:( {YEAR} ) | thatyear:( {THATYEAR} ) )",
        periods.read_quarter,
        (("Sales fell in the third quarter of 2024.", "2024-Q3"),),
    ),
    Rule(
        "quarter alone",
        "the ? nth:( $ordinal | $nth ) - ? ( fiscal | financial ) ? quarter",
        periods.read_quarter,
        (
            ("Sales fell in the third quarter.", "2025-Q3"),
            ("Third-quarter sales fell.", "2025-Q3"),
        ),
    ),
    Rule(
        "quarter in short",
        "nth:( $quarter_name ) ( ( of | , ) ? year:( $yr ) ) ?",
        periods.read_quarter,
        (("Sales fell in Q3 2024.", "2024-Q3"),),
    ),
    Rule(
        "half of this year",
        "half:( the ? nth:( $ordinal | latter ) - ? half ) ( thatyear:( {THATYEAR} ) | of the year "
        ")",
        periods.read_quarter,
        (("Sales fell in the first half of the year.", "2025-H1"),),
    ),
    Rule(
        "fiscal year",
        "the ? fiscal:( ( fiscal | financial | budget ) ( year ) ? ) year:( $yr )",
        periods.read_quarter,
        (("Spending rose in fiscal year 2024.", "FY2024"),),
    ),
)
