/*
 * What is known of a cryogenic assembly once it is solved. SI.
 */

export type LinkKind = 'support' | 'wire' | 'radiation' | 'gas';

export interface LinkResult {
  readonly name: string;
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  /** W into the colder end, and out of the warmer one; they differ by what a current makes. */
  readonly cold: number;
  readonly warm: number;
  /** K, highest within a wire that carries current; null of all else. */
  readonly peak: number | null;
  readonly isRunaway: boolean;
  /** Of wires with current: W of all at the best length over section, and that, 1/m. */
  readonly best: { readonly heat: number; readonly shape: number } | null;
  /** Of wires: length over section, 1/m. */
  readonly shape: number | null;
}

export interface HeadResult {
  /** K of the cold head, behind the strap. */
  readonly temperature: number;
  /** W that it lifts now, heater included. */
  readonly lift: number;
  /** W that it could lift from a head at this temperature at full input. */
  readonly capacity: number;
  /** W, of a stage that is held by a heater. */
  readonly heater: number;
}

export interface StageResult {
  readonly name: string;
  /** K. */
  readonly temperature: number;
  readonly dissipation: number;
  /** W of all links, in and out. */
  readonly leak: number;
  /** Null of a stage that floats. */
  readonly head: HeadResult | null;
  /** Whether it is at the temperature at which it is to be held; null where none is given. */
  readonly isHeld: boolean | null;
  /** W: what it could lift at the temperature that is held, or else at the highest, over what comes then; null without either. */
  readonly margin: number | null;
}

export interface WarmSideResult {
  /** W of all units. */
  readonly input: number;
  /** Share of full input. */
  readonly load: number;
  /** W into the coolant: input and lift. */
  readonly heat: number;
  /** K. */
  readonly outlet: number;
  readonly reject: number;
}

export interface CoolDownResult {
  /** s until every cooled stage is at its temperature or within a kelvin of where it rests; null: not known, or never. */
  readonly time: number | null;
  /** Why the time is not known; null where it is. */
  readonly reason: string | null;
  /** s, and K of the stages in their order. */
  readonly course: readonly { readonly time: number; readonly temperatures: readonly number[] }[];
  /** Whether lifts above the largest that was measured were held at that: the time is then too long. */
  readonly isHeldLift: boolean;
}

/** Of data, not of physics. */
export interface LogicEstimate {
  /** W of the same logic in the cold at the same clock. */
  readonly coldPower: number;
  /** Clock over that at room temperature. */
  readonly speed: number;
  /** W from the supply with the cooler's input for that power at its watts a watt. */
  readonly wholePower: number;
  /** Work a joule over that at room temperature, at the higher clock with dynamic power in proportion. */
  readonly gain: number;
}

export interface CryostatResult {
  readonly status: 'converged' | 'not-converged';
  readonly stages: readonly StageResult[];
  readonly links: readonly LinkResult[];
  readonly warmSide: WarmSideResult;
  /** Whether the cooler works where it was measured. */
  readonly place: 'within' | 'below' | 'above';
  /** W/W: input over what is dissipated on cooled stages; null where nothing is. */
  readonly specificPower: number | null;
  /** Of Carnot's work for the lifts between the heads and the reject temperature, over the input. */
  readonly carnotShare: number;
  /** W left over at the worst stage. */
  readonly residual: number;
  readonly coolDown: CoolDownResult;
  /** m between two meetings of molecules; null where the pressure is not known. */
  readonly meanFreePath: number | null;
  readonly logic: LogicEstimate | null;
}
