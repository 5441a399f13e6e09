import { badInput } from '#cli/bad-input.ts';
import type { SizeFigure } from '#solver/design/size-contract.ts';

/** What `--goal` asks for. */
export type Goal =
  | { readonly of: 'number'; readonly towards: 'low' | 'high'; readonly path: string }
  | { readonly of: SizeFigure };

const directions: Readonly<Record<string, 'low' | 'high'>> = {
  smallest: 'low',
  lowest: 'low',
  largest: 'high',
  highest: 'high',
};
const figures: Readonly<Record<string, SizeFigure>> = {
  cheapest: 'price',
  lightest: 'mass',
  quietest: 'noise',
  'least power': 'power',
};

export function readGoal(text: string | undefined): Goal {
  const words = (text ?? '').trim().replaceAll(/\s+/g, ' ');
  const remedy =
    'write --goal "smallest fanSpeed", "highest ambientTemperature" (smallest, lowest, largest or highest of any number ' +
    'of --set), "cheapest", "lightest", "quietest" or "least power"';
  if (words === '') throw badInput('--goal', 'the goal is missing', remedy);
  const figure = Object.entries(figures).find(([name]) => name === words.toLowerCase());
  if (figure) return { of: figure[1] };
  const [first = '', ...rest] = words.split(' ');
  const towards = Object.entries(directions).find(([name]) => name === first.toLowerCase());
  const path = rest.join(' ').replace(/^conditions\./, '');
  if (towards && path !== '') return { of: 'number', towards: towards[1], path };
  throw badInput(`--goal ${words}`, towards ? `${first} of what?` : 'there is no such goal', remedy);
}
