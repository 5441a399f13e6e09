import { loadChip } from '#models/chip/load.ts';
import { fillCluster } from '#models/cluster/filled.ts';
import { loadCluster } from '#models/cluster/load.ts';
import { loadCryostat } from '#models/cryostat/load.ts';
import { loadDistribution } from '#models/distribution/load.ts';
import type { LoadedDocument } from '#models/file/load-document.ts';
import { loadModule } from '#models/module/load.ts';
import { loadOrbitalNode } from '#models/orbit/load.ts';
import { loadPod } from '#models/pod/load.ts';
import { readPodDesigns } from '#models/pod/read-designs.ts';
import type { Report } from '#models/results/report.ts';
import type { Values } from '#models/schema/fields.ts';
import { loadService } from '#models/service/load.ts';
import { createDesignReader } from '#models/service/read-designs.ts';
import { findClimateSite } from '#models/site/climate-site.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { chipReport } from '#solver/chip/report.ts';
import { solveChip } from '#solver/chip/solve.ts';
import { answerCluster } from '#solver/cluster/answer.ts';
import { clusterReport } from '#solver/cluster/report.ts';
import { cryostatReport } from '#solver/cryostat/report.ts';
import { solveCryostat } from '#solver/cryostat/solve.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { powerReport } from '#solver/distribution/report.ts';
import { solveDistribution } from '#solver/distribution/solve.ts';
import { moduleReport } from '#solver/module/report.ts';
import { solveModule } from '#solver/module/solve.ts';
import { orbitReport } from '#solver/orbit/report.ts';
import { solveOrbit } from '#solver/orbit/solve.ts';
import { answerPod } from '#solver/pod/answer.ts';
import { podReport } from '#solver/pod/report.ts';
import { serviceReport } from '#solver/service/report.ts';
import { solveService } from '#solver/service/solve.ts';
import { typicalYear } from '#solver/site/typical-year.ts';
import type { StudyQuestion } from '#solver/study/contract.ts';

type Answer = (
  question: StudyQuestion,
  solver: Pick<DesignSolver, 'solve' | 'heldRates'>,
  signal: AbortSignal,
) => Report | Promise<Report>;

const designsOf = createDesignReader();

const answers: Readonly<Record<string, Answer>> = {
  async cluster({ text, name, files, options }, solver, signal) {
    const cluster = accepted(loadCluster(text, name));
    const question = {
      losses: options['losses'] === true,
      years: yearsOf(options),
      tariff: { price: numberOf(options, 'price'), carbon: numberOf(options, 'carbon') },
    };
    const { racks } = fillCluster(cluster, '', files);
    return clusterReport(cluster, racks, await answerCluster(cluster, racks, question, solver, signal));
  },
  orbit({ text, name }) {
    const node = accepted(loadOrbitalNode(text, name));
    return orbitReport(node, solveOrbit(node));
  },
  module({ text, name }) {
    const module = accepted(loadModule(text, name));
    return moduleReport(module, solveModule(module));
  },
  async pod({ text, name, files, options }, solver, signal) {
    const pod = accepted(loadPod(text, name));
    const designs = readPodDesigns(pod, files);
    return podReport(pod, await answerPod(pod, designs, yearsOf(options), solver, signal));
  },
  async power({ text, name, options }) {
    const distribution = accepted(loadDistribution(text, name));
    return powerReport(distribution, await solveDistribution(distribution, numberOf(options, 'price')));
  },
  cryostat({ text, name }) {
    const cryostat = accepted(loadCryostat(text, name));
    return cryostatReport(cryostat, solveCryostat(cryostat));
  },
  async chip({ text, name }, _solver, signal) {
    const chip = accepted(loadChip(text, name));
    const { result } = await solveChip(chip, { signal });
    return chipReport(chip, result);
  },
  async service({ text, name, files }, solver, signal) {
    const service = accepted(loadService(text, name));
    const designs = designsOf(service, files);
    return serviceReport(service, await solveService(service, designs, solver, { weather: null, signal }));
  },
};

/**
 * What a study answers, as it is read.
 *
 * Rejects with an Error in words where there is no answer.
 */
export async function answerStudy(
  question: StudyQuestion,
  solver: Pick<DesignSolver, 'solve' | 'heldRates'>,
  signal: AbortSignal,
): Promise<Report> {
  const { id } = question;
  if (!Object.hasOwn(answers, id)) throw new Error(`there is no kind of study “${id}”`);
  return answers[id](question, solver, signal);
}

function accepted<T>({ document, problems }: LoadedDocument<T>): T {
  if (document !== null) return document;
  const [first] = problems;
  throw new Error(`${first.path}: ${first.message}; ${first.remedy}`);
}

function numberOf(options: Values, key: string): number | null {
  const value = options[key];
  return typeof value === 'number' ? value : null;
}

function yearsOf({ place }: Values): WeatherYear[] {
  const site = typeof place === 'string' && place !== '' ? findClimateSite(place) : null;
  return site ? [typicalYear(site)] : [];
}
