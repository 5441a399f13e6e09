import {
  Color,
  DynamicDrawUsage,
  EdgesGeometry,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  InstancedMesh,
  LineSegments,
  Matrix4,
  SRGBColorSpace,
  type BufferGeometry,
  type Material,
  type ShaderMaterial,
} from 'three';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Colour } from '#renderer/scene/colour-scale.ts';
import { lookOf, type Piece, type ShapeName, type Tone } from '#renderer/scene/parts/look.ts';
import { localSize, pieceMatrix } from '#renderer/scene/parts/piece-matrix.ts';
import { buildShape } from '#renderer/scene/parts/shapes.ts';

interface Batch {
  readonly shape: ShapeName;
  readonly faces: BufferGeometry;
  readonly edges: BufferGeometry;
  mesh: InstancedMesh;
  lines: LineSegments<InstancedBufferGeometry>;
  capacity: number;
  count: number;
}

interface Slot {
  item: DesignItem;
  readonly pieces: readonly Piece[];
  readonly batches: readonly Batch[];
  readonly indices: readonly number[];
}

export interface BatchMaterials {
  readonly solid: Material;
  readonly perforated: Material;
  readonly edges: ShaderMaterial | null;
}

/** Fins and pins have more edges than pixels: the edges of their box are drawn. */
const boxed: ReadonlySet<ShapeName> = new Set(['fins-10', 'fins-20', 'fins-40', 'pins']);
/** Round shapes shade well enough. */
const withoutEdges: ReadonlySet<ShapeName> = new Set(['rotor', 'cylinder']);

/** Bends sharper than this are drawn as edges, degrees: blades and round ducts stay smooth. */
const sharp = 30;

/**
 * All parts as instanced meshes, one per shape (two draw calls each, with its edges), so the cost of a frame
 * does not grow with the number of parts. `show` writes only what changed since the last call.
 */
export class PartBatches {
  readonly group = new Group();
  readonly #materials: BatchMaterials;
  readonly #batches = new Map<ShapeName, Batch>();
  readonly #slots = new Map<PlacementId, Slot>();
  #shown: readonly DesignItem[] = [];
  readonly #matrix = new Matrix4();
  readonly #colour = new Color();

  constructor(materials: BatchMaterials) {
    this.#materials = materials;
  }

  /** Shows these items. Items that keep their identity cost nothing; moved ones only their own matrices. */
  show(items: readonly DesignItem[]): { readonly rebuilt: boolean } {
    if (items === this.#shown) return { rebuilt: false };
    this.#shown = items;
    if (this.#updateInPlace(items)) return { rebuilt: false };
    this.#rebuild(items);
    return { rebuilt: true };
  }

  /** Colours every part: `body` per part, the quiet tones are tinted by `shade` (1 leaves them). */
  paint(
    bodyOf: (item: DesignItem) => Colour,
    shadeOf: (item: DesignItem) => number,
    tones: ToneColours,
  ): void {
    for (const slot of this.#slots.values()) {
      const body = bodyOf(slot.item);
      const shade = shadeOf(slot.item);
      for (const [n, piece] of slot.pieces.entries()) {
        const [r, g, b] = piece.tone === 'body' ? body : tones[piece.tone];
        this.#colour.setRGB(lift(r, shade), lift(g, shade), lift(b, shade), SRGBColorSpace);
        const colours = slot.batches[n]?.mesh.instanceColor;
        if (colours) this.#colour.toArray(colours.array, (slot.indices[n] ?? 0) * 3);
      }
    }
    for (const { mesh } of this.#batches.values()) {
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    }
  }

  dispose(): void {
    for (const batch of this.#batches.values()) {
      batch.mesh.dispose();
      batch.lines.geometry.dispose();
      batch.faces.dispose();
      batch.edges.dispose();
    }
    this.#batches.clear();
    this.#slots.clear();
    this.group.clear();
  }

  #updateInPlace(items: readonly DesignItem[]): boolean {
    if (items.length !== this.#slots.size) return false;
    // First look, then write: a half-written update would be drawn.
    for (const item of items) {
      const slot = this.#slots.get(item.id);
      if (!slot || !sameLook(slot.item, item)) return false;
    }
    for (const item of items) {
      const slot = this.#slots.get(item.id);
      if (!slot || slot.item === item) continue;
      slot.item = item;
      this.#write(slot);
    }
    return true;
  }

  #rebuild(items: readonly DesignItem[]): void {
    this.#slots.clear();
    for (const batch of this.#batches.values()) batch.count = 0;
    const planned = items.map((item) => ({ item, pieces: lookOf(item, localSize(item)) }));
    const counts = new Map<ShapeName, number>();
    for (const { pieces } of planned) {
      for (const { shape } of pieces) counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
    for (const [shape, count] of counts) this.#reserve(shape, count);
    for (const { item, pieces } of planned) {
      const batches: Batch[] = [];
      const indices: number[] = [];
      for (const { shape } of pieces) {
        const batch = this.#batches.get(shape);
        if (!batch) continue;
        batches.push(batch);
        indices.push(batch.count++);
      }
      const slot = { item, pieces, batches, indices };
      this.#slots.set(item.id, slot);
      this.#write(slot);
    }
    for (const batch of this.#batches.values()) {
      batch.mesh.count = batch.count;
      batch.lines.geometry.instanceCount = batch.count;
      batch.mesh.visible = batch.count > 0;
      batch.lines.visible = batch.count > 0;
    }
  }

  #write(slot: Slot): void {
    const size = localSize(slot.item);
    for (const [n, piece] of slot.pieces.entries()) {
      const mesh = slot.batches[n]?.mesh;
      if (!mesh) continue;
      pieceMatrix(this.#matrix, slot.item, size, piece);
      mesh.setMatrixAt(slot.indices[n] ?? 0, this.#matrix);
      mesh.instanceMatrix.needsUpdate = true;
    }
  }

  #reserve(shape: ShapeName, count: number): void {
    const old = this.#batches.get(shape);
    if (old && old.capacity >= count) return;
    const faces = old?.faces ?? buildShape(shape);
    const edges = old?.edges ?? new EdgesGeometry(boxed.has(shape) ? buildShape('box') : faces, sharp);
    if (old) {
      this.group.remove(old.mesh, old.lines);
      old.mesh.dispose();
      old.lines.geometry.dispose();
    }
    // Room for half as many again: adding parts one by one does not rebuild each time.
    const capacity = Math.max(16, Math.ceil(count * 1.5));
    const material = shape === 'perforated' ? this.#materials.perforated : this.#materials.solid;
    const mesh = new InstancedMesh(faces, material, capacity);
    mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    mesh.instanceColor = new InstancedBufferAttribute(new Float32Array(capacity * 3).fill(1), 3);
    mesh.instanceColor.setUsage(DynamicDrawUsage);
    // The enclosure is all in view or nearly; culling per batch would need a bounding pass per change.
    mesh.frustumCulled = false;
    mesh.castShadow = shape !== 'perforated';
    mesh.receiveShadow = true;
    mesh.renderOrder = shape === 'perforated' ? 3 : 0;
    const outline = new InstancedBufferGeometry();
    outline.setAttribute('position', edges.getAttribute('position'));
    outline.setAttribute('instanceMatrix', mesh.instanceMatrix);
    const lines = new LineSegments(outline, this.#materials.edges ?? undefined);
    lines.frustumCulled = false;
    lines.renderOrder = 1;
    this.group.add(mesh);
    if (this.#materials.edges && !withoutEdges.has(shape)) this.group.add(lines);
    this.#batches.set(shape, { shape, faces, edges, mesh, lines, capacity, count: 0 });
  }
}

export type ToneColours = Readonly<Record<Exclude<Tone, 'body'>, Colour>>;

/** Towards white for shade > 1 (hover), towards black below. */
function lift(channel: number, shade: number): number {
  return shade > 1 ? channel + (1 - channel) * (shade - 1) : channel * shade;
}

/** Same pieces in the same batches: only the placing or the colour differ. */
function sameLook(a: DesignItem, b: DesignItem): boolean {
  return a === b || (a.part === b.part && a.kind === b.kind);
}
