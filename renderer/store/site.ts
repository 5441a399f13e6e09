import type { PlaceAnswer } from '#models/results/site.ts';
import { firstQuestion } from '#models/site/question.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';
import type { ChosenPlace, SiteActions, SiteState } from '#renderer/store/site-contract.ts';

/** Places side by side: as many as can be told apart in a chart. */
export const mostPlaces = 6;

export const firstSite: SiteState = {
  places: [],
  question: firstQuestion,
  run: null,
  answer: null,
  refusal: null,
  fileFaults: [],
};

/** Years at places on demand, in a worker of their own: one run at a time, of a snapshot of the design; the last answer stays until then. */
export function siteActions(services: Services): Omit<SiteActions, 'exportSite'> {
  const { site: solver, host, set, get } = services;
  let running: AbortController | null = null;

  const change = (changes: Partial<SiteState>) => set({ site: { ...get().site, ...changes } });

  /** Forgets the run that goes on; its answer is not shown. */
  function drop(): void {
    const old = running;
    running = null;
    old?.abort();
  }

  function add(chosen: ChosenPlace): void {
    const { places } = get().site;
    const isKnown = places.some(({ key }) => key === chosen.key);
    if (!isKnown && places.length >= mostPlaces) return;
    change({
      fileFaults: [],
      places: isKnown
        ? places.map((other) => (other.key === chosen.key ? chosen : other))
        : [...places, chosen],
    });
  }

  return {
    setSite: (question) => change({ question: { ...get().site.question, ...question } }),
    addPlace: add,
    removePlace: (key) => change({ places: get().site.places.filter((place) => place.key !== key) }),
    async openWeather() {
      await orNotify(services, 'The weather file could not be opened', async () => {
        const files = await host.openTextFiles(['.epw']);
        if (files.length === 0) return;
        const { readEpw } = await import('#models/site/epw.ts');
        const faults: string[] = [];
        for (const { name, text } of files) {
          const reading = readEpw(text);
          const key = `file ${name}`;
          const isNew = get().site.places.every((place) => place.key !== key);
          if (!reading.ok) faults.push(`${name}: ${reading.error}; ${reading.remedy}.`);
          else if (isNew && get().site.places.length >= mostPlaces)
            faults.push(`${name}: there are ${mostPlaces} places already; remove one.`);
          else {
            const { weather } = reading;
            const isTaken = get().site.places.some(
              (other) => other.key !== key && other.name === weather.place,
            );
            const called =
              isTaken || weather.place === '' ? `${weather.place} (${name})`.trim() : weather.place;
            add({ key, name: called, file: name, place: { type: 'weather', weather } });
          }
        }
        change({ fileFaults: faults });
      });
    },
    async runSite() {
      drop();
      const { design, site } = get();
      const { places, question } = site;
      if (places.length === 0) {
        change({ run: null, refusal: 'No place is chosen; choose at least one.' });
        return;
      }
      const mine = new AbortController();
      running = mine;
      change({ run: { places, done: 0, solves: 0 }, refusal: null });
      const answers: PlaceAnswer[] = [];
      const refusals: string[] = [];
      for (const [done, { name, place }] of places.entries()) {
        const note = (solves: number) => running === mine && change({ run: { places, done, solves } });
        note(0);
        try {
          const options = { signal: mine.signal, onSolve: note };
          const answer = await solver.answerPlace(place, question, design, options);
          answers.push({ ...answer, place: name });
        } catch (error) {
          refusals.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
        if (running !== mine) return;
      }
      running = null;
      if (answers.length === 0) {
        change({ run: null, refusal: refusals.join(' ') });
        return;
      }
      const problems = refusals.map((message) => ({ severity: 'error', message }) as const);
      change({ run: null, answer: { design, question, places, answers, problems } });
    },
    cancelSite() {
      drop();
      if (get().site.run) change({ run: null });
    },
  };
}
