/** 按历史时点查看: the control that sets the day, and the notice of what later corrections moved. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { z } from 'zod';
import type { Cut } from '#shared/contract/cut.ts';
import type { Moved, RevisionsScope } from '#shared/contract/revisions.ts';
import { dateText } from '../lib/civil-time.ts';
import { useEarlyInput } from '../lib/early-input.ts';
import { useOffset } from '../lib/programme.ts';
import { typedDay } from '../lib/typed-day.ts';
import { TextButton } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { TextInput } from '../ui/inputs.tsx';
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
  const id = useId();
  const [typed, setTyped] = useState(asof ?? '');
  const [shown, setShown] = useState(asof);
  if (shown !== asof) {
    // Back and 看最新 change the address from outside the field.
    setShown(asof);
    setTyped(asof ?? '');
  }
  const commit = (text: string) => {
    const day = typedDay(text);
    if (text.trim() === '' && asof !== undefined) onChange(LATEST);
    else if (day && day !== asof) onChange({ asof: day, v: undefined });
  };
  // 2026-7-2 may become 2026-7-27: only a whole day counts while somebody types.
  const type = (text: string) => {
    setTyped(text);
    if (text === '' || typedDay(text) === text) commit(text);
  };
  const wrong = typed.trim() !== '' && typedDay(typed) === null;
  const field = useEarlyInput<HTMLInputElement>(typed, type);
  return (
    <span className="as-of">
      <label className="muted" htmlFor={id}>
        按历史时点查看
      </label>
      <TextInput
        ref={field}
        id={id}
        placeholder="年-月-日"
        title="写成 年-月-日，例如 2026-07-27"
        maxLength={11}
        aria-invalid={wrong || undefined}
        value={typed}
        onChange={type}
        onBlur={() => commit(typed)}
        onKeyDown={(event) => event.key === 'Enter' && commit(typed)}
      />
      {(asof !== undefined || v !== undefined) && (
        <TextButton onClick={() => onChange(LATEST)}>看最新</TextButton>
      )}
    </span>
  );
}

/** What a page is about; left out: every part of the city, its total, every period of the indicator. */
export interface Looked {
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
