import type { FilledCluster } from '#models/cluster/filled.ts';
import type { Design } from '#models/project/design.ts';

/** What a deployment names, read; figures name nothing. */
export type NamedDesign =
  | { readonly kind: 'enclosure'; readonly design: Design }
  | { readonly kind: 'cluster'; readonly filled: FilledCluster }
  | { readonly kind: 'figures' };
