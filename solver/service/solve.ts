import type { NamedDesign } from '#models/service/named-design.ts';
import type { Compute, Service, ServiceWorkload } from '#models/service/service.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { ServiceResult, SiteNode } from '#solver/service/contract.ts';
import { yearAt } from '#solver/service/climate.ts';
import { nodeOfCluster } from '#solver/service/cluster-node.ts';
import { solveDeployment } from '#solver/service/deployment.ts';
import { nodeOfEnclosures } from '#solver/service/enclosure-node.ts';
import { nodeOfFigures } from '#solver/service/figures-node.ts';

export interface ServiceOptions {
  /** A file of weather in place of the climates of the document. */
  readonly weather: WeatherYear | null;
  readonly signal?: AbortSignal;
}

/**
 * All deployments on the same workload.
 *
 * @param designs of the deployments in their order
 * Rejects in words, with the name of the deployment, where something has no answer, and with the signal's reason once
 * that is raised.
 */
export async function solveService(
  service: Service,
  designs: readonly NamedDesign[],
  solver: Pick<DesignSolver, 'solve' | 'heldRates'>,
  { weather, signal }: ServiceOptions,
): Promise<ServiceResult> {
  const deployments = [];
  const nodeOf = (
    named: NamedDesign,
    compute: Compute,
    workload: ServiceWorkload,
    year: WeatherYear | null,
  ): SiteNode | Promise<SiteNode> => {
    const { model, precision, promptTokens, answerTokens } = workload;
    const key = [compute, model, precision, promptTokens, answerTokens];
    if (compute.kind === 'figures') return nodeOfFigures(compute);
    if (compute.kind === 'cluster' && named.kind === 'cluster') {
      const { filled } = named;
      return keptNode(filled, [...key, year?.place, year?.source], () =>
        nodeOfCluster(solver, filled, compute, workload, year, signal),
      );
    }
    if (compute.kind === 'enclosure' && named.kind === 'enclosure') {
      const { design } = named;
      return keptNode(design, key, () => nodeOfEnclosures(solver, design, compute, workload, signal));
    }
    throw new Error('what it names was not opened');
  };
  for (const [index, deployment] of service.deployments.entries()) {
    const { compute, climate, name } = deployment;
    const named = designs[index];
    try {
      const node = await nodeOf(named, compute, service.workload, weather ?? (climate && yearAt(climate)));
      deployments.push(solveDeployment(service, deployment, node, weather));
    } catch (error) {
      signal?.throwIfAborted();
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return { deployments };
}

/** Designs and racks keep their identity while nothing of them is changed. */
const known = new WeakMap<object, Map<string, SiteNode>>();

/** The same nodes under the same prompts and answers are solved once, also while all else of a service is changed. */
async function keptNode(of: object, key: unknown, solve: () => Promise<SiteNode>): Promise<SiteNode> {
  const own = known.get(of) ?? new Map<string, SiteNode>();
  known.set(of, own);
  const text = JSON.stringify(key);
  const node = own.get(text) ?? (await solve());
  own.set(text, node);
  return node;
}
