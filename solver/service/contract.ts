/*
 * What is known of a service once it is solved. SI; of one site where it is not said otherwise.
 */
import type { LossResult } from '#solver/cluster/losses.ts';
import type { WorstWeek } from '#solver/service/off-grid.ts';
import type { NodeFigures } from '#solver/service/serving.ts';
import type { RequestTraffic } from '#solver/service/traffic.ts';

/** A sum, and what is not known and so not in it. */
export interface KnownSum {
  readonly value: number;
  readonly unknown: readonly string[];
}

/** What is left of a service without one machine of its cluster, at the load of its capacity. */
export interface ServedLoss {
  /** "One pump of Row". */
  readonly what: string;
  readonly outcome: LossResult['outcome'];
  /** s until the first rack throttles or stops; null where none does within an hour. */
  readonly after: number | null;
  /** Share of the tokens/s of the nodes that are left where it ends. */
  readonly left: number;
}

/** A cluster that nodes are part of. */
export interface ServedPlant {
  /** W of the racks and from the utility, from idle to the racks' full load. */
  readonly powers: readonly PlantPower[];
  readonly losses: readonly ServedLoss[];
}

export interface PlantPower {
  /** Share of what the load of the racks adds to their idle power. */
  readonly load: number;
  readonly racks: number;
  readonly utility: number;
  /** Share of that load that racks which are too hot do not carry, over the year where there is one. */
  readonly lost: number;
}

/** What computes at a site. */
export interface SiteNode {
  readonly figures: NodeFigures;
  /** USD. */
  readonly price: KnownSum;
  /** True where an accelerator is too hot for its full rate. */
  readonly isHeld: boolean;
  /** The part nearest to its limit under the largest batch, K to it at the full rate; null: not solved. */
  readonly hottest: { readonly name: string; readonly margin: number } | null;
  /** Null where the facility is told, or there is none. */
  readonly plant: ServedPlant | null;
  readonly notes: readonly string[];
}

export type LimitName =
  | 'compute'
  | 'heat'
  | 'power'
  | 'link to the node'
  | 'link from the node'
  | 'encryption'
  | 'energy';

/** What a limit by itself would let through of the mix of prompts and answers in the busiest hour, 1/s. */
export interface Limit {
  readonly name: LimitName;
  readonly requests: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** True where it lets through what the others do, and was not sought further. */
  readonly isSlack: boolean;
}

/** J for a token, where the energy is counted. */
export interface EnergyPerToken {
  /** Of the accelerators alone; null: not known. */
  readonly accelerators: number | null;
  readonly node: number;
  /** With facility, link and conversion. */
  readonly site: number;
}

/** A phase by itself, with nothing else to do. */
export interface PhaseResult {
  readonly phase: 'prompts' | 'answers';
  readonly batch: number;
  /** Tokens/s that the accelerators could give, and that the heat leaves. */
  readonly compute: number;
  readonly heat: number;
  /** Tokens/s that the link carries of them; null: no link, or nothing to carry. */
  readonly link: number | null;
  /** W. */
  readonly acceleratorPower: number | null;
  readonly nodePower: number;
  readonly sitePower: number;
  readonly energy: EnergyPerToken;
}

/** s, in the busiest hour. */
export interface Latency {
  readonly network: number;
  readonly transfer: number;
  readonly wait: number;
  readonly prompt: number;
  /** For the next token of an answer. */
  readonly token: number;
  /** All before the first token is there. */
  readonly firstToken: number;
  readonly answer: number;
}

/** An hour of the day. */
export interface DayHour {
  /** Requests/s that come, and that are answered as long as there is energy. */
  readonly demand: number;
  readonly served: number;
  /** W of the site, without melting snow. */
  readonly power: number;
  /** Answers at once in a copy. */
  readonly batch: number;
}

export interface OffGridResult {
  /** J a year, on the bus of the battery. */
  readonly asked: number;
  readonly served: number;
  readonly arrayOffered: number;
  readonly arrayUsed: number;
  readonly sources: readonly { readonly name: string; readonly used: number }[];
  readonly generatorUsed: number;
  readonly generatorHours: number;
  readonly lostInStorage: number;
  /** What goes in less what comes out, as a share of what is served. */
  readonly balance: number;
  /** h a year without energy. */
  readonly lossOfLoad: number;
  readonly leastCharge: number;
  /** s that the battery carries the mean load by itself. */
  readonly autonomy: number;
  readonly worstWeek: WorstWeek;
  /** Of the year that was gone through. */
  readonly hours: number;
  /** Peak of the array with which no hour lacks energy, W; null: none up to twenty times as much, or no array. */
  readonly arrayNeeded: number | null;
  readonly basis: readonly string[];
}

export interface ServiceYear {
  /** Of all sites. */
  readonly requestsAsked: number;
  readonly requestsServed: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** J of all sites: at the feed, or at the bus of the battery. */
  readonly energy: number;
  /** For an answer token, its prompt with it; null: none is served. */
  readonly perToken: EnergyPerToken | null;
  /** B over the links of all sites. */
  readonly data: number;
  readonly encryptionData: number;
}

/** USD a year, of all sites. */
export interface ServiceCost {
  readonly energy: KnownSum;
  /** Bought hardware over its life. */
  readonly hardware: KnownSum;
  readonly running: KnownSum;
  /** USD for a million answer tokens, their prompts with them; null: none is served. */
  readonly perMillion: {
    readonly energy: KnownSum;
    readonly hardware: KnownSum;
    readonly running: KnownSum;
    readonly total: KnownSum;
  } | null;
}

export interface DeploymentResult {
  readonly name: string;
  readonly sites: number;
  readonly node: SiteNode;
  readonly phases: readonly PhaseResult[];
  /** The tightest first. */
  readonly limits: readonly Limit[];
  /** Requests/s of all sites under all limits. */
  readonly capacity: number;
  /** Over the link, for a request; null without a link. */
  readonly traffic: RequestTraffic | null;
  /** s, least round trip over the satellites: overhead, and at the edge of the field of view. */
  readonly propagation: { readonly overhead: number; readonly edge: number } | null;
  readonly latency: Latency;
  readonly hours: readonly DayHour[];
  readonly year: ServiceYear;
  readonly offGrid: OffGridResult | null;
  readonly cost: ServiceCost;
  /** kg of CO₂ a year, of all sites. */
  readonly carbon: KnownSum;
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

export interface ServiceResult {
  readonly deployments: readonly DeploymentResult[];
}
