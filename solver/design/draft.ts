import type { PlacementId } from '#models/project/records.ts';
import type { SolveProblem } from '#models/results/design-result.ts';
import type { Branch, FlowElement, FlowNode, HeatNode } from '#solver/case/case.ts';
import type { HeatLink, Velocity } from '#solver/case/heat-link.ts';
import type { Axis } from '#solver/design/interior.ts';
import { standardGravity } from '#solver/flow/fluid.ts';
import type { Box } from '#models/geometry/box.ts';

/*
 * The case while it is put together, and the way back from its ids to the design.
 * Ids of the surroundings begin with "~"; all others are "placement id/what".
 */

/** A branch seen from a zone: `sign` +1 where its positive flow goes along the axis. */
export interface FacePort {
  readonly branch: string;
  /** Its place among the draft's branches. */
  readonly at: number;
  readonly sign: 1 | -1;
}

export interface Zone {
  readonly id: string;
  readonly cell: number;
  readonly index: readonly [number, number, number];
  /** The index in names. */
  readonly place: string;
  readonly box: Box;
  /** Free share of the volume. */
  readonly free: number;
  readonly section: readonly [number, number, number];
  /** Mean section, m². */
  readonly mean: readonly [number, number, number];
  /** Section between what stands in it, m². */
  readonly narrow: readonly [number, number, number];
  /** 4 V/A of the slots between what stands in it, by axis, m; 0: nothing does. */
  readonly slot: readonly [number, number, number];
  /** Branches through its low and high face, by axis. */
  readonly ports: readonly [Ports, Ports, Ports];
  /** From its ports, when first asked for (see exposure.ts). */
  velocity: Velocity | null;
}
type Ports = [readonly FacePort[], readonly FacePort[]];

/** The circuit of the air, or of what fills a tank in its place. */
export const airCircuit = 'air';
export const tankCircuit = 'tank';

/** A dielectric in the place of the air. */
export interface Tank {
  /** Its name in the solver's tables. */
  readonly fill: string;
  readonly conductivity: number; // W/(m K), in the room
  /** Supply and return of the loop that moves it; null: nothing does, and its vents are shut. */
  readonly ends: { readonly supply: string; readonly back: string } | null;
  /** Whether vents let it in and out. */
  readonly openings: { in: boolean; out: boolean };
}

export interface Draft {
  readonly tank: Tank | null;
  readonly ambientDensity: number; // kg/m³
  readonly nodes: FlowNode[];
  readonly branches: Branch[];
  readonly heatNodes: HeatNode[];
  readonly links: HeatLink[];
  readonly problems: SolveProblem[];
  readonly zones: Zone[];
  /** Zone by cell index; null where the cell is solid. */
  readonly zoneOf: (Zone | null)[];
  /** Node of the room at a height; made when first asked for. Behind the rear wall it may have a pressure of its own. */
  outside(elevation: number, isBehind: boolean): string;
  /** Branches that no one would call a way for air: seams. */
  readonly seams: Set<string>;
  /** Branches of the fans, PSUs and sinks. */
  readonly channels: Map<PlacementId, Channel>;
  /** Branches through vents and filters, `sign` +1 where positive flow goes into the chassis. */
  readonly openings: Map<PlacementId, { branch: string; sign: 1 | -1; zone: string }[]>;
}

export interface Channel {
  readonly branch: string;
  /** Node before and behind it in the way of the air. */
  readonly front: string;
  readonly rear: string;
  /** What stands in it; null: a fan without a curve, which stays closed. */
  readonly element: FlowElement | null;
  /** Zones that touch its front and rear face. */
  readonly frontZones: readonly string[];
  readonly rearZones: readonly string[];
}

/**
 * A probe takes no heat: any conductance gives it the temperature of the air that it reads, W/K. A large one would
 * hide from the solver how still that air is, a tiny one would leave the probe behind by what the solve leaves over.
 */
export const probeConductance = 0.1;

/** What gives all its heat to the place it stands in has that place's temperature, W/K. */
export const joined = 1000;

/** Nodes of the room begin with this. */
export const outsidePrefix = '~outside/';

/** @param backPressure of the room behind the rear wall over that elsewhere, Pa */
export function createDraft(ambientDensity: number, tank: Tank | null, backPressure: number): Draft {
  const nodes: FlowNode[] = [];
  const outsides = new Map<string, string>();
  return {
    tank,
    ambientDensity,
    nodes,
    branches: [],
    heatNodes: [],
    links: [],
    problems: [],
    zones: [],
    zoneOf: [],
    seams: new Set(),
    channels: new Map(),
    openings: new Map(),
    outside(elevation, isBehind) {
      // Millimetres are fine enough for the pressure of a column of air.
      const height = Math.round(elevation * 1000);
      const over = isBehind ? backPressure : 0;
      const key = over === 0 ? `${height}` : `rear/${height}`;
      const known = outsides.get(key);
      if (known !== undefined) return known;
      const id = `${outsidePrefix}${key}`;
      outsides.set(key, id);
      nodes.push({
        id,
        pressure: over - ambientDensity * standardGravity * (height / 1000),
        elevation: height / 1000,
      });
      return id;
    },
  };
}

/** Names of zones and of the ways between them, made once: text that is made anew is slow to look up. */
const names = new Map<number, string>();
const mostNames = 100_000;

/**
 * @param index of the cell along each axis, below 1024 each
 * @param what the zone's name; its place alone, for names of what belongs to it; or the way to the next zone along an axis
 */
export function zoneName(index: readonly [number, number, number], what: Axis | 'zone' | 'place'): string {
  const [i, j, k] = index;
  const key = ((i * 1024 + j) * 1024 + k) * 5 + (what === 'zone' ? 3 : what === 'place' ? 4 : what);
  const known = names.get(key);
  if (known !== undefined) return known;
  const next = [i, j, k];
  if (typeof what === 'number') next[what]++;
  const place = `${i}.${j}.${k}`;
  const name = what === 'place' ? place : `~zone/${place}${what === 'zone' ? '' : `>${next.join('.')}`}`;
  if (names.size >= mostNames) names.clear();
  names.set(key, name);
  return name;
}

/** Lets a zone know the branch that was added last. @param sign +1 where its positive flow goes along the axis */
export function addPort(draft: Draft, zone: Zone, axis: Axis, side: 0 | 1, sign: 1 | -1): void {
  const at = draft.branches.length - 1;
  const sides = zone.ports[axis];
  const port: FacePort = { branch: draft.branches[at].id, at, sign };
  // Most faces have one: an array that grows would take room for seventeen.
  sides[side] = sides[side].length === 0 ? [port] : [...sides[side], port];
}
