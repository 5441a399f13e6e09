import { rowTexts } from '#renderer/panels/verification/verification-rows.ts';
import type { VerificationRow } from '#solver/verification/row.ts';

const ways: Readonly<Record<VerificationRow['through'], string>> = {
  network: 'Solved as a network, by the solver that answers to designs.',
  grid: 'Solved on a grid of cells, by the field solver.',
  relation: 'Computed by one relation of the solver, without a network.',
};

/** What is behind a row, in full: what was compared, how it was computed, and where the reference is from. */
export function VerificationDetail({ row }: { readonly row: VerificationRow | undefined }) {
  return (
    <section className="bw-verification-detail" aria-label="Row in full" aria-live="polite">
      {row ? <Detail row={row} /> : <p className="bw-faint">Choose a row to see it in full.</p>}
    </section>
  );
}

function Detail({ row }: { readonly row: VerificationRow }) {
  const { reference, value, deviation, tolerance } = rowTexts(row);
  return (
    <>
      <p>
        <strong>
          {row.id} {row.title}
        </strong>{' '}
        – {row.quantity}: {value} against {reference}, off by{' '}
        <span className={row.ok ? undefined : 'bw-bad'}>{deviation}</span>; {tolerance} is allowed.{' '}
        {ways[row.through]}
      </p>
      {row.note !== null && <p>{row.note}</p>}
      <p>
        <span className="bw-faint">Source:</span> {row.source}
      </p>
    </>
  );
}
