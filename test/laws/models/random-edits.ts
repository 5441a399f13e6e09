import * as fc from 'fast-check';
import type { Part } from '#models/components/part.ts';
import { newProject } from '#models/project/create.ts';
import { applyDiff, isEmptyDiff } from '#models/project/diff.ts';
import { movePlacements, rotatePlacements } from '#models/project/edits/arrange.ts';
import { setConditions } from '#models/project/edits/conditions.ts';
import {
  duplicateConfiguration,
  removeConfiguration,
  renameConfiguration,
} from '#models/project/edits/configurations.ts';
import { setHeader } from '#models/project/edits/header.ts';
import { attach } from '#models/project/edits/mount.ts';
import { addParts } from '#models/project/edits/parts.ts';
import {
  addPlacement,
  duplicatePlacements,
  removePlacements,
  renamePlacement,
  replacePart,
} from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import { configurationsOf, placementsOf } from '#models/project/query.ts';
import type { Diff, Project } from '#models/project/records.ts';
import { builtinLibrary } from '#models/library/library.ts';

const partIds = [
  'nvidia-h100-sxm5',
  'hs-hgx-h100-8u',
  'sanyo-9crh0412p5j001',
  'crps-3000-ti',
  'grille-2u-64',
  'no-such-part',
];

/** A part of the project's own; `scale` makes it another one under the same id. */
function ownPart(scale: number): Part {
  const like = builtinLibrary().get('nvidia-l4');
  if (!like) throw new Error('the library has no nvidia-l4');
  return {
    ...like,
    id: 'own-card',
    model: 'Own card',
    values: { ...like.values, maximumPower: 100 * scale },
  };
}

/** An edit by numbers, so that it can be drawn before the project that it will meet is known. */
export interface Draw {
  readonly edit: number;
  readonly which: number;
  readonly other: number;
  readonly amount: number;
  readonly text: string;
}

export const kindsOfEdit = 15;
export const draws: fc.Arbitrary<Draw> = fc.record({
  edit: fc.nat({ max: kindsOfEdit - 1 }),
  which: fc.nat({ max: 1000 }),
  other: fc.nat({ max: 1000 }),
  amount: fc.double({ min: -1, max: 1, noNaN: true }),
  text: fc.string({ maxLength: 12, unit: 'grapheme' }),
});

/** The change that `draw` stands for in `project`; any edit there is, also on unknown ids. */
export function editOf(project: Project, draw: Draw): Diff {
  const { which, other, amount, text } = draw;
  const configuration = configurationsOf(project)[which % configurationsOf(project).length]?.id ?? 'none';
  const ids = [...placementsOf(project, configuration).map((placement) => placement.id), 'nobody'];
  const id = ids[which % ids.length] ?? '';
  const host = ids[other % ids.length] ?? '';
  const part = [...partIds, 'own-card'][other % 7] ?? '';
  const axis = ([0, 1, 2] as const)[which % 3] ?? 0;
  switch (draw.edit) {
    case 0:
    case 1:
      return addPlacement(project, configuration, part, [amount, amount / 3, 0.1], {
        on: host,
        name: text,
        values: { size: [0.1, 0.2, 0.03], failed: amount > 0 },
      });
    case 2:
      return removePlacements(project, configuration, [id]);
    case 3:
      return movePlacements(project, configuration, [id, host], [amount, 0, -amount / 7]);
    case 4:
      return rotatePlacements(project, configuration, [id, host], axis, (other % 9) - 4);
    case 5:
      return duplicatePlacements(project, configuration, [id, host]).diff;
    case 6:
      return setValue(project, configuration, id, 'maximumPower', amount < 0 ? undefined : amount * 1000);
    case 7:
      return setConditions(project, configuration, { ambientTemperature: 300 + 50 * amount, altitude: 1e3 });
    case 8:
      return renamePlacement(project, configuration, id, text);
    case 9:
      return replacePart(project, configuration, [id], part);
    case 10:
      return attach(
        project,
        configuration,
        id,
        host,
        amount < 0 ? null : which % 3 === 0 ? 'no-such-part' : 'tim-grease-std',
        {
          place: other % 2 === 0,
        },
      );
    case 11:
      return duplicateConfiguration(project, configuration, text);
    case 12:
      return other % 2 === 0
        ? removeConfiguration(project, configuration)
        : renameConfiguration(project, configuration, text);
    case 13:
      return setHeader(project, { name: text, notes: `${text}\n${amount}`, active: configuration });
    default:
      return addParts(project, [ownPart(1 + Math.abs(amount))]);
  }
}

/** A board with an accelerator and its sink, and a fan beside; `gpu1` is mounted on `pcb1`, `hs1` on `gpu1`. */
export function stack(): Project {
  const then = (project: Project, edit: (project: Project) => Diff) => {
    const diff = edit(project);
    if (isEmptyDiff(diff)) throw new Error(`${diff.name} did nothing`);
    return applyDiff(project, diff);
  };
  let project = newProject('blank-8u');
  project = then(project, (p) => addPlacement(p, 'base', 'board-hgx-8', [0.01, 0.3, 0.02]));
  project = then(project, (p) =>
    addPlacement(p, 'base', 'nvidia-h100-sxm5', [0.05, 0.32, 0.03], { on: 'pcb1' }),
  );
  project = then(project, (p) => addPlacement(p, 'base', 'hs-hgx-h100-8u', [0, 0, 0]));
  project = then(project, (p) => attach(p, 'base', 'hs1', 'gpu1', null, { place: true }));
  return then(project, (p) => addPlacement(p, 'base', 'sanyo-9crh0412p5j001', [0.1, 0.1, 0.1]));
}

/** The project after the edits, with every diff and every state on the way. */
export function play(script: readonly Draw[], from: Project = stack()) {
  const states = [from];
  const diffs: Diff[] = [];
  let project = from;
  for (const draw of script) {
    const diff = editOf(project, draw);
    project = applyDiff(project, diff);
    diffs.push(diff);
    states.push(project);
  }
  return { project, diffs, states };
}
