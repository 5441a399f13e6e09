import { accelerator } from '#models/components/accelerator.ts';
import { baffle } from '#models/components/baffle.ts';
import { board } from '#models/components/board.ts';
import { cable } from '#models/components/cable.ts';
import { cdu } from '#models/components/cdu.ts';
import { chassis } from '#models/components/chassis.ts';
import { coldPlate } from '#models/components/cold-plate.ts';
import { coolantPort } from '#models/components/coolant-port.ts';
import { device } from '#models/components/device.ts';
import { fan } from '#models/components/fan.ts';
import { filter } from '#models/components/filter.ts';
import { heatSink } from '#models/components/heat-sink.ts';
import type { Kind } from '#models/components/kind.ts';
import { memory } from '#models/components/memory.ts';
import { network } from '#models/components/network.ts';
import type { PartKind } from '#models/components/part.ts';
import { processor } from '#models/components/processor.ts';
import { psu } from '#models/components/psu.ts';
import { pump } from '#models/components/pump.ts';
import { radiator } from '#models/components/radiator.ts';
import { storage } from '#models/components/storage.ts';
import { tim } from '#models/components/tim.ts';
import { vent } from '#models/components/vent.ts';

export type { Kind } from '#models/components/kind.ts';

/** Every kind with its own type, for `valuesOf`. */
export const declaredKinds = {
  chassis,
  vent,
  filter,
  fan,
  board,
  accelerator,
  processor,
  memory,
  storage,
  network,
  'heat-sink': heatSink,
  'cold-plate': coldPlate,
  'coolant-port': coolantPort,
  cdu,
  pump,
  radiator,
  tim,
  psu,
  baffle,
  cable,
  device,
} as const;

/** Every kind, in the order in which lists show them. */
export const kinds: Readonly<Record<PartKind, Kind>> = declaredKinds;

export function isPartKind(text: unknown): text is PartKind {
  return typeof text === 'string' && Object.hasOwn(kinds, text);
}
