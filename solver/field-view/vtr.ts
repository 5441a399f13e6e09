import type { FieldPicture } from '#solver/field/picture.ts';

/**
 * A field as a file for other programs: VTK's XML of a rectilinear grid (.vtr, VTK User's Guide, "VTK XML formats"),
 * data of cells appended raw, little-endian. Lines of the grid are m; `Temperature` K, `Velocity` m/s, `Pressure` Pa
 * above the reference, `Solid` 0 in fluid, else one more than the place in the list of names, which stands in the field
 * data `SolidNames` (bytes, a line feed after each).
 *
 * @param title written into the head as a comment
 */
export function vtrOf(picture: FieldPicture, title: string): Uint8Array {
  const { lines, temperature, velocity, pressure, solid, solids } = picture;
  const extent = lines.map((one) => `0 ${one.length - 1}`).join(' ');
  const arrays: Block[] = [];
  let offset = 0;
  const array = (name: string, type: string, data: Block['data'], components = 1, tuples?: number) => {
    const count = tuples === undefined ? '' : ` NumberOfTuples="${tuples}"`;
    const tag = `<DataArray type="${type}" Name="${name}" NumberOfComponents="${components}"${count} format="appended" offset="${offset}"/>`;
    arrays.push({ data });
    offset += headerBytes + data.byteLength;
    return tag;
  };
  const names = new TextEncoder().encode(solids.map((name) => `${name.replaceAll('\n', ' ')}\n`).join(''));
  const head = [
    '<?xml version="1.0"?>',
    `<!-- ${commentOf(title)} -->`,
    '<VTKFile type="RectilinearGrid" version="1.0" byte_order="LittleEndian" header_type="UInt32">',
    `<RectilinearGrid WholeExtent="${extent}">`,
    '<FieldData>',
    array('SolidNames', 'UInt8', names, 1, names.length),
    '</FieldData>',
    `<Piece Extent="${extent}">`,
    '<PointData/>',
    '<CellData Scalars="Temperature" Vectors="Velocity">',
    array('Temperature', 'Float32', temperature),
    array('Velocity', 'Float32', interleaved(velocity), 3),
    array('Pressure', 'Float32', pressure),
    array('Solid', 'UInt16', solid),
    '</CellData>',
    '<Coordinates>',
    ...lines.map((one, axis) => array('xyz'[axis], 'Float64', one)),
    '</Coordinates>',
    '</Piece>',
    '</RectilinearGrid>',
    '<AppendedData encoding="raw">',
    '_',
  ].join('\n');
  return joined(
    new TextEncoder().encode(head),
    arrays,
    new TextEncoder().encode('\n</AppendedData>\n</VTKFile>\n'),
  );
}

interface Block {
  readonly data: Uint8Array | Uint16Array | Float32Array | Float64Array;
}

/** Of the length that stands before each block, UInt32: no array of 4 million cells is longer. */
const headerBytes = 4;

function joined(head: Uint8Array, blocks: readonly Block[], tail: Uint8Array): Uint8Array {
  const length = blocks.reduce((sum, { data }) => sum + headerBytes + data.byteLength, 0);
  const bytes = new Uint8Array(head.length + length + tail.length);
  const view = new DataView(bytes.buffer);
  bytes.set(head);
  let at = head.length;
  for (const { data } of blocks) {
    view.setUint32(at, data.byteLength, true);
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at + headerBytes);
    at += headerBytes + data.byteLength;
  }
  bytes.set(tail, at);
  return bytes;
}

function interleaved([u, v, w]: FieldPicture['velocity']): Float32Array {
  const all = new Float32Array(3 * u.length);
  for (let c = 0; c < u.length; c++) {
    all[3 * c] = u[c];
    all[3 * c + 1] = v[c];
    all[3 * c + 2] = w[c];
  }
  return all;
}

/** XML forbids two hyphens in a comment and most control characters. */
function commentOf(text: string): string {
  return text.replaceAll(/[^\P{Cc}]/gu, ' ').replaceAll(/-(?=-|$)/g, '‐');
}
