import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import * as airflow from '#models/rules/airflow.ts';
import * as answer from '#models/rules/answer.ts';
import * as coolant from '#models/rules/coolant.ts';
import * as layout from '#models/rules/layout.ts';
import * as mounting from '#models/rules/mounting.ts';
import * as feeds from '#models/rules/feeds.ts';
import * as power from '#models/rules/power.ts';
import * as rack from '#models/rules/rack.ts';
import type { Rule, Severity, Violation } from '#models/rules/rule.ts';
import * as site from '#models/rules/site.ts';
import * as sourcing from '#models/rules/sourcing.ts';
import * as tank from '#models/rules/tank.ts';
import * as temperature from '#models/rules/temperature.ts';
import * as workload from '#models/rules/workload.ts';

/** Every rule. Within a severity, findings are listed in this order: what makes the rest meaningless comes first. */
export const rules: readonly Rule[] = [
  layout.chassisMissing,
  layout.chassisSeveral,
  layout.partMissing,
  answer.solverProblems,
  answer.notConverged,
  answer.balance,
  temperature.overLimit,
  temperature.fanAirLimit,
  temperature.psuInletLimit,
  temperature.thinMargin,
  power.psuMissing,
  power.psuOverload,
  power.psuRedundancy,
  power.connectorRating,
  power.breaker,
  power.feedVoltage,
  power.noPower,
  feeds.feedBreaker,
  feeds.feedLoss,
  feeds.feedShort,
  feeds.generatorBridge,
  feeds.feedUnbalance,
  feeds.feedInrush,
  feeds.cableDrop,
  workload.workloadMemory,
  workload.workloadHeld,
  airflow.noOpening,
  airflow.fanBackFlow,
  airflow.fanStalled,
  airflow.fanBlocked,
  airflow.ventBlocked,
  airflow.filterClogged,
  tank.tankFans,
  tank.tankBoils,
  tank.tankFlashPoint,
  tank.tankViscous,
  coolant.condensation,
  coolant.pumpBackFlow,
  coolant.plateFlow,
  coolant.plateDryOut,
  coolant.hoseVelocity,
  coolant.connectionFlow,
  coolant.connectionPressure,
  coolant.cduHeat,
  coolant.facilityFlow,
  coolant.doorWarms,
  coolant.driveDiffers,
  tank.tankDrive,
  tank.tankStill,
  mounting.sinkMissing,
  mounting.sinkUnmounted,
  mounting.sinkContact,
  mounting.timMissing,
  mounting.sinkSpacing,
  layout.overlap,
  layout.outsideChassis,
  layout.openingOffWall,
  layout.servicePath,
  layout.duplicateNames,
  rack.mass,
  rack.rackDepth,
  rack.rackWidth,
  rack.rackHeight,
  site.inletClass,
  site.altitudeRange,
  site.humidity,
  site.noise,
  airflow.fanFailed,
  coolant.pumpFailed,
  power.psuFailed,
  feeds.feedLost,
  sourcing.weakSources,
  sourcing.decisiveEstimates,
  sourcing.unknownFigures,
];

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * Every finding of every rule, errors first. Never throws: a rule that fails (a bug, or figures that were never
 * validated) becomes a note that names the rule, and the other rules still speak.
 * For 150 parts it takes about a millisecond, so it runs on every frame of a drag.
 */
export function checkDesign(design: Design, result: DesignResult | null): Violation[] {
  const found = rules.flatMap((rule) => checkOne(rule, design, result));
  return answer.withoutEchoes(found).sort((a, b) => order[a.severity] - order[b.severity]);
}

function checkOne(rule: Rule, design: Design, result: DesignResult | null): Violation[] {
  if (rule.needsResult && result === null) return [];
  try {
    return rule.check(design, result);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        rule: rule.id,
        severity: 'note',
        title: `Not checked: ${rule.title}`,
        message: `This check failed by itself (${reason}); the design was not judged by it. Please report it.`,
        why: rule.why,
        placements: [],
      },
    ];
  }
}
