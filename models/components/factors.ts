/** Factors of placements on what the network's relations say: 1 is the relation. */
export type FactorField = 'filmFactor' | 'flowFactor';

export const factorFields: readonly FactorField[] = ['filmFactor', 'flowFactor'];

/** Where each of them says where it is from. */
export const factorSource = 'factorSource';
