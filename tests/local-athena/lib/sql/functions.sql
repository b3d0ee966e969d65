-- Trino's functions that DuckDB has under another name, with another meaning or not at all: a call
-- of X becomes a call of trino_X. Source: Trino documentation, "List of functions and operators".

-- Text ---------------------------------------------------------------------------------------

CREATE MACRO trino_codepoint(x) AS unicode(x);
CREATE MACRO trino_from_utf8(x) AS decode(x);
CREATE MACRO trino_hamming_distance(a, b) AS hamming(a, b);
CREATE MACRO trino_length
    (x VARCHAR) AS length(x),
    (x BLOB) AS octet_length(x);
CREATE MACRO trino_levenshtein_distance(a, b) AS levenshtein(a, b);
CREATE MACRO trino_lpad(x, size, fill) AS lpad(x, CAST(size AS INTEGER), fill);
CREATE MACRO trino_normalize(x) AS nfc_normalize(x);
CREATE MACRO trino_replace
    (x, search) AS replace(x, search, ''),
    (x, search, by_text) AS replace(x, search, by_text);
CREATE MACRO trino_rpad(x, size, fill) AS rpad(x, CAST(size AS INTEGER), fill);
CREATE MACRO trino_split
    (x, delimiter) AS string_split(x, delimiter),
    (x, delimiter, most) AS
        CASE WHEN len(string_split(x, delimiter)) <= most THEN string_split(x, delimiter)
             ELSE list_append(string_split(x, delimiter)[1:most - 1],
                 array_to_string(string_split(x, delimiter)[most:], delimiter)) END;
CREATE MACRO trino_split_part(x, delimiter, n) AS string_split(x, delimiter)[n];
CREATE MACRO trino_to_utf8(x) AS encode(x);

CREATE MACRO dollars_to_backslashes(x) AS regexp_replace(x, '\$(\d)', '\\\1', 'g');
CREATE MACRO trino_regexp_count(x, pattern) AS len(regexp_extract_all(x, pattern));
CREATE MACRO trino_regexp_extract
    (x, pattern) AS CASE WHEN regexp_matches(x, pattern) THEN regexp_extract(x, pattern) END,
    (x, pattern, n) AS CASE WHEN regexp_matches(x, pattern) THEN regexp_extract(x, pattern, n) END;
CREATE MACRO trino_regexp_like(x, pattern) AS regexp_matches(x, pattern);
CREATE MACRO trino_regexp_replace
    (x, pattern) AS regexp_replace(x, pattern, '', 'g'),
    (x, pattern, by_text) AS regexp_replace(x, pattern, dollars_to_backslashes(by_text), 'g');
CREATE MACRO trino_regexp_split(x, pattern) AS string_split_regex(x, pattern);

CREATE MACRO trino_url_extract_fragment(x) AS regexp_extract(x, '#(.*)$', 1);
CREATE MACRO trino_url_extract_host(x) AS
    regexp_extract(x, '^[^:/?#]+://(?:[^/?#@]*@)?([^/?#:]+)', 1);
CREATE MACRO trino_url_extract_parameter(x, name) AS
    CASE WHEN regexp_matches(x, '[?&]' || name || '=')
         THEN url_decode(regexp_extract(x, '[?&]' || name || '=([^&#]*)', 1)) END;
CREATE MACRO trino_url_extract_path(x) AS regexp_extract(x, '^[^:/?#]+://[^/?#]*([^?#]*)', 1);
CREATE MACRO trino_url_extract_port(x) AS
    TRY_CAST(regexp_extract(x, '^[^:/?#]+://[^/?#]*:(\d+)', 1) AS BIGINT);
CREATE MACRO trino_url_extract_protocol(x) AS regexp_extract(x, '^([^:/?#]+):', 1);
CREATE MACRO trino_url_extract_query(x) AS regexp_extract(x, '\?([^#]*)', 1);

-- Bytes --------------------------------------------------------------------------------------

CREATE MACRO trino_from_base64(x) AS from_base64(x);
CREATE MACRO trino_from_hex(x) AS unhex(x);
CREATE MACRO trino_md5(x) AS unhex(md5(x));
CREATE MACRO trino_sha1(x) AS unhex(sha1(x));
CREATE MACRO trino_sha256(x) AS unhex(sha256(x));
CREATE MACRO trino_to_base64(x) AS to_base64(x);
CREATE MACRO trino_to_hex(x) AS hex(x);

-- Numbers ------------------------------------------------------------------------------------

CREATE MACRO trino_bitwise_and(a, b) AS CAST(a & b AS BIGINT);
CREATE MACRO trino_bitwise_left_shift(a, n) AS a << n;
CREATE MACRO trino_bitwise_not(a) AS CAST(~a AS BIGINT);
CREATE MACRO trino_bitwise_or(a, b) AS CAST(a | b AS BIGINT);
CREATE MACRO trino_bitwise_right_shift(a, n) AS a >> n;
CREATE MACRO trino_bitwise_xor(a, b) AS CAST(xor(a, b) AS BIGINT);
CREATE MACRO trino_e() AS exp(1);
CREATE MACRO trino_infinity() AS CAST('Infinity' AS DOUBLE);
CREATE MACRO trino_is_finite(x) AS isfinite(CAST(x AS DOUBLE));
CREATE MACRO trino_is_infinite(x) AS isinf(CAST(x AS DOUBLE));
CREATE MACRO trino_is_nan(x) AS isnan(CAST(x AS DOUBLE));
CREATE MACRO trino_log(base, x) AS ln(x) / ln(base);
CREATE MACRO trino_log10(x) AS log10(x);
CREATE MACRO trino_log2(x) AS log2(x);
CREATE MACRO trino_nan() AS CAST('NaN' AS DOUBLE);
CREATE MACRO trino_rand() AS random();
CREATE MACRO trino_random
    () AS random(),
    (beyond) AS CAST(floor(random() * beyond) AS BIGINT),
    (first, beyond) AS CAST(first + floor(random() * (beyond - first)) AS BIGINT);
CREATE MACRO trino_sign(x) AS cast_to_type(sign(x), x);
CREATE MACRO trino_truncate
    (x) AS trunc(x),
    (x, n) AS trunc(x * power(10, n)) / power(10, n);
CREATE MACRO trino_width_bucket(x, low, high, n) AS
    CASE WHEN x < low THEN 0 WHEN x >= high THEN n + 1
         ELSE CAST(floor((x - low) * n / CAST(high - low AS DOUBLE)) + 1 AS BIGINT) END;

-- Dates and times ----------------------------------------------------------------------------

CREATE MACRO trino_at_timezone(x, zone) AS CAST(x AS TIMESTAMPTZ);
CREATE MACRO trino_current_timezone() AS 'UTC';
CREATE MACRO trino_date(x) AS CAST(x AS DATE);
CREATE MACRO trino_from_iso8601_date(x) AS CAST(x AS DATE);
CREATE MACRO trino_from_iso8601_timestamp(x) AS CAST(x AS TIMESTAMPTZ);
CREATE MACRO trino_from_unixtime
    (x) AS to_timestamp(x),
    (x, zone) AS to_timestamp(x);
CREATE MACRO trino_last_day_of_month(x) AS last_day(x);
CREATE MACRO trino_now() AS current_timestamp;
CREATE MACRO trino_to_iso8601
    (x DATE) AS CAST(x AS VARCHAR),
    (x TIMESTAMP) AS replace(text_of_timestamp(x), ' ', 'T'),
    (x TIMESTAMPTZ) AS replace(text_of_timestamp(timezone('UTC', x)), ' ', 'T') || 'Z';
CREATE MACRO trino_to_unixtime(x) AS epoch(x);
CREATE MACRO trino_with_timezone(x, zone) AS timezone(zone, CAST(x AS TIMESTAMP));

CREATE MACRO trino_day(x) AS extract('day' FROM x);
CREATE MACRO trino_day_of_month(x) AS extract('day' FROM x);
CREATE MACRO trino_day_of_week(x) AS extract('isodow' FROM x);
CREATE MACRO trino_day_of_year(x) AS extract('doy' FROM x);
CREATE MACRO trino_dow(x) AS extract('isodow' FROM x);
CREATE MACRO trino_doy(x) AS extract('doy' FROM x);
CREATE MACRO trino_hour(x) AS extract('hour' FROM x);
CREATE MACRO trino_millisecond(x) AS extract('millisecond' FROM x) % 1000;
CREATE MACRO trino_minute(x) AS extract('minute' FROM x);
CREATE MACRO trino_month(x) AS extract('month' FROM x);
CREATE MACRO trino_quarter(x) AS extract('quarter' FROM x);
CREATE MACRO trino_second(x) AS extract('second' FROM x);
CREATE MACRO trino_week(x) AS extract('week' FROM x);
CREATE MACRO trino_week_of_year(x) AS extract('week' FROM x);
CREATE MACRO trino_year(x) AS extract('year' FROM x);
CREATE MACRO trino_year_of_week(x) AS extract('isoyear' FROM x);
CREATE MACRO trino_yow(x) AS extract('isoyear' FROM x);

CREATE MACRO interval_of(unit, n) AS
    CASE lower(unit)
        WHEN 'millisecond' THEN to_milliseconds(n)
        WHEN 'second' THEN to_seconds(n)
        WHEN 'minute' THEN to_minutes(n)
        WHEN 'hour' THEN to_hours(n)
        WHEN 'day' THEN to_days(CAST(n AS INTEGER))
        WHEN 'week' THEN to_days(CAST(n * 7 AS INTEGER))
        WHEN 'month' THEN to_months(CAST(n AS INTEGER))
        WHEN 'quarter' THEN to_months(CAST(n * 3 AS INTEGER))
        WHEN 'year' THEN to_months(CAST(n * 12 AS INTEGER))
        ELSE error('''' || unit || ''' is not a valid TIMESTAMP field') END;
CREATE MACRO trino_date_add
    (unit VARCHAR, n BIGINT, x DATE) AS CAST(x + interval_of(unit, n) AS DATE),
    (unit VARCHAR, n BIGINT, x TIME) AS x + interval_of(unit, n),
    (unit VARCHAR, n BIGINT, x TIMESTAMP) AS x + interval_of(unit, n),
    (unit VARCHAR, n BIGINT, x TIMESTAMPTZ) AS x + interval_of(unit, n);
-- Whole units that have passed, not boundaries that were crossed.
CREATE MACRO trino_date_diff(unit, a, b) AS date_sub(unit, a, b);
CREATE MACRO trino_date_trunc
    (unit VARCHAR, x DATE) AS CAST(date_trunc(unit, x) AS DATE),
    (unit VARCHAR, x TIMESTAMP) AS date_trunc(unit, x),
    (unit VARCHAR, x TIMESTAMPTZ) AS date_trunc(unit, x);
-- The formats are strftime's by now: lib/sql/datetime-formats.js.
CREATE MACRO trino_date_format(x, format) AS strftime(CAST(x AS TIMESTAMP), format);
CREATE MACRO trino_date_parse(x, format) AS strptime(x, format);
CREATE MACRO trino_format_datetime(x, format) AS strftime(CAST(x AS TIMESTAMP), format);
CREATE MACRO trino_parse_datetime(x, format) AS CAST(strptime(x, format) AS TIMESTAMPTZ);

-- JSON ---------------------------------------------------------------------------------------

CREATE MACRO trino_is_json_scalar(x) AS json_type(x) NOT IN ('OBJECT', 'ARRAY');
CREATE MACRO trino_json_array_contains(x, value) AS
    list_contains(CAST(CAST(x AS JSON) AS VARCHAR[]), CAST(value AS VARCHAR));
CREATE MACRO trino_json_array_get(x, n) AS json_extract(x, '$[' || n || ']');
CREATE MACRO trino_json_array_length(x) AS CAST(json_array_length(x) AS BIGINT);
CREATE MACRO trino_json_extract(x, path) AS json_extract(x, path);
CREATE MACRO trino_json_extract_scalar(x, path) AS
    CASE WHEN json_type(x, path) NOT IN ('OBJECT', 'ARRAY', 'NULL')
         THEN json_extract_string(x, path) END;
CREATE MACRO trino_json_format(x) AS CAST(x AS VARCHAR);
CREATE MACRO trino_json_parse(x) AS json(x);
CREATE MACRO trino_json_size(x, path) AS
    CASE json_type(x, path) WHEN 'OBJECT' THEN len(json_keys(x, path))
         WHEN 'ARRAY' THEN CAST(json_array_length(x, path) AS BIGINT) ELSE 0 END;

-- Arrays and maps ----------------------------------------------------------------------------

CREATE MACRO trino_array_distinct(x) AS
    list_filter(x, lambda e, i: NOT list_contains(x[1:i - 1], e));
CREATE MACRO trino_array_except(a, b) AS
    list_filter(list_distinct(a), lambda e: NOT list_contains(b, e));
CREATE MACRO trino_array_intersect(a, b) AS list_intersect(a, b);
CREATE MACRO trino_array_join
    (x, delimiter) AS array_to_string(x, delimiter),
    (x, delimiter, instead) AS
        array_to_string(list_transform(x, lambda e: coalesce(CAST(e AS VARCHAR), instead)),
            delimiter);
CREATE MACRO trino_array_max(x) AS list_max(x);
CREATE MACRO trino_array_min(x) AS list_min(x);
CREATE MACRO trino_array_position(x, value) AS
    CAST(coalesce(list_position(x, value), 0) AS BIGINT);
CREATE MACRO trino_array_remove(x, value) AS list_filter(x, lambda e: e <> value);
CREATE MACRO trino_array_sort(x) AS list_sort(x, 'ASC', 'NULLS LAST');
CREATE MACRO trino_array_union(a, b) AS list_distinct(list_concat(a, b));
CREATE MACRO trino_arrays_overlap(a, b) AS list_has_any(a, b);
-- Of an array or a map.
CREATE MACRO trino_cardinality(x) AS
    CASE WHEN x IS NULL THEN NULL
         WHEN typeof(x) LIKE 'MAP(%' THEN len(json_keys(to_json(x)))
         ELSE CAST(json_array_length(to_json(x)) AS BIGINT) END;
CREATE MACRO trino_contains(x, value) AS list_contains(x, value);
CREATE MACRO trino_element_at(x, place) AS x[place];
CREATE MACRO trino_flatten(x) AS flatten(x);
CREATE MACRO trino_map_concat(a, b) AS map_concat(a, b);
CREATE MACRO trino_map_entries(x) AS map_entries(x);
CREATE MACRO trino_map_keys(x) AS map_keys(x);
CREATE MACRO trino_map_values(x) AS map_values(x);
CREATE MACRO trino_repeat(x, n) AS list_transform(range(n), lambda i: x);
CREATE MACRO trino_sequence
    (a BIGINT, b BIGINT) AS generate_series(a, b, CASE WHEN a <= b THEN 1 ELSE -1 END),
    (a BIGINT, b BIGINT, step BIGINT) AS generate_series(a, b, step),
    (a DATE, b DATE) AS
        list_transform(generate_series(a, b, INTERVAL 1 DAY), lambda t: CAST(t AS DATE)),
    (a DATE, b DATE, step INTERVAL) AS
        list_transform(generate_series(a, b, step), lambda t: CAST(t AS DATE)),
    (a TIMESTAMP, b TIMESTAMP, step INTERVAL) AS generate_series(a, b, step);
CREATE MACRO trino_slice(x, first, n) AS
    CASE WHEN first > 0 THEN x[first:first + n - 1]
         ELSE x[len(x) + first + 1:len(x) + first + n] END;
CREATE MACRO trino_trim_array(x, n) AS x[1:len(x) - n];
CREATE MACRO trino_zip(a, b) AS list_zip(a, b);

-- Types --------------------------------------------------------------------------------------

CREATE MACRO type_name(t) AS
    coalesce(MAP {'FLOAT': 'real', 'BLOB': 'varbinary', 'TIMESTAMP': 'timestamp(3)',
        'TIMESTAMP WITH TIME ZONE': 'timestamp(3) with time zone', 'TIME': 'time(3)',
        'HUGEINT': 'bigint', 'INTERVAL': 'interval day to second', '"NULL"': 'unknown'}[t],
        lower(t));
CREATE MACRO trino_typeof(x) AS
    CASE WHEN typeof(x) LIKE '%[]' THEN 'array(' || type_name(replace(typeof(x), '[]', '')) || ')'
         ELSE type_name(typeof(x)) END;
