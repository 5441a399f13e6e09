/*
 * What the utility gives for a cluster: loads, and what is lost on the way to them.
 */
import { type ClusterPower, installedOf, type Stage } from '#models/cluster/cluster.ts';
import type { PowerResult, ServedCluster, StageResult, ThermalResult } from '#solver/cluster/contract.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

const two = new Float64Array(2);

/**
 * Input of equal units that share a load, all that are installed running.
 * @param installed those that are there; null: as the document says
 */
export function stageOf(
  name: string,
  stage: Stage,
  output: number,
  installed = installedOf(stage),
): StageResult {
  converterInputWithSlope(two, fitMonotoneCubic(stage.efficiency), installed * stage.rating, output);
  return {
    name,
    installed,
    input: two[0],
    loss: two[0] - output,
    load: output / (stage.units * stage.rating),
  };
}

/** What is fed, W. */
export interface Loads {
  readonly racks: number;
  readonly rowPumps: number;
  /** Of them those on the UPS. */
  readonly pumpsOnUps: number;
  readonly facilityPumps: number;
  readonly coolerFans: number;
  readonly roomFans: number;
}

/** @param thermal of the same rows in the same order */
export function loadsOf({ rows }: Pick<ServedCluster, 'rows'>, thermal: ThermalResult): Loads {
  let racks = 0;
  let rowPumps = 0;
  let pumpsOnUps = 0;
  for (const [index, { count, kinds, pumps }] of thermal.rows.entries()) {
    for (const kind of kinds) racks += kind.count * kind.state.power;
    const own = count * (pumps?.power ?? 0);
    rowPumps += own;
    if (rows[index].row.cdu?.pumpsOnUps) pumpsOnUps += own;
  }
  return {
    racks,
    rowPumps,
    pumpsOnUps,
    facilityPumps: thermal.facility?.pumps.power ?? 0,
    coolerFans: thermal.facility?.coolers.fanPower ?? 0,
    roomFans: thermal.room.fanPower,
  };
}

/** @param chillers W */
export function powerOf(power: ClusterPower, loads: Loads, chillers: number): PowerResult {
  const { pumpsOnUps, ...told } = loads;
  const { racks, rowPumps, facilityPumps, coolerFans, roomFans } = told;
  const mechanical = rowPumps - pumpsOnUps + facilityPumps + coolerFans + roomFans + chillers;
  const stages = chainOf(power, racks, pumpsOnUps, mechanical);
  const utility = stages[stages.length - 1].input;
  return {
    utility,
    ...told,
    chillers,
    others: power.others,
    stages,
    losses: stages.reduce((sum, { loss }) => sum + loss, 0),
    pue: racks > 0 ? utility / racks : Infinity,
  };
}

/** From the racks on: distribution, UPS (with the pumps on it), transformers (with all the rest). */
function chainOf(
  { distribution, ups, transformer, others }: ClusterPower,
  racks: number,
  pumpsOnUps: number,
  mechanical: number,
): StageResult[] {
  const stages: StageResult[] = [];
  let carried = racks;
  if (distribution) {
    stages.push(stageOf('distribution', distribution, carried));
    carried = stages[stages.length - 1].input;
  }
  carried += pumpsOnUps;
  if (ups) {
    stages.push(stageOf('UPS', ups, carried));
    carried = stages[stages.length - 1].input;
  }
  stages.push(stageOf('transformers', transformer, carried + mechanical + others));
  return stages;
}
