import { Button } from '@mantine/core';
import { Bookmark, X } from 'lucide-react';
import { useStudy } from '#renderer/study/use-study.ts';

/** Answers that stay while the document is changed; the tab Compare shows them side by side. */
export function KeptAnswers() {
  const kept = useStudy((study) => study.kept);
  const hasAnswer = useStudy((study) => study.answer !== null);
  const actions = useStudy((study) => study.actions);
  return (
    <div className="bw-scroll">
      <div className="bw-buttons bw-buttons-left bw-study-body">
        <Button
          variant="default"
          disabled={!hasAnswer}
          leftSection={<Bookmark size={13} aria-hidden />}
          onClick={() => actions.keep()}
        >
          Keep this answer
        </Button>
      </div>
      {kept.length === 0 ? (
        <p className="bw-empty">Keep an answer, change the document, and compare.</p>
      ) : (
        <ul className="bw-study-kept" aria-label="Kept answers">
          {kept.map(({ name }, index) => (
            <li key={`${name} ${index}`}>
              <span className="bw-clip">
                {index + 1}. {name}
              </span>
              <button
                type="button"
                className="bw-add"
                aria-label={`Forget answer ${index + 1}`}
                onClick={() => actions.forget(index)}
              >
                <X size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
