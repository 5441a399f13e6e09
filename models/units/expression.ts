import { create, parseDependencies } from 'mathjs/number';
import type { MathNode, ConstantNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import {
  combineDimensions,
  dimensionless,
  dimensions,
  powerDimension,
  sameDimension,
  type Dimension,
} from '#models/units/dimension.ts';
import { toSi } from '#models/units/convert.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { quantities, type Unit } from '#models/units/table.ts';

/*
 * mathjs only reads the text into a tree; the tree is walked here with the closed unit table. Nothing of the
 * text is evaluated by mathjs, so there are no functions, assignments, ranges or strings to guard against.
 */
const mathjs = create(parseDependencies);

interface Measure {
  readonly value: number;
  readonly dimension: Dimension;
  /** `point`: a temperature on a scale with an offset; `scale`: that scale itself, still without a number. */
  readonly sort: 'plain' | 'point' | 'scale';
  readonly unit?: Unit;
}

class Refusal extends Error {}

const plain = (value: number, dimension: Dimension): Measure => ({ value, dimension, sort: 'plain' });

/** Depth of brackets and chains that is still read; a person writes far less. */
const deepest = 60;
/** No unit of the table needs a higher power. */
const highestPower = 12;

const symbols: ReadonlyMap<string, Measure> = symbolTable();

function symbolTable(): Map<string, Measure> {
  const found = new Map<string, Measure>();
  for (const [name, dimension] of Object.entries(dimensions)) {
    // Object.entries widens the key; the closed table has exactly these.
    const quantity = quantities[name as QuantityName];
    for (const unit of quantity.units) {
      const factor = unit.divisor === undefined ? unit.factor : 1 / unit.divisor;
      const measure: Measure =
        unit.offset === undefined
          ? plain(factor, dimension)
          : { value: factor, dimension, sort: 'scale', unit };
      for (const symbol of [unit.symbol, ...(unit.aliases ?? [])]) {
        if (/^[A-Za-z]\w*$/.test(symbol) && !found.has(symbol)) found.set(symbol, measure);
      }
    }
  }
  // Bare BTU stands only inside BTU/h; international table value, ISO 80000-5.
  found.set('BTU', plain(1055.05585262, dimensions.energy));
  found.set('Btu', plain(1055.05585262, dimensions.energy));
  // Operations stand only inside a rate.
  const operation = combineDimensions(dimensions['compute-rate'], dimensions.time, 1);
  for (const [symbol, factor] of [
    ['FLOP', 1],
    ['GFLOP', 1e9],
    ['TFLOP', 1e12],
    ['PFLOP', 1e15],
  ] as const) {
    found.set(symbol, plain(factor, operation));
  }
  return found;
}

/** Signs that mathjs reads otherwise, and names that are its keywords. */
function prepare(text: string): string {
  return text
    .replaceAll(/°\s*([CF])\b/g, 'deg$1')
    .replaceAll('°', ' deg')
    .replaceAll(/["″]/g, ' inch')
    .replaceAll(/\bin\b/g, 'inch')
    .replaceAll(/%/g, ' percent')
    .replaceAll(/[µμ]m\b/g, 'um')
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .replaceAll(/[·×]/g, '*')
    .replaceAll(/\$\s*/g, ' USD ');
}

export type Evaluated =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: string };

/**
 * Evaluates an arithmetic expression with units as `quantity`, in SI. A result without unit is taken in `bare`.
 * Never throws.
 */
export function evaluateExpression(text: string, quantity: QuantityName, bare: Unit): Evaluated {
  const example = quantities[quantity].example;
  if (/\d,\d/.test(text))
    return refuse(`a comma can mean two things here: write 1200 or 1.2, e.g. "${example}"`);
  if (!/\d/.test(text))
    return refuse(`"${shorten(text)}" is no number; a ${words(quantity)} is wanted, e.g. "${example}"`);
  if (/[=;[\]{}'`\\?:!&|<>~@#\n]/.test(text) || /\w\(\s*\)/.test(text)) {
    return refuse(`"${shorten(text)}" is no plain expression of numbers and units, e.g. "${example}"`);
  }
  try {
    const result = walk(mathjs.parse(prepare(text)), 0);
    return settle(result, quantity, bare);
  } catch (error) {
    if (error instanceof Refusal) return refuse(`${error.message}, e.g. "${example}"`);
    return refuse(`"${shorten(text)}" cannot be read as a ${words(quantity)}, e.g. "${example}"`);
  }
}

function settle(result: Measure, quantity: QuantityName, bare: Unit): Evaluated {
  const example = quantities[quantity].example;
  if (!Number.isFinite(result.value)) return refuse('the result is not a finite number');
  if (result.sort === 'scale') return refuse(`a number is missing before the unit, e.g. "${example}"`);
  const wanted = dimensions[quantity];
  if (sameDimension(result.dimension, dimensionless) && !sameDimension(wanted, dimensionless)) {
    const si = toSi(result.value, bare);
    return Number.isFinite(si) ? { ok: true, value: si } : refuse('the number is too large');
  }
  if (!sameDimension(result.dimension, wanted)) {
    return refuse(`that is ${describe(result.dimension)}; a ${words(quantity)} is wanted, e.g. "${example}"`);
  }
  if (quantity === 'temperature-difference' && result.sort === 'point') {
    return refuse(`that is a temperature; a temperature difference is wanted, e.g. "${example}"`);
  }
  return { ok: true, value: result.value };
}

const isConstant = (node: MathNode): node is ConstantNode => node.type === 'ConstantNode';
const isSymbol = (node: MathNode): node is SymbolNode => node.type === 'SymbolNode';
const isBracket = (node: MathNode): node is ParenthesisNode => node.type === 'ParenthesisNode';
const isOperator = (node: MathNode): node is OperatorNode => node.type === 'OperatorNode';

/** `in` as a keyword, functions, assignments and everything else that is not arithmetic end in a Refusal. */
function walk(node: MathNode, depth: number): Measure {
  if (depth > deepest) throw new Refusal('the expression is nested too deeply');
  if (isConstant(node)) {
    const value: unknown = node.value;
    if (typeof value !== 'number') throw new Refusal('only numbers and units are read');
    return plain(value, dimensionless);
  }
  if (isSymbol(node)) {
    const unit = symbols.get(node.name);
    if (!unit) throw new Refusal(`"${shorten(node.name)}" is no known unit`);
    return unit;
  }
  if (isBracket(node)) return walk(node.content, depth + 1);
  // `K (2)` reads as a call and `m (K)` too: a unit followed by a bracket is a product in unit names.
  if (!isOperator(node)) throw new Refusal('only + - * / ^ and brackets are read');
  const [first, second] = node.args;
  if (!first) throw new Refusal('the expression is incomplete');
  const a = walk(first, depth + 1);
  if (!second) {
    if (node.op === '+') return a;
    if (node.op === '-' && a.sort === 'plain') return plain(-a.value, a.dimension);
    throw new Refusal('only + - * / ^ and brackets are read');
  }
  return operate(node.op, a, walk(second, depth + 1));
}

function operate(operator: string, a: Measure, b: Measure): Measure {
  if (operator === '*') return multiply(a, b);
  if (operator === '+' || operator === '-') return add(a, b, operator === '+' ? 1 : -1);
  if (a.sort !== 'plain' || b.sort !== 'plain') {
    throw new Refusal('a temperature on a scale can only be added to; use K for differences');
  }
  if (operator === '/') return plain(a.value / b.value, combineDimensions(a.dimension, b.dimension, -1));
  if (operator === '^') {
    if (!sameDimension(b.dimension, dimensionless) || Math.abs(b.value) > highestPower) {
      throw new Refusal('a power must be a small plain number');
    }
    return plain(a.value ** b.value, powerDimension(a.dimension, b.value));
  }
  throw new Refusal('only + - * / ^ and brackets are read');
}

function multiply(a: Measure, b: Measure): Measure {
  if (b.sort === 'scale' && b.unit && a.sort === 'plain' && sameDimension(a.dimension, dimensionless)) {
    return { value: toSi(a.value, b.unit), dimension: b.dimension, sort: 'point' };
  }
  if (a.sort !== 'plain' || b.sort !== 'plain') {
    throw new Refusal('a temperature on a scale can only be added to; use K for differences');
  }
  return plain(a.value * b.value, combineDimensions(a.dimension, b.dimension, 1));
}

function add(a: Measure, b: Measure, sign: 1 | -1): Measure {
  if (!sameDimension(a.dimension, b.dimension)) {
    throw new Refusal(`${describe(a.dimension)} and ${describe(b.dimension)} cannot be added`);
  }
  if (a.sort === 'scale' || b.sort === 'scale') throw new Refusal('a number is missing before a unit');
  if (a.sort === 'point' && b.sort === 'point' && sign === 1) {
    throw new Refusal('two temperatures cannot be added; write the difference in K');
  }
  if (a.sort === 'plain' && b.sort === 'point' && sign === -1) {
    throw new Refusal('a temperature cannot be taken from a difference');
  }
  const sort = (a.sort === 'point') !== (b.sort === 'point') ? 'point' : 'plain';
  return { value: a.value + sign * b.value, dimension: a.dimension, sort };
}

function describe(dimension: Dimension): string {
  const found = Object.entries(dimensions).find(([, candidate]) => sameDimension(candidate, dimension));
  if (!found) return 'no quantity that is known here';
  const name = found[0] === 'ratio' ? 'plain number' : words(found[0]);
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

const words = (quantity: string): string => quantity.replaceAll('-', ' ');
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function refuse(error: string): Evaluated {
  return { ok: false, error };
}
