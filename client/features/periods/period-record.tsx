import type { PeriodRow } from '#shared/contract/periods.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { copyText } from '../../lib/clipboard.ts';
import { periodName } from '../../lib/period-options.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { actWords } from './period.words.ts';

/** One period: its notice, what holds for single organisations, and who decided what. */
export function PeriodRecord({ row }: { row: PeriodRow }) {
  const offset = useOffset();
  return (
    <div className="grid grid-2">
      <Panel title={`${periodName(row)}的通知`} tools={row.notice && <CopyNotice text={row.notice} />}>
        {row.notice ? (
          row.notice.split('\n').map((line, i) => <p key={`${i} ${line}`}>{line}</p>)
        ) : (
          <p className="muted">开始报送时没有写通知。</p>
        )}
      </Panel>
      <Panel title={`${periodName(row)}的办理记录`}>
        {row.own.length > 0 && (
          <ul className="plain">
            {row.own.map(({ organisation, name, due, closed }) => (
              <li key={organisation}>
                {name}：{closed ? '已停止报送' : `${dateTimeText(due, offset)} 截止`}
              </li>
            ))}
          </ul>
        )}
        {row.acts.length === 0 && <p className="muted">还没有开始。</p>}
        <ol className="notes-list">
          {row.acts.map((act) => (
            <li key={act.at + act.kind + act.organisationName}>
              {actWords(act, act.due && dateTimeText(act.due, offset))}
              {act.reason && `。${act.reason}`}
              <div className="muted small">
                {dateTimeText(act.at, offset)} {act.by || '系统升级时接收'}
              </div>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}

function CopyNotice({ text }: { text: string }) {
  const say = useToast();
  const copy = async () => say((await copyText(text)) ? '通知已复制' : '没有复制成功，请选中文字后复制');
  return (
    <Button kind="quiet" onClick={() => void copy()}>
      复制通知
    </Button>
  );
}
