/*
 * What a schema found wrong with a file, in words: place, fault, remedy.
 */
import type { ZodError } from 'zod';
import { problem, type Problem } from '#models/schema/problem.ts';

/** Problems that are told; the rest are counted. */
const mostTold = 50;

type Issue = ZodError['issues'][number];

/** @param manual the page of docs/ that lists the fields */
export function describe(issue: Issue, json: unknown, manual = 'docs/case-format.md'): Problem {
  const path = pathText(issue.path);
  const value = valueAt(json, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return problem(
        path,
        `unknown ${issue.keys.length > 1 ? 'fields' : 'field'} ${issue.keys.slice(0, 5).map(shown).join(', ')}`,
        `Correct the spelling or remove it; ${manual} lists the fields.`,
      );
    case 'invalid_union': {
      // Where one alternative takes the value's shape, what is wrong lies inside it.
      const inner = issue.errors.find(([first]) => first !== undefined && first.path.length > 0)?.[0];
      if (inner) return describe({ ...inner, path: [...issue.path, ...inner.path] }, json, manual);
      if (value === undefined)
        return problem(path, 'missing', `Add the field; ${manual} says what it may be.`);
      return problem(path, `${shown(value)} is no known kind`, `Use a type that ${manual} lists.`);
    }
    case 'invalid_type':
      return value === undefined
        ? problem(path, `${issue.expected} missing`, 'Add the field, in SI units.')
        : problem(
            path,
            `${shown(value)} is not of type ${issue.expected}`,
            'Give a plain finite value in SI units.',
          );
    case 'too_small':
      return problem(
        path,
        `${shown(value)} is too small`,
        `Give ${issue.inclusive === true ? 'at least' : 'more than'} ${String(issue.minimum)}.`,
      );
    case 'too_big':
      return problem(
        path,
        `${shown(value)} is too large`,
        `Give ${issue.inclusive === true ? 'at most' : 'less than'} ${String(issue.maximum)}.`,
      );
    case 'invalid_value':
      return problem(
        path,
        `${shown(value)} is not allowed here`,
        `Use ${issue.values.map(shown).join(' or ')}.`,
      );
    default:
      return problem(path, issue.message, 'Change one of the values.');
  }
}

export function told(problems: readonly Problem[]): Problem[] {
  if (problems.length <= mostTold) return [...problems];
  const rest = problems.length - mostTold;
  return [
    ...problems.slice(0, mostTold),
    problem('$', `${rest} further problems are not listed`, 'Correct those above first.'),
  ];
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    '$',
  );
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isRecord(value) && typeof key === 'string') value = value[key];
    else return undefined;
  }
  return value;
}

/** A value as it may stand in a message: short. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
