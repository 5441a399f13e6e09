/*
 * What holds for every service, whatever its figures are.
 */
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  double,
  integer,
  property,
  record,
} from 'fast-check';
import { expect, test } from 'vitest';
import { type OffGridInputs, yearOffGrid } from '#solver/service/off-grid.ts';
import { capacityOf, type NodeFigures, operationAt, rising } from '#solver/service/serving.ts';
import { trafficOf } from '#solver/service/traffic.ts';
import { longestInner, tunnelledLength } from '#solver/service/tunnel.ts';

const between = (min: number, max: number) => double({ min, max, noNaN: true });

const anyTunnel = record({
  kind: constantFrom('none', 'esp-gcm', 'esp-cbc', 'wireguard', 'macsec'),
  outer: constantFrom('ipv4', 'ipv6'),
  nat: boolean(),
});

test('a tunnel adds bytes, never takes any, and its longest packet just fits', () => {
  assert(
    property(
      anyTunnel,
      integer({ min: 20, max: 9000 }),
      integer({ min: 576, max: 9000 }),
      (tunnel, length, largest) => {
        const added = tunnelledLength(length, tunnel) - length;
        expect(added).toBeGreaterThanOrEqual(tunnel.kind === 'none' ? 0 : 32);
        expect(added).toBeLessThanOrEqual(96);
        const longest = longestInner(largest, tunnel);
        expect(tunnelledLength(longest, tunnel, largest)).toBeLessThanOrEqual(largest);
        expect(tunnelledLength(longest + 1, tunnel, largest)).toBeGreaterThan(largest);
      },
    ),
  );
});

test('traffic is never less than what it carries, and more content is more of it', () => {
  assert(
    property(
      anyTunnel,
      integer({ min: 1, max: 100_000 }),
      integer({ min: 1, max: 100_000 }),
      integer({ min: 1, max: 300 }),
      (tunnel, question, answer, answerMessages) => {
        const data = { question, answer, answerMessages };
        const found = trafficOf(data, tunnel, 1500);
        expect(found.toNode + found.fromNode).toBeGreaterThan(found.payload + found.encryption);
        expect(found.encryption).toBeGreaterThanOrEqual(0);
        const more = trafficOf({ ...data, question: question + 1500 }, tunnel, 1500);
        expect(more.toNode).toBeGreaterThan(found.toNode + 1499);
      },
    ),
  );
});

const anyNode = record({
  copies: integer({ min: 1, max: 64 }),
  idlePower: between(10, 1000),
  prefill: between(100, 1e6),
  steps: array(between(1e-3, 0.1), { minLength: 1, maxLength: 6 }),
  powers: array(between(1000, 2000), { minLength: 7, maxLength: 7 }),
});

type AnyNode = typeof anyNode extends Arbitrary<infer V> ? V : never;

/** Steps that grow with the batch, as those of accelerators do. */
function nodeOf({ copies, idlePower, prefill, steps, powers }: AnyNode): NodeFigures {
  let step = 0;
  const point = (batch: number, rate: number, power: number) => ({
    batch,
    free: rate,
    held: rate,
    power,
    acceleratorPower: power / 2,
  });
  return {
    copies,
    idlePower,
    idleAcceleratorPower: idlePower / 2,
    prefill: point(1, prefill, powers[6]),
    decode: rising(
      steps.map((more, index) => {
        step += more;
        const batch = 2 ** index;
        return point(batch, (copies * batch) / step, powers[index]);
      }),
    ),
  };
}

const lengths = record({ prompt: integer({ min: 0, max: 5000 }), answer: integer({ min: 1, max: 2000 }) });

test('a node at any load is as long busy as its tokens take, and Little’s law holds for its answers', () => {
  assert(
    property(anyNode, lengths, between(0.01, 0.999), (any, tokens, share) => {
      const node = nodeOf(any);
      const requests = share * capacityOf(node, tokens, 'held');
      const { prefill, decode, batch, tokenTime, power } = operationAt(node, tokens, requests);
      expect(prefill).toBeCloseTo((requests * tokens.prompt) / node.prefill.held, 9);
      expect(prefill + (1 - prefill) * decode).toBeLessThanOrEqual(1 + 1e-9);
      // Answers under way are those that come while one is written.
      const underWay = node.copies * batch * decode;
      expect(underWay / (requests * tokens.answer * tokenTime)).toBeCloseTo(1, 6);
      expect(power).toBeGreaterThanOrEqual(node.idlePower * (1 - 1e-9));
      const most = Math.max(node.prefill.power, ...node.decode.map((point) => point.power));
      expect(power).toBeLessThanOrEqual(most * (1 + 1e-9));
    }),
  );
});

test('at its capacity a node is busy all the time with its largest batch', () => {
  assert(
    property(anyNode, lengths, (any, tokens) => {
      const node = nodeOf(any);
      const { prefill, decode, batch } = operationAt(node, tokens, capacityOf(node, tokens, 'held'));
      expect(prefill + (1 - prefill) * decode).toBeCloseTo(1, 9);
      expect(batch / (node.decode.at(-1)?.batch ?? 0)).toBeCloseTo(1, 6);
    }),
  );
});

const anyIsland = record({
  load: array(between(0, 2000), { minLength: 24, maxLength: 24 }),
  sun: array(between(0, 5000), { minLength: 48, maxLength: 48 }),
  source: array(between(0, 1500), { minLength: 24, maxLength: 24 }),
  generator: constantFrom(null, { power: 1500, startBelow: 0.4, stopAbove: 0.9 }),
  storage: record({
    capacity: between(1, 50),
    depthOfDischarge: between(0.2, 1),
    chargeEfficiency: between(0.7, 1),
    dischargeEfficiency: between(0.7, 1),
    chargePower: constantFrom(null, 1000),
  }),
});
type AnyIsland = typeof anyIsland extends Arbitrary<infer V> ? V : never;

/** Eight days, so that a run is short. */
function islandOf({ load, sun, source, generator, storage }: AnyIsland): OffGridInputs {
  const hours = 192;
  return {
    load: Float64Array.from({ length: hours }, (_, n) => load[n % 24]),
    array: Float64Array.from({ length: hours }, (_, n) => sun[n % 48]),
    sources: [Float64Array.from(source)],
    generator,
    storage: { ...storage, capacity: storage.capacity * 3.6e6 },
  };
}

test('off the grid no energy is lost from sight, and the battery stays within its depth', () => {
  assert(
    property(anyIsland, (any) => {
      const inputs = islandOf(any);
      const year = yearOffGrid(inputs);
      const given = year.arrayUsed + year.generatorUsed + year.sourcesUsed[0];
      const scale = Math.max(year.asked, given, 1);
      expect((given - year.served - year.lostInStorage - year.stored) / scale).toBeCloseTo(0, 9);
      expect(year.served).toBeLessThanOrEqual(year.asked * (1 + 1e-12));
      expect(year.arrayUsed).toBeLessThanOrEqual(year.arrayOffered * (1 + 1e-12));
      expect(year.leastCharge).toBeGreaterThanOrEqual(1 - any.storage.depthOfDischarge - 1e-9);
      expect(Math.max(...year.charge)).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

test('more sun never takes hours away', () => {
  assert(
    property(anyIsland, between(1, 3), (any, times) => {
      const inputs = islandOf({ ...any, generator: null });
      const more = { ...inputs, array: inputs.array.map((power) => power * times) };
      expect(yearOffGrid(more).lossOfLoad).toBeLessThanOrEqual(yearOffGrid(inputs).lossOfLoad + 1e-9);
    }),
  );
});
