/*
 * Ambient classes of automotive integrated circuits, K.
 * Source: AEC-Q100 Rev-H (2014), grades of the ambient operating temperature, as makers repeat them (Cypress KBA220733).
 */

export type Grade = 'none' | '0' | '1' | '2' | '3';

export interface GradeRange {
  readonly lowest: number;
  readonly highest: number;
}

const zero = 273.15;

const ranges: Readonly<Record<Grade, GradeRange | null>> = {
  none: null,
  '0': { lowest: zero - 40, highest: zero + 150 },
  '1': { lowest: zero - 40, highest: zero + 125 },
  '2': { lowest: zero - 40, highest: zero + 105 },
  '3': { lowest: zero - 40, highest: zero + 85 },
};

/** Ambient that a grade is qualified for, K; null where a part has none. */
export const gradeRange = (grade: Grade): GradeRange | null => ranges[grade];
