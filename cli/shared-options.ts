import type { OptionSpec } from '#cli/command.ts';

/** Options that several commands have, with one meaning. */
export const configuration: OptionSpec = {
  type: 'string',
  value: 'NAME',
  help: 'configuration by name or id (default: the active one)',
};
export const set: OptionSpec = {
  type: 'string',
  multiple: true,
  value: 'PATH=EXPRESSION',
  help: 'change a value before solving, e.g. ambientTemperature="95 degF", GPU1.maximumPower="600 W", FAN3.failed=true; repeatable',
};
export const parts: OptionSpec = {
  type: 'string',
  multiple: true,
  value: 'FILE',
  help: 'library file of your own (docs/library.md), added to the library for this run; repeatable, a later one wins',
};
export const fidelity: OptionSpec = {
  type: 'string',
  value: 'budget|network',
  help: 'power only, or power, flow and heat together (default: network)',
};
export const date: OptionSpec = {
  type: 'string',
  value: 'YYYY-MM-DD',
  help: 'date on what is printed (default: today)',
};
export const report: OptionSpec = {
  type: 'string',
  value: 'FILE',
  help: 'writes what is told as a document as well; the ending chooses: .pdf or .md',
};
export const json: OptionSpec = {
  type: 'boolean',
  help: 'machine-readable output; its schema is in docs/',
};
