import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extend, processDataArray } from '@kitware/vtk.js/IO/XML/XMLReader';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FieldPicture } from '#solver/field/picture.ts';
import { vtrOf } from '#solver/field-view/vtr.ts';
import { pictureOfFields, stretched } from './pictures.ts';

const picture = pictureOfFields(
  [stretched(4, 0, 0.4, 1.3), stretched(3, -0.1, 0.2), stretched(5, 0, 0.25, 0.8)],
  {
    temperature: ([x, y, z]) => 300 + 10 * x + 20 * y + 30 * z,
    velocity: ([x, y, z]) => [x, 2 * y, -z],
    pressure: ([x]) => 5 - x,
    solid: ([x, , z]) => (x > 0.25 && z < 0.15 ? 2 : 0),
    solids: ['board', 'GPU <1> & more'],
  },
);
const bytes = vtrOf(picture, 'Edge box -- as designed --');

/** What a reader found in the file. */
interface Found {
  readonly dimensions: readonly number[];
  readonly lines: readonly (readonly number[])[];
  readonly cells: Readonly<Record<string, readonly number[]>>;
  readonly names: string;
}

function expectPicture({ dimensions, lines, cells, names }: Found, from: FieldPicture): void {
  expect(dimensions).toEqual(from.lines.map((one) => one.length));
  for (const [axis, line] of lines.entries()) expect(line).toEqual([...from.lines[axis]]);
  expect(cells['Temperature']).toEqual([...from.temperature]);
  expect(cells['Pressure']).toEqual([...from.pressure]);
  expect(cells['Solid']).toEqual([...from.solid]);
  const velocity = cells['Velocity'];
  for (const axis of [0, 1, 2] as const)
    expect(velocity.filter((_, n) => n % 3 === axis)).toEqual([...from.velocity[axis]]);
  expect(names).toBe(from.solids.map((name) => `${name}\n`).join(''));
}

/*
 * vtk.js reads the head, the types and the appended blocks as for its image data; which arrays make a rectilinear grid
 * is said here, since it brings no reader of that one kind.
 */
test('vtk.js reads back every line and every cell', () => {
  // It asks the DOM for one constant.
  vi.stubGlobal('Node', { ELEMENT_NODE: 1 });
  onTestFinished(() => void vi.unstubAllGlobals());
  const found: { dimensions: number[]; arrays: Map<string, number[]> } = {
    dimensions: [],
    arrays: new Map(),
  };
  const reader = {} as {
    parseXML: (root: HTMLElement, type: string, compressor: string, order: string, header: string) => void;
    parseAsArrayBuffer: (buffer: ArrayBuffer) => boolean;
  };
  const model = {
    binaryBuffer: new ArrayBuffer(0),
    dataType: 'RectilinearGrid',
    classHierarchy: [],
    output: [],
  };
  extend(reader, model);
  reader.parseXML = (root, _type, compressor, order, header) => {
    const [piece] = root.getElementsByTagName('Piece');
    const extent = (piece.getAttribute('Extent') ?? '').split(' ').map(Number);
    found.dimensions = [0, 2, 4].map((n) => extent[n + 1] - extent[n] + 1);
    for (const element of root.getElementsByTagName('DataArray') as HTMLCollectionOf<HTMLElement>) {
      const { name, values } = processDataArray(0, element, compressor, order, header, model.binaryBuffer);
      found.arrays.set(name, [...values]);
    }
  };
  expect(reader.parseAsArrayBuffer(Uint8Array.from(bytes).buffer)).toBe(true);
  const { arrays, dimensions } = found;
  expectPicture(
    {
      dimensions,
      lines: ['x', 'y', 'z'].map((axis) => arrays.get(axis) ?? []),
      cells: Object.fromEntries(arrays),
      names: new TextDecoder().decode(Uint8Array.from(arrays.get('SolidNames') ?? [])),
    },
    picture,
  );
});

/** VTK itself, where Python has it (Debian: python3-vtk9); BOXWRIGHT_PYTHON names another Python. */
const python = process.env['BOXWRIGHT_PYTHON'] ?? 'python3';
const hasVtk = spawnSync(python, ['-c', 'import vtk']).status === 0;

const readWithVtk = `
import json, sys, vtk
from vtk.util.numpy_support import vtk_to_numpy as plain
reader = vtk.vtkXMLRectilinearGridReader()
reader.SetFileName(sys.argv[1])
reader.Update()
grid = reader.GetOutput()
cells = grid.GetCellData()
arrays = {cells.GetArrayName(n): plain(cells.GetArray(n)).ravel().tolist() for n in range(cells.GetNumberOfArrays())}
lines = [plain(one).tolist() for one in (grid.GetXCoordinates(), grid.GetYCoordinates(), grid.GetZCoordinates())]
names = plain(grid.GetFieldData().GetArray("SolidNames"))
print(json.dumps({"dimensions": list(grid.GetDimensions()), "lines": lines, "cells": arrays,
  "names": bytes(names.tolist()).decode(), "number": grid.GetNumberOfCells()}))
`;

test.skipIf(!hasVtk)('VTK reads back every line and every cell (skipped where Python has no vtk)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-vtr-'));
  try {
    const file = join(folder, 'field.vtr');
    writeFileSync(file, bytes);
    const found = JSON.parse(execFileSync(python, ['-c', readWithVtk, file], { encoding: 'utf8' }));
    expect(found.number).toBe(60);
    expectPicture(found, picture);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a title with two hyphens leaves the head well-formed', () => {
  const head = new TextDecoder().decode(bytes.subarray(0, 200));
  expect(head).toMatch(/<!-- Edge box (?!.*--.*-->)/);
});
