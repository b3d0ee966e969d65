#!/bin/sh
# A few queries on the sample data, through the DSN that with-local-athena made.
# The data comes from the npm package vega-datasets.
set -eu

ask() {
    printf '\nSQL> %s\n' "$1"
    echo "$1" | isql -b athena
}

ask "SHOW TABLES IN sample"
ask "SELECT origin, count(*) AS cars, round(avg(horsepower), 1) AS horsepower FROM sample.cars GROUP BY origin ORDER BY origin"
ask "SELECT species, count(*) AS birds FROM sample.penguins GROUP BY species ORDER BY species"
