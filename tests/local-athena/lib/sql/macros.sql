-- What Athena's SQL means where DuckDB means something else or has nothing of that name.
--
-- text_of_X     the text of a value as Athena prints it; see lib/sql/render.js
-- trino_X       Trino's function X; a call of X becomes a call of trino_X; see lib/sql/rules.js
--
-- Overloads are chosen by the types of the arguments. Statements end with a semicolon at the end
-- of a line.

-- Text of values -----------------------------------------------------------------------------

-- Java prints d.dddE±n below 10^-3 and from 10^7 on. DuckDB prints the same (shortest) digits, but
-- plainly from 10^-4 to 10^16, and elsewhere as d.ddde±nn. Where one digit would do, Java takes the
-- nearest number of two: 4.9E-324, not 5.0E-324.
CREATE MACRO text_of_exponent(t) AS
    split_part(t, 'e', 1) || 'E' || CAST(split_part(t, 'e', 2) AS INTEGER);

CREATE MACRO text_of_large(t) AS
    regexp_replace(regexp_replace(t, '^(-?\d)(\d*)\.(\d*)$', '\1.\2\3'), '(\.\d+?)0+$', '\1')
    || 'E' || (position('.' IN ltrim(t, '-')) - 2);

CREATE MACRO text_of_small(t) AS
    regexp_replace(regexp_replace(t, '^(-?)0\.0*(\d)(\d*)$', '\1\2.\3'), '\.$', '.0') || 'E-4';

CREATE MACRO text_of_float(x) AS
    CASE WHEN x = 0 OR (abs(x) >= 1e-3 AND abs(x) < 1e7) THEN CAST(x AS VARCHAR)
         WHEN isnan(x) THEN 'NaN'
         WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
         WHEN abs(x) >= 1e7 AND abs(x) < 1e16 THEN text_of_large(CAST(x AS VARCHAR))
         WHEN abs(x) >= 1e-4 AND abs(x) < 1e7 THEN text_of_small(CAST(x AS VARCHAR))
         WHEN contains(CAST(x AS VARCHAR), '.') THEN text_of_exponent(CAST(x AS VARCHAR))
         ELSE text_of_exponent(format('{:.1e}', x)) END;

CREATE MACRO text_of_double(x) AS text_of_float(CAST(x AS DOUBLE));
CREATE MACRO text_of_real(x) AS text_of_float(CAST(x AS FLOAT));

CREATE MACRO text_of_decimal(x) AS regexp_replace(CAST(x AS VARCHAR), '^(-?)\.', '\10.');

-- DuckDB leaves trailing zeros of the fraction out.
CREATE MACRO with_millis(t) AS
    CASE WHEN contains(t, '.') THEN rpad(t, CAST(position('.' IN t) AS INTEGER) + 3, '0') ELSE t || '.000' END;

CREATE MACRO text_of_timestamp(x) AS
    with_millis(CAST(date_trunc('milliseconds', CAST(x AS TIMESTAMP)) AS VARCHAR));

CREATE MACRO text_of_timestamp_tz(x) AS
    text_of_timestamp(timezone('UTC', CAST(x AS TIMESTAMPTZ))) || ' UTC';

-- A timestamp that remembers its zone's name: STRUCT(instant TIMESTAMPTZ, zone VARCHAR).
CREATE MACRO text_of_zoned(x) AS
    text_of_timestamp(timezone(x.zone, x.instant)) || ' ' || x.zone;

CREATE MACRO text_of_time(x) AS with_millis(left(CAST(x AS VARCHAR), 12));

-- DuckDB writes +02 where Athena writes +02:00.
CREATE MACRO text_of_time_tz(x) AS
    with_millis(regexp_extract(CAST(x AS VARCHAR), '^[0-9:]+(\.[0-9]{1,3})?'))
    || regexp_replace(regexp_extract(CAST(x AS VARCHAR), '[+-].*$'), '^(...)$', '\1:00');

CREATE MACRO text_of_varbinary(x) AS
    rtrim(regexp_replace(lower(hex(x)), '(..)', '\1 ', 'g'));

CREATE MACRO two_digits(n) AS lpad(CAST(n AS VARCHAR), 2, '0');

CREATE MACRO text_of_millis(ms) AS
    CASE WHEN ms < 0 THEN '-' ELSE '' END || abs(ms) // 86400000 || ' '
    || two_digits(abs(ms) // 3600000 % 24) || ':' || two_digits(abs(ms) // 60000 % 60) || ':'
    || two_digits(abs(ms) // 1000 % 60) || '.' || lpad(CAST(abs(ms) % 1000 AS VARCHAR), 3, '0');

CREATE MACRO text_of_interval_day_to_second(x) AS
    text_of_millis(extract('month' FROM x) * 2592000000 + extract('year' FROM x) * 31104000000
        + extract('day' FROM x) * 86400000 + extract('hour' FROM x) * 3600000
        + extract('minute' FROM x) * 60000 + extract('millisecond' FROM x));

CREATE MACRO text_of_months(months) AS
    CASE WHEN months < 0 THEN '-' ELSE '' END || abs(months) // 12 || '-' || abs(months) % 12;

CREATE MACRO text_of_interval_year_to_month(x) AS
    text_of_months(extract('year' FROM x) * 12 + extract('month' FROM x));

-- Operators ----------------------------------------------------------------------------------

-- A cast that cannot succeed is the one failure that TRY may catch; lib/query-errors.js knows it.
CREATE MACRO divide
    (a INTEGER, b INTEGER) AS
        CASE WHEN b = 0 THEN CAST('DIVISION_BY_ZERO' AS INTEGER) ELSE a // b END,
    (a BIGINT, b BIGINT) AS
        CASE WHEN b = 0 THEN CAST('DIVISION_BY_ZERO' AS BIGINT) ELSE a // b END,
    (a DOUBLE, b DOUBLE) AS a / b;

-- An overload for DECIMAL would mean DECIMAL(18,3): the rule for / casts the result.
CREATE MACRO divide_decimals(a, b) AS
    CASE WHEN b = 0 THEN CAST('DIVISION_BY_ZERO' AS DOUBLE)
         ELSE CAST(a AS DOUBLE) / CAST(b AS DOUBLE) END;

CREATE MACRO modulo
    (a INTEGER, b INTEGER) AS
        CASE WHEN b = 0 THEN CAST('DIVISION_BY_ZERO' AS INTEGER) ELSE a % b END,
    (a BIGINT, b BIGINT) AS
        CASE WHEN b = 0 THEN CAST('DIVISION_BY_ZERO' AS BIGINT) ELSE a % b END,
    (a DOUBLE, b DOUBLE) AS a % b;

CREATE MACRO interval_year_to_month(n) AS to_months(n);
CREATE MACRO interval_day_to_second(n) AS to_milliseconds(n);

CREATE MACRO plus_interval
    (a DATE, b INTERVAL) AS CAST(a + b AS DATE),
    (a TIME, b INTERVAL) AS a + b,
    (a TIMESTAMP, b INTERVAL) AS a + b,
    (a TIMESTAMPTZ, b INTERVAL) AS a + b,
    (a INTERVAL, b INTERVAL) AS a + b;

CREATE MACRO minus_interval
    (a DATE, b INTERVAL) AS CAST(a - b AS DATE),
    (a TIME, b INTERVAL) AS a - b,
    (a TIMESTAMP, b INTERVAL) AS a - b,
    (a TIMESTAMPTZ, b INTERVAL) AS a - b,
    (a INTERVAL, b INTERVAL) AS a - b;

-- A time with a zone's name: only results keep the name, all else works with the instant.
CREATE MACRO at_zone(x, zone) AS {'instant': CAST(x AS TIMESTAMPTZ), 'zone': zone};
CREATE MACRO at_zone_instant(x, zone) AS CAST(x AS TIMESTAMPTZ);
CREATE MACRO at_zone_local(x, zone) AS timezone(zone, CAST(x AS TIMESTAMPTZ));

-- CAST(x AS VARCHAR). The type is known when the query is planned: one branch remains.
CREATE MACRO cast_to_varchar(x) AS
    CASE typeof(x)
        WHEN 'FLOAT' THEN text_of_real(x)
        WHEN 'DOUBLE' THEN text_of_double(x)
        WHEN 'TIME' THEN text_of_time(x)
        WHEN 'TIMESTAMP' THEN text_of_timestamp(x)
        WHEN 'TIMESTAMP WITH TIME ZONE' THEN text_of_timestamp_tz(x)
        ELSE CAST(x AS VARCHAR) END;

CREATE MACRO as_double(x) AS CAST(x AS DOUBLE);
CREATE MACRO days_between(a, b) AS to_days(CAST(a - b AS INTEGER));
