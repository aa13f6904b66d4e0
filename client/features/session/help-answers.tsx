import type { Programme } from '#shared/contract/programme.ts';
import { FILL_COLOUR } from '#shared/fill.words.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Panel } from '../../ui/panel.tsx';

type City = Programme['catalogue']['city'];

const STEPS: readonly [string, string][] = [
  ['登录', '首页就是报送任务，写明期别、截止时间和状态。'],
  ['下载模板，上传文件', `模板已带上年同期数，只填${FILL_COLOUR}格；也可以直接上传本单位自己的表格。`],
  ['核对与修改', '先看系统怎样读文件；红色“错误”必须改正，“提醒”写明原因即可。'],
  ['与上期对比', '看变动最大的几项是否属实。'],
  ['确认提交', '得到带编号的回执；审核前可以撤回，被退回时在原格答复后再报送。'],
];

/** 五步报送: how a return is filed. */
export function StepsPanel() {
  return (
    <Panel title="五步报送">
      <ol className="sentences">
        {STEPS.map(([name, words]) => (
          <li key={name}>
            <strong>{name}</strong>：{words}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** 口径问答 of the city, each with the clause that answers it. */
export function QuestionsPanel({ city }: { city: City }) {
  if (city.questions.length === 0) return null;
  return (
    <Panel title="口径问答" subtitle="点问题看回答和依据">
      {city.questions.map(({ question, answer, basis }) => (
        <Disclosure key={question} summary={question}>
          <p>{answer}</p>
          {basis && <p className="muted small">依据：{basis}</p>}
        </Disclosure>
      ))}
    </Panel>
  );
}
