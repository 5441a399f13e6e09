import { valuesOf } from '#models/components/values.ts';
import type { DesignItem } from '#models/project/design.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import { coolantBranch } from '#solver/design/coolant-elements.ts';
import { addJoint } from '#solver/design/joint.ts';
import { joinTop, wholeOf, type Face } from '#solver/design/packages.ts';
import { link, type PartSite } from '#solver/design/part-site.ts';
import { boilingPoints } from '#solver/design/two-phase.ts';
import { addSurface, exposedTo } from '#solver/design/surfaces.ts';

/** Bare copper and nickel, as plates are (Incropera, table A.11: 0.03–0.07 polished, more when tarnished). */
const plateEmissivity = 0.1;

/**
 * A cold plate on a part: joint, base, coolant at the plate's inlet; and the plate's outside to the air. Where the
 * resistance was tested with its joint, plate and joint are one step: the plate has no temperature of its own, and its
 * outside is taken as warm as the case, which gives the air a per cent or two of the heat too much.
 *
 * @param top faces of the part under the plate; area of the joint [m²]
 */
export function addColdPlate(
  site: PartSite,
  plate: DesignItem,
  host: DesignItem,
  top: readonly Face[],
  area: number,
): void {
  const { draft, coolant } = site;
  const { includesJoint, resistanceCurve } = valuesOf(plate.part, 'cold-plate');
  const points = cleanCurve(resistanceCurve).filter(([flow, resistance]) => flow > 0 && resistance > 0);
  const boiling = boilingPoints(plate);
  const flows = coolant.wetted.has(plate.id) && (boiling !== null || points.length > 0);
  let base: string;
  if (!includesJoint || !flows) {
    base = coldPlateBase(plate);
    draft.heatNodes.push({ id: base });
    addJoint(draft, plate, host, top, base, area);
  } else base = joinTop(draft, top);
  addSurface(site, plate, wholeOf(base), exposedTo(site, plate, false), plateEmissivity);
  if (!flows) return;
  const latentHeat = coolant.latent.get(plate.id);
  const { dryOutHeat, dryOutQuality } = valuesOf(plate.part, 'cold-plate');
  link(
    draft,
    `${plate.id}/stream`,
    base,
    coolantBranch(plate),
    boiling && latentHeat !== undefined
      ? {
          type: 'boiling-table',
          points: boiling,
          ...(dryOutHeat === null ? {} : { dryOut: dryOutHeat }),
          evaporated: dryOutQuality * latentHeat,
        }
      : { type: 'stream-table', points },
  );
}

export const coldPlateBase = (plate: DesignItem): string => `${plate.id}/base`;
