import { badInput } from '#cli/bad-input.ts';
import type { Command, Options } from '#cli/command.ts';
import { readPartFiles } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json, parts } from '#cli/shared-options.ts';
import { exit, type Terminal } from '#cli/terminal.ts';
import { workloadReport } from '#cli/text/workload-report.ts';
import { readLanguageModel, modelOptions } from '#cli/workload/read-model.ts';
import { optionalNumber, positive } from '#cli/workload/read-number.ts';
import { readAccelerator } from '#cli/workload/read-accelerator.ts';
import { builtinLibrary, withParts } from '#models/library/library.ts';
import { workloadRelations } from '#solver/correlations/workload-relations.ts';
import { answerWorkload, idleAnswer, type Running } from '#solver/power/workload.ts';
import type { BusyPhase, Load } from '#solver/power/workload-counts.ts';

const phases = ['training', 'prefill', 'decode', 'idle'] as const;
type Phase = (typeof phases)[number];

export const workload: Command = {
  name: 'workload',
  summary: 'power, rate and energy of a language model on an accelerator',
  usage: '',
  least: 0,
  most: 0,
  notes: [
    'A roofline of transformer work with energies fitted to published measurements; docs/workload.md has formulas, data and limits.',
    'Example: boxwright workload --model llama-70b --accelerator nvidia-h100-sxm5 --tensor-parallel 4 --phase decode --batch 32 --context 4096',
  ],
  options: {
    ...modelOptions,
    accelerator: { type: 'string', value: 'ID', help: 'an accelerator of the library' },
    phase: { type: 'string', value: phases.join('|'), help: 'what the model does (default: decode)' },
    batch: { type: 'string', value: 'COUNT', help: 'sequences at once (default: 1)' },
    context: { type: 'string', value: 'TOKENS', help: 'tokens of each sequence (default: 4096)' },
    'tensor-parallel': {
      type: 'string',
      value: 'COUNT',
      help: 'accelerators that share the model (default: 1)',
    },
    'power-limit': { type: 'string', value: 'W', help: 'of each accelerator (default: its maximum)' },
    clock: { type: 'string', value: 'SHARE', help: 'rate that temperature leaves, 0 to 1 (default: 1)' },
    'compute-share': { type: 'string', value: 'SHARE', help: 'of the peak rate that is reached' },
    'memory-share': { type: 'string', value: 'SHARE', help: 'of the bandwidth that is reached' },
    rate: {
      type: 'string',
      value: 'TOKENS/S',
      help: 'measured, in place of the predicted one; narrows the band',
    },
    parts,
    json,
  },
  async run(_positionals, options, terminal) {
    const phase = readPhase(options);
    const running = await readRunning(options, terminal);
    const load: Load | null = phase === 'idle' ? null : readLoad(options, phase);
    const answer = load ? answerWorkload(load, running) : idleAnswer(running);
    const sources = [...(load ? [load.model.source] : []), ...workloadRelations.map(({ source }) => source)];
    terminal.out(
      options.has('json')
        ? printDocument('workload', {
            format: 'boxwright-workload',
            version: 1,
            model: load?.model.name ?? null,
            accelerator: running.accelerator.id,
            phase,
            batch: load?.batch ?? null,
            context: load?.context ?? null,
            tensorParallel: running.tensorParallel,
            answer,
            sources,
          })
        : workloadReport(load, running, answer, sources),
    );
    return exit.done;
  },
};

function readPhase(options: Options): Phase {
  const name = options.text('phase') ?? 'decode';
  const phase = phases.find((known) => known === name);
  if (phase) return phase;
  throw badInput(`--phase ${name}`, 'there is no such phase', `write one of ${phases.join(', ')}`);
}

function readLoad(options: Options, phase: BusyPhase): Load {
  return {
    ...readLanguageModel(options),
    phase,
    batch: positive(options, 'batch', 1, 'whole'),
    context: positive(options, 'context', 4096, 'whole'),
  };
}

async function readRunning(options: Options, terminal: Terminal): Promise<Running> {
  const own = (await readPartFiles(options, terminal)).flatMap((file) => file.parts);
  const library = withParts(builtinLibrary(), own);
  const tensorParallel = positive(options, 'tensor-parallel', 1, 'whole');
  return {
    accelerator: readAccelerator(options, library),
    tensorParallel,
    computeShare: optionalNumber(options, 'compute-share', 'share'),
    memoryShare: optionalNumber(options, 'memory-share', 'share'),
    rate: optionalNumber(options, 'rate', 'any'),
    clock: optionalNumber(options, 'clock', 'share') ?? 1,
  };
}
