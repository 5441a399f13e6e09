import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { buildCase } from '#solver/design/build.ts';
import type { Case } from '#solver/case/case.ts';
import { wideLayout } from './layouts.ts';
import { network } from './networks.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/*
 * Solves cases by chance and prints one JSON document of what became of them; scripts/nightly.mjs shows it. Failures
 * are written to the error stream as they come. A case is known by its seed alone: `--from 17 --count 1` is that one.
 */

/** What is tried: a name, and its cases. Whatever else is to be solved by the thousand is one more line. */
const subjects: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  layouts: wideLayout.map((design) => buildCase(design).case),
  networks: network,
};

const { values } = parseArgs({
  options: { subject: { type: 'string' }, from: { type: 'string' }, count: { type: 'string' } },
});
const subject = values.subject ?? '';
const cases = subjects[subject];
if (!cases) throw new Error(`--subject is one of ${Object.keys(subjects).join(', ')}`);
const from = Number(values.from);
const count = Number(values.count);

const causes: Record<string, number> = {};
const failures: { seed: number; why: string }[] = [];
let converged = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const verdict = tried(cases, seed);
  if (verdict.kind === 'converged') converged += 1;
  else if (verdict.kind === 'cause') causes[verdict.code] = (causes[verdict.code] ?? 0) + 1;
  else {
    failures.push({ seed, why: verdict.why });
    process.stderr.write(`${subject}, seed ${seed}: ${verdict.why}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ count, converged, causes, failures })}\n`);

/** The case of one seed; an exception anywhere is a failure. */
function tried(arbitrary: fc.Arbitrary<Case>, seed: number): Verdict {
  try {
    const [input] = fc.sample(arbitrary, { seed, numRuns: 1, unbiased: true });
    return verdictOf(input);
  } catch (error) {
    return { kind: 'unexplained', why: `threw ${error instanceof Error ? error.message : String(error)}` };
  }
}
