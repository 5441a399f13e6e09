/*
 * From the links of a case to their laws.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import { boilingTable } from '#solver/heat/boiling-link.ts';
import { constantLink } from '#solver/heat/conduction-links.ts';
import { heatExchanger } from '#solver/heat/exchanger-link.ts';
import { heatPipe } from '#solver/heat/heat-pipe-link.ts';
import type { LinkLaw } from '#solver/heat/law.ts';
import { measuredStream, streamTable } from '#solver/heat/measured-links.ts';
import { forcedPlate } from '#solver/heat/plate-link.ts';
import { ductWall, pinFinStream, plateFinStream } from '#solver/heat/stream-links.ts';
import { gap, naturalPlate, radiation, verticalFins } from '#solver/heat/surface-links.ts';
import { thermoelectric } from '#solver/heat/thermoelectric-link.ts';

/** Link types whose `to` is a branch. */
export const streamTypes: ReadonlySet<HeatLinkKind['type']> = new Set([
  'plate-fin',
  'pin-fin',
  'stream-resistance',
  'stream-table',
  'boiling-table',
  'duct-wall',
  'heat-exchanger',
]);

/** Whether `from`, too, is a branch. */
export function joinsStreams({ type }: Pick<HeatLinkKind, 'type'>): boolean {
  return type === 'heat-exchanger';
}

/**
 * @param fluid of the circuit at `to` (or the ambient air); gravity of that circuit [m/s²]
 * @param fromFluid of the circuit at `from`, where that is a branch
 */
export function compileLink(
  link: HeatLinkKind,
  fluid: FluidLaw,
  gravity: number,
  fromFluid: FluidLaw = fluid,
): LinkLaw {
  switch (link.type) {
    case 'natural-plate':
      return naturalPlate(link, fluid, gravity);
    case 'vertical-fins':
      return verticalFins(link, fluid, gravity);
    case 'gap':
      return gap(link, fluid, gravity);
    case 'radiation':
      return radiation(link);
    case 'heat-pipe':
      return heatPipe(link);
    case 'thermoelectric':
      return thermoelectric(link);
    case 'forced-plate':
      return forcedPlate(link, fluid, gravity);
    case 'plate-fin':
      return plateFinStream(link, fluid);
    case 'pin-fin':
      return pinFinStream(link, fluid);
    case 'stream-resistance':
      return measuredStream(link, fluid);
    case 'stream-table':
      return streamTable(link, fluid);
    case 'boiling-table':
      return boilingTable(link);
    case 'heat-exchanger':
      return heatExchanger(link, fromFluid, fluid);
    case 'duct-wall':
      return ductWall(link, fluid);
    default:
      return constantLink(link);
  }
}
