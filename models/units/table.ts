import type { QuantityName } from '#models/units/quantity.ts';

/** SI = value × factor, or value ÷ divisor (exact where the factor is not), with `offset` added to the value first. */
export interface Unit {
  readonly symbol: string;
  /** How it is printed for people, where that differs from what is typed and saved. */
  readonly shown?: string;
  readonly aliases?: readonly string[];
  readonly factor: number;
  readonly divisor?: number;
  readonly offset?: number;
  /** Added last, in SI: where the scale's shifted zero lies. */
  readonly origin?: number;
}

export interface Quantity {
  /** Symbol of the SI unit, one of `units`. */
  readonly si: string;
  readonly example: string;
  /** Most decimal places that people are shown: nobody measures finer. */
  readonly places?: number;
  /** The first is the usual one. */
  readonly units: readonly [Unit, ...Unit[]];
}

const unit = (symbol: string, factor: number, aliases: readonly string[] = [], shown?: string): Unit => ({
  symbol,
  factor,
  aliases,
  ...(shown === undefined ? {} : { shown }),
});
/** A unit of which `divisor` make one SI unit: dividing by 1000 is exact where multiplying by 0.001 is not. */
const part = (symbol: string, divisor: number, aliases: readonly string[] = [], shown?: string): Unit => ({
  ...unit(symbol, 1 / divisor, aliases, shown),
  divisor,
});

// Exact by definition: international yard and pound (1959), standard gravity (CGPM 1901), thermochemical base units of ISO 80000.
const inch = 0.0254;
const foot = 0.3048;
const pound = 0.45359237;
const gravity = 9.80665;
const gallon = 231 * inch ** 3;
/** EIA/ECA-310: 1.75 in. */
const rackUnit = 1.75 * inch;
/** International table BTU, ISO 80000-5. */
const btu = 1055.05585262;
/** ISO 80000-4: conventional water (1000 kg/m3) under standard gravity. */
const waterInch = 1000 * gravity * inch;
const minute = 60;
const hour = 3600;

/** The closed table. */
export const quantities: Readonly<Record<QuantityName, Quantity>> = {
  length: {
    si: 'm',
    example: '44.45 mm',
    units: [
      part('mm', 1000),
      unit('m', 1),
      part('cm', 100),
      part('um', 1e6, ['µm', 'μm'], 'µm'),
      unit('km', 1000),
      unit('in', inch, ['inch', '"', '″']),
      unit('ft', foot),
      unit('U', rackUnit, ['RU']),
    ],
  },
  area: {
    si: 'm2',
    example: '80 cm2',
    units: [
      part('mm2', 1e6, ['mm^2', 'mm²'], 'mm²'),
      unit('m2', 1, ['m^2', 'm²'], 'm²'),
      part('cm2', 1e4, ['cm^2', 'cm²'], 'cm²'),
    ],
  },
  volume: {
    si: 'm3',
    example: '15 L',
    units: [
      part('L', 1000, ['l']),
      unit('m3', 1, ['m^3', 'm³'], 'm³'),
      part('mm3', 1e9, ['mm^3', 'mm³'], 'mm³'),
    ],
  },
  mass: {
    si: 'kg',
    example: '2.6 kg',
    units: [unit('kg', 1), part('g', 1000), unit('lb', pound), unit('t', 1000)],
  },
  time: {
    si: 's',
    example: '20 ms',
    units: [unit('s', 1), part('ms', 1000), unit('min', minute), unit('h', hour)],
  },
  temperature: {
    si: 'K',
    example: '35 degC',
    places: 2,
    units: [
      { symbol: 'degC', shown: '°C', aliases: ['°C', 'C', 'celsius', '℃'], factor: 1, offset: 273.15 },
      unit('K', 1, ['kelvin']),
      {
        symbol: 'degF',
        shown: '°F',
        aliases: ['°F', 'F', 'fahrenheit'],
        factor: 5 / 9,
        divisor: 1.8,
        offset: -32,
        origin: 273.15,
      },
    ],
  },
  'temperature-difference': { si: 'K', example: '10 K', places: 2, units: [unit('K', 1)] },
  power: {
    si: 'W',
    example: '8*700 W',
    units: [
      unit('W', 1),
      unit('kW', 1000),
      unit('MW', 1e6),
      part('mW', 1000),
      unit('BTU/h', btu / hour, ['Btu/h', 'BTU/hr']),
    ],
  },
  energy: {
    si: 'J',
    example: '2 kWh',
    units: [
      unit('J', 1),
      unit('kJ', 1000),
      unit('MJ', 1e6),
      unit('Wh', hour),
      unit('kWh', 1000 * hour),
      part('pJ', 1e12),
    ],
  },
  pressure: {
    si: 'Pa',
    example: '250 Pa',
    units: [
      unit('Pa', 1),
      unit('kPa', 1000),
      unit('bar', 1e5),
      part('mbar', 0.01, []),
      unit('psi', (pound * gravity) / inch ** 2),
      unit('inH2O', waterInch, ['inAq', 'in.w.g.', 'inWG', 'inWC']),
      unit('mmH2O', gravity, ['mmAq', 'mmWG', 'mmWC']),
    ],
  },
  'volume-flow': {
    si: 'm3/s',
    example: '120 CFM',
    units: [
      unit('m3/s', 1, ['m^3/s', 'm³/s'], 'm³/s'),
      unit('CFM', foot ** 3 / minute, ['cfm', 'ft3/min', 'ft^3/min']),
      part('m3/h', hour, ['m^3/h', 'm³/h'], 'm³/h'),
      part('m3/min', minute, ['m^3/min', 'm³/min'], 'm³/min'),
      part('L/s', 1000, ['l/s']),
      part('L/min', 1000 * minute, ['l/min', 'LPM', 'lpm']),
      unit('GPM', gallon / minute, ['gpm']),
    ],
  },
  'mass-flow': {
    si: 'kg/s',
    example: '0.2 kg/s',
    units: [unit('kg/s', 1), part('g/s', 1000), part('kg/h', hour)],
  },
  velocity: {
    si: 'm/s',
    example: '2.5 m/s',
    units: [unit('m/s', 1), unit('lfm', foot / minute, ['LFM', 'fpm', 'ft/min'])],
  },
  'rotational-speed': {
    si: '1/s',
    example: '9000 rpm',
    units: [part('rpm', minute, ['RPM', '1/min']), unit('1/s', 1, ['Hz'])],
  },
  density: { si: 'kg/m3', example: '1.2 kg/m3', units: [unit('kg/m3', 1, ['kg/m^3', 'kg/m³'], 'kg/m³')] },
  'thermal-conductivity': {
    si: 'W/(m K)',
    example: '167 W/(m K)',
    units: [unit('W/(m K)', 1, ['W/mK', 'W/m/K', 'W/m-K', 'W/(m*K)'], 'W/m·K')],
  },
  'thermal-resistance': {
    si: 'K/W',
    example: '0.06 K/W',
    units: [unit('K/W', 1, ['degC/W', '°C/W', 'C/W'])],
  },
  'thermal-conductance': {
    si: 'W/K',
    example: '30 W/K',
    units: [unit('W/K', 1, ['W/degC', 'W/°C'])],
  },
  'specific-thermal-resistance': {
    si: 'm2 K/W',
    example: '10 mm2 K/W',
    units: [
      part('mm2 K/W', 1e6, ['mm2K/W', 'mm^2 K/W', 'mm²·K/W'], 'mm²·K/W'),
      unit('m2 K/W', 1, ['m2K/W', 'm^2 K/W', 'm²·K/W'], 'm²·K/W'),
    ],
  },
  'heat-transfer-coefficient': {
    si: 'W/(m2 K)',
    example: '50 W/(m2 K)',
    units: [unit('W/(m2 K)', 1, ['W/m2K', 'W/m^2/K', 'W/(m^2 K)', 'W/m²K'], 'W/m²·K')],
  },
  'heat-capacity': { si: 'J/K', example: '400 J/K', units: [unit('J/K', 1)] },
  'specific-heat': {
    si: 'J/(kg K)',
    example: '1006 J/(kg K)',
    units: [unit('J/(kg K)', 1, ['J/kgK', 'J/kg/K'], 'J/kg·K')],
  },
  'heat-flux': {
    si: 'W/m2',
    example: '50 W/cm2',
    units: [unit('W/m2', 1, ['W/m^2', 'W/m²'], 'W/m²'), unit('W/cm2', 1e4, ['W/cm^2', 'W/cm²'], 'W/cm²')],
  },
  'dynamic-viscosity': {
    si: 'Pa s',
    example: '18.4 uPa s',
    units: [
      unit('Pa s', 1, ['Pa*s'], 'Pa·s'),
      part('mPa s', 1000, ['cP'], 'mPa·s'),
      part('uPa s', 1e6, ['µPa s'], 'µPa·s'),
    ],
  },
  voltage: { si: 'V', example: '230 V', units: [unit('V', 1), unit('kV', 1000), part('mV', 1000)] },
  current: { si: 'A', example: '16 A', units: [unit('A', 1), part('mA', 1000)] },
  'electrical-resistance': {
    si: 'ohm',
    example: '20 mohm',
    units: [unit('ohm', 1, ['Ω', 'Ohm'], 'Ω'), part('mohm', 1000, ['mΩ', 'mOhm'], 'mΩ')],
  },
  'sound-level': { si: 'dB(A)', example: '70 dB(A)', units: [unit('dB(A)', 1, ['dBA', 'dB'])] },
  ratio: { si: '', example: '50 %', units: [unit('', 1, ['fraction']), part('%', 100, ['percent'])] },
  'per-temperature': { si: '1/K', example: '0.02 1/K', units: [unit('1/K', 1), part('%/K', 100)] },
  price: { si: 'USD', example: '1200 USD', units: [unit('USD', 1, ['$', 'usd'])] },
  angle: { si: 'rad', example: '90 deg', units: [unit('deg', Math.PI / 180, ['°'], '°'), unit('rad', 1)] },
  frequency: {
    si: 'Hz',
    example: '50 Hz',
    units: [unit('Hz', 1), unit('kHz', 1000), unit('MHz', 1e6), unit('GHz', 1e9)],
  },
  'compute-rate': {
    si: 'FLOP/s',
    example: '989 TFLOP/s',
    units: [
      unit('TFLOP/s', 1e12, ['TFLOPS', 'TOPS']),
      unit('PFLOP/s', 1e15, ['PFLOPS', 'POPS']),
      unit('GFLOP/s', 1e9, ['GFLOPS', 'GOPS']),
      unit('FLOP/s', 1, ['FLOPS']),
    ],
  },
  data: {
    si: 'B',
    example: '80 GB',
    units: [
      unit('GB', 1e9),
      unit('TB', 1e12),
      unit('MB', 1e6),
      unit('kB', 1e3),
      unit('B', 1),
      unit('GiB', 2 ** 30),
    ],
  },
  'data-rate': {
    si: 'B/s',
    example: '3.35 TB/s',
    units: [
      unit('TB/s', 1e12),
      unit('GB/s', 1e9),
      unit('MB/s', 1e6),
      unit('B/s', 1),
      // Links are rated in bits.
      unit('kbit/s', 125, ['kbps']),
      unit('Mbit/s', 125e3, ['Mbps']),
      unit('Gbit/s', 125e6, ['Gbps']),
    ],
  },
};
