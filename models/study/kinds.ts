import { loadChip } from '#models/chip/load.ts';
import { chipKind } from '#models/chip/shape.ts';
import { missingRacksOf } from '#models/cluster/filled.ts';
import { loadCluster } from '#models/cluster/load.ts';
import { clusterKind } from '#models/cluster/shape.ts';
import { loadCryostat } from '#models/cryostat/load.ts';
import { cryostatKind } from '#models/cryostat/shape.ts';
import { loadDistribution } from '#models/distribution/load.ts';
import { distributionKind } from '#models/distribution/shape.ts';
import { loadModule } from '#models/module/load.ts';
import { moduleKind } from '#models/module/shape.ts';
import { loadOrbitalNode } from '#models/orbit/load.ts';
import { orbitKind } from '#models/orbit/shape.ts';
import { loadPod } from '#models/pod/load.ts';
import { missingOfPod } from '#models/pod/read-designs.ts';
import { podKind } from '#models/pod/shape.ts';
import type { Fields } from '#models/schema/field.ts';
import { loadService } from '#models/service/load.ts';
import { missingOfService } from '#models/service/read-designs.ts';
import { serviceKind } from '#models/service/shape.ts';
import { climateSites } from '#models/site/climate-site.ts';
import type { StudyKind } from '#models/study/study-kind.ts';

const nothing = () => [];

const tariff = {
  price: { type: 'quantity', quantity: 'ratio', unit: '', min: 0, optional: true, label: 'Price of a kWh' },
  carbon: { type: 'quantity', quantity: 'ratio', unit: '', min: 0, optional: true, label: 'CO₂ of a kWh, g' },
} as const satisfies Fields;

const place = {
  type: 'choice',
  label: 'A year at',
  default: '',
  options: [
    { value: '', label: 'no place' },
    ...climateSites.map(({ id, name }) => ({ value: id, label: name })),
  ],
} as const;

/** Every kind that is declared by a shape. */
export const studyKinds: readonly StudyKind[] = [
  {
    id: 'cluster',
    kind: clusterKind,
    options: { losses: { type: 'flag', label: 'Lose one machine at a time' }, place, ...tariff },
    load: loadCluster,
    missing(text, files) {
      const { document } = loadCluster(text, '');
      return document ? missingRacksOf(document, '', files) : [];
    },
  },
  { id: 'orbit', kind: orbitKind, options: {}, load: loadOrbitalNode, missing: nothing },
  {
    id: 'pod',
    kind: podKind,
    options: { place },
    load: loadPod,
    missing(text, files) {
      const { document } = loadPod(text, '');
      return document ? missingOfPod(document, files) : [];
    },
  },
  {
    id: 'power',
    kind: distributionKind,
    options: { price: tariff.price },
    load: loadDistribution,
    missing: nothing,
  },
  { id: 'cryostat', kind: cryostatKind, options: {}, load: loadCryostat, missing: nothing },
  { id: 'module', kind: moduleKind, options: {}, load: loadModule, missing: nothing },
  { id: 'chip', kind: chipKind, options: {}, load: loadChip, missing: nothing },
  {
    id: 'service',
    kind: serviceKind,
    options: {},
    load: loadService,
    missing(text, files) {
      const { document } = loadService(text, '');
      return document ? missingOfService(document, files) : [];
    },
  },
];

/** The kind of a text by its format; null where it is none of these. */
export function studyKindOf(text: string): StudyKind | null {
  const format = /"format"\s*:\s*"([^"\\]{1,60})"/.exec(text.slice(0, 2000))?.[1];
  return studyKinds.find(({ kind }) => kind.format === format) ?? null;
}
