import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Meeting } from '#shared/contract/meeting.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, useSearch, withDefault } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { FindingSheet } from './finding-sheet.tsx';
import { meetingQuery } from './meeting.api.ts';
import style from './meeting.module.css';
import { canFillScreen, useEnlarged, useStageKeys } from './use-stage.ts';

const PARAMS = { publication: integer, at: withDefault(integer, 1) };

/** 汇报: a period's findings one after the other, in large type, by the keys of a presentation; printed, each on a sheet. */
export default function MeetingPage({ params }: { params: Record<string, string | undefined> }) {
  const period = params.period ?? '';
  const [search, set] = useSearch(PARAMS);
  const query = useQuery(meetingQuery(period, search.publication));
  return (
    <QueryView query={query} height={560}>
      {(meeting) => <Stage meeting={meeting} at={(search.at ?? 1) - 1} set={set} />}
    </QueryView>
  );
}

interface StageProps {
  meeting: Meeting;
  /** Counted from 0; an address may ask for one that is not there. */
  at: number;
  set: (search: { publication?: number | undefined; at?: number | undefined }) => void;
}

function Stage({ meeting, at: asked, set }: StageProps) {
  useTitle(`${meeting.title}汇报`);
  const box = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState(false);
  useEnlarged(box);
  const shown = meeting.chosen.flatMap((id) => meeting.findings.filter((one) => one.id === id));
  const at = Math.max(0, Math.min(shown.length - 1, asked));
  const go = useCallback((to: number) => set({ at: to + 1 }), [set]);
  useStageKeys(at, shown.length, go);
  return (
    <div className="stack">
      <style>{'@media print { .print-footer { display: none; } }'}</style>
      <div className="row row-between no-print">
        <div>
          <h1 className={style.heading}>{meeting.title}</h1>
          <Chosen meeting={meeting} />
        </div>
        <div className="row">
          {meeting.publications.length > 1 && (
            <LabelledSelect
              label="发布版本"
              value={String(meeting.publication ?? '')}
              options={meeting.publications.map((version) => ({
                value: String(version),
                label: `第${version}版`,
              }))}
              onChange={(version) => set({ publication: Number(version), at: 1 })}
            />
          )}
          {meeting.mayChoose && <Button onClick={() => setChoosing(true)}>选择内容</Button>}
          {canFillScreen() && (
            <Button kind="primary" onClick={() => void box.current?.requestFullscreen()}>
              全屏放映
            </Button>
          )}
          <Button onClick={() => window.print()}>打印或存为 PDF</Button>
          <CopyLink />
        </div>
      </div>
      <div ref={box} className={style.box}>
        <div className={style.stage} aria-live="polite">
          {shown.map((finding, i) => (
            <FindingSheet
              key={finding.id}
              {...{ finding, meeting }}
              at={i}
              count={shown.length}
              current={i === at}
            />
          ))}
        </div>
        <nav className={style.steps} aria-label="翻页">
          <Button disabled={at === 0} onClick={() => go(at - 1)}>
            上一项
          </Button>
          <Button disabled={at === shown.length - 1} onClick={() => go(at + 1)}>
            下一项
          </Button>
        </nav>
      </div>
      {choosing && <ChooseDialog meeting={meeting} onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** Who chose what is shown, and how one moves through it. */
function Chosen({ meeting: { choice, chosen, findings, publication } }: { meeting: Meeting }) {
  const offset = useOffset();
  const state = publication === null ? '草稿，数据尚未发布' : `第${publication}版发布`;
  const by = choice ? `，${choice.by} ${dateTimeText(choice.at, offset)} 选定` : '';
  return (
    <p className="small muted">
      {state}；共{findings.length}项，放映{chosen.length}项{by}。用左右方向键、空格或翻页键翻页。
    </p>
  );
}
