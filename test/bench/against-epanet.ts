import { Project, Workspace } from 'epanet-js';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { caseOf, epanetInput, pipeNetwork } from './pipe-network.ts';
import { statistics } from './statistics.mjs';

/** Code of a link's flow in EPANET's toolkit (EN_FLOW). */
const flowCode = 8;

/**
 * Steady solves of the same networks by EPANET's engine and by ours, in this process: from a network that is read to its
 * flows, ordering included, each time another network. Times in ms; `off`: largest difference of a flow over the largest.
 */
export async function againstEpanet(width: number, height: number, runs: number) {
  const workspace = new Workspace();
  await workspace.loadModule();
  const theirs: number[] = [];
  const ours: number[] = [];
  let off = 0;
  for (let run = 0; run < runs; run += 1) {
    const network = pipeNetwork(width, height, run + 1);
    workspace.writeFile('network.inp', epanetInput(network));
    const model = new Project(workspace);
    model.open('network.inp', 'network.rpt', 'network.bin');
    let started = performance.now();
    model.openH();
    model.initH(0);
    model.runH();
    theirs.push(performance.now() - started);
    const flows = network.pipes.map(({ id }) => model.getLinkValue(model.getLinkIndex(id), flowCode));
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
  const settled = Math.floor(runs / 3);
  return { theirs: statistics(theirs.slice(settled)), ours: statistics(ours.slice(settled)), off };
}
