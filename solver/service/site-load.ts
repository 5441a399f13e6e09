/*
 * What one site draws and lets through.
 */
import type { Deployment, Link, ServiceWorkload } from '#models/service/service.ts';
import { utilityAt } from '#solver/service/cluster-power.ts';
import type { SiteNode } from '#solver/service/contract.ts';
import { type Lengths, type NodeFigures, type Operation, operationAt } from '#solver/service/serving.ts';
import { type RequestTraffic, trafficOf } from '#solver/service/traffic.ts';
import type { Tunnel } from '#solver/service/tunnel.ts';

export interface SiteLoad {
  readonly figures: NodeFigures;
  readonly lengths: Lengths;
  /** W that the facility takes for nodes that draw so much, both together. */
  readonly facilityPower: (nodes: number) => number;
  readonly link: Link | null;
  /** For a request over the link; null without one. */
  readonly traffic: RequestTraffic | null;
}

const open: Tunnel = { kind: 'none', outer: 'ipv4', nat: false };

export function siteLoadOf(
  workload: ServiceWorkload,
  { facility, link }: Deployment,
  { figures, plant }: Pick<SiteNode, 'figures' | 'plant'>,
): SiteLoad {
  const { promptTokens, answerTokens, promptBytes, answerTokenBytes, streamed } = workload;
  return {
    figures,
    lengths: { prompt: promptTokens, answer: answerTokens },
    facilityPower: plant
      ? (nodes) => utilityAt(plant.powers, nodes)
      : (nodes) => nodes * (facility?.pue ?? 1),
    link,
    traffic:
      link &&
      trafficOf(
        {
          question: promptBytes,
          answer: answerTokens * answerTokenBytes,
          answerMessages: streamed ? answerTokens : 1,
        },
        tunnelOf(link),
        link.largestPacket,
      ),
  };
}

const tunnelOf = ({ appliance }: Link): Tunnel =>
  appliance ? { kind: appliance.tunnel, outer: appliance.outer, nat: appliance.nat } : open;

/** W of terminal and encryption. */
export function linkPower({ link }: Pick<SiteLoad, 'link'>, state: 'waiting' | 'busy' | 'peak'): number {
  if (!link) return 0;
  const { idlePower, typicalPower, peakPower, appliance } = link;
  const terminal = { waiting: idlePower, busy: typicalPower, peak: peakPower ?? typicalPower }[state];
  return terminal + (appliance?.power ?? 0);
}

/** Share of the requests that come through: those over the link only while it is there. */
export const throughShare = ({ link }: Pick<SiteLoad, 'link'>): number =>
  link ? 1 - link.remoteShare * (1 - link.availability) : 1;

/** A site that answers so many requests a second. */
export interface SiteOperation extends Operation {
  /** W, with the facility and the link, without melting snow. */
  readonly sitePower: number;
}

export function siteAt(load: SiteLoad, requests: number): SiteOperation {
  const operation = operationAt(load.figures, load.lengths, requests);
  const link = linkPower(load, requests > 0 ? 'busy' : 'waiting');
  return { ...operation, sitePower: load.facilityPower(operation.power) + link };
}
