import type { System } from '#models/components/system.ts';
import { readPartDocument } from '#models/library/read.ts';
import file from '#models/library/data/system.json' with { type: 'json' };

let built: readonly System[] | null = null;

/**
 * The whole systems that come with Boxwright, read once. They stand apart from the parts, so that a page loads
 * them (`import()` of this module) only when it shows a rack. A fault in them is a fault of the build.
 */
export function builtinSystems(): readonly System[] {
  if (!built) {
    const { systems, problems } = readPartDocument(file, 'system.json');
    const first = problems[0];
    if (first) throw new Error(`${first.path}: ${first.message}; ${first.remedy}`);
    built = systems;
  }
  return built;
}

/** The systems with `others` added; one with an id that is there already takes its place. */
export function withSystems(systems: readonly System[], others: Iterable<System>): readonly System[] {
  return [...new Map([...systems, ...others].map((system) => [system.id, system])).values()];
}
