import type { Design } from '#models/project/design.ts';
import type { EnclosureCompute, Service, ServiceWorkload } from '#models/service/service.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { ServiceResult, SiteNode } from '#solver/service/contract.ts';
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
 * @param designs of the deployments in their order; null where one is told by figures
 * Rejects in words, with the name of the deployment, where something has no answer, and with the signal's reason once
 * that is raised.
 */
export async function solveService(
  service: Service,
  designs: readonly (Design | null)[],
  solver: Pick<DesignSolver, 'solve' | 'heldRates'>,
  { weather, signal }: ServiceOptions,
): Promise<ServiceResult> {
  const deployments = [];
  for (const [index, deployment] of service.deployments.entries()) {
    const { compute, name } = deployment;
    const design = designs[index];
    try {
      const node =
        compute.kind === 'figures'
          ? nodeOfFigures(compute)
          : await nodeOf(given(design), compute, service.workload, solver, signal);
      deployments.push(solveDeployment(service, deployment, node, weather));
    } catch (error) {
      signal?.throwIfAborted();
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return { deployments };
}

/** Designs keep their identity while nothing of them is changed. */
const known = new WeakMap<Design, Map<string, SiteNode>>();

/** The same enclosures under the same prompts and answers are solved once, also while all else of a service is changed. */
async function nodeOf(
  design: Design,
  compute: EnclosureCompute,
  workload: ServiceWorkload,
  solver: Pick<DesignSolver, 'solve' | 'heldRates'>,
  signal?: AbortSignal,
): Promise<SiteNode> {
  const own = known.get(design) ?? new Map<string, SiteNode>();
  known.set(design, own);
  const { model, precision, promptTokens, answerTokens } = workload;
  const key = JSON.stringify([compute, model, precision, promptTokens, answerTokens]);
  const node = own.get(key) ?? (await nodeOfEnclosures(solver, design, compute, workload, signal));
  own.set(key, node);
  return node;
}

function given(design: Design | null): Design {
  if (design) return design;
  throw new Error('its project was not opened');
}
