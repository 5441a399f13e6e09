/*
 * Fluid that moves, and the heat that it carries: one turn after another of momentum, continuity and heat, until nothing is
 * left over. Momentum takes a share of each step; pressures correct the velocities by SIMPLEC.
 * Source: Van Doormaal & Raithby (1984), Numer. Heat Transfer 7, 147–163.
 */
import { closedFaces, FanPlanes } from '#solver/field/planes.ts';
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import { Bodies } from '#solver/field/bodies.ts';
import { Buoyancy } from '#solver/field/buoyancy.ts';
import { bytesIn } from '#solver/field/bytes.ts';
import { type Carried, CarriedHeat, carriedOut } from '#solver/field/carried-heat.ts';
import type { Leftover } from '#solver/field/contract.ts';
import { Continuity } from '#solver/field/continuity.ts';
import { dragOf } from '#solver/field/drag.ts';
import { radiates } from '#solver/field/facets.ts';
import { conductivityOf, flowOf, fluidCells, fluidOf, seeksHeat } from '#solver/field/fluid.ts';
import { heatOut, setSurfaces } from '#solver/field/border.ts';
import { axes, type AxisIndex, facesOfPlane } from '#solver/field/grid.ts';
import {
  type Forces,
  type Momentum,
  type MomentumBalance,
  type Opening,
  type Motion,
  type Past,
  relaxMomentum,
  type Sweeps,
} from '#solver/field/momentum.ts';
import { balanceMomentum } from '#solver/field/momentum-row.ts';
import { type CycleMemory, cycleMemory } from '#solver/field/multigrid.ts';
import { Outside } from '#solver/field/outside.ts';
import { type Parts, partsOf } from '#solver/field/parts.ts';
import { Radiation } from '#solver/field/radiation.ts';
import { type BorderFlow, type Room, roomOf, type Triple, triple } from '#solver/field/room.ts';
import type { FaceName, FieldBox, FieldCase } from '#solver/field/schema.ts';
import { FinBlocks } from '#solver/field/fins.ts';
import { follow, followersOf } from '#solver/field/followers.ts';
import { type Friction, plainFriction } from '#solver/field/friction.ts';
import { Gas } from '#solver/field/gas.ts';
import { holdVelocities, setVelocities } from '#solver/field/given-velocities.ts';
import { openingsOf, spendOnSpeed } from '#solver/field/still-air.ts';
import { type DensityOnFaces, setStreams } from '#solver/field/streams.ts';
import { emptyCouplings } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';
import { Turbulence } from '#solver/field/turbulence.ts';
import { canWait } from '#solver/field/waiting-heat.ts';
import { type Contacts, contactsWithin } from '#solver/field/walls.ts';

/** Sweeps there and back of momentum, in a turn. */
const sweeps = 2;
/** Share of a step of momentum that is taken: pressures of few cells' length come to rest the sooner the less it is. */
const usualRelaxation = 0.85;
/** Share, of what all couplings would carry to nought, that is in play at least: where nothing heats, rounding is left. */
const leastInPlay = 1e-8;

export class Flow {
  readonly room: Room;
  readonly motion: Motion;
  readonly temperature: Float64Array;
  readonly density: number;
  readonly specificHeat: number;
  /** Whether temperatures are sought. */
  readonly isHeated: boolean;
  readonly fans: FanPlanes;
  readonly fins: FinBlocks;
  readonly bodies: Bodies;
  readonly #team: Team;
  readonly #parts: Parts;
  readonly #input: FieldCase;
  readonly #equations: FieldEquations;
  readonly #viscosity: number;
  readonly #outside: Outside;
  readonly #gas: Gas | null;
  readonly #turbulence: Turbulence | null;
  readonly #friction: Friction;
  readonly radiation: Radiation | null;
  readonly #continuity: Continuity;
  readonly #momentum: MomentumBalance;
  readonly #mobility: Triple<Float32Array>;
  readonly #sweeps: Sweeps;
  readonly #buoyancy: Buoyancy;
  readonly #drag: Forces['drag'];
  readonly #balances: [Momentum?, Momentum?, Momentum?] = [];
  readonly #openings: Triple<readonly Opening[]>;
  readonly #heat: CarriedHeat;
  readonly #cycle: CycleMemory;
  /** A temperature that occurs, K: what streams carry is counted from it. */
  readonly #reference: number;
  /** Share of heat's step that a turn takes. */
  heatShare = 1;
  /** Share of the heat that was left over when it was solved last. */
  #heatLeft = Infinity;
  /** Norm of the streams when they were strongest, kg/s: a flow that dies away is judged by what it was. */
  #strongest = 0;
  readonly #followers: ReturnType<typeof followersOf>;

  constructor(team: Team, input: FieldCase, equations: FieldEquations, temperature: Float64Array) {
    const { grid, border, materialOf } = equations;
    const parts = partsOf(grid.counts);
    this.#team = team;
    this.#parts = parts;
    const name = fluidOf(input) ?? '';
    const fluid = input.materials[name];
    this.#input = input;
    this.#equations = equations;
    this.density = fluid.density ?? 1;
    this.specificHeat = fluid.specificHeat ?? 0;
    this.#viscosity = fluid.viscosity ?? 0;
    this.temperature = temperature;
    this.isHeated = seeksHeat(input);
    const isFluid = fluidCells(input, name, materialOf, grid.counts);
    const borders = new Map<FaceName, Map<number, BorderFlow>>();
    for (const [face, faces] of border)
      borders.set(face, new Map(faces.map(({ cell, boundary }) => [cell, flowOf(boundary)])));
    const borderAt = (face: FaceName, cell: number): BorderFlow =>
      borders.get(face)?.get(cell) ?? { type: 'wall' };
    const closed = closedFaces(input, grid);
    const room = team.shared(roomOf(grid, isFluid, borderAt, closed, input.flow?.scheme === 'upwind'));
    this.room = room;
    const isTurbulent = (input.flow?.turbulence ?? 'laminar') !== 'laminar';
    this.#turbulence = isTurbulent ? new Turbulence(team, input, fluid, equations, room, borderAt) : null;
    this.#friction = this.#turbulence?.friction ?? plainFriction(team, room);
    const size = isFluid.length;
    const vector = (): Float64Array => new Float64Array(size);
    this.motion = team.shared({ velocity: triple(vector), stream: triple(vector), pressure: vector() });
    const { referenceTemperature: cold } = input;
    this.#gas = fluid.gas && this.isHeated && cold !== undefined ? new Gas(room, this.density, cold) : null;
    this.#mobility = team.shared(triple(() => new Float32Array(size)));
    // Momentum, pressures and heat take turns, and are done with couplings, rests and directions when the next one begins.
    const couplings = team.shared(emptyCouplings(grid.counts));
    this.#cycle = team.shared(cycleMemory(size));
    const density = this.#gas?.faces ?? this.density;
    this.#continuity = new Continuity(team, parts, room, density, couplings, this.#cycle);
    const [rest, ...directions] = this.#continuity.memory;
    this.#momentum = { couplings, rest, mobility: this.#mobility[0] };
    this.#sweeps = { couplings, rest, change: directions[0], parts };
    const rising = {
      gravity: (this.isHeated && input.gravity) || ([0, 0, 0] as const),
      reference: cold ?? 0,
      density: this.density,
      specificHeat: this.specificHeat,
      expansion: fluid.expansion ?? 0,
    };
    this.#buoyancy = new Buoyancy(team, room, rising, this.#gas);
    this.fans = new FanPlanes(team, input, room, this.density);
    this.fins = new FinBlocks(input, equations, room);
    this.bodies = new Bodies(input, equations, room);
    this.#drag = team.shared(dragOf(input, room, this.density, this.#viscosity));
    this.#openings = [openingsOf(room, 0), openingsOf(room, 1), openingsOf(room, 2)];
    const carried = { scheme: room.crossScheme, conduction: equations.stencil, t: temperature };
    this.#heat = new CarriedHeat(
      team,
      { ...carried, stream: this.motion.stream, couplings, rest, parts },
      room.passages,
      directions,
      this.#cycle,
      this.bodies,
      this.#buoyancy.acts,
    );
    this.#followers = followersOf(border, isFluid);
    this.#reference = temperature[room.isFluid.indexOf(1)];
    temperature.set(temperature.map((one) => (one === 0 ? this.#reference : one)));
    this.#outside = new Outside(equations);
    const contacts = (): Contacts => this.#turbulence?.contacts ?? contactsWithin(room, borderAt);
    this.radiation =
      this.isHeated && radiates(input)
        ? new Radiation(input, equations, room, contacts(), conductivityOf(fluid), this.#reference)
        : null;
    const { prescribed, initial } = input.flow ?? {};
    const given = prescribed ?? initial;
    if (given) setVelocities(this.motion.velocity, room, given, prescribed !== undefined);
    this.begin();
  }

  /** Whether temperatures drive it. */
  get isBuoyant(): boolean {
    return this.#buoyancy.acts;
  }

  /** Whether heat may be solved in some turns alone. */
  get canHeatWait(): boolean {
    return this.isHeated && !this.isBuoyant && this.#gas === null && canWait(this.#input);
  }

  get bytes(): number {
    return (
      this.#continuity.bytes +
      this.#heat.bytes +
      bytesIn(this.room) +
      bytesIn(this.motion) +
      bytesIn([this.#mobility, this.#buoyancy.weight, this.#buoyancy.inertia, this.#drag, this.fans.drive]) +
      bytesIn([this.#momentum.couplings, this.#cycle]) +
      (this.#turbulence?.bytes ?? 0) +
      (this.radiation?.bytes ?? 0) +
      (this.#gas?.bytes ?? 0) +
      this.fins.bytes +
      this.bodies.bytes
    );
  }

  /** Puts in place what the border holds, once other fields have been set. */
  begin(): void {
    const { room, motion } = this;
    holdVelocities(motion.velocity, room, this.#equations.border);
    for (const { ghost, type, pressure } of room.passages)
      if (type === 'outlet') motion.pressure[ghost] = pressure;
    if (this.isHeated) setSurfaces(this.#equations, this.temperature);
    this.#gas?.update(this.temperature);
    for (const axis of axes) this.#setStream(axis);
    this.#setBorders();
  }

  /** What a turn changes: velocities first. */
  get fields(): readonly Float64Array[] {
    const { velocity } = this.motion;
    return [
      ...axes.filter((axis) => this.room.moves[axis]).map((axis) => velocity[axis]),
      ...this.cellFields,
    ];
  }

  /** Of these what stands in the middles of cells. */
  get cellFields(): readonly Float64Array[] {
    const turbulent = this.#turbulence?.mixed ?? [];
    return [...(this.isHeated ? [this.temperature] : []), this.motion.pressure, ...turbulent];
  }

  /** The part of a field that turns change: planes of ghosts before and behind all cells hold faces across them alone. */
  inPlay(field: Float64Array): Float64Array {
    const [, , plane] = this.room.strides;
    return field.subarray(field === this.motion.velocity[2] ? 0 : plane, field.length - plane);
  }

  /** @returns sum of squares */
  #setStream(axis: AxisIndex): number {
    const { velocity, stream } = this.motion;
    return setStreams(this.room, axis, velocity[axis], this.#densityOn(axis), stream[axis]);
  }

  #densityOn(axis: AxisIndex): DensityOnFaces {
    return this.#gas?.faces[axis] ?? this.density;
  }

  /** Ghosts that follow their cells. */
  #setBorders(): void {
    follow(this.#followers, this.motion);
    if (this.isHeated) setSurfaces(this.#equations, this.temperature);
  }

  /**
   * One turn.
   * @param right of the heat, W @param past of momentum @param share of momentum's step, where the case has none
   * @param heats whether heat is solved as well; else its share left over is that of the last time
   */
  turn(right: Float64Array, past: Past | null, share = usualRelaxation, heats = true): Leftover {
    const { room, motion, temperature } = this;
    const { count } = this.#parts;
    let momentum = 0;
    let mass = 0;
    this.#gas?.update(temperature);
    for (const axis of axes) if (room.moves[axis]) this.#setStream(axis);
    this.#setBorders();
    this.#turbulence?.update(motion, heats ? right : null);
    this.#outside.update(temperature, right);
    this.fins.update(temperature, right);
    this.bodies.update(temperature, motion.velocity, right);
    this.radiation?.update(temperature, this.#turbulence?.films ?? null, right);
    if (this.#input.flow?.prescribed === undefined) {
      this.#buoyancy.update(temperature, this.#heat.lag);
      this.fans.update(motion.velocity);
      this.#gas?.scale(this.#drag, this.fans.drive);
      const relaxation = this.#input.flow?.relaxation ?? share;
      let rest = 0;
      let scale = 0;
      for (const axis of axes) {
        if (!room.moves[axis]) continue;
        const balance = (this.#balances[axis] ??= this.#balanceOf(axis, past));
        const left = this.#team.run(balanceMomentum, balance, count, relaxation, past?.rate ?? 0);
        const entering = { velocity: motion.velocity[axis], density: this.#densityOn(axis) };
        rest += left + spendOnSpeed(this.#openings[axis], entering, relaxation, balance.into);
        for (let part = 0; part < count; part++) scale += balance.scale[part];
        relaxMomentum(this.#team, this.#sweeps, this.#openings[axis], room.strides[axis], sweeps);
        // The other axes see streams, and these stay as they were until all are balanced.
        add(motion.velocity[axis], this.#sweeps.change);
      }
      momentum = scale > 0 ? Math.sqrt(rest / scale) : Math.sqrt(rest);
      let squares = 0;
      for (const axis of axes) if (room.moves[axis]) squares += this.#setStream(axis);
      const strongest = Math.max(this.#strongest, Math.sqrt(squares));
      this.#strongest = strongest;
      const surplus = this.#continuity.correct(motion, this.#mobility);
      mass = strongest > 0 ? surplus / strongest : 0;
      this.#setBorders();
    }
    if (this.isHeated && heats) {
      const { specificHeat, heatShare, canHeatWait } = this;
      const { left, toNought } = this.#heat.step(right, specificHeat, heatShare, canHeatWait);
      this.#heatLeft = left / Math.max(this.#heatScale(), leastInPlay * toNought, 1e-300);
    }
    const heat = this.isHeated ? this.#heatLeft : 0;
    const turbulence = this.#turbulence?.step(motion) ?? null;
    return { momentum, mass, heat, ...(turbulence === null ? {} : { turbulence }) };
  }

  #balanceOf(axis: AxisIndex, past: Past | null): Momentum {
    const { strides, isSought, ownScheme, crossScheme } = this.room;
    const isUpwind = this.#input.flow?.scheme === 'upwind';
    return {
      axis,
      room: { strides, isSought, sizes: this.#friction.sizes, ownScheme, crossScheme, isUpwind },
      motion: this.motion,
      forces: {
        viscosity: this.#viscosity,
        friction: this.#friction,
        weight: this.#buoyancy.weight,
        inertia: this.#buoyancy.inertia,
        drag: this.#drag,
        drive: this.fans.drive,
        earlier: past?.earlier ?? null,
      },
      into: { ...this.#momentum, mobility: this.#mobility[axis] },
      parts: this.#parts,
      scale: this.#team.shared(new Float64Array(this.#parts.count)),
    };
  }

  /** Through a flat box, along its axis, m³/s. */
  through(box: FieldBox): number {
    const { axis, faces } = facesOfPlane(this.room.grid, box);
    const velocity = this.motion.velocity[axis];
    return faces.reduce((sum, face) => sum + velocity[face] * this.room.sizes.area(axis, face), 0);
  }

  /** What leaves through a face of the border, kg/s. */
  outflow({ cell, ghost }: BorderFace): number {
    const axis = this.#axisBetween(cell, ghost);
    return ghost > cell ? this.motion.stream[axis][cell] : -this.motion.stream[axis][ghost];
  }

  /** On the border: held behind an outlet, else on a straight line through the two cells before it, Pa. */
  pressureAt({ cell, ghost, boundary }: BorderFace): number {
    const { pressure } = this.motion;
    if (boundary?.type === 'outlet') return boundary.pressure ?? 0;
    const inner = 2 * cell - ghost;
    if (!this.room.isFluid[inner]) return pressure[cell];
    const axis = this.#axisBetween(cell, ghost);
    const { sizes } = this.room;
    const [own, other] = [cell, inner].map((one) => sizes.volume(one) / sizes.area(axis, one));
    return pressure[cell] + ((pressure[cell] - pressure[inner]) * own) / (own + other);
  }

  /** Velocity along an axis in the middle of a cell, m/s. */
  alongAxis(axis: AxisIndex): (cell: number) => number {
    const velocity = this.motion.velocity[axis];
    const stride = this.room.strides[axis];
    return (cell) => (velocity[cell - stride] + velocity[cell]) / 2;
  }

  /** Of the fluid, kg/m³; 0 in solids. */
  densityAt(cell: number): number {
    return this.#gas ? this.#gas.cells[cell] : this.room.isFluid[cell] * this.density;
  }

  /** Share of the walls beside which cells are too fine for the model of turbulence. */
  get tooFine(): number {
    return this.#turbulence?.tooFine ?? 0;
  }

  /** What turbulence has in the cells, by the names of quantities; 0 in solids. */
  get turbulent(): Readonly<Partial<Record<string, Float64Array>>> {
    return this.#turbulence?.fields ?? {};
  }

  #axisBetween(cell: number, ghost: number): AxisIndex {
    const stride = Math.abs(ghost - cell);
    return stride === 1 ? 0 : stride === this.room.strides[1] ? 1 : 2;
  }

  /** Heat that openings carry out, and what radiation lets go, W. */
  carried(): Carried {
    if (!this.isHeated) return { out: 0, through: 0, toNought: 0 };
    const { room, motion, temperature, specificHeat } = this;
    const escaped = this.radiation?.escaped ?? 0;
    return carriedOut(room.passages, motion.stream, temperature, specificHeat, this.#reference, escaped);
  }

  /** Heat in play: what is put in, or passes the border, W. */
  #heatScale(): number {
    const { passing, released } = this.#equations;
    let through = this.carried().through;
    for (const face of passing)
      if (face.outer !== 0) through += Math.abs(heatOut(face, this.temperature)) / 2;
    return Math.max(Math.abs(released), through);
  }
}

function add(a: Float64Array, b: Float64Array): void {
  for (let c = 0; c < a.length; c++) a[c] += b[c];
}
