/** Arrays up to this width stand on one line: vectors, turns, points of a curve. */
const lineWidth = 100;

/**
 * JSON with two spaces of indent in which short arrays of plain values stand on one line.
 * Keys stay in the order of the object; the same data always gives the same bytes.
 */
export function printJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
      if (line.length <= lineWidth) return line;
    }
    const items = value.map((item) => inner + printJson(item, inner));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${inner}${JSON.stringify(key)}: ${printJson(item, inner)}`,
    );
    return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value);
}
