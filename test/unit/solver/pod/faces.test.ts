import { expect, test } from 'vitest';
import { clearSkyTemperature, skyShare, skyTemperatureOf, windFilm } from '#solver/correlations/clear-sky.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { innerSide, wallAt, wallsOf } from '#solver/pod/faces.ts';
import { sunOnFaces } from '#solver/pod/sunlight.ts';
import { podDocument, smallPod } from '../../../fixtures/pod.ts';

const body = podDocument()['body'] as Record<string, unknown>;
const degree = Math.PI / 180;
const light = { direct: 800, diffuse: 0, global: 400 };
const calm = { temperature: 300, pressure: 101325, humidityRatio: null, wind: 0, sky: 300 };
const around = { insideFilm: 7.7, film: { kind: 'stated', coefficient: 17 }, ground: 285 } as const;

test('the sun in the west shines on the left of a box that looks south, and on its roof', () => {
  const walls = wallsOf(smallPod());
  const sun = sunOnFaces(walls, { elevation: 30 * degree, azimuth: 270 * degree }, light);
  const [front, left, rear, right, roof, floor] = sun;
  expect(left).toBeCloseTo(800 * Math.cos(30 * degree) + (0.2 * 400) / 2, 9);
  // The others have what the ground throws back.
  for (const side of [front, rear, right]) expect(side).toBeCloseTo(40, 9);
  expect(roof).toBe(400);
  expect(floor).toBe(0);
});

test('a shield keeps its share of the sunlight off, and a covered face lets no heat through', () => {
  const [plain] = wallsOf(smallPod());
  const shaded = { ...plain, face: { ...plain.face, shade: 0.6 } };
  const full = wallAt(plain, around, calm, 500).bySun;
  expect(full).toBeCloseTo((0.5 * 500) / 17, 12);
  expect(wallAt(shaded, around, calm, 500).bySun).toBeCloseTo(0.4 * full, 12);
  const faces = smallPod().faces.map((face) => ({ ...face, exposure: 0 }));
  expect(wallsOf({ ...smallPod(), faces }).map(({ area }) => area)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a floor on the ground feels the ground, a raised one the air without sky', () => {
  const grounded = wallsOf(smallPod({ body: { ...body, standing: 'ground' } }))[5];
  const state = wallAt(grounded, around, calm, 0);
  expect(state.solAir).toBe(285);
  expect(state.uValue).toBeCloseTo(3, 12);
  const raised = wallAt(wallsOf(smallPod())[5], around, { ...calm, sky: 250 }, 0);
  expect(raised.solAir).toBeCloseTo(300, 9);
});

test('a cold sky cools the roof more than the walls', () => {
  const walls = wallsOf(smallPod());
  const drop = (n: number): number => 300 - wallAt(walls[n], around, { ...calm, sky: 280 }, 0).solAir;
  expect(drop(4)).toBeCloseTo((0.9 * stefanBoltzmann * (300 ** 4 - 280 ** 4)) / 17, 9);
  expect(drop(0) / drop(4)).toBeCloseTo(0.5 ** 1.5, 9);
  expect(skyShare(0)).toBe(1);
});

test('wind takes the sun off a wall and lets more heat through it', () => {
  const pod = smallPod({ film: { kind: 'wind', speed: '1 m/s' } });
  const [front] = wallsOf(pod);
  const at = (wind: number) => wallAt(front, { ...around, film: pod.film }, { ...calm, wind }, 600);
  expect(at(5).bySun).toBeLessThan(at(1).bySun);
  expect(at(5).uValue).toBeGreaterThan(at(1).uValue);
  expect(windFilm(2)).toBeCloseTo(8.8, 12);
});

test('the inner side lies between the air inside and what the wall feels outside', () => {
  const state = { uValue: 3, solAir: 260, bySun: 0 };
  expect(innerSide(state, 7.7, 300)).toBeCloseTo(300 - (3 / 7.7) * 40, 12);
});

test('skies: Swinbank at 300 K, and a black sky by what it sends', () => {
  expect(clearSkyTemperature(300)).toBeCloseTo(286.83, 2);
  expect(skyTemperatureOf(stefanBoltzmann * 270 ** 4)).toBeCloseTo(270, 9);
});
