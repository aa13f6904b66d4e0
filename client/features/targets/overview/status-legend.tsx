import { TARGET_STATUS_LABEL, type TargetStatus } from '#shared/targets/status.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

/** What each word means; the three that rest on the ratio are said by the city's own thresholds. */
const MEANING: readonly [readonly TargetStatus[], string][] = [
  [['achieved', 'missed'], '目标年之前已达到目标值；目标年已到而未达到。'],
  [['holds', 'fails'], '每年都要达到的要求，以最近有数据的一年为准。'],
  [['reached', 'not_reached'], '文件未定期限的目标，不判断快慢。'],
  [['no_data'], '尚无已核定数据，不作判断。'],
];

/** 状态图例: every status once, with how it is reached. */
export function StatusLegend({ thresholds, rule = '' }: { thresholds: string; rule?: string }) {
  return (
    <Disclosure summary="状态图例">
      <ul className="plain status-legend">
        <li>
          <Tags of={['on_track', 'slow', 'lagging', 'reversing']} />
          实际年均增速(变化)与到目标年所需之比，{thresholds}；累计类目标用累计完成数与按时间应达数之比。
        </li>
        {MEANING.map(([statuses, words]) => (
          <li key={statuses[0]}>
            <Tags of={statuses} />
            {words}
          </li>
        ))}
      </ul>
      {rule && <p>总目标：{rule}</p>}
    </Disclosure>
  );
}

function Tags({ of }: { of: readonly TargetStatus[] }) {
  return (
    <span className="row-tight">
      {of.map((status) => (
        <StatusTag key={status} status={status} label={TARGET_STATUS_LABEL[status]} />
      ))}
    </span>
  );
}
