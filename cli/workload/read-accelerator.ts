import { BadInput, badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';
import { optionalNumber, positive } from '#cli/workload/read-number.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Library } from '#models/library/library.ts';
import { problem } from '#models/schema/problem.ts';
import type { AcceleratorFigures } from '#solver/power/workload.ts';

/** The accelerator that was named, at the precision of the products. What is not known of it is said, not guessed. */
export function readAccelerator(options: Options, library: Library): AcceleratorFigures {
  const id = options.text('accelerator');
  if (id === undefined) throw badInput('--accelerator', 'is missing', `choose one of ${choice(library)}`);
  const part = library.get(id);
  if (part?.kind !== 'accelerator') {
    throw badInput(`--accelerator ${id}`, 'there is no such accelerator', `choose one of ${choice(library)}`);
  }
  const values = valuesOf(part, 'accelerator');
  const bytes = positive(options, 'activation-bytes', 2, 'any');
  const [precision, peak] =
    bytes > 1
      ? (['16 bit', values.peakRate] as const)
      : bytes > 0.5
        ? (['8 bit', values.peakRate8] as const)
        : (['4 bit', values.peakRate4] as const);
  const unknown = [
    ...(peak === null ? [`peak rate in ${precision}`] : []),
    ...(values.peakRate === null && bytes <= 1 ? ['peak rate in 16 bit'] : []),
    ...(values.memoryBandwidth === null ? ['memory bandwidth'] : []),
    ...(values.idlePower === null ? ['idle power'] : []),
  ];
  if (
    peak === null ||
    values.peakRate === null ||
    values.memoryBandwidth === null ||
    values.idlePower === null
  ) {
    throw new BadInput(
      `--accelerator ${id}`,
      unknown.map((what) =>
        problem('', `its ${what} is not known`, 'give a part of your own with --parts that has it'),
      ),
    );
  }
  const limit = optionalNumber(options, 'power-limit', 'any') ?? values.maximumPower;
  if (limit <= values.idlePower)
    throw badInput(
      `--power-limit ${limit}`,
      `is not above the idle power of ${values.idlePower} W`,
      'give more',
    );
  return {
    id,
    idlePower: values.idlePower,
    ratedPower: values.maximumPower,
    powerLimit: limit,
    peakRate: peak,
    peakRate16: values.peakRate,
    memoryBandwidth: values.memoryBandwidth,
    memoryCapacity: values.memoryCapacity,
  };
}

/** Accelerators with all figures in 16 bit. */
function choice(library: Library): string {
  return library
    .byKind('accelerator')
    .filter((part) => {
      const { peakRate, memoryBandwidth, idlePower } = valuesOf(part, 'accelerator');
      return peakRate !== null && memoryBandwidth !== null && idlePower !== null;
    })
    .map((part) => part.id)
    .join(', ');
}
