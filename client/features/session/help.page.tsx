import type { ReactNode } from 'react';
import type { TargetStatus } from '#shared/targets/status.ts';
import { useProgramme } from '../../lib/programme.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { QuestionsPanel, StepsPanel } from './help-answers.tsx';

const STATUS_MEANING: readonly [TargetStatus, string][] = [
  ['achieved', '数值已到目标值'],
  ['on_track', '实际增速跟得上所需增速'],
  ['slow', '实际增速低于所需增速，差距不大'],
  ['lagging', '实际增速明显低于所需增速'],
  ['reversing', '数值在下降'],
  ['missed', '期限已过，仍未达到'],
  ['holds', '每年都有的要求，最近一年符合'],
  ['fails', '每年都有的要求，最近一年不符合'],
  ['reached', '文件未定期限的目标，数值已到'],
  ['not_reached', '文件未定期限的目标，数值未到，不判断快慢'],
  ['no_data', '还没有报送或数据期数不足'],
  ['no_figure', '文件只有原则要求，没有数值'],
];

const MARK_MEANING: readonly [string, string][] = [
  ['0', '报送的数值就是零'],
  ['未报', '责任单位尚未报送'],
  ['缺', '责任单位说明无法提供'],
  ['不适用', '该单位没有这项指标'],
];

const KEYS: readonly [string, string][] = [
  ['Ctrl + K', '查找县（市、区）、指标、期别、目标和页面'],
  ['T', '光标在图表内时，切换图和表格'],
  ['Tab / Shift + Tab', '依次移到下一个、上一个按钮或输入框'],
  ['Esc', '关闭对话框、菜单'],
];

/** How to file, what the coverage is, what marks, statuses and keys mean, and whom to ask. */
export default function HelpPage() {
  const city = useProgramme()?.catalogue.city;
  return (
    <div className="stack">
      <PageHead title="帮助" lead={city && `业务问题请联系${contactWords(city)}。${city.footnote}`} />
      <div className="grid grid-2">
        <StepsPanel />
        {city && <QuestionsPanel city={city} />}
      </div>
      <div className="grid grid-3">
        <Panel title="目标状态">
          <dl className="facts">
            {STATUS_MEANING.map(([status, meaning]) => (
              <Entry key={status} term={<StatusTag status={status} />} meaning={meaning} />
            ))}
          </dl>
        </Panel>
        <Panel title="没有数字时的四种标记" subtitle="四者含义不同，汇总时不会把后三种当作零">
          <dl className="facts">
            {MARK_MEANING.map(([mark, meaning]) => (
              <Entry key={mark} term={mark} meaning={meaning} />
            ))}
          </dl>
        </Panel>
        <Panel title="键盘">
          <dl className="facts">
            {KEYS.map(([key, meaning]) => (
              <Entry key={key} term={key} meaning={meaning} />
            ))}
          </dl>
        </Panel>
      </div>
    </div>
  );
}

/** 市委科技办（电话…）. */
function contactWords({ contact, telephone }: { contact: string; telephone: string }): string {
  return telephone ? `${contact}（电话 ${telephone}）` : contact;
}

function Entry({ term, meaning }: { term: ReactNode; meaning: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{meaning}</dd>
    </>
  );
}
