import data from '#models/workload/language-models.json' with { type: 'json' };

/** Shape of a decoder transformer, as far as its arithmetic and its memory follow from it. */
export interface LanguageModel {
  readonly name: string;
  /** Where the figures are from. */
  readonly source: string;
  readonly parameters: number;
  /** Parameters that one token uses; all of them but in a mixture of experts. */
  readonly activeParameters: number;
  /** Routed experts of a layer and how many of them a token visits; null for a dense model. */
  readonly experts: number | null;
  readonly expertsPerToken: number | null;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  /** Width of a head; where keys and values differ, the mean of both. */
  readonly headWidth: number;
  readonly keyValueHeads: number;
  /** Entries that one token leaves in the cache of one layer. */
  readonly cachedPerLayer: number;
}

/** The figures that must be known of a model; the others follow from them unless they are given. */
export interface LanguageModelFigures {
  readonly name: string;
  readonly source: string;
  readonly parameters: number;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly keyValueHeads?: number;
  readonly activeParameters?: number;
  readonly experts?: number;
  readonly expertsPerToken?: number;
  readonly headWidth?: number;
  readonly cachedPerLayer?: number;
}

/** Fills in what follows: as many key/value heads as heads, heads that share the width, keys and values in the cache. */
export function languageModel(given: LanguageModelFigures): LanguageModel {
  const headWidth = given.headWidth ?? given.hidden / given.heads;
  const keyValueHeads = given.keyValueHeads ?? given.heads;
  return {
    name: given.name,
    source: given.source,
    parameters: given.parameters,
    activeParameters: given.activeParameters ?? given.parameters,
    experts: given.experts ?? null,
    expertsPerToken: given.expertsPerToken ?? null,
    layers: given.layers,
    hidden: given.hidden,
    heads: given.heads,
    headWidth,
    keyValueHeads,
    cachedPerLayer: given.cachedPerLayer ?? 2 * keyValueHeads * headWidth,
  };
}

const known: ReadonlyMap<string, LanguageModelFigures> = new Map(
  data.models.map((model) => [model.id, model]),
);

/** Names of the public models that come with Boxwright. */
export const languageModelNames: readonly string[] = [...known.keys()];

export function findLanguageModel(name: string): LanguageModel | undefined {
  const figures = known.get(name);
  return figures && languageModel(figures);
}
