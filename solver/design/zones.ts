import type { Branch, FlowElement } from '#solver/case/case.ts';
import { Reuse } from '#solver/case/memo.ts';
import { faceIndex, type Cells } from '#solver/design/cells.ts';
import { addPort, zoneName, type Draft, type FacePort, type Zone } from '#solver/design/draft.ts';
import { across, axes, type Axis } from '#solver/design/interior.ts';
import { screenElements } from '#solver/design/screens.ts';
import { contractionLossIdelchik, expansionLossBordaCarnot } from '#solver/correlations/minor-losses.ts';

/*
 * Air zones: one per free cell; and the branches through the faces between them.
 */

/** Faces smaller than this stay closed, m²: 10 mm² passes no flow that matters and only stiffens the system. */
const leastArea = 1e-5;
/** Sharp 90° turn on the velocity in the leg. Source: Idelchik, diagram 6-7, square elbow with sharp corners. */
const turnLoss = 1.2;
/** Friction factor of short rough slots between parts at Re about 1e4. Source: Moody diagram. */
export const slotFriction = 0.03;
/** f·Re (Darcy) of parallel plates. Source: Shah & London (1978). */
export const slotLaminar = 96;
/** f·Re (Darcy) of a duct between round and flat, so that no way is without resistance at rest. Source: Shah & London (1978), 57–96. */
const openLaminar = 64;
/** Least loss of a face, that keeps long open ways from having no resistance: friction of about one hydraulic diameter. */
const leastLoss = 0.02;

/** The ports of a face that nothing goes through. */
const closed: readonly FacePort[] = [];

export function addZones(draft: Draft, cells: Cells): void {
  const { grid } = cells;
  const [nx, ny, nz] = grid.cells;
  const { lines } = grid;
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++)
      for (let k = 0; k < nz; k++) {
        const cell = i * cells.stride[0] + j * cells.stride[1] + k;
        if (!cells.alive[cell]) {
          draft.zoneOf.push(null);
          continue;
        }
        const index: Zone['index'] = [i, j, k];
        const zone: Zone = {
          id: zoneName(index, 'zone'),
          cell,
          index,
          place: zoneName(index, 'place'),
          box: {
            min: [lines[0][i], lines[1][j], lines[2][k]],
            max: [lines[0][i + 1], lines[1][j + 1], lines[2][k + 1]],
          },
          free: cells.free[cell],
          section: [cells.section[0][cell], cells.section[1][cell], cells.section[2][cell]],
          mean: [cells.mean[0][cell], cells.mean[1][cell], cells.mean[2][cell]],
          narrow: [cells.narrow[0][cell], cells.narrow[1][cell], cells.narrow[2][cell]],
          slot: [cells.slot[0][cell], cells.slot[1][cell], cells.slot[2][cell]],
          ports: [
            [closed, closed],
            [closed, closed],
            [closed, closed],
          ],
          velocity: null,
        };
        draft.zones.push(zone);
        draft.zoneOf.push(zone);
        draft.nodes.push({ id: zone.id, elevation: (zone.box.min[2] + zone.box.max[2]) / 2 });
      }
  const main = mainAxis(cells);
  for (const zone of draft.zones)
    for (const axis of axes) {
      const next =
        zone.index[axis] + 1 < grid.cells[axis] ? draft.zoneOf[zone.cell + cells.stride[axis]] : null;
      if (next) connect(draft, cells, zone, next, axis, main);
    }
}

/** Of ways with nothing standing in them: most branches of a case, and most of them stay as they are. */
const openWays = new Reuse<Branch>(
  (a, b) => a.from === b.from && a.to === b.to && isSameLoss(a.elements[0], b.elements[0]),
);

function isSameLoss(a: FlowElement, b: FlowElement): boolean {
  return (
    a.type === 'loss' &&
    b.type === 'loss' &&
    a.area === b.area &&
    a.k === b.k &&
    a.reverse === b.reverse &&
    a.laminar === b.laminar &&
    a.hydraulicDiameter === b.hydraulicDiameter
  );
}

/** Along which the fans blow: turns away from it cost a velocity head. Null without fans. */
function mainAxis(cells: Cells): Axis | null {
  const weight = [0, 0, 0];
  for (const { item, axis, box } of cells.interior.bodies) {
    if (item.kind !== 'fan') continue;
    const [u, v] = across[axis];
    weight[axis] += (box.max[u] - box.min[u]) * (box.max[v] - box.min[v]);
  }
  const most = axes.reduce((best, axis) => (weight[axis] > weight[best] ? axis : best), 1 as Axis);
  return weight[most] > 0 ? most : null;
}

function connect(draft: Draft, cells: Cells, a: Zone, b: Zone, axis: Axis, main: Axis | null): void {
  const [u, v] = across[axis];
  const width = a.box.max[u] - a.box.min[u];
  const height = a.box.max[v] - a.box.min[v];
  const face = faceIndex(cells.grid, axis, b.index[axis], a.index[u], a.index[v]);
  const area = cells.open[axis][face];
  if (area < leastArea) return;
  const elements: FlowElement[] = [faceLoss(cells, a, b, axis, area, width, height, main)];
  const standing = cells.screens[axis].get(face);
  const id = zoneName(a.index, axis);
  for (const owner of standing ?? []) {
    const body = cells.interior.bodies[owner];
    elements.push(...screenElements([body.item], area));
    const list = draft.openings.get(body.item.id) ?? [];
    list.push({ branch: id, sign: body.sign, zone: b.id });
    draft.openings.set(body.item.id, list);
  }
  const way = { id, from: a.id, to: b.id, elements };
  draft.branches.push(standing ? way : openWays.take(id, way));
  addPort(draft, a, axis, 1, 1);
  addPort(draft, b, axis, 0, 1);
}

/**
 * Loss of the way from the middle of one zone to the middle of the next, on the velocity in the open face:
 * contraction from the section before and expansion to the section behind (Idelchik 4-9, Borda–Carnot), half of
 * what stands in either zone (`bedLoss`), slot friction over half of either length, and a sharp turn where the way
 * leaves the direction of the fans.
 */
function faceLoss(
  cells: Cells,
  a: Zone,
  b: Zone,
  axis: Axis,
  area: number,
  width: number,
  height: number,
  main: Axis | null,
): FlowElement {
  const diameter = (2 * width * height) / (width + height);
  let both = leastLoss + (main !== null && axis !== main ? turnLoss : 0);
  let laminar = 0;
  for (const zone of [a, b]) {
    const ratio = Math.min(1, area / zone.section[axis]);
    const half = (zone.box.max[axis] - zone.box.min[axis]) / 2;
    both += 0.5 * cells.obstruction[axis][zone.cell] * ratio * ratio;
    laminar += (openLaminar * half) / diameter;
    const slot = cells.slot[axis][zone.cell];
    if (slot === 0) continue;
    const slender = half / Math.min(slot, diameter);
    both += slotFriction * slender * ratio * ratio;
    laminar += slotLaminar * slender * ratio * (diameter / Math.min(slot, diameter));
  }
  const toA = Math.min(1, area / a.section[axis]);
  const toB = Math.min(1, area / b.section[axis]);
  return {
    type: 'loss',
    area,
    k: both + contractionLossIdelchik(toA) + expansionLossBordaCarnot(toB),
    reverse: both + contractionLossIdelchik(toB) + expansionLossBordaCarnot(toA),
    laminar,
    hydraulicDiameter: diameter,
  };
}
