import type { Network } from '#models/schema/network.ts';
import type { QuantityName } from '#models/units/quantity.ts';

/** What a field may hold in memory: SI numbers, text, flags, vectors (three lengths), curves (pairs, SI) or networks. */
export type FieldValue = number | string | boolean | null | Vector3 | Curve | Network;
export type Vector3 = readonly [number, number, number];
export type Curve = readonly (readonly [number, number])[];

interface FieldBase {
  readonly label: string;
  /** One sentence: what it means and where the default comes from. */
  readonly note?: string;
  /** May be null (unknown). A field that is not optional and has no default must be given. */
  readonly optional?: boolean;
  /** `part`: a catalogue figure (a placement may override it); `placement`: a setting of the placed part only. */
  readonly scope?: 'part' | 'placement';
  /** Left out of files while it is the default. */
  readonly implicit?: boolean;
  /** Key of the text beside it that says where the value is from; setting the value anew clears that. */
  readonly sourceIn?: string;
}

export interface QuantityField extends FieldBase {
  readonly type: 'quantity';
  readonly quantity: QuantityName;
  /** The unit in which it is shown and saved. */
  readonly unit: string;
  /** Range, SI. */
  readonly min?: number;
  readonly max?: number;
  readonly exclusiveMin?: number;
  readonly default?: number | null;
  /** A sensible step for arrow keys and scrubbing, SI. */
  readonly step?: number;
}
export interface CountField extends FieldBase {
  readonly type: 'count';
  readonly min?: number;
  readonly max?: number;
  readonly default?: number | null;
}
export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
}
export interface TextField extends FieldBase {
  readonly type: 'text';
  readonly default?: string;
}
export interface FlagField extends FieldBase {
  readonly type: 'flag';
  readonly default?: boolean;
}
export interface VectorField extends FieldBase {
  readonly type: 'vector';
  readonly quantity: QuantityName;
  readonly unit: string;
  readonly exclusiveMin?: number;
  readonly default?: Vector3;
}
/** What one of the two values of a curve's points is. */
export interface CurveAxis {
  readonly quantity: QuantityName;
  /** The unit in which it is shown and saved. */
  readonly unit: string;
  readonly label: string;
  /** SI. */
  readonly max?: number;
}
export interface CurveField extends FieldBase {
  readonly type: 'curve';
  readonly x: CurveAxis;
  readonly y: CurveAxis;
  /** How the second value goes with the first, as a rule: what goes against it is asked about where a curve is entered. */
  readonly trend?: 'falls' | 'rises';
  readonly default?: Curve | null;
}
/** Resistances between any two of the ends it names. */
export interface NetworkField extends FieldBase {
  readonly type: 'network';
  readonly quantity: QuantityName;
  readonly unit: string;
  /** Names that its ends may have; the first is the root, the first and the second must be there. */
  readonly ends: readonly [string, string, ...string[]];
  readonly default?: Network | null;
}
export type Field =
  | QuantityField
  | CountField
  | ChoiceField
  | TextField
  | FlagField
  | VectorField
  | CurveField
  | NetworkField;
export type Fields = Readonly<Record<string, Field>>;

type Optionality<F extends FieldBase, T> = F extends { readonly optional: true } ? T | null : T;

/** The in-memory type that a set of field declarations stands for. */
export type ValuesOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends QuantityField | CountField
    ? Optionality<F[K], number>
    : F[K] extends ChoiceField
      ? F[K]['options'][number]['value']
      : F[K] extends TextField
        ? string
        : F[K] extends FlagField
          ? boolean
          : F[K] extends VectorField
            ? Optionality<F[K], Vector3>
            : F[K] extends CurveField
              ? Optionality<F[K], Curve>
              : F[K] extends NetworkField
                ? Optionality<F[K], Network>
                : never;
};
