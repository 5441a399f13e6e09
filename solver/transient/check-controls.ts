/*
 * Whether the controls of a run see and set what the case has.
 */
import type { Case } from '#solver/case/case.ts';
import type { Metered, Sensed } from '#solver/case/controls.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import type { Parts } from '#solver/solve/topology.ts';
import { problem, whyNotPlace } from '#solver/transient/check-changes.ts';

/** Samples of one control over a run. */
const mostSamples = 1_000_000;

/** Controls that the case cannot have, in words. */
export function checkControls(input: Case, parts: Parts): CaseProblem[] {
  const { controls = [], changes = [], duration } = input.transient ?? { duration: 0 };
  const ids = new Set<string>();
  const set = new Set<string>();
  const scaled = new Set<string>();
  const courses = new Set(changes.map(({ path }) => path));
  const commonFans = controls.length === 0 ? new Set<string>() : new Set(input.control?.branches);
  return controls.flatMap((control): CaseProblem[] => {
    const found = [...whatItCannotSee(control.measures, parts)];
    if (ids.has(control.id)) found.push('another control has this id; rename one of them.');
    ids.add(control.id);
    const isScaling = control.type === 'throttle' || control.type === 'cap';
    const own = new Set<string>();
    for (const path of control.sets) {
      const reason = whyNotPlace(input, path);
      if (reason !== null) found.push(`“${path}”: ${reason}`);
      else if (own.has(path)) found.push(`it sets “${path}” twice; name it once.`);
      else if (isScaling ? set.has(path) : set.has(path) || scaled.has(path))
        found.push(`another control sets “${path}” already; give each number one.`);
      else if (!isScaling && courses.has(path))
        found.push(`“${path}” has a course already; give it a course or a control.`);
      else if (!isScaling && commonFans.has(branchIn(path)))
        found.push(`“${path}” belongs to the case’s \`control\` already; take its branch out there.`);
      own.add(path);
      (isScaling ? scaled : set).add(path);
    }
    if ('sample' in control && control.sample !== undefined && duration / control.sample > mostSamples)
      found.push(`it looks more than ${mostSamples.toExponential()} times; take a longer \`sample\`.`);
    return found.map((reason) => problem('bad-control', `Control “${control.id}”: ${reason}`));
  });
}

function branchIn(path: string): string {
  return /\.branches\[(.+?)\](?=[.[]|$)/.exec(path)?.[1] ?? '';
}

function whatItCannotSee(measures: Sensed | Metered, parts: Parts): string[] {
  if ('temperature' in measures) {
    return measures.temperature
      .filter((id) => !parts.placeIndex.has(id))
      .map((id) => `the case has no node “${id}” to measure; name one that exists.`);
  }
  if ('margin' in measures) {
    return measures.margin.flatMap((id) => {
      const node = parts.heatNodes.find((candidate) => candidate.id === id);
      if (!node) return [`the case has no heat node “${id}” to measure; name one that exists.`];
      return node.limit === undefined ? [`“${id}” has no \`limit\`, so it has no margin; give it one.`] : [];
    });
  }
  if ('heat' in measures) {
    return measures.heat
      .filter((id) => !parts.heatNodes.some((node) => node.id === id))
      .map((id) => `the case has no heat node “${id}” to measure; name one that exists.`);
  }
  return ('input' in measures ? measures.input : measures.output)
    .filter((id) => !parts.converters.some((converter) => converter.id === id))
    .map((id) => `the case has no converter “${id}” to measure; name one that exists.`);
}
