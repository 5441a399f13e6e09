import type { KindValues } from '#models/components/values.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { expandPackage, junction as root } from '#solver/case/packages.ts';
import { joined, type Draft } from '#solver/design/draft.ts';
import { axes, directionOf } from '#solver/design/interior.ts';
import { link } from '#solver/design/part-site.ts';

/*
 * The inside of a part: from its junction to the faces that others touch. Two resistors, or a DELPHI network.
 */

/** A face of a part: its node, its share of the area, and what its links are called behind those of the whole part. */
export interface Face {
  readonly node: string;
  readonly share: number;
  readonly suffix: string;
}

/** The face of what has one temperature. */
export const wholeOf = (node: string): Face => ({ node, share: 1, suffix: '' });

export interface PartInside {
  readonly nodes: readonly string[];
  readonly links: readonly HeatLink[];
  readonly junction: string;
  /** Where T_case is measured: the middle of the top. */
  readonly shell: string;
  /** What carries a sink, the shell first. */
  readonly top: readonly Face[];
  /** What the air meets where nothing covers the part. */
  readonly open: readonly Face[];
  /** What stands on a wall. */
  readonly under: readonly Face[];
  /** Nodes of a network that are soldered to a board; null of two resistors. */
  readonly soldered: readonly string[] | null;
}

type PackageValues = Pick<KindValues<'device'>, 'junctionToCase' | 'packageNetwork' | 'packageInnerShare'>;

export function insideOf(item: DesignItem, values: PackageValues): PartInside {
  const { packageNetwork, packageInnerShare, junctionToCase } = values;
  if (packageNetwork) return networkOf(item, packageNetwork, packageInnerShare);
  const shell = `${item.id}/case`;
  const value = Math.max(0, junctionToCase ?? 0);
  const junction = value > 0 ? `${item.id}/${root}` : shell;
  const whole = [wholeOf(shell)];
  return {
    nodes: value > 0 ? [junction, shell] : [shell],
    links:
      value > 0
        ? [{ id: `${item.id}/junction-to-case`, from: junction, to: shell, type: 'resistance', value }]
        : [],
    junction,
    shell,
    top: whole,
    open: whole,
    under: whole,
    soldered: null,
  };
}

/** @param inner share of top and bottom that their inner nodes cover */
function networkOf(
  item: DesignItem,
  network: NonNullable<PackageValues['packageNetwork']>,
  inner: number,
): PartInside {
  // The middle of the top is what other parts call their case.
  const nameOf = (end: string): string => (end === 'top-inner' ? 'case' : end);
  const resistances = network.map(([from, to, value]) => [nameOf(from), nameOf(to), value] as const);
  const { nodes, links } = expandPackage({ id: item.id, resistances });
  const named = new Set(nodes.map(({ id }) => id));
  const face = (name: string, share: number): Face[] => {
    const node = `${item.id}/${name}`;
    return share > 0 && named.has(node) ? [{ node, share, suffix: name === 'case' ? '' : `/${name}` }] : [];
  };
  // An inner face without an outer one is the whole side, and the other way round.
  const side = (middle: string, rim: string): Face[] => {
    const faces = [...face(middle, inner), ...face(rim, 1 - inner)];
    const total = faces.reduce((sum, { share }) => sum + share, 0);
    return faces.map((one) => ({ ...one, share: one.share / total }));
  };
  const top = side('case', 'top-outer');
  const under = side('bottom-inner', 'bottom-outer');
  const flanks = face('sides', flankShare(item));
  const rest = 1 - flanks.reduce((sum, { share }) => sum + share, 0);
  return {
    nodes: [...named],
    links,
    junction: `${item.id}/${root}`,
    shell: `${item.id}/case`,
    top,
    open: [...top.map((one) => ({ ...one, share: rest * one.share })), ...flanks],
    under,
    soldered: ['bottom-inner', 'bottom-outer', 'leads']
      .map((name) => `${item.id}/${name}`)
      .filter((node) => named.has(node)),
  };
}

/** Of the area of top and sides. */
function flankShare(item: DesignItem): number {
  const { axis } = directionOf(item.upAxis);
  const size = axes.map((at) => item.box.max[at] - item.box.min[at]);
  const [a, b] = axes.filter((at) => at !== axis).map((at) => size[at]);
  const flanks = 2 * size[axis] * (a + b);
  return flanks / (flanks + a * b);
}

/** The faces of a top as warm as its middle, where what covers them is known for the whole top alone. */
export function joinTop(draft: Draft, [middle, ...others]: readonly Face[]): string {
  for (const { node } of others)
    link(draft, `${node}/joined`, node, middle.node, { type: 'conductance', value: joined });
  return middle.node;
}
