import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DATA_BUCKET } from './names.js';
import { quoteText } from '../sql/lexer.js';

/**
 * Real data to play with. It comes from npm's package vega-datasets (BSD-3-Clause;
 * https://github.com/vega/vega-datasets), whose datapackage.json names the first source and the
 * licence of each file. Nothing is copied: DuckDB reads the package's files when a query asks.
 */

const DATA = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '../data');

const csv = (path) => `read_csv(${quoteText(path)}, all_varchar = true)`;
const json = (path) => `read_json(${quoteText(path)}, format = 'array', sample_size = -1)`;

/** name, description, file, reader, columns [name, Hive type, SQL over the file's columns] */
const TABLES = [
    [
        'airports',
        'Airports of the United States (Data.gov)',
        'airports.csv',
        csv,
        [
            ['iata', 'varchar(4)', 'iata'],
            ['name', 'string', 'name'],
            ['city', 'string', 'city'],
            ['state', 'char(2)', "nullif(state, 'NA')"],
            ['country', 'string', 'country'],
            ['latitude', 'double', 'CAST(latitude AS DOUBLE)'],
            ['longitude', 'double', 'CAST(longitude AS DOUBLE)'],
        ],
    ],
    [
        'birdstrikes',
        'Wildlife strikes that pilots reported to the FAA',
        'birdstrikes.csv',
        csv,
        [
            ['airport', 'string', '"Airport Name"'],
            ['aircraft', 'string', '"Aircraft Make Model"'],
            ['damage', 'string', '"Effect Amount of damage"'],
            ['flight_date', 'date', 'CAST("Flight Date" AS DATE)'],
            ['operator', 'string', '"Aircraft Airline Operator"'],
            ['state', 'string', '"Origin State"'],
            ['phase', 'string', '"Phase of flight"'],
            ['wildlife_size', 'string', '"Wildlife Size"'],
            ['species', 'string', '"Wildlife Species"'],
            ['time_of_day', 'string', '"Time of day"'],
            ['cost', 'decimal(12,2)', 'TRY_CAST("Cost Total $" AS DECIMAL(12,2))'],
            ['speed_knots', 'int', 'TRY_CAST("Speed IAS in knots" AS INTEGER)'],
        ],
    ],
    [
        'cars',
        'Cars of 1970 to 1982 (StatLib)',
        'cars.json',
        json,
        [
            ['name', 'string', 'Name'],
            ['miles_per_gallon', 'double', 'Miles_per_Gallon'],
            ['cylinders', 'tinyint', 'Cylinders'],
            ['displacement', 'double', 'Displacement'],
            ['horsepower', 'int', 'Horsepower'],
            ['weight_in_lbs', 'int', 'Weight_in_lbs'],
            ['acceleration', 'double', 'Acceleration'],
            ['year', 'date', 'CAST("Year" AS DATE)'],
            ['origin', 'string', 'Origin'],
        ],
    ],
    [
        'countries',
        'Life expectancy and fertility, 1955 to 2000 (Gapminder, CC BY 4.0)',
        'gapminder.json',
        json,
        [
            ['country', 'string', 'country'],
            ['year', 'smallint', '"year"'],
            ['population', 'bigint', 'pop'],
            ['life_expectancy', 'double', 'life_expect'],
            ['fertility', 'double', 'fertility'],
        ],
    ],
    [
        'flights',
        'Domestic flights of the United States in 2001',
        'flights-20k.json',
        json,
        [
            ['departure', 'timestamp', "strptime(CAST(date AS VARCHAR), '%Y/%m/%d %H:%M')"],
            ['delay', 'int', 'delay'],
            ['distance', 'int', 'distance'],
            ['origin', 'varchar(3)', 'origin'],
            ['destination', 'varchar(3)', 'destination'],
        ],
    ],
    [
        'movies',
        'Films and what they earned; holes and faults of the source are kept',
        'movies.json',
        json,
        [
            ['title', 'string', `Title ->> '$'`],
            ['us_gross', 'bigint', 'TRY_CAST("US Gross" AS BIGINT)'],
            ['worldwide_gross', 'bigint', 'TRY_CAST("Worldwide Gross" AS BIGINT)'],
            ['production_budget', 'bigint', '"Production Budget"'],
            ['release_date', 'date', `CAST(try_strptime("Release Date", '%b %-d %Y') AS DATE)`],
            ['mpaa_rating', 'varchar(10)', '"MPAA Rating"'],
            ['running_time_min', 'smallint', '"Running Time min"'],
            ['distributor', 'string', 'Distributor'],
            ['genre', 'string', '"Major Genre"'],
            ['director', 'string', 'Director'],
            ['rotten_tomatoes', 'tinyint', '"Rotten Tomatoes Rating"'],
            ['imdb_rating', 'decimal(3,1)', '"IMDB Rating"'],
            ['imdb_votes', 'int', '"IMDB Votes"'],
        ],
    ],
    [
        'penguins',
        'Measures of 344 penguins (Palmer Station)',
        'penguins.json',
        json,
        [
            ['species', 'string', 'Species'],
            ['island', 'string', 'Island'],
            ['beak_length_mm', 'float', '"Beak Length (mm)"'],
            ['beak_depth_mm', 'float', '"Beak Depth (mm)"'],
            ['flipper_length_mm', 'int', '"Flipper Length (mm)"'],
            ['body_mass_g', 'int', '"Body Mass (g)"'],
            ['sex', 'string', "nullif(Sex, '.')"],
        ],
    ],
    [
        'seattle_weather',
        'Weather of Seattle by day, 2012 to 2015 (NOAA)',
        'seattle-weather.csv',
        csv,
        [
            ['date', 'date', 'CAST("date" AS DATE)'],
            ['precipitation', 'double', 'CAST(precipitation AS DOUBLE)'],
            ['temp_max', 'double', 'CAST(temp_max AS DOUBLE)'],
            ['temp_min', 'double', 'CAST(temp_min AS DOUBLE)'],
            ['wind', 'double', 'CAST(wind AS DOUBLE)'],
            ['weather', 'string', 'weather'],
        ],
    ],
    [
        'stocks',
        'Prices of five stocks by month, 2000 to 2010',
        'stocks.csv',
        csv,
        [
            ['date', 'date', `CAST(strptime("date", '%b %-d %Y') AS DATE)`],
            ['price', 'decimal(10,2)', 'CAST(price AS DECIMAL(10,2))'],
            ['symbol', 'string', 'symbol'],
        ],
        1,
    ],
];

/** The database `sample`, for Catalogs.addDatabase(). */
export function sampleDatabase() {
    return {
        name: 'sample',
        description: 'Real data from the npm package vega-datasets',
        locationUri: `s3://${DATA_BUCKET}/sample/`,
        tables: TABLES.map(sampleTable),
    };
}

// The last partitionKeyCount columns are the table's partition keys.
function sampleTable([name, description, file, reader, columns, partitionKeyCount = 0]) {
    const path = join(DATA, file);
    const described = columns.map(([column, type]) => ({ name: column, type }));
    const split = columns.length - partitionKeyCount;
    const list = columns.map(([column, , sql]) => `${sql} AS "${column}"`).join(', ');
    return {
        name,
        description,
        location: `s3://${DATA_BUCKET}/sample/${name}/`,
        columns: described.slice(0, split),
        partitionKeys: described.slice(split),
        parameters: { classification: file.split('.').pop(), EXTERNAL: 'TRUE' },
        source: `SELECT ${list} FROM ${reader(path)}`,
        bytes: statSync(path).size,
    };
}
