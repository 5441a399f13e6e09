import type { Terminal } from '#cli/terminal.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** May be given several times. */
  readonly multiple?: boolean;
  /** What stands for the value in the help: "NAME". */
  readonly value?: string;
  readonly help: string;
}

/** The options as they were given, by name. */
export class Options {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.values = values;
  }

  has(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  texts(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }
}

/** One verb of the command line. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** The positional arguments: "<design> <part>". */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** Further paragraphs of `--help`. */
  readonly notes: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Returns the exit code. Throws `BadInput` for what the person must put right. */
  run(positionals: readonly string[], options: Options, terminal: Terminal): Promise<number>;
}
