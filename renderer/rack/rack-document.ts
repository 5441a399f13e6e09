import type { Rack } from '#models/rack/rack.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';

type File = RackSession['file'];

/** Steps that can be undone. */
const mostSteps = 200;

interface Step {
  readonly name: string;
  /** Before it. */
  readonly rack: Rack;
}

/** A rack with its history. Racks never change, so that a step is the rack before it. */
export class RackDocument {
  #rack: Rack;
  #file: File;
  /** What the file has; null: no file has it. */
  #saved: Rack | null;
  #past: readonly Step[] = [];
  #future: readonly Step[] = [];

  constructor(rack: Rack, file: File) {
    this.#rack = rack;
    this.#file = file;
    this.#saved = file.unsaved ? null : rack;
  }

  get rack(): Rack {
    return this.#rack;
  }

  view(): Pick<RackSession, 'rack' | 'file' | 'undoName' | 'redoName'> {
    return {
      rack: this.#rack,
      file: { ...this.#file, unsaved: this.#rack !== this.#saved },
      undoName: this.#past.at(-1)?.name ?? null,
      redoName: this.#future.at(-1)?.name ?? null,
    };
  }

  apply(name: string, rack: Rack): void {
    if (rack === this.#rack) return;
    this.#past = [...this.#past, { name, rack: this.#rack }].slice(-mostSteps);
    this.#future = [];
    this.#rack = rack;
  }

  undo(): void {
    const step = this.#past.at(-1);
    if (!step) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, { name: step.name, rack: this.#rack }];
    this.#rack = step.rack;
  }

  redo(): void {
    const step = this.#future.at(-1);
    if (!step) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, { name: step.name, rack: this.#rack }];
    this.#rack = step.rack;
  }

  /** @param rack that was written; work may have gone on meanwhile */
  saved(rack: Rack, file: Pick<File, 'handle' | 'name'>): void {
    this.#saved = rack;
    this.#file = { ...file, unsaved: false };
  }
}
