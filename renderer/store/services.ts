import type { Host } from '#renderer/host/host.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import type { Design } from '#models/project/design.ts';
import type { SolveLoop } from '#renderer/store/solve-loop.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { RackSolver } from '#solver/rack/contract.ts';
import type { StudySolver } from '#solver/study/contract.ts';
import type { FieldRunner } from '#solver/field-run/contract.ts';

/** A design that comes with the program. */
export interface Example {
  readonly id: string;
  readonly title: string;
  /** Of its file. */
  readonly file: string;
  /** The document, as in a file; what reads it where it is not at hand. */
  readonly text: string | (() => Promise<string>);
}

/** What the actions work with. `set` and `get` are zustand's; `set` merges. */
export interface Services {
  readonly host: Host;
  readonly solver: DesignSolver;
  /** Takes designs through years. */
  readonly site: Pick<DesignSolver, 'answerPlace' | 'dispose'>;
  readonly field: FieldRunner;
  /** Opens what solves racks. */
  readonly racks: () => Promise<RackSolver>;
  /** Opens what solves studies. */
  readonly studies: () => Promise<StudySolver>;
  readonly examples: readonly Example[];
  readonly loop: SolveLoop<Design>;
  readonly set: (changes: Partial<Workbench>) => void;
  readonly get: () => Workbench;
}

/** Runs what may fail and tells the user: what failed, and why. True when it went well. */
export async function orNotify(
  services: Services,
  title: string,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    services.set({ notice: { severity: 'error', title, lines: [line] } });
    return false;
  }
}
