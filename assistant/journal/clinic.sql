-- Many people's journals at once: what a clinic asks of our Parquet exports. DuckDB and Spark SQL run this file
-- as it is, one statement after the other, over `entries`: person (text), for_date, kind, pain and measures.
--
-- Only what means the same in both: a date plus an integer is a date (there is no one way to subtract two, so
-- days are counted by counting them), counts are cast before they are divided, and nothing is rounded.
-- An entry belongs to the day that was meant (for_date), and weeks are a person's own: week 1 begins on their
-- first day. Days end with their last one, so that week may be shorter than seven days.

-- calendar: every day of every person, also those on which nothing was said; since = days since their first
-- (5000 weeks are 95 years)
CREATE OR REPLACE TEMPORARY VIEW calendar AS
WITH people AS (
    SELECT person, MIN(for_date) AS first_day, MAX(for_date) AS last_day FROM entries GROUP BY person
),
weeks AS (
    SELECT person, first_day, last_day, CAST(n AS INTEGER) AS past
    FROM people CROSS JOIN range(5000) AS numbers(n)
    WHERE first_day + 7 * CAST(n AS INTEGER) <= last_day
),
days AS (
    SELECT person, first_day, last_day, past + 1 AS week, 7 * past + CAST(n AS INTEGER) AS since
    FROM weeks CROSS JOIN range(7) AS numbers(n)
)
SELECT person, first_day, last_day, week, since, first_day + since AS day
FROM days
WHERE first_day + since <= last_day;

-- adherence: a person's week: days with a step or a celebration, as a share of seven, and days with an exercise
-- or anything else that was measured
WITH told AS (
    SELECT person, for_date,
           MAX(CASE WHEN kind IN ('step', 'celebration') THEN 1 ELSE 0 END) AS active,
           MAX(CASE WHEN cardinality(measures) > 0 THEN 1 ELSE 0 END) AS exercised
    FROM entries GROUP BY person, for_date
)
SELECT calendar.person, week, MIN(day) AS from_date,
       COUNT(CASE WHEN active = 1 THEN 1 END) AS active_days,
       CAST(COUNT(CASE WHEN active = 1 THEN 1 END) AS DOUBLE) / 7 AS share,
       COUNT(CASE WHEN exercised = 1 THEN 1 END) AS exercise_days
FROM calendar LEFT JOIN told ON told.person = calendar.person AND for_date = day
GROUP BY calendar.person, week
ORDER BY calendar.person, week;

-- pain_trend: a person's pain (0..10): its slope a week by least squares, null when all was told on one day, and
-- its mean in their first and their last four weeks, null when none was told in them
SELECT calendar.person, COUNT(*) AS told,
       CASE WHEN MIN(day) < MAX(day) THEN regr_slope(pain, CAST(since AS DOUBLE) / 7) END AS per_week,
       AVG(CASE WHEN day < first_day + 28 THEN pain END) AS first_weeks,
       AVG(CASE WHEN day > last_day - 28 THEN pain END) AS last_weeks
FROM calendar JOIN entries ON entries.person = calendar.person AND for_date = day
WHERE pain IS NOT NULL
GROUP BY calendar.person
ORDER BY calendar.person;

-- momentum: a person's day: days with any entry in the fourteen that end with it (core/week.py tells the same)
WITH told AS (SELECT DISTINCT person, for_date FROM entries)
SELECT calendar.person, day,
       COUNT(for_date) OVER (
           PARTITION BY calendar.person ORDER BY day ROWS BETWEEN 13 PRECEDING AND CURRENT ROW
       ) AS momentum
FROM calendar LEFT JOIN told ON told.person = calendar.person AND for_date = day
ORDER BY calendar.person, day;
