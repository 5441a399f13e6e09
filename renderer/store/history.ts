import type { FileHandle } from '#renderer/host/host.ts';

/** The file of a document that is open. */
export interface OpenFile {
  readonly handle: FileHandle | null;
  readonly name: string;
  readonly unsaved: boolean;
}

/** What is shown of a history. */
export interface HistoryView {
  readonly file: OpenFile;
  readonly undoName: string | null;
  readonly redoName: string | null;
}

/** Steps that can be undone. */
const mostSteps = 200;

interface Step<T> {
  readonly name: string;
  /** The document before it, or after it where it was undone. */
  readonly value: T;
}

/** A document with its history. Documents never change, so that a step is the document before it. */
export class DocumentHistory<T> {
  #value: T;
  #file: OpenFile;
  /** What the file has; null: no file has it. */
  #saved: T | null;
  #past: readonly Step<T>[] = [];
  #future: readonly Step<T>[] = [];

  constructor(value: T, file: OpenFile) {
    this.#value = value;
    this.#file = file;
    this.#saved = file.unsaved ? null : value;
  }

  get value(): T {
    return this.#value;
  }

  view(): HistoryView {
    return {
      file: { ...this.#file, unsaved: this.#value !== this.#saved },
      undoName: this.#past.at(-1)?.name ?? null,
      redoName: this.#future.at(-1)?.name ?? null,
    };
  }

  apply(name: string, value: T): void {
    if (value === this.#value) return;
    this.#past = [...this.#past, { name, value: this.#value }].slice(-mostSteps);
    this.#future = [];
    this.#value = value;
  }

  undo(): void {
    const step = this.#past.at(-1);
    if (!step) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, { name: step.name, value: this.#value }];
    this.#value = step.value;
  }

  redo(): void {
    const step = this.#future.at(-1);
    if (!step) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, { name: step.name, value: this.#value }];
    this.#value = step.value;
  }

  /** @param value that was written; work may have gone on meanwhile */
  saved(value: T, file: Pick<OpenFile, 'handle' | 'name'>): void {
    this.#saved = value;
    this.#file = { ...file, unsaved: false };
  }
}
