import { scaleLinear, type ScaleLinear } from 'd3-scale';
import {
  line,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolCross,
  symbolStar,
} from 'd3-shape';
import type { PlaceAnswer, SiteMonth, Span } from '#models/results/site.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { valueIn } from '#models/units/units.ts';
import type { PlotArea } from '#renderer/plots/fan-plot.ts';

/** What a chart of the year shows. */
export type SiteSeries = 'margin' | 'power' | 'inlet';

interface SeriesText {
  readonly title: string;
  readonly quantity: QuantityName;
  readonly unit: string;
  /** The unit as people read it. */
  readonly shown: string;
}

/** How it is called, and its unit: that of the largest power where it is power. */
export function seriesText(series: SiteSeries, answers: readonly PlaceAnswer[]): SeriesText {
  const most = Math.max(...answers.map(({ year }) => year?.power.most ?? 0));
  const all: Readonly<Record<SiteSeries, SeriesText>> = {
    margin: { title: 'Margin', quantity: 'temperature-difference', unit: 'K', shown: 'K' },
    power:
      most < 10_000
        ? { title: 'Power', quantity: 'power', unit: 'W', shown: 'W' }
        : { title: 'Power', quantity: 'power', unit: 'kW', shown: 'kW' },
    inlet: { title: 'Inlet', quantity: 'temperature', unit: 'degC', shown: '°C' },
  };
  return all[series];
}

/** A month of a place: where its least, mean and most stand. */
interface Mark {
  readonly month: number;
  readonly x: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

export interface SitePlot {
  readonly y: ScaleLinear<number, number>;
  /** Middle of a month. */
  readonly xAt: (month: number) => number;
  /** Of each answer: marks of the months that have the value, and the line through their means. */
  readonly places: readonly { readonly marks: readonly Mark[]; readonly path: string }[];
  /** Where nothing is left to the limit; null where that is not shown. */
  readonly limit: number | null;
}

const monthsOfYear = 12;
/** Share of a month that its marks take, side by side. */
const spread = 0.6;

const symbols = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar];
const symbolArea = 34; // px²

/** The outline of a place's mark around 0, so that places are told apart without their colours. */
export function markPath(place: number): string {
  return symbol(symbols[place % symbols.length] ?? symbolCircle, symbolArea)() ?? '';
}

/** Of the months of an answer, from January on. */
export function monthSpans(answer: PlaceAnswer, series: SiteSeries): readonly (Span | null)[] {
  return (answer.year?.months ?? []).map((month: SiteMonth) => month[series]);
}

/** Least, mean and most of each month of each place. */
export function sitePlot(answers: readonly PlaceAnswer[], series: SiteSeries, area: PlotArea): SitePlot {
  const { quantity, unit } = seriesText(series, answers);
  const shown = (value: number) => valueIn(value, quantity, unit);
  const spans = answers.map((answer) => monthSpans(answer, series));
  const all = spans.flat().flatMap((span) => (span ? [shown(span.least), shown(span.most)] : []));
  const ends = series === 'margin' ? [...all, 0] : all;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  // What hardly varies is not blown up to noise.
  const room = Math.max((high - low) * 0.05, Math.abs(high) * 0.005, 1e-6);
  const y = scaleLinear([low - room, high + room], [area.bottom, area.top]).nice(4);
  const width = (area.right - area.left) / monthsOfYear;
  const xAt = (month: number) => area.left + (month + 0.5) * width;
  const draw = line<Mark>(
    (mark) => mark.x,
    (mark) => mark.mean,
  );
  const places = spans.map((list, place) => {
    const beside = answers.length > 1 ? (place / (answers.length - 1) - 0.5) * spread * width : 0;
    const marks = list.flatMap((span, month) =>
      span
        ? [
            {
              month,
              x: xAt(month) + beside,
              least: y(shown(span.least)),
              mean: y(shown(span.mean)),
              most: y(shown(span.most)),
            },
          ]
        : [],
    );
    return { marks, path: draw(marks) ?? '' };
  });
  return { y, xAt, places, limit: series === 'margin' ? y(0) : null };
}

/** The month at a place on the x axis. */
export function monthAt(x: number, area: PlotArea): number {
  const share = (x - area.left) / (area.right - area.left);
  return Math.min(monthsOfYear - 1, Math.max(0, Math.floor(share * monthsOfYear)));
}

/** The month that leaves least, from which reading off begins; July where no part has a limit. */
export function worstMonth(answers: readonly PlaceAnswer[]): number {
  let worst = { month: 6, margin: Infinity };
  for (const answer of answers) {
    for (const [month, span] of monthSpans(answer, 'margin').entries()) {
      if (span && span.least < worst.margin) worst = { month, margin: span.least };
    }
  }
  return worst.month;
}
