/*
 * The mesh of a region as OpenFOAM's polyMesh: points, faces with their owners and neighbours, patches, cell zones.
 * Inner faces are in the order that OpenFOAM wants: by owner, then by neighbour, both ascending.
 */
import { type Dictionary, dictionaryText, type FoamFile, headOf } from '#solver/field-openfoam/dictionary.ts';
import { faceNumber, placeOf } from '#solver/field-openfoam/cell-number.ts';
import { isPassed } from '#solver/field-openfoam/joints.ts';
import type { Patch, Region } from '#solver/field-openfoam/region.ts';

/** Lines of a file that are put together at once. */
const linesAtOnce = 50_000;
/** Corners of each side of a cell as steps along x, y, z, the normal pointing outwards. */
const corners = [
  ['000', '001', '011', '010'],
  ['100', '110', '111', '101'],
  ['000', '100', '101', '001'],
  ['010', '011', '111', '110'],
  ['000', '010', '110', '100'],
  ['001', '101', '111', '011'],
].map((side) => side.map((corner) => Array.from(corner, Number)));

/**
 * @param folder of the mesh: `constant/polyMesh`, or with a region's name between
 * @param stretch of the axes
 */
export function meshFiles(region: Region, folder: string, stretch: readonly number[]): FoamFile[] {
  const points = pointsOf(region);
  const inner = innerFaces(region);
  const facesOfPatches = region.patches.reduce((sum, { owner }) => sum + owner.length, 0);
  const count = inner.owner.length + facesOfPatches;
  const list = (name: string, kind: string, length: number, lines: () => Iterable<string>): FoamFile => ({
    path: `${folder}/${name}`,
    pieces: () => listPieces(`${folder}/${name}`, kind, length, lines()),
  });
  const { lines } = region.grid;
  const [px, py] = region.grid.counts.map((n) => n + 1);
  return [
    list('points', 'vectorField', points.used.length, function* () {
      for (const p of points.used) {
        const at = [p % px, Math.floor(p / px) % py, Math.floor(p / (px * py))];
        yield `(${at.map((n, axis) => lines[axis][n] * stretch[axis]).join(' ')})`;
      }
    }),
    list('faces', 'faceList', count, function* () {
      for (let f = 0; f < inner.owner.length; f++)
        yield faceText(region, points.numberOf, inner.owner[f], inner.side[f]);
      for (const { owner, side } of region.patches)
        for (let f = 0; f < owner.length; f++) yield faceText(region, points.numberOf, owner[f], side[f]);
    }),
    list('owner', 'labelList', count, function* () {
      for (const n of inner.owner) yield String(n);
      for (const { owner } of region.patches) for (const n of owner) yield String(n);
    }),
    list('neighbour', 'labelList', inner.owner.length, function* () {
      for (const n of inner.neighbour) yield String(n);
    }),
    boundaryFile(region, folder, inner.owner.length),
    list('cellZones', 'regIOobject', region.zones.size, function* () {
      for (const [name, cells] of region.zones)
        yield `${name}\n{\ntype cellZone;\ncellLabels List<label> ${cells.length}(${cells.join(' ')});\n}`;
    }),
  ];
}

function* listPieces(path: string, kind: string, length: number, lines: Iterable<string>): Iterable<string> {
  yield `${headOf(kind, path)}${length}\n(\n`;
  let held: string[] = [];
  for (const line of lines) {
    held.push(line);
    if (held.length < linesAtOnce) continue;
    yield `${held.join('\n')}\n`;
    held = [];
  }
  yield held.length > 0 ? `${held.join('\n')}\n)\n` : ')\n';
}

/** Corners of the grid that the region's cells have, and the number of each among them. */
function pointsOf({ grid, cells }: Region): { readonly used: Int32Array; readonly numberOf: Int32Array } {
  const [nx, ny, nz] = grid.counts;
  const px = nx + 1;
  const py = ny + 1;
  const numberOf = new Int32Array(px * py * (nz + 1)).fill(-1);
  for (const c of cells) {
    const [i, j, k] = placeOf(grid, c);
    const first = i + px * (j + py * k);
    for (const at of [0, 1, px, px + 1]) {
      numberOf[first + at] = 0;
      numberOf[first + at + px * py] = 0;
    }
  }
  let count = 0;
  for (const n of numberOf) if (n === 0) count++;
  const used = new Int32Array(count);
  count = 0;
  for (let p = 0; p < numberOf.length; p++) {
    if (numberOf[p] < 0) continue;
    used[count] = p;
    numberOf[p] = count++;
  }
  return { used, numberOf };
}

function innerFaces({ grid, cells, numberOf, cut }: Region) {
  const [nx, ny, nz] = grid.counts;
  const owner: number[] = [];
  const neighbour: number[] = [];
  const side: number[] = [];
  cells.forEach((c, n) => {
    const [i, j, k] = placeOf(grid, c);
    const join = (isInside: boolean, step: number, at: number): void => {
      const other = isInside ? numberOf[c + step] : -1;
      if (other < 0 || cut.has(faceNumber(c, at >> 1))) return;
      owner.push(n);
      neighbour.push(other);
      side.push(at);
    };
    join(i + 1 < nx, 1, 1);
    join(j + 1 < ny, nx, 3);
    join(k + 1 < nz, nx * ny, 5);
  });
  return { owner, neighbour, side };
}

function faceText({ grid, cells }: Region, pointNumber: Int32Array, n: number, side: number): string {
  const [nx, ny] = grid.counts;
  const px = nx + 1;
  const py = ny + 1;
  const [i, j, k] = placeOf(grid, cells[n]);
  const first = i + px * (j + py * k);
  const numbers = corners[side].map(([x, y, z]) => pointNumber[first + x + px * (y + py * z)]);
  return `4(${numbers.join(' ')})`;
}

function boundaryFile(region: Region, folder: string, inner: number): FoamFile {
  const path = `${folder}/boundary`;
  let startFace = inner;
  const patches = region.patches.map((patch) => {
    const text = `${patch.name}\n{\n${dictionaryText({ ...typeOf(patch), nFaces: patch.owner.length, startFace }, '    ')}}\n`;
    startFace += patch.owner.length;
    return text;
  });
  const body = `${region.patches.length}\n(\n${patches.join('')})\n`;
  return { path, pieces: () => [headOf('polyBoundaryMesh', path), body] };
}

function typeOf({ boundary, partner, isEmpty }: Patch): Dictionary {
  if (partner && isPassed(partner))
    return { type: 'cyclic', neighbourPatch: partner.patch, matchTolerance: 1e-4, transform: 'noOrdering' };
  if (partner)
    return {
      type: 'mappedWall',
      inGroups: ['wall'],
      sampleMode: 'nearestPatchFace',
      sampleRegion: partner.region,
      samplePatch: partner.patch,
    };
  if (isEmpty) return { type: 'empty' };
  const isOpen = boundary?.type === 'inlet' || boundary?.type === 'outlet' || boundary?.type === 'symmetry';
  return isOpen ? { type: 'patch' } : { type: 'wall', inGroups: ['wall'] };
}
