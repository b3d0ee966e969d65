import { open } from 'node:fs/promises';

const BLOCK = 256 * 1024;
const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/**
 * A page of rows out of a result's file, read from a byte offset on, so that a result of any size
 * costs one page of memory.
 *
 * @param {string} path
 * @param {object} page
 * @param {'csv'|'txt'} page.format
 * @param {number} page.offset where the page's first row begins
 * @param {number} page.maxRows
 * @returns {Promise<{rows: (string|null)[][], offset: number}>} rows, and where the next begins
 */
export async function readPage(path, { format, offset, maxRows }) {
    const parseRow = format === 'csv' ? parseCsvRow : parseLine;
    const rows = [];
    let used = 0;
    for await (const bytes of growing(path, offset)) {
        for (let next; rows.length < maxRows && (next = parseRow(bytes, used)); used = next.end) {
            rows.push(next.fields);
        }
        if (rows.length >= maxRows) break;
    }
    return { rows, offset: offset + used };
}

// All that was read so far, a block more each time; rows end inside it or not.
async function* growing(path, offset) {
    const file = await open(path, 'r');
    try {
        let bytes = Buffer.alloc(0);
        for (let got = -1; got !== 0;) {
            const block = Buffer.alloc(BLOCK);
            ({ bytesRead: got } = await file.read(block, 0, BLOCK, offset + bytes.length));
            bytes = Buffer.concat([bytes, block.subarray(0, got)]);
            yield bytes;
        }
    } finally {
        await file.close();
    }
}

function parseLine(bytes, start) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return null;
    return { fields: [bytes.toString('utf8', start, end)], end: end + 1 };
}

// Fields are in quotes or, if NULL, not there at all. Null if the row has no end yet.
function parseCsvRow(bytes, start) {
    const fields = [];
    for (let at = start; at < bytes.length; at += 1) {
        const quoted = bytes[at] === QUOTE;
        const end = quoted ? endOfQuoted(bytes, at) : at;
        if (end < 0 || end >= bytes.length) return null;
        fields.push(quoted ? unquote(bytes, at, end) : null);
        if (bytes[end] === NEWLINE) return { fields, end: end + 1 };
        if (bytes[end] !== COMMA) throw new Error(`not a result file: byte ${end}`);
        at = end;
    }
    return null;
}

// Offset after the closing quote; -1 if it is not there yet.
function endOfQuoted(bytes, start) {
    let at = bytes.indexOf(QUOTE, start + 1);
    while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
    return at < 0 ? -1 : at + 1;
}

function unquote(bytes, start, end) {
    return bytes.toString('utf8', start + 1, end - 1).replaceAll('""', '"');
}
