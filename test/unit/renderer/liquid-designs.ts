import { readFileSync } from 'node:fs';
import { loadProject } from '#models/file/load.ts';
import { applyDiff } from '#models/project/diff.ts';
import type { Design } from '#models/project/design.ts';
import { addPlacement, removePlacements } from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import { headerOf } from '#models/project/query.ts';
import type { Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

const text = readFileSync(
  new URL('../../../examples/inference-8x-liquid.boxwright.json', import.meta.url),
  'utf8',
);

/** The liquid example, fed by the rack. */
export function liquidProject(): Project {
  const { project } = loadProject(text, 'example');
  if (!project) throw new Error('the example is readable');
  return project;
}

/** The same behind a distribution unit on facility water of 25 °C. */
export function unitProject(): Project {
  let project = liquidProject();
  const at = headerOf(project).active;
  project = applyDiff(project, removePlacements(project, at, ['qd1']));
  project = applyDiff(project, addPlacement(project, at, 'cdu-class-10', [0.6, 0.1, 0]));
  return applyDiff(project, setValue(project, at, ['cdu1'], 'facilityTemperature', 298.15));
}

/** The same without plates; a rear door cools the air that leaves. */
export function doorProject(): Project {
  let project = liquidProject();
  const at = headerOf(project).active;
  const plates = resolveDesign(project, at).items.filter(({ kind }) => kind === 'cold-plate');
  project = applyDiff(
    project,
    removePlacements(
      project,
      at,
      plates.map(({ id }) => id),
    ),
  );
  project = applyDiff(project, addPlacement(project, at, 'rdhx-4u', [0.005, 0.76, 0.01]));
  return applyDiff(project, setValue(project, at, ['qd1'], 'supplyTemperature', 293.15));
}

/** The same without plates in a tank of oil: its connection moves what fills the chassis. */
export function tankProject(): Project {
  let project = liquidProject();
  const at = headerOf(project).active;
  const { items, chassis } = resolveDesign(project, at);
  const gone = items.filter(({ kind }) => kind === 'cold-plate' || kind === 'fan').map(({ id }) => id);
  project = applyDiff(project, removePlacements(project, at, gone));
  project = applyDiff(project, setValue(project, at, [chassis?.id ?? ''], 'fill', 'paratherm-nf'));
  project = applyDiff(project, setValue(project, at, [chassis?.id ?? ''], 'loop', '1'));
  return applyDiff(project, setValue(project, at, ['qd1'], 'flow', 40 / 60_000));
}

/** The same with two pumps and a radiator in place of the connection; the second pump has failed. */
export function closedProject(): Project {
  let project = liquidProject();
  const at = headerOf(project).active;
  project = applyDiff(project, removePlacements(project, at, ['qd1']));
  for (const [part, position] of [
    ['laing-ddc-12v', [0.01, 0.76, 0.19]],
    ['laing-ddc-12v', [0.11, 0.76, 0.19]],
    ['rad-360-60', [0.02, 0.66, 0.185]],
  ] as const) {
    project = applyDiff(project, addPlacement(project, at, part, position));
  }
  const pumps = resolveDesign(project, at).items.filter((item) => item.kind === 'pump');
  return applyDiff(project, setValue(project, at, [pumps[1]?.id ?? ''], 'failed', true));
}

export const designOf = (project: Project): Design => resolveDesign(project, headerOf(project).active);

export async function answerOf(
  design: Design,
  fidelity: 'network' | 'budget' = 'network',
): Promise<DesignResult> {
  const solver = createDesignSolver();
  try {
    return await solver.solve(design, { fidelity });
  } finally {
    solver.dispose();
  }
}
