/*
 * What stands in a pod, made ready: loads by their figures, enclosures condensed to what hangs on the air that they get.
 */
import type { Content, EnclosureContent, LoadContent, Pod } from '#models/pod/pod.ts';
import type { Design } from '#models/project/design.ts';
import { type CondensedByInlet, condenseByInlet } from '#solver/condense/by-inlet.ts';
import { samplesOfDesign } from '#solver/condense/design-samples.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { ServedContent } from '#solver/pod/contract.ts';

/** Inlet temperatures over which enclosures are condensed, K: beyond them they are taken as at the ends. */
const range = [243.15, 343.15] as const;

/**
 * @param designs by the place of their content in the list
 * @param altitude m
 * @throws Error in words where a design has no answer over the range; rejects with the signal's reason when it was raised
 */
export async function serveContents(
  { contents }: Pick<Pod, 'contents'>,
  designs: ReadonlyMap<number, Design>,
  altitude: number,
  solver: Pick<DesignSolver, 'solve'>,
  signal?: AbortSignal,
): Promise<readonly ServedContent[]> {
  const served: ServedContent[] = [];
  // Equal designs are one object and are condensed once.
  const known = new Map<Design, CondensedByInlet>();
  for (const [index, content] of contents.entries()) {
    if (content.kind === 'load') {
      served.push(servedLoad(content));
      continue;
    }
    const design = designs.get(index);
    if (!design) throw new Error(`the project of ${content.name} was not opened`);
    const condensed =
      known.get(design) ??
      (await condenseByInlet(...range, samplesOfDesign(solver, design, altitude, signal)));
    known.set(design, condensed);
    served.push(servedEnclosure(content, condensed));
  }
  return served;
}

function shared(content: Content) {
  const { name, count, heatCapacity, conductance, rise, highest, lowest, coldStart, isPayload, isRectified } =
    content;
  return { name, count, heatCapacity, conductance, rise, highest, lowest, coldStart, isPayload, isRectified };
}

export function servedLoad(load: LoadContent): ServedContent {
  const answer = { power: load.power, margin: null };
  return { ...shared(load), heatShare: load.heatShare, at: () => answer, condensed: null };
}

export function servedEnclosure(content: EnclosureContent, condensed: CondensedByInlet): ServedContent {
  const { samples, error } = condensed;
  const coldest = samples[0].inlet;
  const warmest = samples[samples.length - 1].inlet;
  return {
    ...shared(content),
    heatShare: 1,
    at(inlet) {
      const found = condensed.at(Math.min(warmest, Math.max(coldest, inlet)));
      if (!found) return { power: 0, margin: null };
      // Beyond the warmest the parts go on warming as the air does.
      const beyond = Math.max(0, inlet - warmest);
      return { power: found.power, margin: found.margin === null ? null : found.margin - beyond };
    },
    condensed: { solves: samples.length, ...error },
  };
}
