import type { Ray } from '#renderer/interaction/ray.ts';
import { probeText } from '#renderer/scene/field/probe-text.ts';
import type { Workbench } from '#renderer/store/contract.ts';

/** From the pointer to the text, CSS pixels. */
const offset = 14;

/** The field's figures beside the pointer. Written at most once a frame, past React. */
export class ProbeTip {
  readonly #abort = new AbortController();
  #frame = 0;

  constructor(
    canvas: HTMLElement,
    element: HTMLElement,
    ray: (x: number, y: number) => Ray,
    stateNow: () => Workbench,
  ) {
    const { signal } = this.#abort;
    const hide = () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      element.style.visibility = 'hidden';
    };
    const show = ({ clientX, clientY }: PointerEvent) => {
      this.#frame = 0;
      const { left, top } = canvas.getBoundingClientRect();
      const [x, y] = [clientX - left, clientY - top];
      const state = stateNow();
      const text = state.interaction.type === 'idle' ? probeText(state, ray(x, y)) : null;
      element.style.visibility = text === null ? 'hidden' : 'visible';
      if (text === null) return;
      if (element.textContent !== text) element.textContent = text;
      element.style.transform = `translate(${Math.round(x + offset)}px, ${Math.round(y + offset)}px)`;
    };
    canvas.addEventListener(
      'pointermove',
      (event) => {
        if (event.buttons !== 0) hide();
        else this.#frame ||= requestAnimationFrame(() => show(event));
      },
      { signal },
    );
    canvas.addEventListener('pointerleave', hide, { signal });
    canvas.addEventListener('pointerdown', hide, { signal });
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
  }
}
