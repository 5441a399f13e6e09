import { jsonFault } from '#models/file/json-fault.ts';
import { limits, projectFormat, projectVersion } from '#models/file/format.ts';
import { migrate } from '#models/file/migrations.ts';
import { isRecord } from '#models/schema/fields.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

export type ParsedDocument =
  | { readonly document: Readonly<Record<string, unknown>>; readonly problem: null }
  | { readonly document: null; readonly problem: Problem };

export type ParsedText =
  | { readonly json: unknown; readonly problem: null }
  | { readonly json: null; readonly problem: Problem };

/** From the text of a file to its JSON: limits, brackets. Never throws. @param kind what it should be: "a project file" */
export function parseText(text: string, name: string, kind: string): ParsedText {
  const file = `"${name}"`;
  const refuse = (message: string, remedy: string): ParsedText => ({
    json: null,
    problem: problem('$', message, remedy),
  });
  if (text.length > limits.text) {
    return refuse(
      `${file} has ${text.length} characters; at most ${limits.text} are read`,
      `check that this is ${kind}; split it if it is`,
    );
  }
  if (text.trim() === '')
    return refuse(`${file} is empty`, 'open a backup or an earlier version of the file');
  if (depthOf(text) > limits.depth) {
    return refuse(
      `${file} nests brackets deeper than ${limits.depth}`,
      `check that this is ${kind}; Boxwright never writes such`,
    );
  }
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { json: JSON.parse(plain), problem: null };
  } catch (error) {
    const reason = jsonFault(error, plain);
    const cut = !text.trimEnd().endsWith('}');
    return refuse(
      `${file} is no valid JSON (${reason})`,
      cut
        ? 'the end of the file is missing: open a backup or an earlier version of it'
        : 'correct brackets, quotes and commas there, or open a backup',
    );
  }
}

/**
 * From the text of a file to a document of the current version: limits, JSON, envelope, migrations.
 * Never throws. `name` is the file's name, for the messages.
 */
export function parseDocument(text: string, name: string): ParsedDocument {
  const file = `"${name}"`;
  const { json, problem: fault } = parseText(text, name, 'a project file');
  if (fault) return { document: null, problem: fault };
  if (!isRecord(json) || json['format'] !== projectFormat) {
    const parts = isRecord(json) && json['format'] === 'boxwright-parts';
    return refuse(
      parts ? `${file} is a part file, no project` : `${file} is no Boxwright project`,
      parts
        ? 'use Import parts'
        : `a project begins with {"format": "${projectFormat}", "version": ${projectVersion}, …}`,
      '$.format',
    );
  }
  const version = json['version'];
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    return refuse(
      'the version is missing or no whole number',
      `write "version": ${projectVersion}`,
      '$.version',
    );
  }
  if (version > projectVersion) {
    return refuse(
      `${file} is of version ${version}; this Boxwright reads up to ${projectVersion}`,
      'update Boxwright',
      '$.version',
    );
  }
  const document = migrate(json, version, projectVersion);
  if (!document) {
    return refuse(
      `no way is known from version ${version} to ${projectVersion}`,
      'update Boxwright',
      '$.version',
    );
  }
  return { document, problem: null };
}

/** Deepest nesting of brackets outside of strings, in one pass: `JSON.parse` and printing recurse as deep. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === backslash) i++;
      else if (code === quote) quoted = false;
    } else if (code === quote) quoted = true;
    else if (code === openBracket || code === openBrace) deepest = Math.max(deepest, ++depth);
    else if (code === closeBracket || code === closeBrace) depth--;
  }
  return deepest;
}

const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const openBracket = '['.charCodeAt(0);
const closeBracket = ']'.charCodeAt(0);
const openBrace = '{'.charCodeAt(0);
const closeBrace = '}'.charCodeAt(0);

function refuse(message: string, remedy: string, path = '$'): ParsedDocument {
  return { document: null, problem: problem(path, message, remedy) };
}
