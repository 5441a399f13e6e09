import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { dropHint, shownHint, subscribeHint, type ShownHint } from '#renderer/panels/hint/hint-store.ts';
import { placeHint } from '#renderer/panels/hint/place-hint.ts';

const id = 'bw-hint';

/** Draws the hint that is shown. Once in the window. */
export function HintLayer() {
  const hint = useSyncExternalStore(subscribeHint, shownHint);
  useEffect(() => {
    const drop = () => dropHint();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') dropHint();
    };
    window.addEventListener('pointerdown', drop, true);
    window.addEventListener('wheel', drop, { capture: true, passive: true });
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointerdown', drop, true);
      window.removeEventListener('wheel', drop, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);
  return hint && <Shown hint={hint} />;
}

function Shown({ hint }: { readonly hint: ShownHint }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !hint.anchor.isConnected) return undefined;
    const { width, height } = element.getBoundingClientRect();
    const room = { width: window.innerWidth, height: window.innerHeight };
    const at = placeHint(hint.anchor.getBoundingClientRect(), { width, height }, room, hint.side);
    element.style.transform = `translate(${at.x}px, ${at.y}px)`;
    const before = hint.anchor.getAttribute('aria-describedby');
    hint.anchor.setAttribute('aria-describedby', before === null ? id : `${before} ${id}`);
    return () => {
      if (before === null) hint.anchor.removeAttribute('aria-describedby');
      else hint.anchor.setAttribute('aria-describedby', before);
    };
  }, [hint]);
  return (
    <div id={id} role="tooltip" className="bw-tooltip" ref={box}>
      {hint.content}
    </div>
  );
}
