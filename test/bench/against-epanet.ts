import { Project, Workspace } from 'epanet-js';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { caseOf, epanetInput, pipeNetwork } from './pipe-network.ts';
import { statistics } from './statistics.mjs';

/** Code of a link's flow in EPANET's toolkit (EN_FLOW). */
const flowCode = 8;

/**
 * Steady solves of the same networks by EPANET's engine and by ours, in this process, each time another network. Theirs is
 * timed from the network that they have read to its flows in hand: tables, ordering, iterations, and asking for the flow
 * of each link by its number (`asking`); the reading of the text is not counted (`reading`). Ours is timed from the case
 * to the solution in hand: checks, numbering of names, laws, ordering, iterations, report. Half of the networks pass before the measured ones: both engines then run code
 * that is compiled in full. Times in ms; `off`: largest difference of a flow over the largest.
 */
export async function againstEpanet(width: number, height: number, runs: number) {
  const workspace = new Workspace();
  await workspace.loadModule();
  const reading: number[] = [];
  const asking: number[] = [];
  const theirs: number[] = [];
  const ours: number[] = [];
  let off = 0;
  for (let run = 0; run < runs; run += 1) {
    const network = pipeNetwork(width, height, run + 1);
    workspace.writeFile('network.inp', epanetInput(network));
    const model = new Project(workspace);
    let started = performance.now();
    model.open('network.inp', 'network.rpt', 'network.bin');
    reading.push(performance.now() - started);
    const links = network.pipes.map(({ id }) => model.getLinkIndex(id));
    started = performance.now();
    model.openH();
    model.initH(0);
    model.runH();
    const ran = performance.now();
    const flows = links.map((link) => model.getLinkValue(link, flowCode));
    theirs.push(performance.now() - started);
    asking.push(performance.now() - ran);
    model.closeH();
    model.close();

    const input = caseOf(network);
    started = performance.now();
    const solution = solveCaseSync(input);
    ours.push(performance.now() - started);
    if (solution.status !== 'converged') throw new Error(`a pipe network is ${solution.status}`);
    const largest = Math.max(...flows.map(Math.abs));
    network.pipes.forEach(({ id }, k) => {
      off = Math.max(off, Math.abs((solution.branches[id]?.massFlow ?? NaN) - (flows[k] ?? NaN)) / largest);
    });
  }
  const measured = (times: readonly number[]) => statistics(times.slice(Math.floor(runs / 2)));
  return {
    reading: measured(reading),
    asking: measured(asking),
    theirs: measured(theirs),
    ours: measured(ours),
    off,
  };
}
