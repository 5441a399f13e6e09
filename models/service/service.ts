import type { DocumentOf } from '#models/schema/shape.ts';
import type { serviceKind } from '#models/service/shape.ts';

/*
 * A language model that is served, and the ways to serve it side by side. SI; a site of a deployment is one of its
 * places.
 */

export type Service = DocumentOf<typeof serviceKind.shape>;
export type ServiceWorkload = Service['workload'];
export type Deployment = Service['deployments'][number];
export type Compute = Deployment['compute'];
export type EnclosureCompute = Extract<Compute, { readonly kind: 'enclosure' }>;
export type ClusterCompute = Extract<Compute, { readonly kind: 'cluster' }>;
export type FiguresCompute = Extract<Compute, { readonly kind: 'figures' }>;
export type Link = NonNullable<Deployment['link']>;
export type Energy = Deployment['energy'];
export type OffGrid = Extract<Energy, { readonly kind: 'off-grid' }>;
export type ServiceClimate = NonNullable<Deployment['climate']>;
