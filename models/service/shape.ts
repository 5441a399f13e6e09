import {
  arrayFields,
  batteryFields,
  generatorFields,
  offGridFields,
  sourceFields,
  utilityFields,
} from '#models/service/energy-fields.ts';
import {
  climateFields,
  clusterFields,
  deploymentFields,
  enclosureFields,
  facilityFields,
  figuresFields,
  hardwareFields,
  moneyFields,
  workloadFields,
} from '#models/service/fields.ts';
import { applianceFields, terminalFields } from '#models/service/link-fields.ts';
import { group, list, optional, variant } from '#models/schema/shape.ts';

const compute = variant('Compute', {
  enclosure: group('Enclosures', enclosureFields),
  cluster: group('Cluster', clusterFields, { hardware: optional(group('Hardware', hardwareFields)) }),
  figures: group('Told by figures', figuresFields),
});

const energy = variant('Energy', {
  utility: group('Utility', utilityFields),
  'off-grid': group('Off the grid', offGridFields, {
    battery: group('Battery', batteryFields),
    array: optional(group('Solar array', arrayFields)),
    sources: list('Sources at set hours', 'source', group('Source', sourceFields), {
      least: 0,
      most: 12,
      named: true,
      note: 'Alternators, shore power: in the order in which they are used.',
    }),
    generator: optional(
      group('Generator', generatorFields, {}, { note: 'Runs by the charge of the battery.' }),
    ),
  }),
});

/** A language model served from one place or many: the same workload, deployments side by side. */
export const serviceKind = {
  format: 'boxwright-service',
  version: 1,
  word: 'service',
  shape: group(
    'Service',
    {},
    {
      workload: group('Workload', workloadFields),
      deployments: list(
        'Deployments',
        'deployment',
        group('Deployment', deploymentFields, {
          compute,
          facility: optional(group('Facility', facilityFields)),
          link: optional(
            group('Link', terminalFields, { appliance: optional(group('Encryption', applianceFields)) }),
          ),
          energy,
          climate: optional(group('Climate', climateFields)),
          money: group('Money', moneyFields),
        }),
        { most: 12, named: true },
      ),
    },
  ),
} as const;
