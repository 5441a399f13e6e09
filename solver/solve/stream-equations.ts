/*
 * Heat into the streams of branches: what links add to the rows at the branches' ends, and to the Jacobian in the
 * order of structure.ts. A stream is met at its inlet, and takes its heat to where it goes; near rest both ends count,
 * by the shares w and 1 − w that its fluid has of them.
 */
import type { ExchangerLaw, StreamLaw } from '#solver/heat/law.ts';
import type { MatrixWriter } from '#solver/solve/matrix-writer.ts';
import type { BranchFluids } from '#solver/solve/node-fluids.ts';
import type { Scales } from '#solver/solve/scales.ts';
import type { Topology } from '#solver/solve/topology.ts';

/** What an evaluation of the equations has at hand for a link. */
export interface StreamRows {
  readonly topology: Topology;
  readonly residual: Float64Array;
  readonly jacobian: MatrixWriter;
  readonly scales: Scales;
  readonly branchFluid: BranchFluids;
  readonly branchHeat: Float64Array;
  readonly linkHeat: Float64Array;
}

/** Slopes in a row: to a stream link's three temperatures and flow, to an exchanger's four and both flows. */
const streamSlopes = 4;
const exchangerSlopes = 6;

/** From a node into a stream. */
export function addStreamLink(rows: StreamRows, i: number, state: Float64Array, law: StreamLaw): void {
  const { topology, residual, branchFluid } = rows;
  const at = topology.temperatureAt;
  const b = topology.linkTo[i];
  const solid = topology.linkFrom[i];
  const from = topology.branchFrom[b];
  const to = topology.branchTo[b];
  if (topology.closed[b] === 1) {
    rows.linkHeat[i] = 0;
    rows.jacobian.skip(3 * streamSlopes);
    return;
  }
  const w = branchFluid.forward[b];
  const v = 1 - w;
  const dw = branchFluid.forwardSlope[b];
  law.evaluate(out, state[at + solid], w * state[at + from] + v * state[at + to], Math.abs(state[b]));
  const heat = out[0];
  rows.linkHeat[i] = heat;
  rows.branchHeat[b] += heat;
  rows.scales.reachHeat(heat);
  // Slopes to the solid's temperature, the ends' temperatures and the flow.
  slopes[0] = out[1];
  slopes[1] = out[2] * w;
  slopes[2] = out[2] * v;
  slopes[3] = out[3] * (state[b] < 0 ? -1 : 1) + out[2] * (state[at + from] - state[at + to]) * dw;
  residual[at + solid] -= heat;
  residual[at + from] += v * heat;
  residual[at + to] += w * heat;
  putRow(rows.jacobian, -1, streamSlopes, 3, 0);
  putRow(rows.jacobian, v, streamSlopes, 3, -dw * heat);
  putRow(rows.jacobian, w, streamSlopes, 3, dw * heat);
}

/** From one stream into another. */
export function addExchanger(rows: StreamRows, i: number, state: Float64Array, law: ExchangerLaw): void {
  const { topology, residual, branchFluid } = rows;
  const at = topology.temperatureAt;
  const a = topology.linkFrom[i];
  const b = topology.linkTo[i];
  if (topology.closed[a] === 1 || topology.closed[b] === 1) {
    rows.linkHeat[i] = 0;
    rows.jacobian.skip(4 * exchangerSlopes);
    return;
  }
  const warm = inletTemperature(rows, a, state);
  const cold = inletTemperature(rows, b, state);
  law.evaluate(out, warm, cold, Math.abs(state[a]), Math.abs(state[b]));
  const heat = out[0];
  rows.linkHeat[i] = heat;
  rows.branchHeat[a] -= heat;
  rows.branchHeat[b] += heat;
  rows.scales.reachHeat(heat);
  const w = branchFluid.forward[a];
  const x = branchFluid.forward[b];
  const dw = branchFluid.forwardSlope[a];
  const dx = branchFluid.forwardSlope[b];
  // Slopes to the temperatures at the ends of both branches, and to both flows.
  slopes[0] = out[1] * w;
  slopes[1] = out[1] * (1 - w);
  slopes[2] = out[2] * x;
  slopes[3] = out[2] * (1 - x);
  slopes[4] = out[3] * (state[a] < 0 ? -1 : 1) + out[1] * rise(topology, a, state) * dw;
  slopes[5] = out[4] * (state[b] < 0 ? -1 : 1) + out[2] * rise(topology, b, state) * dx;
  residual[at + topology.branchFrom[a]] -= (1 - w) * heat;
  residual[at + topology.branchTo[a]] -= w * heat;
  residual[at + topology.branchFrom[b]] += (1 - x) * heat;
  residual[at + topology.branchTo[b]] += x * heat;
  putRow(rows.jacobian, w - 1, exchangerSlopes, 4, dw * heat);
  putRow(rows.jacobian, -w, exchangerSlopes, 4, -dw * heat);
  putRow(rows.jacobian, 1 - x, exchangerSlopes, 5, -dx * heat);
  putRow(rows.jacobian, x, exchangerSlopes, 5, dx * heat);
}

function inletTemperature({ topology, branchFluid }: StreamRows, b: number, state: Float64Array): number {
  const w = branchFluid.forward[b];
  const at = topology.temperatureAt;
  return w * state[at + topology.branchFrom[b]] + (1 - w) * state[at + topology.branchTo[b]];
}

/** Temperature at `from` less that at `to`, K. */
function rise({ temperatureAt, branchFrom, branchTo }: Topology, b: number, state: Float64Array): number {
  return state[temperatureAt + branchFrom[b]] - state[temperatureAt + branchTo[b]];
}

/**
 * A share of the first `count` slopes; `turning` is what the share itself does as a stream turns around.
 * @param flow number of the slope to that stream's flow
 */
function putRow(jacobian: MatrixWriter, share: number, count: number, flow: number, turning: number): void {
  for (let k = 0; k < count; k++) jacobian.put(share * slopes[k] + (k === flow ? turning : 0));
}

const out = new Float64Array(5);
const slopes = new Float64Array(exchangerSlopes);
