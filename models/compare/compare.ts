import { kinds } from '#models/components/kinds.ts';
import type { PartKind } from '#models/components/part.ts';
import { rowOf, type ComparisonRow, type GroupName } from '#models/compare/comparison-row.ts';
import { coolantRows } from '#models/compare/coolant-rows.ts';
import { partChanges, type PartChanges } from '#models/compare/part-changes.ts';
import { bomOf, bomTotals, type BomTotals } from '#models/export/bom.ts';
import { byCode } from '#models/export/references.ts';
import { conditionFields, isUnspoken } from '#models/project/conditions.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { Severity, Violation } from '#models/rules/rule.ts';
import type { FieldValue } from '#models/schema/field.ts';

export interface ComparisonEntry {
  readonly label: string;
  readonly design: Design;
  readonly result: DesignResult | null;
  readonly violations: readonly Violation[];
}

export interface Comparison {
  readonly labels: readonly string[];
  readonly groups: readonly { readonly name: GroupName; readonly rows: readonly ComparisonRow[] }[];
  /** Of each entry against the first; that of the first is empty. */
  readonly changes: readonly PartChanges[];
}

/** N designs side by side. The first is the one that the others are measured against. */
export function compareDesigns(entries: readonly ComparisonEntry[]): Comparison {
  const rows = [
    ...keyRows(entries),
    ...temperatureRows(entries),
    ...powerRows(entries),
    ...airRows(entries),
    ...coolantRows(entries.map(({ result }) => result)),
    ...conditionRows(entries),
    ...partRows(entries),
  ];
  const names = [...new Set(rows.map((row) => row.group))];
  const first = entries[0]?.design;
  return {
    labels: entries.map((entry) => entry.label),
    groups: names.map((name) => ({ name, rows: rows.filter((row) => row.group === name) })),
    changes: entries.map(({ design }) => partChanges(first ?? design, design)),
  };
}

type Of<T> = (result: DesignResult) => T | null;
const all = <T>(entries: readonly ComparisonEntry[], of: Of<T>): (T | null)[] =>
  entries.map(({ result }) => (result ? of(result) : null));

const watts = { quantity: 'power', unit: 'W' } as const;
const kelvin = { quantity: 'temperature-difference', unit: 'K' } as const;
const celsius = { quantity: 'temperature', unit: 'degC' } as const;

function keyRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const group = 'Key figures';
  const count = (severity: Severity) =>
    entries.map(({ violations }) => violations.filter((found) => found.severity === severity).length);
  const nameOf = ({ design, result }: ComparisonEntry) =>
    design.items.find((item) => item.id === result?.hottest)?.name ?? null;
  return [
    rowOf(
      { key: 'key.fidelity', group, label: 'Fidelity' },
      all<string>(entries, (r) => r.fidelity),
    ),
    rowOf(
      { key: 'key.status', group, label: 'Solve' },
      all<string>(entries, (r) => r.status),
    ),
    rowOf(
      { key: 'key.margin', group, label: 'Smallest margin', ...kelvin, better: 'higher' },
      all(entries, smallestMargin),
    ),
    rowOf({ key: 'key.hottest', group, label: 'Nearest to its limit' }, entries.map(nameOf)),
    rowOf(
      { key: 'key.warmest', group, label: 'Warmest ambient that holds', ...celsius, better: 'higher' },
      all(entries, (r) => r.requirements.warmestAmbient),
    ),
    rowOf(
      { key: 'key.heat', group, label: 'Heat to the room', ...watts, better: 'lower' },
      all(entries, (r) => r.requirements.heat),
    ),
    rowOf({ key: 'key.errors', group, label: 'Errors', better: 'lower' }, count('error')),
    rowOf({ key: 'key.warnings', group, label: 'Warnings', better: 'lower' }, count('warning')),
  ];
}

function smallestMargin(result: DesignResult): number | null {
  const margins = result.parts.flatMap((part) => (part.margin === null ? [] : [part.margin]));
  return margins.length > 0 ? Math.min(...margins) : null;
}

/** Kinds of which each part gets a row of its own, not only the hottest. */
const singled: readonly PartKind[] = ['accelerator', 'processor'];

function temperatureRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const group = 'Temperatures';
  const tables = entries.map(({ design, result }) => {
    const kindOf = new Map(design.items.map((item) => [item.id, item]));
    return (result?.parts ?? []).flatMap((part) => {
      const item = kindOf.get(part.id);
      return item && part.temperature !== null ? [{ item, part, temperature: part.temperature }] : [];
    });
  });
  const rows: ComparisonRow[] = [];
  for (const { kind, label } of Object.values(kinds)) {
    const ofKind = tables.map((table) => table.filter(({ item }) => item.kind === kind));
    if (ofKind.every((table) => table.length === 0)) continue;
    rows.push(
      rowOf(
        { key: `temperature.${kind}`, group, label: `${label}, hottest`, ...celsius, better: 'lower' },
        ofKind.map((table) => (table.length > 0 ? Math.max(...table.map((row) => row.temperature)) : null)),
      ),
    );
    if (!singled.includes(kind)) continue;
    const ids = [...new Set(ofKind.flatMap((table) => table.map(({ item }) => item.id)))].sort(byNumber);
    for (const id of ids) {
      const found = ofKind.map((table) => table.find(({ item }) => item.id === id));
      rows.push(
        rowOf(
          {
            key: `temperature.${kind}.${id}`,
            group,
            label: found.find(Boolean)?.item.name ?? id,
            ...celsius,
            better: 'lower',
          },
          found.map((row) => row?.temperature ?? null),
        ),
      );
    }
  }
  rows.push(
    rowOf(
      { key: 'temperature.exhaust', group, label: 'Exhaust air, mixed', ...celsius },
      all(entries, (r) => r.requirements.exhaustTemperature),
    ),
  );
  return rows;
}

const byNumber = (a: string, b: string): number =>
  a.length - b.length === 0 || a.replace(/\d+$/, '') !== b.replace(/\d+$/, '')
    ? byCode(a, b)
    : a.length - b.length;

function powerRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const group = 'Power';
  const lower = 'lower' as const;
  const load = (r: DesignResult) =>
    r.supplies.length > 0 ? Math.max(...r.supplies.map((s) => s.load)) : null;
  const efficiency = (r: DesignResult) => (r.powerAc > 0 ? r.powerDc / r.powerAc : null);
  return [
    rowOf(
      { key: 'power.feed', group, label: 'From the feed (AC)', ...watts, better: lower },
      all(entries, (r) => r.powerAc),
    ),
    rowOf(
      { key: 'power.load', group, label: 'Load (DC)', ...watts, better: lower },
      all(entries, (r) => r.powerDc),
    ),
    rowOf(
      { key: 'power.fans', group, label: 'Fans', ...watts, better: lower },
      all(entries, (r) => r.fanPower),
    ),
    rowOf(
      { key: 'power.loss', group, label: 'Supply losses', ...watts, better: lower },
      all(entries, (r) => r.supplyLoss),
    ),
    rowOf(
      {
        key: 'power.efficiency',
        group,
        label: 'Supply efficiency',
        quantity: 'ratio',
        unit: '%',
        better: 'higher',
      },
      all(entries, efficiency),
    ),
    rowOf(
      {
        key: 'power.supply-load',
        group,
        label: 'Most loaded supply',
        quantity: 'ratio',
        unit: '%',
        better: lower,
      },
      all(entries, load),
    ),
    rowOf(
      {
        key: 'power.current',
        group,
        label: 'Feed current, all feeds',
        quantity: 'current',
        unit: 'A',
        better: lower,
      },
      all(entries, (r) => r.requirements.feedCurrent),
    ),
    ...workloadRows(entries),
  ];
}

function workloadRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const group = 'Power';
  if (entries.every(({ result }) => (result?.workload ?? null) === null)) return [];
  return [
    rowOf(
      { key: 'power.tokens', group, label: 'Tokens per second', better: 'higher' },
      all(entries, (r) => r.workload?.tokensPerSecond ?? null),
    ),
    rowOf(
      {
        key: 'power.per-token',
        group,
        label: 'Energy per token',
        quantity: 'energy',
        unit: 'J',
        better: 'lower',
      },
      all(entries, (r) => r.workload?.energyPerToken ?? null),
    ),
  ];
}

function airRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const totals: readonly BomTotals[] = entries.map(({ design, result }) => bomTotals(bomOf(design, result)));
  const lower = 'lower' as const;
  return [
    rowOf(
      { key: 'air.flow', group: 'Airflow', label: 'Airflow', quantity: 'volume-flow', unit: 'm3/h' },
      all(entries, (r) => r.requirements.airflow),
    ),
    rowOf(
      { key: 'air.pressure', group: 'Airflow', label: 'Static pressure', quantity: 'pressure', unit: 'Pa' },
      all(entries, (r) => r.requirements.staticPressure),
    ),
    rowOf(
      {
        key: 'air.speed-ratio',
        group: 'Airflow',
        label: 'Fan speed',
        quantity: 'ratio',
        unit: '%',
        better: lower,
      },
      all(entries, (r) => r.requirements.fanSpeedRatio),
    ),
    rowOf(
      {
        key: 'air.speed',
        group: 'Airflow',
        label: 'Fastest fan',
        quantity: 'rotational-speed',
        unit: 'rpm',
        better: lower,
      },
      all(entries, (r) => r.requirements.fanSpeed),
    ),
    rowOf(
      {
        key: 'noise.level',
        group: 'Noise',
        label: 'Noise at 1 m',
        quantity: 'sound-level',
        unit: 'dB(A)',
        better: lower,
      },
      all(entries, (r) => r.requirements.noise),
    ),
    rowOf(
      { key: 'mass.total', group: 'Mass', label: 'Mass', quantity: 'mass', unit: 'kg', better: lower },
      totals.map((total) => total.mass),
    ),
    rowOf(
      { key: 'mass.unknown', group: 'Mass', label: 'Pieces of unknown mass' },
      totals.map((total) => total.withoutMass),
    ),
    rowOf(
      { key: 'cost.total', group: 'Cost', label: 'Parts', quantity: 'price', unit: 'USD', better: lower },
      totals.map((total) => total.price),
    ),
    rowOf(
      { key: 'cost.unknown', group: 'Cost', label: 'Pieces of unknown price' },
      totals.map((total) => total.withoutPrice),
    ),
  ];
}

function conditionRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const designs = entries.map(({ design }) => design);
  const told = Object.entries(conditionFields).filter(([key]) => !isUnspoken(key, designs));
  return told.map(([key, field]) => {
    const values = entries.map(({ design }) => {
      // The declared fields are the keys of Conditions, all of them numbers or text.
      const value = (design.conditions as unknown as Record<string, FieldValue>)[key] ?? null;
      if (field.type === 'choice') {
        return field.options.find((option) => option.value === value)?.label ?? String(value);
      }
      return typeof value === 'number' ? value : value === null ? null : String(value);
    });
    const measure = field.type === 'quantity' ? { quantity: field.quantity, unit: field.unit } : {};
    return rowOf({ key: `conditions.${key}`, group: 'Conditions', label: field.label, ...measure }, values);
  });
}

function partRows(entries: readonly ComparisonEntry[]): ComparisonRow[] {
  const counts = new Map<string, { label: string; kind: PartKind; values: number[] }>();
  for (const [index, { design }] of entries.entries()) {
    for (const item of design.items) {
      for (const part of item.interface ? [item.part, item.interface] : [item.part]) {
        let row = counts.get(part.id);
        if (!row) {
          row = { label: part.model, kind: part.kind, values: entries.map(() => 0) };
          counts.set(part.id, row);
        }
        row.values[index] = (row.values[index] ?? 0) + 1;
      }
    }
  }
  const order = Object.keys(kinds);
  return [...counts]
    .sort(([, a], [, b]) => order.indexOf(a.kind) - order.indexOf(b.kind) || byCode(a.label, b.label))
    .map(([id, { label, kind, values }]) =>
      rowOf({ key: `parts.${id}`, group: 'Parts', label: `${kinds[kind].label}: ${label}` }, values),
    );
}
