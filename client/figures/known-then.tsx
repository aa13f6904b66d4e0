/** 按历史时点查看: the control that sets the day, and the notice of what later corrections moved. */
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Cut } from '#shared/contract/cut.ts';
import type { Moved, RevisionsScope } from '#shared/contract/revisions.ts';
import { dateText } from '../lib/civil-time.ts';
import { useOffset } from '../lib/programme.ts';
import { TextButton } from '../ui/button.tsx';
import { DayInput } from '../ui/day-input.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { revisionsQuery } from './figures.api.ts';

/** The part of an address that names a state of knowledge. */
export interface KnownAt {
  v?: number | undefined;
  asof?: string | undefined;
}

const LATEST: KnownAt = { asof: undefined, v: undefined };

/** A day as 年-月-日, whatever the browser's language; leaving it empty shows the latest data. */
export function AsOfChoice({ asof, v, onChange }: KnownAt & { onChange: (known: KnownAt) => void }) {
  return (
    <span className="as-of">
      <DayInput
        label="按历史时点查看"
        value={asof}
        onChange={(day) => onChange(day === undefined ? LATEST : { asof: day, v: undefined })}
      />
      {(asof !== undefined || v !== undefined) && (
        <TextButton onClick={() => onChange(LATEST)}>看最新</TextButton>
      )}
    </span>
  );
}

/** What a page is about; left out: every part of the city, its total, every period of the indicator. */
interface Looked {
  scope?: z.infer<typeof RevisionsScope>;
  period?: string;
  form?: 'to_date' | 'single';
  metric?: string;
  unit?: string;
}

interface LaterCorrectionsProps {
  cut: Cut;
  known: KnownAt;
  about: Looked;
  onChange: (known: KnownAt) => void;
}

/** Nothing while the page shows the latest data. */
export function LaterCorrections({ cut, known, about, onChange }: LaterCorrectionsProps) {
  const offset = useOffset();
  const query = useQuery({ ...revisionsQuery({ ...about, ...known }), enabled: !cut.latest });
  if (cut.latest) return null;
  const day = known.asof ?? (cut.dataVersion > 0 ? dateText(cut.asOf, offset) : '');
  const moves = query.data;
  return (
    // On paper the line under the title names the version; the page must stay one.
    <div className="no-print">
      <Notice kind="info" live>
        <p>
          当前显示{day && `历史时点 ${day} `}的数据（第{cut.dataVersion}版），不是最新数据（第
          {cut.latestVersion}
          版）。
          {moves ? moves.summary : query.isError ? '没有读到其后的更正，请重试。' : '正在比较其后的更正…'}{' '}
          <TextButton onClick={() => onChange(LATEST)}>看最新</TextButton>
        </p>
        {moves && moves.figures.length + moves.ranks.length > 0 && (
          <Disclosure summary={`变化了什么（位次${moves.ranks.length}项，数据${moves.figures.length}项）`}>
            <MovedList moves={[...moves.ranks, ...moves.figures]} />
          </Disclosure>
        )}
      </Notice>
    </div>
  );
}

const SHOWN = 30;

function MovedList({ moves }: { moves: readonly Moved[] }) {
  return (
    <>
      <ul className="sentences">
        {moves.slice(0, SHOWN).map((m) => (
          <li key={`${m.kind}/${m.unit}/${m.indicator}/${m.period}`}>{m.text}</li>
        ))}
      </ul>
      {moves.length > SHOWN && (
        <p className="muted">另有{moves.length - SHOWN}项，在各地区、各指标的页面可逐项查看。</p>
      )}
    </>
  );
}
