import { readFileSync } from 'node:fs';
import type { PartId, PartKind } from '#models/components/part.ts';
import { loadProject } from '#models/file/load.ts';
import { applyDiff } from '#models/project/diff.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import type { AddOptions } from '#models/project/edits/placements.ts';
import { newProject } from '#models/project/create.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import type { Conditions, PlacementId, Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { DesignResult, FanResult, PartResult } from '#models/results/design-result.ts';
import { checkDesign } from '#models/rules/rules.ts';
import type { Violation } from '#models/rules/rule.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { setConditions } from '#models/project/edits/conditions.ts';

/*
 * Designs made by the real edits, and answers written by hand where a rule or an export needs a certain number.
 */

export type Example = 'inference-8x-air' | 'inference-8x-liquid' | 'edge-box';

export function example(name: Example): Project {
  const { project, problems } = loadProject(readFileSync(`examples/${name}.boxwright.json`, 'utf8'), name);
  if (!project) throw new Error(problems.map((problem) => problem.message).join('; '));
  return project;
}

export function designOf(project: Project, configuration = headerOf(project).active): Design {
  return resolveDesign(project, configuration);
}

/** A project that is built by placing parts, one line a part. */
export class Builder {
  project: Project;
  constructor(project: Project = newProject('blank-4u')) {
    this.project = project;
  }

  get configuration(): string {
    return headerOf(this.project).active;
  }

  get design(): Design {
    return designOf(this.project);
  }

  add(part: PartId, position: Vector3, options: AddOptions = {}): PlacementId {
    const diff = addPlacement(this.project, this.configuration, part, position, options);
    const record = diff.added[0];
    if (record?.type !== 'placement') throw new Error(`"${part}" was not placed`);
    this.project = applyDiff(this.project, diff);
    return record.id;
  }

  conditions(changes: Partial<Conditions>): void {
    this.project = applyDiff(this.project, setConditions(this.project, this.configuration, changes));
  }

  check(result: DesignResult | null = null): Violation[] {
    return checkDesign(this.design, result);
  }

  find(rule: string, result: DesignResult | null = null): Violation[] {
    return this.check(result).filter((violation) => violation.rule === rule);
  }

  /** What is left of a rule's findings after its first remedy was taken. */
  mend(rule: string, result: DesignResult | null = null): Violation[] {
    const fix = this.find(rule, result)[0]?.fix;
    if (!fix) throw new Error(`no remedy from ${rule}`);
    this.project = applyDiff(this.project, fix.edit(this.project));
    return this.find(rule, result);
  }
}

const ratedPower = (item: DesignItem): number => {
  const value = item.part.values[item.kind === 'fan' ? 'power' : 'maximumPower'];
  return item.kind === 'psu' || typeof value !== 'number' ? 0 : value;
};
const heated: readonly PartKind[] = ['accelerator', 'processor', 'memory', 'storage', 'network', 'board'];

/** A plausible answer to any design, written by hand: 20 K of margin everywhere, all fans running alike. */
export function sampleResult(design: Design, changes: Partial<DesignResult> = {}): DesignResult {
  const { ambientTemperature: ambient } = design.conditions;
  const ofKind = (kind: PartKind) => design.items.filter((item) => item.kind === kind);
  const load = design.items.reduce((sum, item) => sum + ratedPower(item), 0);
  const supplies = ofKind('psu').map((item) => {
    const output = load / ofKind('psu').length;
    const input = output / 0.95;
    const rated = Number(item.part.values['ratedOutput']);
    return {
      id: item.id,
      output,
      input,
      loss: input - output,
      load: output / rated,
      efficiency: 0.95,
      current: input / (design.conditions.feedVoltage * 0.98),
    };
  });
  const loss = supplies.reduce((sum, supply) => sum + supply.loss, 0);
  const parts = design.items.map((item): PartResult => {
    const limit = item.part.values['temperatureLimit'];
    const known = heated.includes(item.kind) && typeof limit === 'number';
    return {
      id: item.id,
      heat: item.kind === 'psu' ? loss / supplies.length : ratedPower(item),
      power: ratedPower(item),
      temperature: known ? limit - 20 : null,
      temperatureOf: known ? 'junction' : null,
      limit: known ? limit : null,
      margin: known ? 20 : null,
      airTemperature: ambient + 8,
      airVelocity: 3,
    };
  });
  const fans = ofKind('fan').map((item, index): FanResult => {
    const curve = (item.part.values['curve'] ?? []) as readonly (readonly [number, number])[];
    const [flow, pressure] = curve[Math.floor(curve.length * 0.6)] ?? [0.02, 100];
    return {
      id: item.id,
      flow: flow * (1 + 0.004 * index),
      massFlow: flow * 1.15,
      pressure,
      speedRatio: 0.8,
      speed: 120,
      power: ratedPower(item) * 0.5,
      noise: 60,
      state: 'running',
      curve,
    };
  });
  const airflow = fans.reduce((sum, fan) => sum + fan.flow, 0);
  return {
    fidelity: 'network',
    status: 'converged',
    problems: [],
    powerDc: load,
    powerAc: load + loss,
    supplyLoss: loss,
    fanPower: fans.reduce((sum, fan) => sum + fan.power, 0),
    heat: load + loss,
    hottest: parts.find((part) => part.margin !== null)?.id ?? null,
    parts,
    fans,
    openings: ofKind('vent').map((item, index) => ({
      id: item.id,
      flow: index % 2 === 0 ? airflow / 2 : -airflow / 2,
      massFlow: (index % 2 === 0 ? 1 : -1) * airflow * 0.57,
      temperature: ambient + (index % 2) * 12,
      pressureDrop: 24,
    })),
    zones: [],
    supplies,
    coolant: [],
    chain: {
      stages: [],
      feeds: [],
      drawn: load + loss,
      sources: [],
      short: 0,
      lineCurrent: 0,
      holdUp: null,
      autonomy: null,
    },
    bath: null,
    workload: null,
    requirements: {
      heat: load + loss,
      heatToCoolant: 0,
      airflow,
      staticPressure: 310,
      fanSpeedRatio: 0.8,
      fanSpeed: 120,
      noise: 74,
      exhaustTemperature: ambient + 12,
      inletClass: 'A2',
      psuRating: 2400,
      feedCurrent: (load + loss) / (design.conditions.feedVoltage * 0.98),
      warmestAmbient: ambient + 20,
    },
    balance: { mass: 1e-9, energy: 2e-10 },
    cost: {
      unknowns: 412,
      iterations: 9,
      seconds: 0.01,
      shares: { build: 0.2, assemble: 0.4, factor: 0.3, report: 0.1 },
    },
    ...changes,
  };
}
