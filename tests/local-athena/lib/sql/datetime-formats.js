/**
 * Formats of date_format/date_parse (MySQL's) and format_datetime/parse_datetime (Joda's) as
 * strftime's, which DuckDB reads. Source: Trino documentation, "Date and time functions".
 */

const MYSQL = {
    '%a': '%a',
    '%b': '%b',
    '%c': '%-m',
    '%d': '%d',
    '%e': '%-d',
    '%f': '%f',
    '%H': '%H',
    '%h': '%I',
    '%I': '%I',
    '%i': '%M',
    '%j': '%j',
    '%k': '%-H',
    '%l': '%-I',
    '%M': '%B',
    '%m': '%m',
    '%p': '%p',
    '%r': '%I:%M:%S %p',
    '%S': '%S',
    '%s': '%S',
    '%T': '%H:%M:%S',
    '%v': '%V',
    '%W': '%A',
    '%x': '%G',
    '%Y': '%Y',
    '%y': '%y',
    '%%': '%%',
};

/** @returns {string|null} null if the format holds something that DuckDB cannot say */
export function fromMysql(format) {
    return translate(format, /%./gs, (part) => MYSQL[part]);
}

const JODA = {
    yyyy: '%Y',
    YYYY: '%Y',
    y: '%Y',
    yy: '%y',
    MMMM: '%B',
    MMM: '%b',
    MM: '%m',
    M: '%-m',
    dd: '%d',
    d: '%-d',
    EEEE: '%A',
    EEE: '%a',
    EE: '%a',
    E: '%a',
    HH: '%H',
    H: '%-H',
    hh: '%I',
    h: '%-I',
    mm: '%M',
    m: '%-M',
    ss: '%S',
    s: '%-S',
    SSS: '%g',
    a: '%p',
    D: '%-j',
    DDD: '%j',
    ww: '%V',
    xxxx: '%G',
    Z: '%z',
    ZZ: '%z',
};

/** @returns {string|null} null if the format holds something that DuckDB cannot say */
export function fromJoda(format) {
    return translate(format, /'(?:[^']|'')*'|([A-Za-z])\1*|%/g, (part) => {
        if (part === '%') return '%%';
        if (part === "''") return "'";
        if (part[0] === "'") return part.slice(1, -1).replaceAll("''", "'").replaceAll('%', '%%');
        return JODA[part];
    });
}

function translate(format, pattern, say) {
    let known = true;
    const result = format.replace(pattern, (part) => {
        const said = say(part);
        known &&= said !== undefined;
        return said ?? '';
    });
    return known ? result : null;
}
