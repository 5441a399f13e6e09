import accelerator from '#models/library/data/accelerator.json' with { type: 'json' };
import baffle from '#models/library/data/baffle.json' with { type: 'json' };
import board from '#models/library/data/board.json' with { type: 'json' };
import cable from '#models/library/data/cable.json' with { type: 'json' };
import cdu from '#models/library/data/cdu.json' with { type: 'json' };
import chassis from '#models/library/data/chassis.json' with { type: 'json' };
import coldPlates from '#models/library/data/cold-plate.json' with { type: 'json' };
import coolantPorts from '#models/library/data/coolant-port.json' with { type: 'json' };
import device from '#models/library/data/device.json' with { type: 'json' };
import fan from '#models/library/data/fan.json' with { type: 'json' };
import filter from '#models/library/data/filter.json' with { type: 'json' };
import heatSinks from '#models/library/data/heat-sink.json' with { type: 'json' };
import memory from '#models/library/data/memory.json' with { type: 'json' };
import network from '#models/library/data/network.json' with { type: 'json' };
import processor from '#models/library/data/processor.json' with { type: 'json' };
import psu from '#models/library/data/psu.json' with { type: 'json' };
import pump from '#models/library/data/pump.json' with { type: 'json' };
import radiator from '#models/library/data/radiator.json' with { type: 'json' };
import storage from '#models/library/data/storage.json' with { type: 'json' };
import tim from '#models/library/data/tim.json' with { type: 'json' };
import vent from '#models/library/data/vent.json' with { type: 'json' };
import type { Part, PartId, PartKind } from '#models/components/part.ts';
import { readPartDocument } from '#models/library/read.ts';

export { readPartFile } from '#models/library/read.ts';

export interface Library {
  get(id: PartId): Part | undefined;
  all(): readonly Part[];
  byKind(kind: PartKind): readonly Part[];
}

const documents: readonly (readonly [string, unknown])[] = [
  ['chassis.json', chassis],
  ['vent.json', vent],
  ['filter.json', filter],
  ['fan.json', fan],
  ['board.json', board],
  ['accelerator.json', accelerator],
  ['processor.json', processor],
  ['memory.json', memory],
  ['storage.json', storage],
  ['network.json', network],
  ['heat-sink.json', heatSinks],
  ['cold-plate.json', coldPlates],
  ['coolant-port.json', coolantPorts],
  ['cdu.json', cdu],
  ['pump.json', pump],
  ['radiator.json', radiator],
  ['tim.json', tim],
  ['psu.json', psu],
  ['baffle.json', baffle],
  ['cable.json', cable],
  ['device.json', device],
];

let built: Library | null = null;

/** The parts that come with Boxwright, read once. A fault in them is a fault of the build, hence thrown. */
export function builtinLibrary(): Library {
  built ??= libraryOf(
    documents.flatMap(([name, json]) => {
      const { parts, problems } = readPartDocument(json, name);
      const first = problems[0];
      if (first) throw new Error(`${first.path}: ${first.message}; ${first.remedy}`);
      return parts;
    }),
  );
  return built;
}

/** The library with `parts` added; a part with an id that is there already takes its place. */
export function withParts(library: Library, parts: Iterable<Part>): Library {
  return libraryOf([...library.all(), ...parts]);
}

/** A library of these parts, in their order; the last of several with one id wins. */
export function libraryOf(parts: readonly Part[]): Library {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const all = [...byId.values()];
  const groups = new Map<PartKind, Part[]>();
  for (const part of all) {
    const group = groups.get(part.kind);
    if (group) group.push(part);
    else groups.set(part.kind, [part]);
  }
  return { get: (id) => byId.get(id), all: () => all, byKind: (kind) => groups.get(kind) ?? [] };
}
