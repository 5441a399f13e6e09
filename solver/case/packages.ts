/*
 * Compact packages: a junction, the surfaces of the body, and resistances between any two of them. They are written as
 * one record and become heat nodes and links before anything else looks at the case.
 * Source: JEDEC JESD15-3 (two resistors), JESD15-4 (DELPHI: inner and outer top and bottom, leads).
 */
import type { Network } from '#models/schema/network.ts';
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';

/** Where the power is released. */
export const junction = 'junction';

/** The junction has what a heat node has; the other nodes follow from the resistances. */
export interface Package extends Pick<HeatNode, 'id' | 'sources' | 'capacity' | 'initial' | 'limit'> {
  readonly resistances: Network; // K/W
}

/** A case as it is written, with packages. */
export interface CaseDocument extends Omit<Case, 'heat'> {
  readonly heat?: NonNullable<Case['heat']> & { readonly packages?: readonly Package[] };
}

/** Nodes and links of a package: `U1/junction`, `U1/top-inner`, `U1/junction>top-inner`. */
export function expandPackage({ resistances, ...given }: Package): { nodes: HeatNode[]; links: HeatLink[] } {
  const idOf = (end: string): string => `${given.id}/${end}`;
  const ends = new Set([junction, ...resistances.flatMap(([from, to]) => [from, to])]);
  return {
    nodes: [...ends].map((end) => ({ ...(end === junction ? given : {}), id: idOf(end) })),
    links: resistances.map(([from, to, value]) => ({
      id: `${idOf(from)}>${to}`,
      from: idOf(from),
      to: idOf(to),
      relation: 'package-network',
      type: 'resistance',
      value,
    })),
  };
}

/** The case with its packages as nodes and links, behind those that are written out. */
export function expandPackages({ heat, ...rest }: CaseDocument): Case {
  if (!heat) return rest;
  const { packages = [], nodes, links } = heat;
  const made = packages.map(expandPackage);
  return {
    ...rest,
    heat: {
      nodes: [...nodes, ...made.flatMap((one) => one.nodes)],
      links: [...links, ...made.flatMap((one) => one.links)],
    },
  };
}
