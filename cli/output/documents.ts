import { z } from 'zod';
import { chipSchema } from '#cli/output/chip-schema.ts';
import { clusterSchema } from '#cli/output/cluster-schema.ts';
import { cryostatSchema } from '#cli/output/cryostat-schema.ts';
import { designFieldSchema } from '#cli/output/design-field-schema.ts';
import { fieldSchema } from '#cli/output/field-schema.ts';
import {
  bandsSchema,
  driversSchema,
  explanationSchema,
  heldRatesSchema,
  resultSchema,
} from '#cli/output/result-schema.ts';
import { moduleSchema } from '#cli/output/module-schema.ts';
import { orbitSchema } from '#cli/output/orbit-schema.ts';
import { podSchema } from '#cli/output/pod-schema.ts';
import { powerSchema } from '#cli/output/power-schema.ts';
import { rackDocument } from '#cli/output/rack-schema.ts';
import { rideSchema } from '#cli/output/ride-schema.ts';
import { placeSchema } from '#cli/output/site-schema.ts';
import { serviceSchema } from '#cli/output/service-schema.ts';
import { sizeSchema } from '#cli/output/size-schema.ts';
import { solutionSchema } from '#cli/output/solution-schema.ts';
import { transientSchema } from '#cli/output/transient-schema.ts';
import { workloadSchema } from '#cli/output/workload-schema.ts';

/*
 * One document per command, named by `format` and counted by `version`. The JSON schemas in docs/ are
 * generated from these declarations (test/unit/cli/schemas.test.ts keeps them equal), so a program that
 * reads the output can rely on them.
 */

const version = z.literal(1);
const named = {
  project: z.string(),
  revision: z.string(),
  configuration: z.strictObject({ id: z.string(), name: z.string() }),
};

const value = z.union([z.number(), z.string()]).nullable();
const changedPart = { id: z.string(), name: z.string(), model: z.string() };
const changes = z.strictObject({
  added: z.array(z.strictObject(changedPart)),
  removed: z.array(z.strictObject(changedPart)),
  replaced: z.array(z.strictObject({ ...changedPart, from: z.string() })),
  moved: z.array(z.strictObject({ ...changedPart, distance: z.number().describe('m') })),
  changed: z.array(z.strictObject({ ...changedPart, figures: z.array(z.string()) })),
});

const entries = z.array(
  z.looseObject({
    id: z.string(),
    vendor: z.string(),
    model: z.string(),
    source: z.array(z.string()).readonly(),
    confidence: z.enum(['high', 'medium', 'low']),
  }),
);

export const documents = {
  solve: z.strictObject({
    format: z.literal('boxwright-solve'),
    version,
    ...named,
    caseHash: z.string().describe('name of the content of the case that was solved'),
    result: resultSchema,
    heldRates: heldRatesSchema
      .nullable()
      .describe('rates that hot accelerators could hold; null where none is above its throttle temperature'),
    bands: bandsSchema.nullable().describe('null where no network was solved'),
  }),
  check: z.strictObject({
    format: z.literal('boxwright-check'),
    version,
    ...named,
    status: z.enum(['converged', 'not-converged', 'refused', 'cancelled']),
    rules: z.number().describe('number of rules checked'),
    violations: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'note']),
        title: z.string(),
        message: z.string(),
        why: z.string(),
        placements: z.array(z.string()),
        fix: z.string().nullable().describe('what the workbench offers as a remedy'),
      }),
    ),
  }),
  explain: z.strictObject({
    format: z.literal('boxwright-explain'),
    version,
    ...named,
    explanation: explanationSchema,
    drivers: driversSchema.nullable().describe('null where they were not asked for (--drivers)'),
  }),
  compare: z.strictObject({
    format: z.literal('boxwright-compare'),
    version,
    labels: z.array(z.string()),
    groups: z.array(
      z.strictObject({
        name: z.string(),
        rows: z.array(
          z.strictObject({
            key: z.string(),
            label: z.string(),
            quantity: z.string().nullable(),
            values: z.array(value).describe('one per label, SI; null is unknown'),
            deltas: z.array(z.number().nullable()).describe('against the first, SI'),
            better: z.enum(['lower', 'higher']).nullable(),
            winner: z.number().nullable().describe('index of the best; null where none is'),
            differs: z.boolean(),
          }),
        ),
      }),
    ),
    changes: z.array(changes).describe('of each design against the first'),
  }),
  'design-field': z.strictObject({
    format: z.literal('boxwright-design-field'),
    version,
    ...named,
    ...designFieldSchema,
  }),
  field: z.strictObject({
    format: z.literal('boxwright-field'),
    version,
    title: z.string(),
    solution: fieldSchema,
  }),
  size: z.strictObject({ format: z.literal('boxwright-size'), version, ...named, ...sizeSchema }),
  site: z.strictObject({
    format: z.literal('boxwright-site'),
    version,
    design: z.strictObject(named).nullable().describe('null where the climate alone was asked for'),
    places: z.array(placeSchema),
  }),
  rack: z.strictObject({ format: z.literal('boxwright-rack-result'), version, ...rackDocument }),
  cluster: z.strictObject({ format: z.literal('boxwright-cluster-result'), version, ...clusterSchema }),
  chip: z.strictObject({ format: z.literal('boxwright-chip-result'), version, ...chipSchema }),
  orbit: z.strictObject({ format: z.literal('boxwright-orbit-result'), version, ...orbitSchema }),
  module: z.strictObject({ format: z.literal('boxwright-module-result'), version, ...moduleSchema }),
  cryostat: z.strictObject({ format: z.literal('boxwright-cryostat-result'), version, ...cryostatSchema }),
  pod: z.strictObject({ format: z.literal('boxwright-pod-result'), version, ...podSchema }),
  power: z.strictObject({ format: z.literal('boxwright-power-result'), version, ...powerSchema }),
  service: z.strictObject({ format: z.literal('boxwright-service-result'), version, ...serviceSchema }),
  export: z.strictObject({
    format: z.literal('boxwright-export'),
    version,
    ...named,
    written: z.array(z.strictObject({ path: z.string(), bytes: z.number() })),
  }),
  verify: z.strictObject({
    format: z.literal('boxwright-verify'),
    version,
    passed: z.number(),
    failed: z.number(),
    rows: z.array(
      z.strictObject({
        id: z.string(),
        family: z.string(),
        title: z.string(),
        quantity: z.string(),
        unit: z.string(),
        reference: z.number(),
        value: z.number().nullable().describe('null where the solver gave no answer'),
        deviation: z
          .number()
          .nullable()
          .describe('signed; a share where the tolerance is relative, else in the unit'),
        tolerance: z.strictObject({ kind: z.enum(['relative', 'absolute']), value: z.number() }),
        ok: z.boolean(),
        source: z.string(),
        through: z.enum(['network', 'grid', 'relation']),
        note: z.string().nullable().describe('what the reference leaves open; null where nothing'),
      }),
    ),
  }),
  case: z.strictObject({
    format: z.literal('boxwright-solution'),
    version,
    title: z.string(),
    caseHash: z.string(),
    solution: solutionSchema,
    sensitivity: z
      .strictObject({
        id: z.string().describe('node or branch'),
        of: z.enum(['temperature', 'pressure', 'massFlow']).describe('K, Pa or kg/s'),
        figures: z
          .array(
            z.strictObject({
              path: z.string().describe('place in the case, records by their id'),
              value: z.number(),
              slope: z.number().describe('change of the result by one unit of the number'),
            }),
          )
          .readonly(),
      })
      .nullable()
      .describe('null where it was not asked for'),
  }),
  transient: z.strictObject({
    format: z.literal('boxwright-transient'),
    version,
    title: z.string(),
    caseHash: z.string(),
    solution: transientSchema,
  }),
  ride: z.strictObject({
    format: z.literal('boxwright-ride'),
    version,
    ...named,
    ride: rideSchema,
  }),
  workload: z.strictObject({
    format: z.literal('boxwright-workload'),
    version,
    model: z.string().nullable().describe('null at idle, like batch and context'),
    accelerator: z.string(),
    phase: z.enum(['training', 'prefill', 'decode', 'idle']),
    batch: z.number().nullable(),
    context: z.number().nullable().describe('tokens'),
    tensorParallel: z.number().describe('accelerators that share one copy of the model'),
    answer: workloadSchema,
    sources: z.array(z.string()),
  }),
  library: z.strictObject({
    format: z.literal('boxwright-library'),
    version,
    words: z.array(z.string()).describe('what was sought; none: everything'),
    parts: entries.describe('as in a library file'),
    systems: entries.describe('whole systems, as in a library file'),
  }),
  import: z.strictObject({
    format: z.literal('boxwright-import'),
    version,
    written: z.string().nullable().describe('the library file; null in a dry run'),
    files: z.array(
      z.strictObject({
        file: z.string(),
        id: z.string().describe('of the system that it became'),
        kept: z.array(z.string()).readonly().describe('fields of NetBox'),
        estimated: z
          .array(z.strictObject({ field: z.string(), reason: z.string() }))
          .readonly()
          .describe('figures of the system'),
        dropped: z
          .record(z.string(), z.number())
          .readonly()
          .describe('fields of NetBox and how often they stand'),
      }),
    ),
  }),
  error: z.strictObject({
    format: z.literal('boxwright-error'),
    version,
    where: z.string().describe('file or argument'),
    problems: z.array(
      z.strictObject({
        severity: z.enum(['error', 'warning']),
        path: z.string().describe('place in the document'),
        message: z.string(),
        remedy: z.string(),
      }),
    ),
  }),
} as const;

export type DocumentName = keyof typeof documents;
export type Document<N extends DocumentName> = z.infer<(typeof documents)[N]>;

/** A document as the program prints it. */
export function printDocument<N extends DocumentName>(_name: N, document: Document<N>): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Commands whose documents have other names than they. */
const verbs: Partial<Record<DocumentName, string>> = {
  'design-field': 'field',
  field: 'case',
  transient: 'case',
  error: '…',
};

/** The published schema of a document. */
export function jsonSchemaOf(name: DocumentName): unknown {
  return {
    title: `Output of "boxwright ${verbs[name] ?? name} --json"${name === 'error' ? ' on bad input' : ''}`,
    ...z.toJSONSchema(documents[name]),
  };
}
