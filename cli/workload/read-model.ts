import { BadInput, badInput } from '#cli/bad-input.ts';
import type { Options, OptionSpec } from '#cli/command.ts';
import { optionalNumber, positive } from '#cli/workload/read-number.ts';
import { problem } from '#models/schema/problem.ts';
import {
  findLanguageModel,
  languageModel,
  languageModelNames,
  type LanguageModel,
} from '#models/workload/language-model.ts';
import type { NumberBytes } from '#solver/power/workload-counts.ts';

const figure = (help: string): OptionSpec => ({ type: 'string', value: 'NUMBER', help });

/** Options that say which model runs. */
export const modelOptions: Readonly<Record<string, OptionSpec>> = {
  model: { type: 'string', value: 'NAME', help: `a public model: ${languageModelNames.join(', ')}` },
  parameters: figure('of a model of your own; then --layers, --hidden and --heads are needed too'),
  'active-parameters': figure('that one token uses, in a mixture of experts'),
  experts: figure('routed experts of a layer'),
  'experts-per-token': figure('of which a token visits so many'),
  layers: figure('layers'),
  hidden: figure('width of the hidden state'),
  heads: figure('attention heads'),
  'key-value-heads': figure('heads of the cache (default: all)'),
  'weight-bytes': figure('of a weight (default: 2)'),
  'activation-bytes': figure('of an activation; sets the precision of the products (default: 2)'),
  'kv-bytes': figure('of an entry of the key/value cache (default: 2)'),
};

/** The model that was named or described, and the bytes of its numbers. */
export function readLanguageModel(options: Options): { model: LanguageModel; bytes: NumberBytes } {
  const name = options.text('model');
  return {
    model: name === undefined ? described(options) : named(name, options),
    bytes: {
      weight: positive(options, 'weight-bytes', 2, 'any'),
      activation: positive(options, 'activation-bytes', 2, 'any'),
      keyValue: positive(options, 'kv-bytes', 2, 'any'),
    },
  };
}

function named(name: string, options: Options): LanguageModel {
  if (options.text('parameters') !== undefined)
    throw badInput('--parameters', '--model names a model already', 'give one of the two');
  const model = findLanguageModel(name.toLowerCase());
  if (model) return model;
  const remedy = `choose one of ${languageModelNames.join(', ')}, or describe it with --parameters, --layers, --hidden and --heads`;
  throw badInput(`--model ${name}`, 'there is no such model', remedy);
}

const needed = ['parameters', 'layers', 'hidden', 'heads'] as const;

function described(options: Options): LanguageModel {
  const missing = needed.filter((key) => options.text(key) === undefined);
  if (missing.length > 0) {
    throw new BadInput(
      'workload',
      missing.map((key) => problem(`--${key}`, 'is missing', 'give it, or name a public model with --model')),
    );
  }
  const active = optionalNumber(options, 'active-parameters', 'any') ?? undefined;
  const experts = optionalNumber(options, 'experts', 'whole') ?? undefined;
  const perToken = optionalNumber(options, 'experts-per-token', 'whole') ?? undefined;
  const parameters = positive(options, 'parameters', 1, 'any');
  if (active !== undefined && (experts === undefined || perToken === undefined || perToken >= experts)) {
    throw badInput(
      '--active-parameters',
      'experts are not known',
      'give --experts and a smaller --experts-per-token',
    );
  }
  if (active !== undefined && active > parameters)
    throw badInput('--active-parameters', 'more than all parameters', 'give at most --parameters');
  return languageModel({
    name: 'your model',
    source: 'given on the command line',
    parameters,
    layers: positive(options, 'layers', 1, 'whole'),
    hidden: positive(options, 'hidden', 1, 'whole'),
    heads: positive(options, 'heads', 1, 'whole'),
    keyValueHeads: optionalNumber(options, 'key-value-heads', 'whole') ?? undefined,
    activeParameters: active,
    experts,
    expertsPerToken: perToken,
  });
}
