import { create, parseDependencies } from 'mathjs/number';
import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';

/*
 * Formulas of places: "24*y*(0.5-y)". mathjs reads the text into a tree; the tree is turned into functions here, from a
 * closed list, so that nothing of the text is run by mathjs and no code is made at run time.
 */
const mathjs = create(parseDependencies);

/** Value at the given variables, in their order. */
export type Formula = (at: readonly number[]) => number;

export type ReadFormula =
  | { readonly ok: true; readonly value: Formula }
  | { readonly ok: false; readonly error: string };

class Refusal extends Error {}

const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

const functions: ReadonlyMap<string, (a: number) => number> = new Map([
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['asin', Math.asin],
  ['acos', Math.acos],
  ['atan', Math.atan],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['tanh', Math.tanh],
  ['exp', Math.exp],
  ['log', Math.log],
  ['log10', Math.log10],
  ['sqrt', Math.sqrt],
  ['abs', Math.abs],
]);

const pairs: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['min', Math.min],
  ['max', Math.max],
  ['atan2', Math.atan2],
]);

const operators: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', Math.pow],
]);

/** Depth of brackets and chains that is still read. */
const deepest = 100;

/** Reads a formula of the named variables. Never throws. */
export function readFormula(text: string, variables: readonly string[]): ReadFormula {
  try {
    return { ok: true, value: compile(mathjs.parse(text), variables, 0) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.message };
    return { ok: false, error: 'it cannot be read as a formula' };
  }
}

const isConstant = (node: MathNode): node is ConstantNode => node.type === 'ConstantNode';
const isSymbol = (node: MathNode): node is SymbolNode => node.type === 'SymbolNode';
const isBracket = (node: MathNode): node is ParenthesisNode => node.type === 'ParenthesisNode';
const isOperator = (node: MathNode): node is OperatorNode => node.type === 'OperatorNode';
const isFunction = (node: MathNode): node is FunctionNode => node.type === 'FunctionNode';

function compile(node: MathNode, variables: readonly string[], depth: number): Formula {
  if (depth > deepest) throw new Refusal('it is nested too deeply');
  if (isBracket(node)) return compile(node.content, variables, depth + 1);
  if (isConstant(node)) {
    const value: unknown = node.value;
    if (typeof value !== 'number') throw new Refusal(`"${String(value)}" is no number`);
    return () => value;
  }
  if (isSymbol(node)) return symbol(node.name, variables);
  if (isOperator(node)) {
    const args = node.args.map((arg) => compile(arg, variables, depth + 1));
    if (args.length === 1 && node.fn === 'unaryMinus') return (at) => -args[0](at);
    if (args.length === 1 && node.fn === 'unaryPlus') return args[0];
    const operator = operators.get(node.fn);
    if (!operator || args.length !== 2)
      throw new Refusal(`only + − * / ^ stand between values, not ${String(node.fn)}`);
    return (at) => operator(args[0](at), args[1](at));
  }
  if (isFunction(node)) {
    const { name } = node.fn;
    const args = node.args.map((arg) => compile(arg, variables, depth + 1));
    const one = functions.get(name);
    if (one && args.length === 1) return (at) => one(args[0](at));
    const two = pairs.get(name);
    if (two && args.length === 2) return (at) => two(args[0](at), args[1](at));
    const known = [...functions.keys(), ...pairs.keys()].join(', ');
    throw new Refusal(`${name} with ${args.length} values is not known; there are ${known}`);
  }
  throw new Refusal('only numbers, names, + − * / ^ and functions are read');
}

function symbol(name: string, variables: readonly string[]): Formula {
  const place = variables.indexOf(name);
  if (place >= 0) return (at) => at[place];
  const constant = constants.get(name);
  if (constant === undefined)
    throw new Refusal(`"${name}" is not known; there are ${[...variables, ...constants.keys()].join(', ')}`);
  return () => constant;
}
