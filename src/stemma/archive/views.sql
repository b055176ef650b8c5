-- Views over the tables of an archive. docs/archives.md says what each column means.

-- Every document with its coverage; a copy has the origins of what it repeats.
CREATE VIEW reports AS
SELECT
    m.coverage, m.document, m.copy_of, coalesce(m.copy_of, m.document) AS told_in,
    d.outlet, d.published, d.title, d.url, d.corrections, d.day
FROM members AS m JOIN documents AS d ON d.id = m.document;

-- An origin, and a document that has something from it, copies with it.
CREATE VIEW origin_documents AS
SELECT o.coverage, o.origin, o.name, o.kind, r.document, r.outlet
FROM (SELECT coverage, origin, name, kind, unnest(documents) AS told_in FROM origins) AS o
JOIN reports AS r ON r.coverage = o.coverage AND r.told_in = o.told_in;

-- Which origins feed which outlets: in how many coverages and reports.
CREATE VIEW origins_of_outlets AS
SELECT
    name AS origin, kind, outlet,
    count(DISTINCT coverage) AS coverages, count(DISTINCT document) AS reports
FROM origin_documents
WHERE outlet IS NOT NULL AND lower(name) <> lower(outlet)
GROUP BY name, kind, outlet
ORDER BY coverages DESC, reports DESC, origin, kind, outlet;

-- Of each coverage that several outlets report: how many origins its best attested point has.
-- Copies of one report have one origin, whoever prints them.
CREATE VIEW origins_of_coverages AS
SELECT
    c.coverage, c.title, c.first_day, c.documents, c.distinct_documents, len(c.outlets) AS outlets,
    CASE WHEN c.distinct_documents = 1 THEN 1 ELSE max(p.origins_at_least) END AS origins_at_least,
    CASE WHEN c.distinct_documents = 1 THEN 1 ELSE max(p.origins_at_most) END AS origins_at_most
FROM coverages AS c LEFT JOIN points AS p ON p.coverage = c.coverage
WHERE c.is_read AND len(c.outlets) > 1
GROUP BY c.coverage, c.title, c.first_day, c.documents, c.distinct_documents, c.outlets
ORDER BY c.first_day, c.coverage;

-- What share of the stories that several outlets report has one origin: for sure, or possibly.
-- A story that was not compared is not counted.
CREATE VIEW one_origin AS
SELECT
    count(*) AS stories,
    count(*) FILTER (WHERE origins_at_most = 1) AS surely_one_origin,
    count(*) FILTER (WHERE origins_at_least <= 1) AS possibly_one_origin,
    round(count(*) FILTER (WHERE origins_at_most = 1) / count(*), 4) AS share_surely,
    round(count(*) FILTER (WHERE origins_at_least <= 1) / count(*), 4) AS share_possibly
FROM origins_of_coverages
WHERE origins_at_least IS NOT NULL;

-- Figures that a later report gives otherwise.
CREATE VIEW figures_that_moved AS
SELECT
    c.coverage, v.title, c.point, c.published, d.outlet,
    c.before_value, c.value, c.before_words, c.words, c.reason
FROM changes AS c
JOIN coverages AS v ON v.coverage = c.coverage
JOIN documents AS d ON d.id = c.document
WHERE c.kind = 'moved'
ORDER BY c.published, c.coverage, c.point, c.document;

-- Who says that an earlier version was wrong, and who else of its coverage says so or not.
CREATE VIEW corrections AS
WITH said AS (
    SELECT coverage, document, outlet, published, title, told_in, unnest(corrections) AS words
    FROM reports WHERE len(corrections) > 0
)
SELECT
    s.coverage, s.document, s.outlet, s.published, s.title, s.words,
    list_sort(list_distinct(list(r.outlet) FILTER (
        WHERE r.document <> s.document AND len(r.corrections) > 0
    ))) AS also_corrected,
    list_sort(list_distinct(list(r.outlet) FILTER (
        WHERE r.document <> s.document AND len(r.corrections) = 0 AND r.told_in = s.told_in
    ))) AS copies_without,
    count(DISTINCT r.outlet) FILTER (
        WHERE r.document <> s.document AND len(r.corrections) = 0
    ) AS others_without
FROM said AS s JOIN reports AS r ON r.coverage = s.coverage
GROUP BY s.coverage, s.document, s.outlet, s.published, s.title, s.words
ORDER BY s.published, s.coverage, s.document, s.words;

-- Near-copies of one text that differ in a value, and corrections that a copy adds: both words,
-- outlets and times, and how many copies of that text, it among them, give the later value too.
CREATE VIEW copies_that_differ AS
WITH carried AS (
    SELECT coverage, copy_of, kind, before_value, value, count(DISTINCT document) AS copies
    FROM variants
    GROUP BY coverage, copy_of, kind, before_value, value
)
SELECT
    v.coverage, c.title, v.kind, b.outlet AS before_outlet, b.published AS before_published,
    v.before_words, v.before_value, a.outlet, a.published, v.words, v.value, n.copies,
    v.copy_of, v.document, v.reason
FROM variants AS v
JOIN coverages AS c ON c.coverage = v.coverage
JOIN documents AS a ON a.id = v.document
JOIN documents AS b ON b.id = v.copy_of
JOIN carried AS n ON n.coverage = v.coverage AND n.copy_of = v.copy_of AND n.kind = v.kind
    AND n.before_value IS NOT DISTINCT FROM v.before_value
    AND n.value IS NOT DISTINCT FROM v.value
ORDER BY a.published, v.coverage, v.document, v.spans, v.kind;

-- Contradictions by kind: judgements, points and coverages that have them.
CREATE VIEW contradictions_by_kind AS
SELECT
    kind, count(*) AS judgements,
    count(DISTINCT coverage || ' ' || point) AS points, count(DISTINCT coverage) AS coverages
FROM judgements
WHERE relation = 'contradicts'
GROUP BY kind
ORDER BY judgements DESC, kind;

-- How a coverage grew: reports and outlets, day by day.
CREATE VIEW growth AS
SELECT
    coverage, day, count(*) AS reports,
    count(*) FILTER (WHERE copy_of IS NOT NULL) AS copies, count(DISTINCT outlet) AS outlets
FROM reports
GROUP BY coverage, day
ORDER BY coverage, day;
