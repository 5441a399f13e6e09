import type { Design } from '#models/project/design.ts';
import type { DesignResult, Fidelity } from '#models/results/design-result.ts';
import { inletClassOf } from '#solver/design/electrical.ts';

/** The answer where something went wrong that no one foresaw: a status with the cause, never an exception. */
export function refusedResult(
  design: Design,
  fidelity: Fidelity,
  error: unknown,
  start: number,
): DesignResult {
  const cause = error instanceof Error ? error.message : String(error);
  return {
    fidelity,
    status: 'refused',
    problems: [
      {
        severity: 'error',
        code: 'internal',
        message: `the design could not be solved (${cause}); please report it with the project file`,
        placements: [],
      },
    ],
    powerDc: 0,
    powerAc: 0,
    supplyLoss: 0,
    fanPower: 0,
    heat: 0,
    hottest: null,
    parts: [],
    fans: [],
    openings: [],
    zones: [],
    supplies: [],
    coolant: [],
    bath: null,
    chain: {
      stages: [],
      feeds: [],
      drawn: 0,
      sources: [],
      short: 0,
      lineCurrent: 0,
      holdUp: null,
      autonomy: null,
    },
    workload: null,
    requirements: {
      heat: 0,
      heatToCoolant: 0,
      airflow: 0,
      staticPressure: 0,
      fanSpeedRatio: 0,
      fanSpeed: null,
      noise: null,
      exhaustTemperature: null,
      inletClass: inletClassOf(design),
      psuRating: 0,
      feedCurrent: 0,
      warmestAmbient: null,
    },
    balance: { mass: 0, energy: 0 },
    cost: {
      unknowns: 0,
      iterations: 0,
      seconds: (performance.now() - start) / 1000,
      shares: { build: 0, assemble: 0, factor: 0, report: 0 },
    },
  };
}
