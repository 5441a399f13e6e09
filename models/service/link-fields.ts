/*
 * Links of a site, and what encrypts them.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';
import {
  data,
  partial,
  power,
  price,
  rate,
  share,
  temperature,
  time,
} from '#models/service/shared-fields.ts';

export const terminalFields = {
  name: { type: 'text', label: 'Name', default: '' },
  receive: { ...rate, label: 'Towards the node', note: 'Throughput of what the node receives.' },
  transmit: { ...rate, label: 'From the node', note: 'Throughput of what the node sends.' },
  roundTrip: { ...time, label: 'Round trip', note: 'Between users and node, without queues of the node.' },
  availability: {
    ...partial,
    default: 1,
    label: 'Availability',
    note: 'Share of the time that it carries data.',
  },
  remoteShare: {
    ...share,
    default: 1,
    label: 'Share of remote requests',
    note: 'That come over the link; the others come from beside the node.',
  },
  idlePower: { ...power, default: 0, label: 'Power, waiting', note: 'In hours without requests.' },
  typicalPower: { ...power, default: 0, label: 'Typical power', note: 'In hours with requests.' },
  peakPower: {
    ...power,
    optional: true,
    default: null,
    label: 'Peak power',
    note: 'For limits of the supply. Null: the typical one.',
  },
  snowMelt: { ...power, default: 0, label: 'Power to melt snow', note: 'On top of the others.' },
  snowMeltBelow: {
    ...temperature,
    default: 275.15,
    label: 'Snow is melted below',
    note: 'In all hours with colder air: an upper bound, since snowfall is not known.',
  },
  largestPacket: {
    ...data,
    default: 1500,
    min: 576,
    max: 65_535,
    label: 'Largest packet',
    note: 'IP packet that the link carries whole. 1500 B: Ethernet (IEEE 802.3).',
  },
  altitude: {
    type: 'quantity',
    quantity: 'length',
    unit: 'km',
    min: 150e3,
    max: 100_000e3,
    optional: true,
    default: null,
    label: 'Altitude of the satellites',
    note: 'Null: no satellites.',
  },
  fieldOfView: {
    type: 'quantity',
    quantity: 'angle',
    unit: 'deg',
    exclusiveMin: 0,
    max: Math.PI,
    optional: true,
    default: null,
    label: 'Field of view',
    note: 'Whole angle of the cone in which the terminal sees satellites, lying flat.',
  },
  subscription: { ...price, label: 'Fee of a month', note: 'For a site. Null: unknown.' },
  price,
  ...provenance,
} as const satisfies Fields;

export const applianceFields = {
  name: { type: 'text', label: 'Name', default: '' },
  tunnel: {
    type: 'choice',
    label: 'Encryption',
    default: 'esp-gcm',
    options: [
      { value: 'esp-gcm', label: 'IPsec ESP, AES-GCM' },
      { value: 'esp-cbc', label: 'IPsec ESP, AES-CBC with HMAC-SHA-1' },
      { value: 'wireguard', label: 'WireGuard' },
      { value: 'macsec', label: 'MACsec' },
    ],
  },
  outer: {
    type: 'choice',
    label: 'Outer packets',
    default: 'ipv4',
    options: [
      { value: 'ipv4', label: 'IPv4' },
      { value: 'ipv6', label: 'IPv6' },
    ],
  },
  nat: {
    type: 'flag',
    label: 'Through address translation',
    default: false,
    note: 'ESP in UDP, as behind carriers that translate addresses.',
  },
  throughput: { ...rate, label: 'Encrypted throughput', note: 'Of both ways together.' },
  power: { ...power, label: 'Power' },
  delay: { ...time, default: 0, label: 'Delay', note: 'Of both ends and both ways together.' },
  price,
  ...provenance,
} as const satisfies Fields;
