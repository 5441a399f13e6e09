import type { WebGLRenderer } from 'three';

/** What the bench reads from `window.__boxwright`. */
interface Bench {
  /** Time that a frame took on the processor, ms, the newest last; the newest 600. */
  readonly frames: number[];
  drawCalls: number;
  triangles: number;
}

declare global {
  interface Window {
    /** Only there with `?bench` in the address: for the performance tests, not for programs. */
    __boxwright?: Bench;
  }
}

const mostFrames = 600;

function createProbe() {
  const bench: Bench = { frames: [], drawCalls: 0, triangles: 0 };
  // oxlint-disable-next-line no-underscore-dangle -- marks what is no interface for programs
  window.__boxwright = bench;
  return {
    frame(milliseconds: number, info: WebGLRenderer['info']): void {
      bench.frames.push(milliseconds);
      if (bench.frames.length > mostFrames) bench.frames.shift();
      bench.drawCalls = info.render.calls;
      bench.triangles = info.render.triangles;
    },
  };
}

/** Null unless the bench asked for it. */
export const benchProbe = new URLSearchParams(window.location.search).has('bench') ? createProbe() : null;
