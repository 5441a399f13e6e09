import { Matrix4, MeshBasicMaterial, Vector3 as ThreeVector } from 'three';
import { describe, expect, test } from 'vitest';
import { builtinLibrary } from '#models/library/library.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { movePlacements, rotatePlacements } from '#models/project/edits/arrange.ts';
import { applyDiff } from '#models/project/diff.ts';
import { newProject } from '#models/project/create.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { Project } from '#models/project/records.ts';
import { lookOf } from '#renderer/scene/parts/look.ts';
import { PartBatches } from '#renderer/scene/parts/part-batches.ts';
import { localSize, pieceMatrix } from '#renderer/scene/parts/piece-matrix.ts';
import { buildShape } from '#renderer/scene/parts/shapes.ts';

/** One part of each kind and size class in the library. */
function everyPart(): Project {
  let project = newProject('blank-8u');
  for (const part of builtinLibrary().all()) {
    if (part.kind !== 'chassis')
      project = applyDiff(project, addPlacement(project, 'base', part.id, [0, 0, 0]));
  }
  return project;
}

const contents = (project: Project) =>
  resolveDesign(project, 'base').items.filter((item) => item.kind !== 'chassis');

describe('the look of a part', () => {
  test('stays within the part’s own box for every part of the library', () => {
    for (const item of contents(everyPart())) {
      for (const piece of lookOf(item, localSize(item))) {
        for (const i of [0, 1, 2] as const) {
          expect(
            Math.abs(piece.centre[i]) + piece.size[i] / 2,
            `${item.part.id} ${piece.shape}`,
          ).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }
    }
  });

  test('fills the box that it was turned into', () => {
    let project = newProject('blank-4u');
    project = applyDiff(project, addPlacement(project, 'base', 'board-riser', [0.1, 0.2, 0.03]));
    const id = contents(project)[0]?.id ?? '';
    for (const [axis, turns] of [
      [0, 1],
      [1, 3],
      [2, 1],
      [0, 2],
    ] as const) {
      project = applyDiff(project, rotatePlacements(project, 'base', [id], axis, turns));
      const item = contents(project)[0];
      if (!item) throw new Error('the board is gone');
      const whole = { shape: 'box', tone: 'body', centre: [0, 0, 0], size: [1, 1, 1] } as const;
      const matrix = pieceMatrix(new Matrix4(), item, localSize(item), whole);
      const corners = [-0.5, 0.5].map((c) => new ThreeVector(c, c, c).applyMatrix4(matrix).toArray());
      for (const i of [0, 1, 2] as const) {
        const [a = 0, b = 0] = corners.map((corner) => corner[i] ?? 0);
        expect(Math.min(a, b)).toBeCloseTo(item.box.min[i], 9);
        expect(Math.max(a, b)).toBeCloseTo(item.box.max[i], 9);
      }
    }
  });

  test('is built from shapes that fit the unit cube', () => {
    for (const name of [
      'box',
      'frame',
      'rotor',
      'fins-10',
      'fins-20',
      'fins-40',
      'pins',
      'cylinder',
    ] as const) {
      const shape = buildShape(name);
      shape.computeBoundingBox();
      for (const side of [
        ...(shape.boundingBox?.min.toArray() ?? []),
        ...(shape.boundingBox?.max.toArray() ?? []),
      ]) {
        expect(Math.abs(side), name).toBeLessThanOrEqual(0.5 + 1e-6);
      }
    }
  });
});

describe('the batches', () => {
  const material = new MeshBasicMaterial();
  const made = () => new PartBatches({ solid: material, perforated: material, edges: null });

  test('draw the whole library in a dozen calls', () => {
    const batches = made();
    batches.show(contents(everyPart()));
    expect(batches.group.children.length).toBeLessThanOrEqual(12);
  });

  test('write only the part that moved', () => {
    const batches = made();
    const project = everyPart();
    expect(batches.show(contents(project)).rebuilt).toBe(true);
    const versions = () =>
      batches.group.children.map((mesh) =>
        'instanceMatrix' in mesh ? (mesh.instanceMatrix as { version: number }).version : 0,
      );
    const before = versions();
    const fan = contents(project).find((item) => item.kind === 'cable')?.id ?? '';
    const moved = applyDiff(project, movePlacements(project, 'base', [fan], [0.01, 0, 0]));
    expect(batches.show(contents(moved)).rebuilt).toBe(false);
    const touched = versions().filter((version, n) => version !== before[n]);
    expect(touched).toHaveLength(1);
  });
});
