/*
 * What stands in the field case of a layout: materials, solids, sources, resistances, flat things, figures.
 */
import type { Box } from '#models/geometry/box.ts';
import { sizeOf, volumeOf } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import { isCover } from '#models/components/cover.ts';
import { valuesOf } from '#models/components/values.ts';
import type { FlowElement } from '#solver/case/case.ts';
import { across, axes, directionOf } from '#solver/design/interior.ts';
import { screenElements } from '#solver/design/screens.ts';
import { behindOf } from '#solver/field-design/behind.ts';
import { areaOf, isArea } from '#solver/field-design/areas.ts';
import type { ContentSource, Resistors } from '#solver/field-design/content-source.ts';
import { addBlockMaterial, addMaterial, emissivityOf } from '#solver/field-design/materials.ts';
import { aroundPlane, cellsWithin, cutBy, halvesOf, wholeCells } from '#solver/field-design/places.ts';
import { finCourse } from '#solver/field-design/metal.ts';
import { Metals, type Place } from '#solver/field-design/metals.ts';
import { fanCurve, lossOf, porousOf } from '#solver/field-design/resistance.ts';
import { besides, closed, slotsOf } from '#solver/field-design/slots.ts';
import { flattened, piecesOf, type Shape } from '#solver/field-design/shapes.ts';
import { roomBehind } from '#solver/field-design/surroundings.ts';
import type { FaceName, FieldBoundary, FieldCase } from '#solver/field/schema.ts';

type Of<K extends keyof FieldCase> = NonNullable<FieldCase[K]>[keyof NonNullable<FieldCase[K]> & number];

/** Entrance into a hole from the room, beside the speed of the air there. Source: Idelchik, diagrams 3-1, 11-1. */
const intakeLoss = 0.5;
/** Velocity at which a loss is read where nothing flows, m/s. */
const usualVelocity = 1;

export class Content {
  readonly materials: Record<string, FieldCase['materials'][string]> = {};
  readonly solids: Of<'solids'>[] = [];
  readonly packages: Of<'packages'>[] = [];
  readonly sources: Of<'sources'>[] = [];
  readonly interfaces: Of<'interfaces'>[] = [];
  readonly resistances: Of<'resistances'>[] = [];
  readonly fans: Of<'fans'>[] = [];
  readonly screens: Of<'screens'>[] = [];
  readonly plates: Of<'plates'>[] = [];
  readonly boundaries: FieldBoundary[] = [];
  readonly outputs: Of<'outputs'>[] = [];
  /** Parts that the grid is too coarse for. */
  readonly lost = new Set<string>();
  /** What gives its heat to the air around it by films. */
  readonly metals: Metals;
  /** What fills cells in part. */
  readonly slotted: Box[] = [];
  /** Holes in walls, by the part that stands in them: the figure of what flows out there. */
  readonly openings = new Map<string, { readonly output: string; readonly isRear: boolean }>();
  readonly #from: ContentSource;

  constructor(from: ContentSource) {
    this.#from = from;
    this.metals = new Metals(from, (id, box, power) => this.#addSource(id, box, power));
    // Large ones first, so that what stands on a board is not in it.
    const ordered = from.shapes.toSorted(
      (a, b) => sizeRank(b) - sizeRank(a) || (a.item.id < b.item.id ? -1 : 1),
    );
    for (const shape of ordered) this.#add(shape);
    this.resistances.push(...slotsOf(from.grid.lines, this.slotted));
    this.metals.addOutsides(this.slotted);
    this.plates.splice(0, Infinity, ...this.plates.filter(({ box }) => !this.#isOnBorder(box)));
  }

  #add(shape: Shape): void {
    const { item } = shape;
    const { grid } = this.#from;
    switch (shape.type) {
      case 'block':
        return grid.loose.has(item.id)
          ? this.#addBetween(item, shape.block)
          : this.#addBlock(item, grid.place(shape.block));
      case 'sheet': {
        const box = grid.place(shape.plane);
        if (!isArea(box)) return this.#lose(item, shape.plane);
        const { conductivity, size } = valuesOf(item.part, 'baffle');
        const resistance = Math.min(...size) / Math.max(1e-3, conductivity);
        this.plates.push({ id: item.id, box, resistance });
        return;
      }
      case 'screen':
        return this.#addScreen(shape);
      case 'fan':
        return this.#addFan(shape);
      case 'duct':
        return this.#addDuct(shape);
      case 'fins':
        return this.#addFins(shape);
      default:
        return;
    }
  }

  #addBlock(item: DesignItem, box: Box): void {
    const power = this.#from.blockHeat(item.id);
    if (!(volumeOf(box) > 0)) {
      this.#lose(item, item.box);
      return this.#addSource(item.id, item.box, power);
    }
    for (const [id, piece] of piecesOf(item, box)) this.outputs.push({ type: 'mean', id, box: piece });
    const resistors = this.#hasAirAround(item, box) ? this.#from.resistors(item.id) : null;
    if (resistors) {
      this.#addPackage(item, box, power, resistors);
      return;
    }
    this.solids.push({ id: item.id, box, material: addMaterial(this.materials, item, box) });
    this.#addSource(item.id, box, power);
    this.#addJoint(item, box);
  }

  #addJoint(item: DesignItem, box: Box): void {
    const joint = this.#from.jointBelow(item);
    if (joint === null) return;
    const { axis, sign } = directionOf(item.upAxis);
    const plane = flattened(box, axis, sign > 0 ? box.min[axis] : box.max[axis]);
    const [u, v] = across[axis];
    const size = sizeOf(box);
    this.interfaces.push({ id: `${item.id}/joint`, box: plane, resistance: joint * size[u] * size[v] });
  }

  /** Finer than the grid: its heat goes into the cells that it fills in part, and into its board. */
  #addBetween(item: DesignItem, box: Box): void {
    const { grid } = this.#from;
    const core = wholeCells(grid.lines, box);
    if (core) {
      this.solids.push({ id: item.id, box: core, material: addMaterial(this.materials, item, core) });
      this.#addJoint(item, core);
    }
    this.slotted.push(box);
    this.metals.between.set(item.id, { ...besides(grid.lines, box, core), item, box });
  }

  /** What the network has two resistors of is a junction with them here as well. */
  #addPackage(item: DesignItem, box: Box, power: number, resistors: Resistors): void {
    const { axis, sign } = directionOf(item.upAxis);
    const emissivity = emissivityOf(item);
    this.packages.push({
      id: item.id,
      box,
      board: `${'xyz'[axis]}${sign > 0 ? '-' : '+'}` as FaceName,
      caseFaces: 'all',
      ...resistors,
      power,
      ...(emissivity === undefined ? {} : { emissivity }),
    });
  }

  /** Neither at the border nor under a sink. */
  #hasAirAround({ id }: DesignItem, box: Box): boolean {
    const { domain, shapes } = this.#from;
    const touches = axes.some(
      (axis) => box.min[axis] <= domain.min[axis] || box.max[axis] >= domain.max[axis],
    );
    return !touches && !shapes.some(({ item }) => isCover(item) && item.on === id);
  }

  #addScreen({ item, plane, face }: Extract<Shape, { type: 'screen' }>): void {
    const { grid, ambient } = this.#from;
    const box = grid.place(plane);
    if (!isArea(box)) return this.#lose(item, plane);
    const area = areaOf(plane);
    const covers = item.kind === 'filter' && face !== null && this.#hasVent(plane, face);
    const own = this.#lossOf(screenElements([item], area), item.id, area);
    const loss = own + (face !== null && !covers && this.#from.isIntake(item.id) ? intakeLoss : 0);
    this.screens.push({ id: item.id, box, loss });
    if (face === null || covers) return;
    this.boundaries.push(roomBehind(face, box, ambient));
    this.openings.set(item.id, { output: item.id, isRear: false });
    this.outputs.push({ type: 'surface-flow', id: item.id, face, box });
  }

  #hasVent(plane: Box, face: FaceName): boolean {
    return this.#from.shapes.some(
      (other) =>
        other.type === 'screen' &&
        other.item.kind === 'vent' &&
        other.face === face &&
        axes.every(
          (axis) => other.plane.min[axis] <= plane.max[axis] && other.plane.max[axis] >= plane.min[axis],
        ),
    );
  }

  #addFan({ item, body, plane, frame }: Extract<Shape, { type: 'fan' }>): void {
    const { grid } = this.#from;
    const box = grid.place(plane);
    if (!isArea(box)) {
      this.#lose(item, plane);
      return this.#addSource(item.id, bodyBox(body), this.#from.streamHeat(item.id));
    }
    this.#addFrame(
      item.id,
      frame.map((side) => aroundPlane(grid.lines, grid.place(side), body.axis, box.min[body.axis])),
    );
    this.#drive(item, box, body);
    const [front, rear] = halvesOf(bodyBox(body), box, body);
    this.#addSource(item.id, rear, this.#from.streamHeat(item.id));
    this.outputs.push({ type: 'mean', id: item.id, box: cellsWithin(grid.lines, front) });
    this.#openWall(item, body);
  }

  /** A fan of its own, or what a stopped or curveless one costs. */
  #drive(item: DesignItem, box: Box, { axis, sign }: Shape['body']): boolean {
    const element = this.#from.element(item.id);
    if (element === null) this.plates.push({ id: item.id, box });
    else if (element.type === 'fan' && !element.failed) {
      const direction = `${'xyz'[axis]}${sign > 0 ? '+' : '-'}` as FaceName;
      const curve = fanCurve(element, this.#from.air);
      const swirl = item.kind === 'fan' ? valuesOf(item.part, 'fan').swirl : null;
      this.fans.push({ id: item.id, box, direction, curve, ...(swirl === null ? {} : { swirl }) });
      this.outputs.push({ type: 'fan-flow', id: `${item.id}/flow`, fan: item.id });
      return true;
    } else this.screens.push({ id: item.id, box, loss: this.#lossOf([element], item.id, areaOf(box)) });
    return false;
  }

  #addDuct({ item, body, region, plane, frame }: Extract<Shape, { type: 'duct' }>): void {
    const { grid } = this.#from;
    const box = grid.place(region);
    if (!(volumeOf(box) > 0)) {
      this.#lose(item, region);
      return this.#addSource(item.id, region, this.#from.streamHeat(item.id));
    }
    this.#addFrame(item.id, frame);
    const middle = grid.place(plane);
    this.#drive(item, middle, body);
    const [front, rear] = halvesOf(box, middle, body);
    this.#addSource(item.id, rear, this.#from.streamHeat(item.id));
    this.outputs.push({ type: 'mean', id: item.id, box: front });
    this.#openWall(item, body);
  }

  #addFins({ item, body, region, base, frame }: Extract<Shape, { type: 'fins' }>): void {
    const { grid, fluid, mean } = this.#from;
    const heat = this.#from.streamHeat(item.id);
    const isLoose = grid.loose.has(item.id);
    const box = isLoose ? region : grid.place(region);
    const rest = this.#restOf(item, base, box);
    if (!(volumeOf(box) > 0)) {
      this.#lose(item, region);
      this.#addSource(`${item.id}/fins`, region, heat);
      for (const one of rest) this.#addSource(`${item.id}/rest`, one.box, one.heat);
      return;
    }
    if (!isLoose) this.#addFrame(item.id, frame);
    const { axis } = body;
    const size = sizeOf(box);
    const [u, v] = across[axis];
    const area = size[u] * size[v];
    const flow = this.#flowOr(item.id, area);
    const fins = this.#from.fins(item.id);
    const widths = cutBy(grid.lines[axis], box.min[axis], box.max[axis]);
    this.metals.add(item.id, [
      { box, heat, conductance: fins && finCourse(fins.link, fluid, mean, area, widths, flow / area) },
      ...rest,
    ]);
    const element = this.#from.element(item.id);
    if (element) {
      const along = porousOf(element, flow, area, size[axis], this.#from.air);
      const flanks = new Set(frame.flatMap((side) => axes.filter((one) => side.min[one] === side.max[one])));
      const each = (own: number, blocked: number): [number, number, number] => [
        flanks.has(0) ? blocked : own,
        flanks.has(1) ? blocked : own,
        flanks.has(2) ? blocked : own,
      ];
      this.resistances.push({
        id: item.id,
        box,
        viscous: each(along.viscous, closed),
        inertial: each(along.inertial, along.inertial),
      });
    }
    this.outputs.push({ type: 'mean', id: `${item.id}/fins`, box: cellsWithin(grid.lines, box) });
  }

  /** Where a part gives off what its fins do not: through its base, or by its films around it or at its back. */
  #restOf(item: DesignItem, base: Box | null, fins: Box): Place[] {
    const heat = this.#from.blockHeat(item.id);
    const { grid } = this.#from;
    const isLoose = grid.loose.has(item.id);
    if (base && isLoose) this.slotted.push(base);
    const solid = base && !isLoose ? grid.place(base) : null;
    if (!solid || !(volumeOf(solid) > 0)) {
      if (!(heat > 0)) return [];
      const root = this.#from.fins(item.id)?.root ?? 0;
      const conductance = this.metals.filmOf(item.id, heat, root, 1);
      return [{ box: base ?? behindOf(grid.lines, fins, item), heat, conductance }];
    }
    let material = `${item.id}/base`;
    if (item.kind === 'heat-sink') {
      const { baseConductivity, conductivity, emissivity } = valuesOf(item.part, 'heat-sink');
      this.materials[material] = { conductivity: baseConductivity ?? conductivity, emissivity };
    } else material = addBlockMaterial(this.materials, item);
    this.solids.push({ id: `${item.id}/base`, box: solid, material });
    const { axis } = directionOf(item.upAxis);
    const { conductivity } = this.materials[material];
    const along = typeof conductivity === 'number' ? conductivity : conductivity[axis];
    // From its middle to the root of the fins.
    const conductance = (2 * along * volumeOf(solid)) / sizeOf(solid)[axis] ** 2;
    return [{ box: solid, of: 'solid', heat, conductance }];
  }

  /** What is mounted in a wall without a vent has a cut-out of its own. */
  #openWall(item: DesignItem, { box, axis, sign }: Shape['body']): void {
    const { grid, domain, ambient } = this.#from;
    for (const side of [0, 1] as const) {
      const wall = side === 0 ? domain.min[axis] : domain.max[axis];
      const at = side === 0 ? box.min[axis] : box.max[axis];
      const face = `${'xyz'[axis]}${side === 0 ? '-' : '+'}` as FaceName;
      const plane = flattened(bodyBox({ box }), axis, at);
      if (Math.abs(at - wall) > 1e-9 || this.#hasVent(plane, face)) continue;
      const placed = grid.place(plane);
      this.boundaries.push(roomBehind(face, placed, ambient));
      const output = `${item.id}/wall${side}`;
      this.openings.set(item.id, { output, isRear: (side === 1) === sign > 0 });
      this.outputs.push({ type: 'surface-flow', id: output, face, box: placed });
    }
  }

  #addFrame(id: string, frame: readonly Box[]): void {
    frame.forEach((side, n) => {
      const box = this.#from.grid.place(side);
      if (isArea(box)) this.plates.push({ id: `${id}/frame${n}`, box });
    });
  }

  #addSource(id: string, box: Box, power: number): void {
    const isFlat = !(volumeOf(box) > 0);
    if (Math.abs(power) > 1e-9)
      this.sources.push({ id, box: isFlat ? cellsWithin(this.#from.grid.lines, box) : box, power });
  }

  #lossOf(elements: readonly FlowElement[], id: string, area: number): number {
    const flow = this.#flowOr(id, area);
    return elements.reduce((sum, element) => sum + lossOf(element, flow, area, this.#from.air), 0);
  }

  #flowOr(id: string, area: number): number {
    const flow = this.#from.flow(id);
    return flow > 0.01 * usualVelocity * area ? flow : usualVelocity * area;
  }

  #lose(item: DesignItem, box: Box): void {
    if (sizeOf(box).some((side) => side > 0)) this.lost.add(item.id);
  }

  #isOnBorder(box: Box): boolean {
    const { domain } = this.#from;
    return axes.some(
      (axis) =>
        box.min[axis] === box.max[axis] &&
        (box.min[axis] <= domain.min[axis] || box.max[axis] >= domain.max[axis]),
    );
  }
}

function bodyBox({ box }: Pick<Shape['body'], 'box'>): Box {
  return { min: [...box.min], max: [...box.max] };
}

/** Larger blocks are put in place first. */
function sizeRank(shape: Shape): number {
  return shape.type === 'block' ? volumeOf(shape.block) + (shape.item.kind === 'board' ? 1e3 : 0) : 0;
}
