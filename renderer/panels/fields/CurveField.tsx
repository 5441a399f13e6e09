import type { ReactNode } from 'react';
import type { Curve, CurveField as Declaration } from '#models/schema/field.ts';
import { findUnit } from '#models/units/units.ts';
import { curveText, readCurveText } from '#renderer/panels/fields/lines-text.ts';
import { LinesField } from '#renderer/panels/fields/LinesField.tsx';
import { Sparkline } from '#renderer/plots/Sparkline.tsx';

export interface CurveFieldProps {
  readonly field: Declaration;
  readonly value: Curve | null;
  readonly onCommit: (value: Curve | null) => void;
  readonly hint?: ReactNode;
  readonly mark?: ReactNode;
  readonly placeholder?: string;
}

/** A curve as a small picture that opens to its points. */
export function CurveField(props: CurveFieldProps) {
  const { field, value } = props;
  const unitText = (quantity: Declaration['x']['quantity'], symbol: string) => {
    const unit = findUnit(quantity, symbol);
    return unit?.shown ?? symbol;
  };
  const columns = `${field.x.label} [${unitText(field.x.quantity, field.x.unit) || '1'}], ${field.y.label} [${unitText(field.y.quantity, field.y.unit) || '1'}]`;
  return (
    <LinesField
      {...props}
      columns={columns}
      textOf={(curve) => curveText(field, curve)}
      read={(text) => readCurveText(field, text)}
      shown={value && <Sparkline points={value} />}
    />
  );
}
