import { Component, type ReactNode } from 'react';

interface Props {
  /** What stands here, as the sentence says it: "The comparison". */
  readonly name: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps a fault where it happens: the rest of the window, and the open design, stay. */
export class Fault extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="bw-empty" role="alert">
        <p>
          {this.props.name} could not be shown: {error.message}
        </p>
        <p>The rest works on. Save the design, then open Boxwright anew.</p>
      </div>
    );
  }
}
