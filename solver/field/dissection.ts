/*
 * Nodes of a level of multigrid in an order in which parts of them can be swept at once: those of each part that no node of
 * another is coupled to, and in the end the seam, by which alone parts know of each other. A sweep in ascending order does
 * the parts first, one in descending order the seam.
 * Source: George (1973), SIAM J. Numer. Anal. 10, 345–363 (one way).
 */
import type { Graph, Groups } from '#solver/field/graph.ts';
import type { Parts } from '#solver/field/parts.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';

/** Labels of pairs of cells: the part of the grid that they are in. */
export function labelsOfCells(stencil: Couplings, { planes, count }: Parts, groups: Groups): Uint8Array {
  const label = new Uint8Array(groups.count);
  for (let part = 0; part < count; part++) {
    const to = cellAt(stencil, 0, 0, planes[part + 1]);
    for (let c = cellAt(stencil, 0, 0, planes[part]); c < to; c++)
      if (groups.of[c] >= 0) label[groups.of[c]] = part;
  }
  return label;
}

/** Labels of groups whose nodes have one label each. */
export function labelsOfGroups(label: Uint8Array, { of, count }: Groups): Uint8Array {
  const labels = new Uint8Array(count);
  for (let n = 0; n < of.length; n++) labels[of[n]] = label[n];
  return labels;
}

/**
 * Gives groups that are coupled to a group of a later part the label of the seam, and all groups new numbers in the order of
 * their labels.
 * @param graph of the nodes that are joined
 * @param groups and @param label, which is that of the groups, are changed
 * @param seam more than all labels
 */
export function dissect(
  { size, start, neighbour }: Graph,
  { of, count }: Groups,
  label: Uint8Array,
  seam: number,
): { readonly groups: Groups; readonly label: Uint8Array } {
  const isSeam = new Uint8Array(count);
  for (let n = 0; n < size; n++) {
    const a = of[n];
    for (let e = start[n]; e < start[n + 1]; e++) {
      const b = of[neighbour[e]];
      if (label[a] !== label[b]) isSeam[label[a] < label[b] ? a : b] = 1;
    }
  }
  for (let g = 0; g < count; g++) if (isSeam[g] === 1) label[g] = seam;
  const next = [0, ...endsOf(label, seam + 1)];
  const renumbered = new Int32Array(count);
  for (let g = 0; g < count; g++) renumbered[g] = next[label[g]]++;
  for (let n = 0; n < size; n++) of[n] = renumbered[of[n]];
  return { groups: { of, count }, label: label.sort() };
}

/** Where each label ends among nodes that are in the order of their labels. */
export function endsOf(label: Uint8Array, count: number): number[] {
  const ends = Array.from({ length: count }, () => 0);
  for (const one of label) ends[one]++;
  for (let n = 1; n < count; n++) ends[n] += ends[n - 1];
  return ends;
}
