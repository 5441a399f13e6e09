import { parseColour, type Colour } from '#renderer/scene/colour-scale.ts';
import type { HoseWay } from '#renderer/scene/coolant/hose-ways.ts';
import type { ToneColours } from '#renderer/scene/parts/part-batches.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

/** Colours of the scene that carry no data: quiet, so that the data is what is seen. */
export interface Palette {
  readonly background: string;
  readonly grid: string;
  readonly gridStrength: number;
  readonly shadowStrength: number;
  readonly ink: string;
  readonly inkStrength: number;
  readonly shell: string;
  readonly shellEdge: string;
  readonly accent: string;
  readonly hover: string;
  readonly alarm: string;
  readonly collision: string;
  readonly tones: ToneColours;
  /** Where their temperature is not shown: supply cool, return warm. */
  readonly hoses: Readonly<Record<HoseWay['side'], Colour>>;
}

const c = (text: string): Colour => parseColour(text);

const tones: ToneColours = {
  dark: c('#3b4048'),
  metal: c('#c3c9d0'),
  substrate: c('#2f6b4f'),
  light: c('#e3e0d6'),
  rotor: c('#4a5058'),
};

const hoses = { supply: c('#3f83c4'), between: c('#9a7aa6'), return: c('#cf5b45') } as const;

const palettes: Readonly<Record<WorkbenchState['view']['theme'], Palette>> = {
  light: {
    background: '#eef1f4',
    grid: '#5b6b7d',
    gridStrength: 0.3,
    shadowStrength: 0.22,
    ink: '#0f1b2a',
    inkStrength: 0.7,
    shell: '#d3d9df',
    shellEdge: '#55616e',
    accent: '#1668c9',
    hover: '#5b93d6',
    alarm: '#c8102e',
    collision: '#e0004d',
    tones,
    hoses,
  },
  dark: {
    background: '#1b1f25',
    grid: '#8fa1b5',
    gridStrength: 0.22,
    shadowStrength: 0.5,
    ink: '#05080c',
    inkStrength: 0.75,
    shell: '#3a424c',
    shellEdge: '#8b98a6',
    accent: '#58a6ff',
    hover: '#8fc1ff',
    alarm: '#ff5a6e',
    collision: '#ff4d8d',
    tones: { ...tones, dark: c('#2c3138'), metal: c('#aab2bb'), rotor: c('#3d434b') },
    hoses,
  },
};

export function paletteOf(theme: WorkbenchState['view']['theme']): Palette {
  return palettes[theme];
}
