import { expect, test } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { Coupled } from '#solver/control/coupled.ts';
import { compileNetwork } from '#solver/solve/network.ts';
import { restState } from '#solver/solve/start.ts';
import { buildStructure } from '#solver/solve/structure.ts';
import { numberUnknowns, partsOf } from '#solver/solve/topology.ts';
import { StageEquations } from '#solver/transient/stage-equations.ts';

const chip = {
  format: 'boxwright-case',
  version: 1,
  ambient: { temperature: 300, pressure: 101_325, relativeHumidity: 0 },
  heat: {
    nodes: [
      { id: 'room', temperature: 300 },
      { id: 'chip', capacity: 10, sources: [{ id: 'p', power: 5 }] },
    ],
    links: [{ id: 'sink', from: 'chip', to: 'room', type: 'conductance', value: 1 }],
  },
} as unknown as Case;

test('an output whose law lies beyond its end stays at the end, and is found at once', () => {
  const parts = partsOf(chip);
  const topology = numberUnknowns(parts, true, []);
  const network = compileNetwork(chip, parts, topology);
  const equations = new StageEquations(network, buildStructure(network, topology));
  const state = restState(network, topology);
  const outputs = Float64Array.from([1]);
  let rounds = 0;
  const solving = new Coupled(1e-6).solve(
    equations,
    {
      outputs: [0],
      least: () => 0,
      most: () => 1,
      measure: () => state[topology.temperatureAt + 1],
      law: (out) => out.set([1.001, 0, 0]),
    },
    outputs,
    state,
    () => undefined,
    function* () {
      rounds++;
      equations.evaluate(state);
      yield { stage: 'coupled', iteration: rounds, residual: 0 };
      return 0;
    },
  );
  let next = solving.next();
  while (next.done !== true) next = solving.next();
  expect(next.value).toBe(0);
  expect(rounds).toBe(1);
  expect(outputs[0]).toBe(1);
});
