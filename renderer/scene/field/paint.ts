import { Color, DataTexture, RGBAFormat, SRGBColorSpace, UnsignedByteType, type IUniform } from 'three';
import type { FieldScale } from '#renderer/scene/field/field-scale.ts';

/** Finer than 8-bit colour can show. */
const steps = 256;
/** Towards the ground, where the field does not belong to the design any more. */
const staleness = 0.55;

/**
 * The colours that all layers of a field share: one small texture and the ends of the range. A change of either costs no
 * layer anything.
 */
export class FieldPaint {
  readonly uniforms: Readonly<Record<'ramp' | 'low' | 'high' | 'faded' | 'ground', IUniform>>;
  readonly #texture: DataTexture;
  #ramp: FieldScale['ramp'] | null = null;

  constructor() {
    this.#texture = new DataTexture(new Uint8Array(steps * 4), steps, 1, RGBAFormat, UnsignedByteType);
    this.#texture.colorSpace = SRGBColorSpace;
    this.uniforms = {
      ramp: { value: this.#texture },
      low: { value: 0 },
      high: { value: 1 },
      faded: { value: 0 },
      ground: { value: new Color('#ffffff') },
    };
  }

  show({ range: [low, high], ramp }: FieldScale, isStale: boolean, ground: string): void {
    this.uniforms.low.value = low;
    this.uniforms.high.value = high;
    this.uniforms.faded.value = isStale ? staleness : 0;
    this.uniforms.ground.value.set(ground);
    if (ramp === this.#ramp) return;
    this.#ramp = ramp;
    const { data } = this.#texture.image;
    for (let n = 0; n < steps; n++) {
      const [r, g, b] = ramp(n / (steps - 1));
      data?.set([r * 255, g * 255, b * 255, 255], n * 4);
    }
    this.#texture.needsUpdate = true;
  }

  dispose(): void {
    this.#texture.dispose();
  }
}

/** `fieldColour(value)`: linear RGB of a value in SI. */
export const fieldColour = /* glsl */ `
  uniform sampler2D ramp;
  uniform float low;
  uniform float high;
  uniform float faded;
  uniform vec3 ground;
  vec3 fieldColour(float value) {
    float share = clamp((value - low) / max(high - low, 1e-9), 0.0, 1.0);
    vec3 colour = texture2D(ramp, vec2((share * ${steps - 1}.0 + 0.5) / ${steps}.0, 0.5)).rgb;
    return mix(colour, ground, faded);
  }
`;
