/*
 * The proof that ships with the product: every verification case, run on the spot.
 */
import { chipCases } from '#solver/verification/chips.ts';
import { clusterCases } from '#solver/verification/clusters.ts';
import { conductionCases } from '#solver/verification/conduction.ts';
import { controlCases } from '#solver/verification/control.ts';
import { convectionCases } from '#solver/verification/convection.ts';
import { cryogenicConductorCases } from '#solver/verification/cryogenic-conductors.ts';
import { cryostatCases } from '#solver/verification/cryostats.ts';
import { dieCases } from '#solver/verification/die.ts';
import { deviceCases } from '#solver/verification/devices.ts';
import { distributionCases } from '#solver/verification/distribution.ts';
import { enclosureCases } from '#solver/verification/enclosures.ts';
import { exchangerCases } from '#solver/verification/exchangers.ts';
import { gridCases } from '#solver/verification/grid.ts';
import { finBlockCases } from '#solver/verification/fin-blocks.ts';
import { flowFieldCases, longFlowFieldCases } from '#solver/verification/flow-fields.ts';
import { feedCases } from '#solver/verification/feeds.ts';
import { flowCases } from '#solver/verification/flow.ts';
import { gpuNodeCases } from '#solver/verification/gpu-node-cases.ts';
import { heatDeviceCases } from '#solver/verification/heat-devices.ts';
import { heatSinkCases } from '#solver/verification/heat-sinks.ts';
import { immersionCases } from '#solver/verification/immersion.ts';
import { liquidCases } from '#solver/verification/liquids.ts';
import { machineCases } from '#solver/verification/machines.ts';
import { moduleCases } from '#solver/verification/modules.ts';
import { orbitCases } from '#solver/verification/orbit.ts';
import { packageCases } from '#solver/verification/packages.ts';
import { podCases } from '#solver/verification/pods.ts';
import { powerChainCases } from '#solver/verification/power-chain.ts';
import { powerCases } from '#solver/verification/power.ts';
import { rackCases } from '#solver/verification/racks.ts';
import { radiationCases } from '#solver/verification/radiation.ts';
import { rectangleCases } from '#solver/verification/rectangle.ts';
import { serviceCases } from '#solver/verification/services.ts';
import { siteCases } from '#solver/verification/site.ts';
import { timeCases } from '#solver/verification/time.ts';
import { judge, type VerificationCase, type VerificationRow } from '#solver/verification/row.ts';

export type { VerificationRow } from '#solver/verification/row.ts';

export const verificationCases: readonly VerificationCase[] = [
  ...conductionCases,
  ...rectangleCases,
  ...gridCases,
  ...finBlockCases,
  ...timeCases,
  ...controlCases,
  ...convectionCases,
  ...flowCases,
  ...flowFieldCases,
  ...machineCases,
  ...liquidCases,
  ...immersionCases,
  ...radiationCases,
  ...orbitCases,
  ...cryogenicConductorCases,
  ...cryostatCases,
  ...enclosureCases,
  ...deviceCases,
  ...heatSinkCases,
  ...dieCases,
  ...chipCases,
  ...exchangerCases,
  ...heatDeviceCases,
  ...packageCases,
  ...powerCases,
  ...powerChainCases,
  ...distributionCases,
  ...feedCases,
  ...gpuNodeCases,
  ...siteCases,
  ...podCases,
  ...moduleCases,
  ...rackCases,
  ...clusterCases,
  ...serviceCases,
];

/** Everything that is solved on grids of cells, with the fine ones that take minutes. */
export const fieldCases: readonly VerificationCase[] = [
  ...gridCases,
  ...finBlockCases,
  ...flowFieldCases,
  ...enclosureCases,
  ...chipCases,
  ...longFlowFieldCases,
];

/** Rows of one case. A case whose run throws becomes one failed row that says so; nothing is skipped. */
export async function verifyCase(one: VerificationCase): Promise<readonly VerificationRow[]> {
  try {
    return (await one.run()).map((check) => judge(one, check));
  } catch (error) {
    const quantity = `did not run: ${error instanceof Error ? error.message : String(error)}`;
    const tolerance = { kind: 'absolute', value: 0 } as const;
    return [judge(one, { quantity, unit: '', reference: 0, value: Number.NaN, tolerance })];
  }
}

/** Runs cases in their order; those of the collection take some ten seconds. Never throws. */
export async function verify(cases = verificationCases): Promise<readonly VerificationRow[]> {
  const rows: VerificationRow[] = [];
  for (const one of cases) rows.push(...(await verifyCase(one)));
  return rows;
}
