import { describe, expect, test } from 'vitest';
import type { PartKind } from '#models/components/part.ts';
import type { Ride, RidePart } from '#models/results/ride.ts';
import {
  airflowText,
  durationText,
  failureText,
  rideSentence,
  throttleSentence,
  timeUnitOf,
} from '#renderer/panels/results/ride-words.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

function part(name: string, from: number, limit: number | null, limitAt: number | null): RidePart {
  return {
    id: name,
    name,
    temperature: [from, from, from + 10],
    highest: from + 10,
    limit,
    limitAt,
    throttle: null,
  };
}

function ride(parts: readonly RidePart[], status: Ride['status'] = 'completed'): Ride {
  const airflow = [0.1, 0.02, 0.025];
  return { status, problems: [], failed: ['a'], times: [0, 0, 300], parts, airflow, seconds: 1 };
}

describe('the sentence on accelerators', () => {
  const gpu = (name: string, rate: number, at: number | null, shutdownAt: number | null): RidePart => ({
    ...part(name, 340, 358, at),
    throttle: { at, rate, shutdownAt },
  });
  test('names the first that shuts down and the one that is left with least', () => {
    const parts = [gpu('GPU1', 0.6, 80, null), gpu('GPU2', 0.35, 70, null), gpu('GPU3', 0, 60, 95)];
    expect(plain(throttleSentence(ride(parts), 600) ?? '')).toBe(
      'GPU3 shuts down after 95.0 s; GPU2 throttles to 35 % of its rate; 2 throttle.',
    );
  });
  test('is none where they keep their rate', () => {
    expect(throttleSentence(ride([gpu('GPU1', 1, null, null), part('SSD1', 330, 343, 4)]), 600)).toBeNull();
  });
});

describe('the sentence', () => {
  test('names the part that is first at its limit, and how many follow', () => {
    const one = part('SSD1', 330, 343, 40.6);
    expect(plain(rideSentence(ride([one]), 600))).toBe('SSD1 reaches its limit after 40.6 s.');
    const two = ride([one, part('GPU1', 340, 358, 117)]);
    expect(plain(rideSentence(two, 600))).toBe(
      'SSD1 reaches its limit after 40.6 s; 1 more part follows within 10 min.',
    );
  });

  test('says when none does, also where the run stopped', () => {
    const fine = [part('SSD1', 330, 343, null)];
    expect(plain(rideSentence(ride(fine), 600))).toBe('No part reaches its limit within 10 min.');
    expect(plain(rideSentence(ride(fine, 'stopped'), 600))).toBe(
      'No part reaches its limit in the first 5 min; there the run stopped.',
    );
  });

  test('tells parts that were over their limits before', () => {
    const over = part('SSD1', 350, 343, 0);
    expect(plain(rideSentence(ride([over]), 600))).toBe(
      'SSD1 is over its limit before anything fails; no other part reaches its limit within 10 min.',
    );
    expect(plain(rideSentence(ride([over, part('GPU1', 340, 358, 3600)]), 7200))).toBe(
      'SSD1 is over its limit before anything fails; GPU1 reaches its limit after 60.0 min.',
    );
  });
});

test('one unit of time is used throughout an answer', () => {
  expect([60, 1200, 1201, 36_001].map(timeUnitOf)).toEqual(['s', 's', 'min', 'h']);
  expect([45, 600, 5400, 7200].map(durationText).map(plain)).toEqual(['45 s', '10 min', '90 min', '2 h']);
  expect(plain(durationText(150))).toBe('2.50 min');
});

test('the failure is said by names, and short where there are many', () => {
  const part = (id: string, kind: PartKind) => ({ id, name: id.toUpperCase(), kind });
  const fans = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => part(id, 'fan'));
  expect(failureText(['a'], fans)).toBe('A failed');
  expect(failureText(['a', 'b', 'c'], fans)).toBe('A, B and C failed');
  expect(failureText(['a', 'b', 'c', 'd', 'e'], fans)).toBe('A, B, C and 2 more failed');
  const all = fans.map(({ id }) => id);
  expect(failureText(all, fans)).toBe('all 6 fans failed');
  const wet = [...fans, part('p1', 'pump'), part('qd1', 'coolant-port')];
  expect(failureText([...all, 'qd1'], wet)).toBe('all 6 fans and QD1 failed');
  expect(failureText(['a', 'p1'], wet)).toBe('A and P1 failed');
  expect(failureText(['p1/facility-water'], wet)).toBe('facility water of P1 failed');
});

test('airflow is said before, right after and at the end', () => {
  expect(plain(airflowText(ride([])))).toBe(
    'Airflow 360 m³/h before, 72.0 m³/h right after, 90.0 m³/h at the end (▼ −75 %)',
  );
});
