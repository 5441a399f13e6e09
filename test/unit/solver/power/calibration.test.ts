import { expect, test } from 'vitest';
import node from '../../../fixtures/workload/mlperf-h200-node.json' with { type: 'json' };
import served from '../../../fixtures/workload/served-llama-h100.json' with { type: 'json' };
import { nodeHalfBand, nodeWallPower } from '#solver/power/node-power.ts';
import { servedRuns } from './served-runs.ts';
import { hgxNode, servedH100, servedShares, throttling } from '#solver/power/workload-calibration.ts';

/*
 * The fits of docs/workload.md, made anew from the data. A constant that is not what the data give fails here.
 */
const runs = servedRuns().filter((run) => run.fits);
const free = runs.filter((run) => run.free);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function close(ours: number, fitted: number, relative = 1e-4): void {
  expect(Math.abs(ours / fitted - 1), `${ours} for ${fitted}`).toBeLessThan(relative);
}

test('energies of the H100: least squares of P − idle = e_F F + e_B B over the runs that are not at the limit', () => {
  expect(free.length).toBe(20);
  const ff = sum(free.map((run) => run.flopRate ** 2));
  const fb = sum(free.map((run) => run.flopRate * run.byteRate));
  const bb = sum(free.map((run) => run.byteRate ** 2));
  const fp = sum(free.map((run) => run.flopRate * (run.power - served.idlePower)));
  const bp = sum(free.map((run) => run.byteRate * (run.power - served.idlePower)));
  const determinant = ff * bb - fb ** 2;
  const perFlop = (fp * bb - bp * fb) / determinant;
  const perByte = (bp * ff - fp * fb) / determinant;
  close(servedH100.energyPerFlop, perFlop, 1e-6);
  close(servedH100.energyPerByte, perByte, 1e-6);
  const residuals = free.map(
    (run) => run.power / (served.idlePower + perFlop * run.flopRate + perByte * run.byteRate) - 1,
  );
  close(servedH100.powerScatter, Math.sqrt(sum(residuals.map((r) => r ** 2)) / (free.length - 2)), 1e-3);
  expect(Math.max(...residuals.map(Math.abs))).toBeLessThan(0.09);
});

/** Predicted over measured rate. */
const predicted = (run: (typeof runs)[number], compute: number, memory: number): number =>
  1 / Math.max(run.flopRate / run.peakRate / compute, run.byteRate / served.memoryBandwidth / memory);

test('shares of the roofs: least squares of the logarithm of the rate, to a hundredth', () => {
  expect(runs.length).toBe(23);
  let best = { error: Infinity, compute: 0, memory: 0 };
  for (let c = 10; c <= 100; c++) {
    for (let m = 10; m <= 100; m++) {
      const error = sum(runs.map((run) => Math.log(predicted(run, c / 100, m / 100)) ** 2));
      if (error < best.error) best = { error, compute: c / 100, memory: m / 100 };
    }
  }
  expect(best.compute).toBe(servedShares.compute);
  expect(best.memory).toBe(servedShares.memory);
  close(servedShares.rateScatter, Math.sqrt(best.error / (runs.length - 2)), 1e-3);
});

test('scatter of the power where the rate is predicted too', () => {
  const residuals = runs.map((run) => {
    const dynamic = servedH100.energyPerFlop * run.flopRate + servedH100.energyPerByte * run.byteRate;
    const wanted = served.idlePower + predicted(run, servedShares.compute, servedShares.memory) * dynamic;
    return run.power / Math.min(served.powerLimit, wanted) - 1;
  });
  close(servedShares.powerScatter, Math.sqrt(sum(residuals.map((r) => r ** 2)) / (runs.length - 4)), 1e-3);
});

test('exponent of throttling: least squares of ln(dynamic power) over ln(rate), through no change', () => {
  const points = node.runs.map(({ freeRate, rate, powerLimit }) => ({
    x: Math.log(rate / freeRate),
    y: Math.log((powerLimit - node.idlePower) / (node.powerLimit - node.idlePower)),
  }));
  const exponent = sum(points.map(({ x, y }) => x * y)) / sum(points.map(({ x }) => x ** 2));
  close(throttling.exponent, exponent, 1e-6);
  const scatter = Math.sqrt(sum(points.map(({ x, y }) => (y - exponent * x) ** 2)) / (points.length - 1));
  close(throttling.scatter, scatter, 2e-3);
});

test('node: least squares of wall power over the power of all accelerators', () => {
  const points = node.runs.map((run) => ({ x: node.accelerators * run.powerLimit, y: run.wallPower }));
  const mean = sum(points.map(({ x }) => x)) / points.length;
  const squares = sum(points.map(({ x }) => (x - mean) ** 2));
  const slope = sum(points.map(({ x, y }) => (x - mean) * y)) / squares;
  const base = sum(points.map(({ y }) => y)) / points.length - slope * mean;
  close(hgxNode.slope, slope, 1e-6);
  close(hgxNode.base, base, 1e-5);
  expect(hgxNode.mean).toBe(mean);
  close(hgxNode.squares, squares, 1e-9);
  const scatter = Math.sqrt(sum(points.map(({ x, y }) => (y - base - slope * x) ** 2)) / (points.length - 2));
  close(hgxNode.scatter, scatter, 1e-4);
  for (const { x, y } of points) expect(Math.abs(y - nodeWallPower(x))).toBeLessThan(nodeHalfBand(x));
});

test('the node constants, of H200 nodes alone, foresee the H100 node that was measured', () => {
  // Latif et al. (2025): 8.4 kW observed. Not used in any fit.
  expect(Math.abs(nodeWallPower(5600) - 8400)).toBeLessThan(nodeHalfBand(5600));
});
