/** The closed table of quantities. Each has one SI unit, used everywhere below the document and the screen. */
export type QuantityName =
  | 'length' // m
  | 'area' // m2
  | 'volume' // m3
  | 'mass' // kg
  | 'time' // s
  | 'temperature' // K, absolute
  | 'temperature-difference' // K
  | 'power' // W
  | 'energy' // J
  | 'pressure' // Pa, gauge or difference
  | 'volume-flow' // m3/s
  | 'mass-flow' // kg/s
  | 'velocity' // m/s
  | 'rotational-speed' // 1/s (revolutions); shown in rpm
  | 'density' // kg/m3
  | 'thermal-conductivity' // W/(m K)
  | 'thermal-resistance' // K/W
  | 'thermal-conductance' // W/K
  | 'specific-thermal-resistance' // m2 K/W
  | 'heat-transfer-coefficient' // W/(m2 K)
  | 'heat-capacity' // J/K
  | 'specific-heat' // J/(kg K)
  | 'heat-flux' // W/m2
  | 'dynamic-viscosity' // Pa s
  | 'voltage' // V
  | 'current' // A
  | 'electrical-resistance' // ohm
  | 'sound-level' // dB(A)
  | 'ratio' // 1; shown in % where the field says so
  | 'per-temperature' // 1/K
  | 'price' // USD
  | 'angle' // rad; shown in deg
  | 'frequency' // Hz
  | 'compute-rate' // FLOP/s
  | 'data' // B (bytes)
  | 'data-rate'; // B/s
