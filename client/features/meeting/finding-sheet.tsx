import { useMemo } from 'react';
import type { Meeting } from '#shared/contract/meeting.ts';
import type { Finding } from '#shared/meeting/findings.ts';
import { drawingHeight, drawingOption } from '#shared/report/drawing-option.ts';
import { textOf } from '#shared/report/said.ts';
import { SIMULATED_NOTE } from '#shared/table.ts';
import { LazyChart } from '../../charts/lazy-chart.tsx';
import { LOOK } from '../../charts/theme.ts';
import { classNames } from '../../ui/class-names.ts';
import style from './meeting.module.css';

/** Letters of a sentence that still stands in the largest type, with a drawing under it and without. */
const LARGE = { withChart: 90, alone: 260 };
/** What a drawing may take under a short sentence and under a long one. */
const TALL = { short: 220, long: 190 };

/** One finding on a sheet of its own: title, sentence, drawing, and at the foot what it rests on. */
export function FindingSheet({
  finding: { title, said, chart, basis },
  meeting: { source, simulated },
  at,
  count,
  current,
}: {
  finding: Finding;
  meeting: Meeting;
  at: number;
  count: number;
  current: boolean;
}) {
  const length = textOf(said).length;
  const large = length <= (chart ? LARGE.withChart : LARGE.alone);
  return (
    <section className={classNames(style.sheet, current && style.current)} aria-hidden={!current}>
      <h2 className={style.title}>
        <span>{title}</span>
        <span className={style.count}>
          {at + 1}/{count}
        </span>
      </h2>
      <p className={classNames(large ? style.large : style.small, !chart && style.alone)}>
        {said.map((piece, i) => (typeof piece === 'string' ? piece : <strong key={i}>{piece.text}</strong>))}
      </p>
      {chart && <Drawn chart={chart} tall={large ? TALL.short : TALL.long} />}
      <footer className={style.foot}>
        {basis && `依据：${basis}　`}
        {source}
        {simulated && SIMULATED_NOTE}
      </footer>
    </section>
  );
}

function Drawn({ chart, tall }: { chart: NonNullable<Finding['chart']>; tall: number }) {
  const option = useMemo(() => drawingOption(LOOK, chart.drawing), [chart.drawing]);
  return (
    <figure className={style.figure}>
      <figcaption>{chart.caption}</figcaption>
      <LazyChart
        option={option}
        height={Math.min(tall, drawingHeight(chart.drawing))}
        description={chart.alt}
      />
    </figure>
  );
}
