const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Control characters, as S3 sends them: XML 1.0 forbids most, yet keys may hold them.
const escape = (text) =>
    text
        .replace(/[&<>"]/g, (c) => ESCAPES[c])
        .replace(/[\x00-\x08\x0b-\x1f]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`);

/**
 * Writes an XML document from nested objects: a property is an element, an array is the element
 * repeated, undefined is nothing. The root's namespace is given apart.
 * @param {string} root
 * @param {object} content
 * @param {{xmlns?: string}} [options]
 */
export function xmlDocument(root, content, { xmlns } = {}) {
    const attribute = xmlns ? ` xmlns="${xmlns}"` : '';
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<${root}${attribute}>${childrenOf(content)}</${root}>`
    );
}

function childrenOf(content) {
    if (content === null || typeof content !== 'object') return escape(String(content));
    return Object.entries(content)
        .map(([name, value]) => elementOf(name, value))
        .join('');
}

function elementOf(name, value) {
    if (value === undefined) return '';
    if (Array.isArray(value)) return value.map((item) => elementOf(name, item)).join('');
    const inner = childrenOf(value);
    return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}
