/*
 * An enclosure condensed to what a rack sets: the air that it is given, the pressure behind it, its coolant.
 */
import { type Axis, placeWithin, valuesAt } from '#solver/condense/axes.ts';
import {
  type CutExpansion,
  cutExpansion,
  cutPlaces,
  type Place,
  placesBetween,
} from '#solver/condense/cut-expansion.ts';

/** What a rack sets. */
export interface EnclosureInputs {
  readonly inlet: number; // K, of the air
  readonly backPressure: number; // Pa, behind it over before it
  /** Null of an enclosure without a coolant connection. */
  readonly coolant: { readonly supply: number /* K */; readonly flow: number /* m³/s */ } | null;
}

/** What it then does. Heat to the air is what it draws and does not give to the coolant. */
export interface EnclosureAnswer {
  readonly power: number; // W, drawn
  readonly fanPower: number; // W of it
  readonly airflow: number; // m³/s at the inlet's density
  readonly heatToCoolant: number; // W
  readonly coolantDrop: number; // Pa, between its couplings and with them
  /** Of every part that has a limit, K to it. */
  readonly margins: readonly number[];
}

/** Low and high of each input. */
export interface EnclosureRange {
  readonly inlet: readonly [number, number];
  readonly backPressure: readonly [number, number];
  readonly supply: readonly [number, number] | null;
  readonly flow: readonly [number, number] | null;
}

/** Largest differences to whole solves at places that were not fitted. */
export interface CondensedError {
  readonly power: number; // share
  readonly airflow: number; // share
  readonly heatToCoolant: number; // share of the power
  readonly coolantDrop: number; // share
  readonly margin: number; // K, of the part that is nearest to its limit
}

export interface CondensedEnclosure {
  readonly range: EnclosureRange;
  /** Whole solves: fitted, and compared with. */
  readonly solves: { readonly fitted: number; readonly compared: number };
  readonly error: CondensedError;
  /** Inputs beyond the range are taken at its end, and said to be. */
  at(inputs: EnclosureInputs): CondensedState;
  /** Of every part that has a limit, K to it. */
  marginsAt(inputs: EnclosureInputs): readonly number[];
}

export interface CondensedState extends Omit<EnclosureAnswer, 'margins'> {
  readonly heatToAir: number; // W
  /** Of the part nearest to its limit, K, and its place in the list of those with a limit; null without any. */
  readonly margin: number | null;
  readonly hottest: number | null;
  readonly isWithin: boolean;
}

/** Places at which it is compared, beside those that were fitted. */
const compared = 6;
/** That counts as none, Pa. */
const leastDrop = 1e-3;

type Solve = (inputs: EnclosureInputs) => Promise<EnclosureAnswer | null>;

/**
 * Solved whole at 13 places without coolant and 41 with it, read off between them, and compared at six more.
 *
 * @param solve the enclosure; null where it has no answer
 * @param onSolve told how many solves are done, and of how many
 * @throws Error in words where it has no answer at one of the places
 */
export async function condenseEnclosure(
  range: EnclosureRange,
  solve: Solve,
  onSolve?: (done: number, solves: number) => void,
): Promise<CondensedEnclosure> {
  const axes = axesOf(range);
  const places = cutPlaces(axes.length);
  let done = 0;
  const asked = async (place: Place): Promise<EnclosureAnswer> => {
    const inputs = inputsAt(axes, place);
    const answer = await solve(inputs);
    onSolve?.(++done, places.length + compared);
    if (answer) return answer;
    throw new Error(`it has no answer ${inWords(inputs)}: see "boxwright solve"`);
  };
  const answers: EnclosureAnswer[] = [];
  // One after the other: each starts from the last.
  for (const place of places) answers.push(await asked(place));
  const fit = (value: (answer: EnclosureAnswer) => number): CutExpansion =>
    cutExpansion(axes.length, answers.map(value));
  const power = fit((answer) => answer.power);
  const fanPower = fit((answer) => answer.fanPower);
  const airflow = fit((answer) => answer.airflow);
  const heatToCoolant = fit((answer) => answer.heatToCoolant);
  // Drops go by powers of the flow as well.
  const coolantDrop = fit((answer) => Math.log(Math.max(answer.coolantDrop, leastDrop)));
  const margins = answers[0].margins.map((_, part) => fit((answer) => answer.margins[part]));
  const at = (inputs: EnclosureInputs): CondensedState => {
    const { place, isWithin } = placeWithin(axes, valuesOf(inputs));
    const drawn = power.at(place);
    const toCoolant = heatToCoolant.at(place);
    let margin: number | null = null;
    let hottest: number | null = null;
    for (const [part, curve] of margins.entries()) {
      const own = curve.at(place);
      if (margin !== null && own >= margin) continue;
      margin = own;
      hottest = part;
    }
    return {
      power: drawn,
      fanPower: fanPower.at(place),
      airflow: airflow.at(place),
      heatToCoolant: toCoolant,
      heatToAir: drawn - toCoolant,
      coolantDrop: inputs.coolant ? Math.exp(coolantDrop.at(place)) : 0,
      margin,
      hottest,
      isWithin,
    };
  };
  let error: CondensedError = { power: 0, airflow: 0, heatToCoolant: 0, coolantDrop: 0, margin: 0 };
  for (const place of placesBetween(axes.length, compared)) {
    const whole = await asked(place);
    error = larger(error, offBy(at(inputsAt(axes, place)), whole));
  }
  const marginsAt = (inputs: EnclosureInputs): number[] => {
    const { place } = placeWithin(axes, valuesOf(inputs));
    return margins.map((curve) => curve.at(place));
  };
  return { range, solves: { fitted: answers.length, compared }, error, at, marginsAt };
}

function axesOf({ inlet, backPressure, supply, flow }: EnclosureRange): readonly Axis[] {
  const axis = ([low, high]: readonly [number, number], isLogarithmic = false): Axis => ({
    low,
    high,
    isLogarithmic,
  });
  const air = [axis(inlet), axis(backPressure)];
  return supply && flow ? [...air, axis(supply), axis(flow, true)] : air;
}

function inputsAt(axes: readonly Axis[], place: Place): EnclosureInputs {
  const [inlet, backPressure, supply, flow] = valuesAt(axes, place);
  return { inlet, backPressure, coolant: axes.length > 2 ? { supply, flow } : null };
}

const valuesOf = ({ inlet, backPressure, coolant }: EnclosureInputs): readonly number[] =>
  coolant ? [inlet, backPressure, coolant.supply, coolant.flow] : [inlet, backPressure];

function offBy(state: CondensedState, whole: EnclosureAnswer): CondensedError {
  const share = (value: number, reference: number, scale = reference): number =>
    scale === 0 ? 0 : Math.abs(value - reference) / Math.abs(scale);
  return {
    power: share(state.power, whole.power),
    airflow: share(state.airflow, whole.airflow),
    heatToCoolant: share(state.heatToCoolant, whole.heatToCoolant, whole.power),
    coolantDrop: share(state.coolantDrop, whole.coolantDrop),
    margin: state.margin === null ? 0 : Math.abs(state.margin - Math.min(...whole.margins)),
  };
}

const larger = (a: CondensedError, b: CondensedError): CondensedError => ({
  power: Math.max(a.power, b.power),
  airflow: Math.max(a.airflow, b.airflow),
  heatToCoolant: Math.max(a.heatToCoolant, b.heatToCoolant),
  coolantDrop: Math.max(a.coolantDrop, b.coolantDrop),
  margin: Math.max(a.margin, b.margin),
});

function inWords({ inlet, backPressure, coolant }: EnclosureInputs): string {
  const celsius = (kelvin: number): string => `${(kelvin - 273.15).toFixed(1)} °C`;
  const air = `with air of ${celsius(inlet)} and ${backPressure.toFixed(0)} Pa behind it`;
  if (!coolant) return air;
  return `${air}, ${(coolant.flow * 60000).toFixed(2)} L/min of coolant at ${celsius(coolant.supply)}`;
}
