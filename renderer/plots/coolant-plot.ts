import type { CoolantLoop } from '#models/project/coolant.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { CoolantLoopResult, CoolantPartResult } from '#models/results/coolant.ts';

/*
 * A coolant loop as a plan: what drives it at the left, branches as rows between a supply rail and a return rail,
 * radiators on the way back below. Lengths in CSS pixels, temperatures in K.
 */

export interface PlanBox {
  readonly id: PlacementId;
  readonly kind: 'plate' | 'pump' | 'radiator' | 'port';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of coolant of one temperature; it flows from the first point to the last. */
export interface PlanLeg {
  readonly points: readonly (readonly [number, number])[];
  readonly temperature: number | null;
  /** Written above it: a volume flow, m³/s; null: nothing. */
  readonly flow: number | null;
  /** Whether its temperature is written. */
  readonly isTold: boolean;
  /** Whether a head shows the way. */
  readonly hasHead: boolean;
  readonly title?: 'Supply' | 'Return';
}

export interface CoolantPlan {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlanBox[];
  readonly legs: readonly PlanLeg[];
  /** Coldest and warmest coolant, for colours. */
  readonly range: readonly [number, number];
}

/** Room for two lines of text of 11 px, and for "1.56 L/min". */
const boxWidth = 136;
const boxHeight = 34;
const rowPitch = 42;
const legWidth = 78;
/** The feed also says "Supply". */
const feedExtra = 26;
const pumpWidth = 96;
const portWidth = 96;
const edge = 8;
/** Legs grow with the window up to this, beyond which the eye loses the row. */
const longestLeg = 120;
/** Colours do not make a difference of less than this look large, K. */
const leastSpan = 5;

/** What is written of the coolant through a part. */
type Stream = Pick<CoolantPartResult, 'flow' | 'inletTemperature' | 'outletTemperature'>;

export function coolantPlan(loop: CoolantLoop, result: CoolantLoopResult, wanted: number): CoolantPlan {
  const streams = new Map<PlacementId, Stream>(
    [...result.plates, ...result.radiators].map((part) => [part.id, part]),
  );
  // A tank is one more row beside the plates.
  const branches = loop.tank ? [...loop.branches, [loop.tank]] : loop.branches;
  if (loop.tank && loop.branches.length === 0)
    streams.set(loop.tank.id, {
      flow: result.flow,
      inletTemperature: result.supplyTemperature,
      outletTemperature: result.returnTemperature,
    });
  const columns = Math.max(1, ...branches.map((row) => row.length));
  const pumpColumns = Math.max(0, ...loop.pumps.map((row) => row.length));
  const port = loop.ports[0] ?? loop.cdus[0];
  const left = edge + (port ? portWidth : 0);
  const pumpsWidth = pumpColumns > 0 ? pumpColumns * (pumpWidth + 24) + 24 : 0;
  const backWidth = loop.radiators.length * (boxWidth + legWidth) + legWidth;
  const natural = (leg: number) =>
    left +
    pumpsWidth +
    (port && pumpsWidth > 0 ? 24 : 0) +
    leg +
    feedExtra +
    Math.max(columns * boxWidth + (columns + 1) * leg, backWidth - pumpsWidth) +
    edge;
  const spare = (wanted - natural(legWidth)) / (columns + 2);
  const leg = Math.min(longestLeg, legWidth + Math.max(0, spare));
  const width = natural(leg);
  const rows = Math.max(branches.length, loop.pumps.length, 1);
  const yOf = (row: number) => edge + boxHeight / 2 + 8 + row * rowPitch;
  const top = yOf(0);
  const bottom = yOf(rows);
  const height = bottom + boxHeight / 2 + edge;
  const returnX = width - edge;
  const boxes: PlanBox[] = [];
  const legs: PlanLeg[] = [];
  const draw = (points: PlanLeg['points'], temperature: number | null, rest: Partial<PlanLeg> = {}) =>
    legs.push({ points, temperature, flow: null, isTold: false, hasHead: false, ...rest });
  const box = (item: DesignItem, kind: PlanBox['kind'], x: number, y: number, w: number, h = boxHeight) =>
    boxes.push({ id: item.id, kind, x, y: y - h / 2, width: w, height: h });

  const { supplyTemperature, returnTemperature } = result;
  const cooled = result.radiators.at(-1)?.outletTemperature ?? returnTemperature;
  const entering = port ? supplyTemperature : cooled;
  if (port) box(port, 'port', edge, (top + bottom) / 2, portWidth, bottom - top + boxHeight);

  // Pumps: rows side by side between two rails of their own.
  let x = left;
  if (pumpColumns > 0) {
    const rail = x + (port ? 24 : 0) + 12;
    const end = rail + pumpColumns * (pumpWidth + 24);
    if (port)
      draw(
        [
          [x, top],
          [rail, top],
        ],
        entering,
      );
    for (const [i, row] of loop.pumps.entries()) {
      const y = yOf(i);
      if (i > 0) {
        draw(
          [
            [rail, top],
            [rail, y],
          ],
          entering,
        );
        draw(
          [
            [end, y],
            [end, top],
          ],
          supplyTemperature,
        );
      }
      for (const [n, pump] of row.entries()) {
        const at = rail + 12 + n * (pumpWidth + 24);
        draw(
          [
            [n === 0 ? rail : at - 24, y],
            [at, y],
          ],
          entering,
        );
        box(pump, 'pump', at, y, pumpWidth);
      }
      draw(
        [
          [rail + 12 + row.length * (pumpWidth + 24) - 24, y],
          [end, y],
        ],
        supplyTemperature,
      );
    }
    x = end;
  }

  const supplyX = x + leg + feedExtra;
  draw(
    [
      [x, top],
      [supplyX, top],
    ],
    supplyTemperature,
    {
      flow: result.flow,
      isTold: true,
      hasHead: true,
      title: 'Supply',
    },
  );
  const last = yOf(Math.max(0, branches.length - 1));
  if (last > top)
    draw(
      [
        [supplyX, top],
        [supplyX, last],
      ],
      supplyTemperature,
    );
  // Without plates the supply goes on to the radiators.
  const arriving = branches.length > 0 ? returnTemperature : supplyTemperature;
  draw(
    [
      [branches.length > 0 ? returnX : supplyX, top],
      [returnX, top],
      [returnX, bottom],
    ],
    arriving,
  );
  for (const [i, row] of branches.entries()) {
    const y = yOf(i);
    let from = supplyX;
    let before: Stream | undefined;
    for (const [n, plate] of row.entries()) {
      const stream = streams.get(plate.id);
      const at = supplyX + leg + n * (boxWidth + leg);
      const temperature = before?.outletTemperature ?? stream?.inletTemperature ?? null;
      draw(
        [
          [from, y],
          [at, y],
        ],
        temperature,
        {
          flow: n === 0 ? (stream?.flow ?? null) : null,
          isTold: n > 0,
          hasHead: true,
        },
      );
      box(plate, 'plate', at, y, boxWidth);
      from = at + boxWidth;
      before = stream;
    }
    draw(
      [
        [from, y],
        [returnX, y],
      ],
      before?.outletTemperature ?? null,
      { isTold: true, hasHead: true },
    );
  }

  // The way back, through the radiators.
  let right = returnX;
  let temperature = arriving;
  for (const [n, radiator] of loop.radiators.entries()) {
    const at = right - leg - boxWidth;
    draw(
      [
        [right, bottom],
        [at + boxWidth, bottom],
      ],
      temperature,
      {
        isTold: true,
        hasHead: true,
        ...(n === 0 && branches.length > 0 ? { title: 'Return' as const } : {}),
      },
    );
    box(radiator, 'radiator', at, bottom, boxWidth);
    temperature = streams.get(radiator.id)?.outletTemperature ?? temperature;
    right = at;
  }
  const home = port ? edge + portWidth : left + 12;
  draw(
    [
      [right, bottom],
      [home, bottom],
    ],
    temperature,
    {
      isTold: true,
      hasHead: true,
      ...(loop.radiators.length === 0 || branches.length === 0 ? { title: 'Return' as const } : {}),
    },
  );
  if (!port)
    draw(
      [
        [home, bottom],
        [home, top],
      ],
      temperature,
    );

  const told = legs.flatMap((one) => one.temperature ?? []);
  const coldest = Math.min(supplyTemperature, ...told);
  const warmest = Math.max(coldest + leastSpan, ...told);
  return { width, height, boxes, legs, range: [coldest, warmest] };
}

/** 0 at the coldest coolant of the plan, 1 at the warmest. */
export function warmth(temperature: number | null, [coldest, warmest]: CoolantPlan['range']): number {
  if (temperature === null) return 0;
  return Math.min(1, Math.max(0, (temperature - coldest) / (warmest - coldest)));
}
