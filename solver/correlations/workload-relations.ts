/*
 * Relations of workload → watts.
 */
import type { Relation } from '#solver/correlations/relation.ts';

export const workloadRelations: readonly Relation[] = [
  {
    name: 'Operations of a transformer',
    equation: 'forward 2 N + 4 n_layer n_head d_head c per token; training three times that',
    source:
      'Kaplan, J. et al. (2020), Scaling Laws for Neural Language Models, arXiv 2001.08361, § 2.1 and table 1',
    validity: 'Matrix products; softmax, normalisation and embedding left out',
  },
  {
    name: 'Traffic of a transformer',
    equation:
      'weights once a step, cache once a token; activations 17 s b h values a layer, written and read',
    source:
      'Pope, R. et al. (2022), Efficiently Scaling Transformer Inference, arXiv 2211.05102; Korthikanti, V. et al. (2022), arXiv 2205.05198; Rajbhandari, S. et al. (2020), ZeRO, arXiv 1910.02054',
    validity: 'Without paging, recomputation and communication',
  },
  {
    name: 'Roofline',
    equation: 'rate = min(F/f, B/b)',
    source: 'Williams, S., Waterman, A. & Patterson, D. (2009), Commun. ACM 52(4), 65–76',
    validity: 'Operations and traffic overlap',
  },
  {
    name: 'Power of an accelerator',
    equation: 'P = idle + e_F FLOP/s + e_B B/s, held at the limit by rate^1.82',
    source:
      'Form: Choi, J. W. et al. (2013), A Roofline Model of Energy, IPDPS; e_F, e_B fitted to ML.ENERGY Benchmark v3.0 (Chung et al. 2025, arXiv 2505.06371), exponent to MLPerf Inference v4.1 power results',
    validity: 'H100 SXM while serving; carried over to others',
    uncertainty: 0.34,
  },
  {
    name: 'Node at the wall',
    equation: 'P_wall = 1348 W + 1.212 ΣP',
    source: 'MLPerf Inference v4.1, 8 × H200 with measured power, least squares (docs/workload.md)',
    validity: 'Air-cooled HGX nodes of 8; 2.8–4 kW of accelerators, extrapolated to 5.6 kW',
  },
];
